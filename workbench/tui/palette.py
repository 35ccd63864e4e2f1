"""The colours of the dark and the light look, as `#rrggbb`; nothing here knows of a screen."""

from __future__ import annotations

from typing import NamedTuple


class Palette(NamedTuple):
    """The theme variables that the roles are made of."""

    primary: str
    secondary: str
    accent: str
    warning: str
    error: str
    success: str
    foreground: str
    background: str
    panel: str


DARK = Palette(
    primary="#7aa2d6",
    secondary="#8fa7b8",
    accent="#e0b35c",
    warning="#e0b35c",
    error="#e06c6c",
    success="#7fbf7a",
    foreground="#d6d9dc",
    background="#14171a",
    panel="#1d2125",
)
LIGHT = Palette(
    primary="#2f5f9e",
    secondary="#4d6272",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#b3261e",
    success="#2b7a2b",
    foreground="#1f2328",
    background="#fbfbf9",
    panel="#eeeeea",
)
