"""How well an ink can be read on a paper. Pure arithmetic on RGB triplets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.color import Color, ColorSystem, blend_rgb

if TYPE_CHECKING:
    from rich.color_triplet import ColorTriplet

USUAL = 4.5
"""The least contrast of text. WCAG 2.2, success criterion 1.4.3."""
_STEP = 0.05


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(ink: ColorTriplet, paper: ColorTriplet, towards: ColorTriplet, least: float, *, few: bool) -> ColorTriplet:
    """The ink, mixed with as much of `towards` as gives it the least contrast; `towards` itself if nothing does.

    With `few` what counts is the nearest of the terminal's 256 colours.
    """
    shown = _nearest(paper) if few else paper
    strength = 0.0
    while strength < 1:
        mixed = blend_rgb(ink, towards, strength)
        if contrast(_nearest(mixed) if few else mixed, shown) >= least:
            return mixed
        strength += _STEP
    return towards


def tinted(
    ground: ColorTriplet, tint: ColorTriplet, strength: float, ink: ColorTriplet, least: float, *, few: bool
) -> ColorTriplet:
    """The ground with as much of a tint, `strength` at most, as leaves `ink` its contrast on it; `few` as above."""
    while strength > 0:
        paper = blend_rgb(ground, tint, strength)
        if contrast(_nearest(ink) if few else ink, _nearest(paper) if few else paper) >= least:
            return paper
        strength -= _STEP
    return ground


def _luminance(colour: ColorTriplet) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _nearest(colour: ColorTriplet) -> ColorTriplet:
    return Color.from_triplet(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
