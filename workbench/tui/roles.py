"""What a piece of text on screen is (changed, context, failing...) and how the terminal at hand shows it.

Every role is told apart without colour as well: by weight, underline or reverse, beside the signs in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.color import Color, blend_rgb
from rich.style import Style

from workbench.tui.contrast import USUAL, legible, tinted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color_triplet import ColorTriplet


class Look(NamedTuple):
    """A role in terms of theme variables: `ink` the text, `paper` what is behind it mixed in by `strength`."""

    ink: str = "foreground"
    paper: str = ""
    strength: float = 1.0
    fade: float = 1.0
    bold: bool = False
    underline: bool = False


DRAWN = ("faint", "gap")
"""Roles of lines and dots that carry no text; what they part stands apart without them too."""
# In full colour. `fade` mixes the ink into the background: context, not news. Text is made as legible as it has to be.
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

    def __init__(
        self,
        variables: Mapping[str, str],
        *,
        plain: bool,
        colour: bool = True,
        least: float = USUAL,
        few: bool = False,
    ) -> None:
        """`plain`: the terminal's own sixteen colours; without `colour` not even those; `few`: 256 of them.

        `least` is the contrast that text has at least; where it is more than usual the cursor is reversed as well.
        """
        self.tinted = colour and not plain
        """Whether every style has colours of its own, ink and paper, by value."""
        if not self.tinted:
            self.styles = dict(PLAIN_STYLES)
        else:
            self._ink = _triplet(variables["foreground"])
            self._least, self._few = least, few
            self.styles = self._tinted(variables)
            if least > USUAL:
                self.styles["cursor"] = self.styles["plain"] + Style(reverse=True)
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
            if under.reverse:
                # A reversed row takes no colours of its parts: red on green would be unreadable.
                over = under + Style(bold=over.bold)
            elif under.bgcolor is not None:
                over = self._readable(over + Style(bgcolor=under.bgcolor), role)
            style = self._on[(row, role)] = over
        return style

    def _readable(self, style: Style, role: str) -> Style:
        if role in DRAWN or style.color is None or style.bgcolor is None:
            return style
        ink, paper = style.color.get_truecolor(), style.bgcolor.get_truecolor()
        better = legible(ink, paper, self._ink, self._least, few=self._few)
        return style if better is ink else style + Style(color=Color.from_triplet(better))

    def _tinted(self, variables: Mapping[str, str]) -> dict[str, Style]:
        background = _triplet(variables["background"])
        styles = {}
        for role, look in LOOKS.items():
            paper = background
            if look.paper:
                tint = _triplet(variables[look.paper])
                paper = tinted(background, tint, look.strength, self._ink, self._least, few=self._few)
            ink = Color.from_triplet(blend_rgb(paper, _triplet(variables[look.ink]), look.fade))
            styles[role] = self._readable(
                Style(
                    color=ink,
                    bgcolor=Color.from_triplet(paper),
                    bold=look.bold or None,
                    underline=look.underline or None,
                ),
                role,
            )
        return styles


def _triplet(colour: str) -> ColorTriplet:
    return Color.parse(colour).get_truecolor()
