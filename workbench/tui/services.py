"""What the app is given by whoever opens it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.client.settings import ClientSettings


def _usual_client() -> ClientSettings:
    from workbench.client.settings import ClientSettings

    return ClientSettings()


def _no_hint(_suite: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Services:
    """How to reach the model, what to tell a newcomer, and a person's own keys.

    `client` makes the settings when the first re-run needs them (the SDK is slow to import); `hint` gives the line
    shown under a suite's regressed cases; `keys` is {action name: keys} over the table's.
    """

    client: Callable[[], ClientSettings] = _usual_client
    hint: Callable[[str], str | None] = _no_hint
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
