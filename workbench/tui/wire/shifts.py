"""How far the rows of a screen have moved up or down together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_VOTES = 4
"""Rows that have to agree: fewer are written again as cheaply."""


class Shift(NamedTuple):
    """Rows `top` to `bottom` have moved up by `lines`, down where negative."""

    top: int
    bottom: int
    lines: int


def shift_between(before: Sequence[str], after: Sequence[str]) -> Shift | None:
    """The shift most rows vote for: each that is on both screens once, by its text alone. None if few agree."""
    places: dict[str, int] = {}
    for y, text in enumerate(before):
        text = text.strip()
        places[text] = -1 if text in places else y
    votes: defaultdict[int, list[int]] = defaultdict(list)
    for y, text in enumerate(after):
        text = text.strip()
        place = places.get(text, -1)
        if text and place not in (-1, y):
            votes[place - y].append(y)
    lines, rows = max(votes.items(), key=lambda vote: len(vote[1]), default=(0, []))
    if len(rows) < _VOTES:
        return None
    return Shift(min(rows[0], rows[0] + lines), max(rows[-1], rows[-1] + lines), lines)
