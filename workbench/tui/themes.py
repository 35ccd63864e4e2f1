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


def wanted_theme(services: Services) -> ThemeName | None:
    """The look that is asked for, or remembered; None where no look is."""
    wanted = services.theme
    if wanted is None and services.settings is not None:
        wanted = read_settings(services.settings).get("theme")
    return next((name for name in THEMES if name == wanted), None)


def unfit(wanted: ThemeName | None, *, colours: int) -> str:
    """Why a look cannot be had where there are so many colours, 16 or none; "" where it can."""
    if wanted in (None, "terminal"):
        return ""
    if not colours:
        return f"theme {wanted} needs colours, and there are none here"
    return f"theme {wanted} needs 256 colours; the terminal's own sixteen are used"
