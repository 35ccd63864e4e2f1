"""The bytes that turn what a terminal shows into what it shall show."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from operator import is_not
from typing import TYPE_CHECKING

from workbench.text.cells import doubtful_width
from workbench.tui.wire.brush import Brush, Shown
from workbench.tui.wire.grid import blank_row, still
from workbench.tui.wire.pens import BARE, Pen, blank_pen
from workbench.tui.wire.shifts import shift_between
from workbench.tui.wire.strokes import cost_between, in_order, spans, strokes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.wire.brush import Abilities, Stroke
    from workbench.tui.wire.grid import Grid, Still

_SCROLLING = 20
"""What scrolling itself costs, in bytes."""
_SAMPLED = 16
"""Of so many cells one is looked at."""


def unknown() -> Shown:
    """A terminal that may show anything."""
    return Shown(None)


def difference(shown: Shown, wanted: Grid, abilities: Abilities) -> tuple[str, Shown]:
    """What to write so that the terminal shows `wanted`, its cursor included, and what it shows then."""
    brush = Brush(shown, abilities)
    before = shown.rows
    if before is None:
        after = [still(row) for row in wanted.rows]
        before = _cleared(brush, after, wanted.width, abilities)
    else:
        after = [old if old.like(row) else still(row) for old, row in zip(before, wanted.rows, strict=True)]
        if abilities.scrolls and sum(map(is_not, before, after)) > 1:
            before = _scrolled(brush, before, after, abilities)
    plain: list[Stroke] = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new:
            continue
        doubtful = _doubtful(new)
        if doubtful:
            _paint_in_doubt(brush, y, old, new, doubtful)
        else:
            plain += [stroke for start, end in spans(old, new) for stroke in strokes(y, start, end, new)]
    ordered = in_order(plain, after, brush.pen)
    for stroke, following in zip_longest(ordered, ordered[1:]):
        alone = following is None or (following.y, following.first) != (stroke.y, stroke.end)
        brush.paint(after[stroke.y], stroke, alone=alone)
    brush.move(min(wanted.x, wanted.width - 1), wanted.y)
    return "".join(brush.out), Shown(after, brush.x, brush.y, brush.pen)


def _cleared(brush: Brush, after: Sequence[Still], width: int, abilities: Abilities) -> list[Still]:
    """What is shown once all that was shown is blanked."""
    pen = _ground(after) if abilities.fills else BARE
    brush.clear(pen)
    blank = still(blank_row(width, pen))
    return [blank for _ in after]


def _scrolled(brush: Brush, before: list[Still], after: Sequence[Still], abilities: Abilities) -> list[Still]:
    """What is shown after scrolling, where rows have moved together and what is left to write is less then."""
    shift = shift_between([row.text for row in before], [row.text for row in after])
    if shift is None:
        return before
    top, bottom, lines = shift
    fresh = slice(bottom + 1 - lines, bottom + 1) if lines > 0 else slice(top, top - lines)
    pen = _ground(after[fresh]) if abilities.fills else BARE
    new = [still(blank_row(len(after[0].texts), pen))] * abs(lines)
    kept = [*before[top + lines : bottom + 1], *new] if lines > 0 else [*new, *before[top : bottom + 1 + lines]]
    scrolled = [*before[:top], *kept, *before[bottom + 1 :]]
    if cost_between(scrolled, after) + _SCROLLING >= cost_between(before, after):
        return before
    brush.scroll(shift, pen)
    return scrolled


def _ground(rows: Sequence[Still]) -> Pen:
    """A blank as most of them are, by samples."""
    papers = Counter(pen.paper for row in rows for pen in row.pens[::_SAMPLED])
    return blank_pen(max(papers, key=papers.__getitem__, default=""))


def _paint_in_doubt(brush: Brush, y: int, old: Still, new: Still, doubtful: frozenset[int]) -> None:
    """Write what differs from left to right: what stands after a character of doubtful width may be drawn over."""
    for start, end in spans(old, new):
        touched = any(start <= x < end for x in doubtful)
        if touched:
            end = len(new.texts)
        for stroke in strokes(y, start, end, new):
            brush.paint(new, stroke, doubtful, alone=False)
        if touched:
            return


def _doubtful(row: Still) -> frozenset[int]:
    """The columns of characters that terminals draw in different widths."""
    if row.codes or not doubtful_width(row.text):
        return frozenset()
    return frozenset(x for x, text in enumerate(row.texts) if doubtful_width(text))
