"""How far the rows of a screen have moved up or down together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.wire.grid import Row

_VOTES = 4
"""Rows that have to agree: fewer are written again as cheaply."""


class Shift(NamedTuple):
    """Rows `top` to `bottom` have moved up by `lines`, down where negative."""

    top: int
    bottom: int
    lines: int


def shift_between(before: Sequence[Row | None], after: Sequence[Row]) -> Shift | None:
    """The shift most rows vote for: each that is on both screens once, by its text alone. None if few agree."""
    places: dict[str, int] = {}
    for y, row in enumerate(before):
        text = _text(row)
        places[text] = -1 if text in places else y
    votes: defaultdict[int, list[int]] = defaultdict(list)
    for y, row in enumerate(after):
        text = _text(row)
        place = places.get(text, -1)
        if text and place not in (-1, y):
            votes[place - y].append(y)
    lines, rows = max(votes.items(), key=lambda vote: len(vote[1]), default=(0, []))
    if len(rows) < _VOTES:
        return None
    return Shift(min(rows[0], rows[0] + lines), max(rows[-1], rows[-1] + lines), lines)


def _text(row: Row | None) -> str:
    return "".join(row.texts).strip() if row else ""
