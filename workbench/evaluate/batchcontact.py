"""Whether the endpoint of batches can be reached, and what its errors mean for the runs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from workbench.client.failures import may_pass

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.evaluate.events import EndedBy
    from workbench.records import OutputError

_REFUSING = frozenset({401, 402, 403})


class Contact:
    """Takes in how calls end. `stop` is called with how and why when no call can succeed.

    `unreached_s` is how long an endpoint that never answered is waited for, `down_s` one that did. `failing` is the
    error of the latest call, None when that was answered.
    """

    def __init__(self, unreached_s: float, down_s: float, stop: Callable[[EndedBy, str, OutputError], None]) -> None:
        self.reached = False
        self.failing: OutputError | None = None
        self._since = time.monotonic()
        self._unreached_s = unreached_s
        self._down_s = down_s
        self._stop = stop

    def answered(self) -> None:
        """A call was answered."""
        self.reached = True
        self.failing = None

    def failed(self, error: OutputError) -> bool:
        """A call ended in an error. True: nothing is to be done but to try again later; False: it is the call's own."""
        said = f"{error.kind}: {error.message}"
        refused = error.status in _REFUSING or error.kind == "authentication_error"
        if refused or "spend limit" in error.message.lower():
            self._stop("refused", said, error)
            return True
        if not (may_pass(error) or error.kind == "timeout"):
            return False
        now = time.monotonic()
        if self.failing is None and self.reached:
            self._since = now
        self.failing = error
        if now - self._since > (self._down_s if self.reached else self._unreached_s):
            self._stop("unreachable", said, error)
        return True
