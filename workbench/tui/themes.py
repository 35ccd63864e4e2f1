"""The app's own themes, dark and light, each in high contrast as well; and the terminal's own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

from workbench.tui import palette
from workbench.tui.settings import read_settings

if TYPE_CHECKING:
    from workbench.tui.palette import Palette
    from workbench.tui.services import Services
    from workbench.tui.theme_names import ThemeName


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
CONTRAST = _theme("workbench-contrast", palette.CONTRAST, dark=True)
CONTRAST_LIGHT = _theme("workbench-contrast-light", palette.CONTRAST_LIGHT, dark=False)
OWN = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT)
# Uses the terminal's own sixteen colours on its own background, light or dark.
TERMINAL = "ansi-dark"
THEMES: dict[ThemeName, str] = {
    "dark": DARK.name,
    "light": LIGHT.name,
    "contrast": CONTRAST.name,
    "contrast-light": CONTRAST_LIGHT.name,
    "terminal": TERMINAL,
}
"""Textual's name of each look."""
LEAST_CONTRAST = {CONTRAST.name: 7.0, CONTRAST_LIGHT.name: 7.0}
"""Of text, where it is more than usual. WCAG 2.2, success criteria 1.4.3 (AA: 4.5) and 1.4.6 (AAA: 7)."""


def first_theme(services: Services, *, few: bool) -> ThemeName:
    """The look the app opens in: with `few` colours the terminal's own, else as asked for, as remembered, or dark."""
    if few:
        return "terminal"
    wanted = services.theme
    if wanted is None and services.settings is not None:
        wanted = read_settings(services.settings).get("theme")
    return next((name for name in THEMES if name == wanted), "dark")
