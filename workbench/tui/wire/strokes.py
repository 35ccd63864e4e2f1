"""What differs between two rows, and in which order it is painted."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from operator import is_not, ne
from typing import TYPE_CHECKING

from workbench.tui.wire.brush import Stroke
from workbench.tui.wire.pens import change, on_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.tui.wire.grid import Still
    from workbench.tui.wire.pens import Pen

_GAP = 4
"""Cells that did not change but cost no more than moving the cursor over them."""
_CHANGED = re.compile(b"[^\0]+")
_MOVING = 6
"""What moving to a run of cells costs, in bytes."""


def cost_between(before: Sequence[Still], after: Sequence[Still]) -> int:
    """About how many bytes other texts take.

    Rows of a list are often alike but for some digits: few cells, each of which has to be moved to.
    """
    cost = 0
    for old, new in zip(before, after, strict=True):
        if old.texts != new.texts:
            changed = _changed_texts(old, new)
            cost += len(changed) - changed.count(0) + _MOVING * sum(1 for _ in _CHANGED.finditer(changed))
    return cost


def spans(old: Still, new: Still) -> list[list[int]]:
    """First and end column of what differs; whole characters, near ones joined."""
    found: list[list[int]] = []
    texts, pens = new.texts, new.pens
    changed = _changed_texts(old, new)
    if old.pens != pens:
        changed = _either(changed, bytes(map(is_not, old.pens, pens)))
    for run in _CHANGED.finditer(changed):
        start, end = run.span()
        last = found[-1][1] if found else -1
        if 0 <= start - last <= _GAP and pens[last:start].count(pens[last - 1]) == start - last:
            found[-1][1] = end
        else:
            found.append([start, end])
    for span in found:
        while span[1] < len(texts) and not texts[span[1]]:
            span[1] += 1
    if found and _is_blank(new, found[-1][1] - 1):  # erasing to the edge is shorter than erasing some of it
        found[-1][1] = len(texts)
    return found


def strokes(y: int, start: int, end: int, row: Still) -> list[Stroke]:
    """Neighbours of one pen. Blanks take the pen after or before them where nobody sees that."""
    found: list[Stroke] = []
    last = end
    for pen, same in groupby(reversed(row.pens[start:end])):
        first = last - len(list(same))
        if found and on_blanks(pen) == on_blanks(found[-1].pen):
            after = found[-1]
            if _blank(row, first, last):
                pen = after.pen
            elif _blank(row, after.first, after.end):
                found[-1] = Stroke(y, after.first, after.end, pen)
        if found and found[-1].pen == pen:
            found[-1] = Stroke(y, first, found[-1].end, pen)
        else:
            found.append(Stroke(y, first, last, pen))
        last = first
    return found[::-1]


def in_order(row_by_row: Sequence[Stroke], rows: Sequence[Still], pen: Pen | None) -> list[Stroke]:
    """The strokes in the order that takes fewer bytes, begun with `pen`: row by row, or all of one pen together.

    From one pen to another and back takes about 35 bytes in full colour, from one place to another 7.
    """
    together: dict[Pen, list[Stroke]] = {}
    blanks: list[Stroke] = []
    for stroke in row_by_row:
        if stroke.pen not in together and _blank(rows[stroke.y], stroke.first, stroke.end):
            blanks.append(stroke)
        else:
            together.setdefault(stroke.pen, []).append(stroke)
    papers = {on_blanks(each): each for each in together}
    for stroke in blanks:
        home = papers.get(on_blanks(stroke.pen), stroke.pen)
        together.setdefault(home, []).append(stroke._replace(pen=home))
    pens = _nearest_first(together, pen)
    apart = [b for a, b in pairwise(row_by_row) if a.y != b.y or a.end != b.first]
    by_row = _dips(pen, [stroke.pen for stroke in row_by_row]) + _MOVING * len(apart)
    if _dips(pen, pens) + _MOVING * len(row_by_row) < by_row:
        return [stroke for each in pens for stroke in sorted(together[each])]
    return list(row_by_row)


def _dips(pen: Pen | None, pens: Iterable[Pen]) -> int:
    """The bytes of taking one pen after another."""
    return sum(len(change(old, new)) for old, new in pairwise((pen, *pens)) if new is not None)


def _nearest_first(pens: Iterable[Pen], pen: Pen | None) -> list[Pen]:
    """The pens, each of those left that is nearest to the one before."""
    left = list(pens)
    order: list[Pen] = []
    while left:
        lengths = [len(change(pen, each)) for each in left]
        pen = left.pop(lengths.index(min(lengths)))
        order.append(pen)
    return order


def _changed_texts(old: Still, new: Still) -> bytes:
    """A byte a cell, 0 where its text is the same."""
    if not (old.codes and new.codes):
        return bytes(map(ne, old.texts, new.texts))
    both = int.from_bytes(old.codes) ^ int.from_bytes(new.codes)
    changed = both.to_bytes(len(new.codes))
    return _either(changed[::2], changed[1::2])


def _either(first: bytes, second: bytes) -> bytes:
    """A byte a cell, 0 where both are."""
    return (int.from_bytes(first) | int.from_bytes(second)).to_bytes(len(first))


def _is_blank(row: Still, start: int) -> bool:
    """Whether nothing but blanks of one pen follows."""
    cells = len(row.texts) - start
    return row.texts[start:].count(" ") == cells == row.pens[start:].count(row.pens[start])


def _blank(row: Still, first: int, end: int) -> bool:
    return row.texts[first:end].count(" ") == end - first
