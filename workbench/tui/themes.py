"""The app's own dark and light theme; a terminal with few colours gets its own palette instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

from workbench.tui import palette

if TYPE_CHECKING:
    from workbench.tui.palette import Palette


def _theme(name: str, colours: Palette, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=colours.primary,
        secondary=colours.secondary,
        accent=colours.accent,
        warning=colours.warning,
        error=colours.error,
        success=colours.success,
        foreground=colours.foreground,
        background=colours.background,
        surface=colours.background,
        panel=colours.panel,
        dark=dark,
    )


DARK = _theme("workbench-dark", palette.DARK, dark=True)
LIGHT = _theme("workbench-light", palette.LIGHT, dark=False)
# Uses the terminal's own sixteen colours on its own background, light or dark.
TERMINAL = "ansi-dark"
THEMES = (DARK.name, LIGHT.name, TERMINAL)
