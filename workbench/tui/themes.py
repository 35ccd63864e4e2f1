"""The app's own dark and light theme; a terminal with few colours gets its own palette instead."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="workbench-dark",
    primary="#7aa2d6",
    secondary="#8fa7b8",
    accent="#e0b35c",
    warning="#e0b35c",
    error="#e06c6c",
    success="#7fbf7a",
    foreground="#d6d9dc",
    background="#14171a",
    surface="#14171a",
    panel="#1d2125",
    dark=True,
)
LIGHT = Theme(
    name="workbench-light",
    primary="#2f5f9e",
    secondary="#4d6272",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#b3261e",
    success="#2b7a2b",
    foreground="#1f2328",
    background="#fbfbf9",
    surface="#fbfbf9",
    panel="#eeeeea",
    dark=False,
)
# Uses the terminal's own sixteen colours on its own background, light or dark.
TERMINAL = "ansi-dark"
THEMES = (DARK.name, LIGHT.name, TERMINAL)
