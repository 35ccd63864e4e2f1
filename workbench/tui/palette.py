"""The colours of the looks, as `#rrggbb`; nothing here knows of a screen."""

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
CONTRAST = Palette(
    primary="#9ecbff",
    secondary="#c8d3dc",
    accent="#ffd75f",
    warning="#ffd75f",
    error="#ff9c9c",
    success="#8fe388",
    foreground="#ffffff",
    background="#000000",
    panel="#1c1c1c",
)
CONTRAST_LIGHT = Palette(
    primary="#003c8f",
    secondary="#2f3d48",
    accent="#663f00",
    warning="#663f00",
    error="#8a0a05",
    success="#0c4a10",
    foreground="#000000",
    background="#ffffff",
    panel="#eeeeee",
)
