"""What a piece of text on screen is (changed, context, failing...) and how the terminal at hand shows it.

Every role is told apart without colour as well: by weight, underline or reverse, beside the signs in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.color import Color, blend_rgb
from rich.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping


class Look(NamedTuple):
    """A role in terms of theme variables: `ink` the text, `paper` what is behind it mixed in by `strength`."""

    ink: str = "foreground"
    paper: str = ""
    strength: float = 1.0
    fade: float = 1.0
    bold: bool = False
    underline: bool = False


# In full colour. `fade` mixes the ink into the background: context, not news.
LOOKS: dict[str, Look] = {
    "plain": Look(),
    "strong": Look(bold=True),
    "dim": Look(fade=0.6),
    "faint": Look(fade=0.32),
    "accent": Look("accent", bold=True),
    "key": Look("accent"),
    "good": Look("success"),
    "bad": Look("error"),
    "bad-strong": Look("error", bold=True),
    "warn": Look("warning"),
    "group": Look("primary", bold=True),
    "mark": Look("warning", bold=True),
    "cursor": Look(paper="primary", strength=0.2),
    "removed": Look("foreground", "error", 0.11),
    "removed-word": Look("foreground", "error", 0.38, underline=True),
    "removed-sign": Look("error", "error", 0.11, bold=True),
    "added": Look("foreground", "success", 0.10),
    "added-word": Look("foreground", "success", 0.32, underline=True),
    "added-sign": Look("success", "success", 0.10, bold=True),
    "moved": Look("foreground", "primary", 0.12),
    "moved-word": Look("foreground", "primary", 0.36, underline=True),
    "moved-sign": Look("primary", "primary", 0.12, bold=True),
    "soft": Look(fade=0.45),
    "gap": Look("foreground", "foreground", 0.03, fade=0.3),
    "title": Look("primary", "foreground", 0.06, bold=True),
    "bar": Look(paper="foreground", strength=0.06),
}

# Sixteen colours and none: the terminal's own palette; no tints, so words stand out by attributes.
PLAIN_STYLES: dict[str, Style] = {
    "plain": Style(),
    "strong": Style(bold=True),
    "dim": Style(dim=True),
    "faint": Style(dim=True),
    "accent": Style(color="cyan", bold=True),
    "key": Style(color="cyan"),
    "good": Style(color="green"),
    "bad": Style(color="red"),
    "bad-strong": Style(color="red", bold=True),
    "warn": Style(color="yellow"),
    "group": Style(color="blue", bold=True),
    "mark": Style(color="yellow", bold=True),
    "cursor": Style(reverse=True),
    "removed": Style(color="red"),
    "removed-word": Style(color="red", bold=True, underline=True),
    "removed-sign": Style(color="red", bold=True),
    "added": Style(color="green"),
    "added-word": Style(color="green", bold=True, underline=True),
    "added-sign": Style(color="green", bold=True),
    "moved": Style(color="magenta"),
    "moved-word": Style(color="magenta", bold=True, underline=True),
    "moved-sign": Style(color="magenta", bold=True),
    "soft": Style(dim=True),
    "gap": Style(dim=True),
    "title": Style(color="blue", bold=True),
    "bar": Style(),
}


class Roles:
    """The styles of one theme on one terminal; a new object after a change of theme, so caches can tell."""

    def __init__(self, variables: Mapping[str, str], *, plain: bool, colour: bool = True) -> None:
        """`plain`: the terminal's own sixteen colours; without `colour` not even those."""
        self.styles: dict[str, Style] = PLAIN_STYLES if plain or not colour else _tinted(variables)
        if not colour:
            self.styles = {role: style.without_color for role, style in self.styles.items()}
        self.base: Style = self.styles["plain"]
        self._on: dict[tuple[str, str], Style] = {}

    def __getitem__(self, role: str) -> Style:
        return self.styles[role] if role else self.base

    def on(self, row: str, role: str) -> Style:
        """The style of a role on a row that has a role of its own (the cursor, a bar)."""
        if not row:
            return self[role]
        style = self._on.get((row, role))
        if style is None:
            over, under = self[role], self.styles[row]
            if under.bgcolor is not None:
                over = over + Style(bgcolor=under.bgcolor)
            elif under.reverse:
                # A reversed row takes no colours of its parts: red on green would be unreadable.
                over = Style(reverse=True, bold=over.bold)
            style = self._on[(row, role)] = over
        return style


def _tinted(variables: Mapping[str, str]) -> dict[str, Style]:
    def blended(under: Color, over: Color, strength: float) -> Color:
        return Color.from_triplet(blend_rgb(under.get_truecolor(), over.get_truecolor(), strength))

    background = Color.parse(variables["background"])
    styles = {}
    for role, look in LOOKS.items():
        paper = blended(background, Color.parse(variables[look.paper]), look.strength) if look.paper else background
        ink = blended(paper, Color.parse(variables[look.ink]), look.fade)
        styles[role] = Style(color=ink, bgcolor=paper, bold=look.bold or None, underline=look.underline or None)
    return styles
