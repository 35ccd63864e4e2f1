"""What the app is given by whoever opens it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from workbench.client.settings import ClientSettings


def _usual_client() -> ClientSettings:
    from workbench.client.settings import ClientSettings

    return ClientSettings()


def _no_hint(_suite: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Services:
    """How to reach the model, what to tell a newcomer, and what a person wants of the app.

    `client` makes the settings when the first re-run needs them (the SDK is slow to import); `hint` gives the line
    shown under a suite's regressed cases; `keys` is {action name: keys} over the table's. `theme` is asked for (None:
    the one remembered in the file `settings`; without that file nothing is remembered), and so is the `mouse`.
    """

    client: Callable[[], ClientSettings] = _usual_client
    hint: Callable[[str], str | None] = _no_hint
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    theme: str | None = None
    mouse: bool = False
    settings: Path | None = None
