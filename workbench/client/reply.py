"""What came of one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject, OutputError


@dataclass(frozen=True, slots=True)
class Reply:
    """A message as the API gave it, or the error in its place.

    `latency_ms` is that of the attempt that answered, `first_token_ms` when its first text came if it was streamed,
    `model` the one that served. What did not come is None. `attempts` counts the tries, this one included.
    """

    content: tuple[JsonObject, ...] = ()
    stop_reason: str | None = None
    usage: JsonObject | None = None
    latency_ms: float | None = None
    request_id: str | None = None
    model: str | None = None
    simulated: bool = False
    error: OutputError | None = None
    first_token_ms: float | None = None
    attempts: int = 1
    stop_details: JsonObject | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it is an answer without content that claims to have some, as the API gives now and then."""
        return self.error is None and self.stop_reason in ("end_turn", "tool_use") and not self.content


@dataclass(frozen=True, slots=True)
class Retry:
    """A call failed in a way that may pass: it is sent again after `wait_s` seconds as try `attempt` of `attempts`."""

    error: OutputError
    wait_s: float
    attempt: int
    attempts: int
