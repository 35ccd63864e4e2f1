"""The bytes that turn what a terminal shows into what it shall show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import ne, or_
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.cells import doubtful_width
from workbench.tui.wire.grid import Row, blank_row, is_narrow
from workbench.tui.wire.pens import BARE, Pen, change, on_blanks
from workbench.tui.wire.shifts import Shift, shift_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.wire.grid import Grid

_GAP = 4
"""Cells that did not change but cost no more than moving the cursor over them."""
_CHANGED = re.compile(b"\1+")
_PIECES = re.compile("\0\1*| {12,}| {4,}(?=\n)|(?:(?!\0| {12}| {4,}\n)[^\n])+")
"""A character of doubtful width; blanks that cost more than an erase, with a move if not at the edge; anything else."""
_SCROLLING = 20
"""What scrolling itself costs, in bytes."""
_MOVING = 6
"""What moving to a run of cells costs, in bytes."""


class Abilities(NamedTuple):
    """What the terminal can do: `scrolls` by SU and SD, `fills` what it erases with the pen's paper."""

    scrolls: bool = True
    fills: bool = True


@dataclass(slots=True)
class Shown:
    """What the terminal shows. None is what is not known: rows, the cursor's column and row, the pen."""

    rows: list[Row | None]
    x: int | None = None
    y: int | None = None
    pen: Pen | None = None


def unknown(height: int) -> Shown:
    """A terminal that may show anything."""
    return Shown([None] * height)


def difference(shown: Shown, wanted: Grid, abilities: Abilities) -> tuple[str, Shown]:
    """What to write so that the terminal shows `wanted`, its cursor included, and what it shows then.

    Where rows have moved, what is left to write is counted both ways: after scrolling, and without.
    """
    brush = _Brush(shown, abilities)
    before = shown.rows
    shift = shift_between(before, wanted.rows) if abilities.scrolls else None
    if shift is not None and None not in before[shift.top : shift.bottom + 1]:
        scrolled = _scrolled(before, shift, wanted.width)
        if _cost_between(scrolled, wanted.rows) + _SCROLLING < _cost_between(before, wanted.rows):
            brush.scroll(shift)
            before = scrolled
    rows: list[Row | None] = []
    for y, (old, new) in enumerate(zip(before, wanted.rows, strict=True)):
        if old == new:
            rows.append(old)
        else:
            brush.paint(y, old, new)
            rows.append(new.copy())
    brush.move(min(wanted.x, wanted.width - 1), wanted.y)
    return "".join(brush.out), Shown(rows, brush.x, brush.y, brush.pen)


class _Brush:
    """Collects bytes, and knows where they leave the terminal's cursor and pen."""

    def __init__(self, shown: Shown, abilities: Abilities) -> None:
        self.out: list[str] = []
        self.x, self.y, self.pen = shown.x, shown.y, shown.pen
        self._fills = abilities.fills

    def move(self, x: int, y: int) -> None:
        """Put the cursor somewhere, the shortest way."""
        if (self.x, self.y) == (x, y):
            return
        if self.y == y and x == 0:
            move = "\r"
        elif self.y == y and self.x is not None and self.x < x:
            move = f"\x1b[{x - self.x}C" if x > self.x + 1 else "\x1b[C"
        elif self.y == y:
            move = f"\x1b[{x + 1}G"
        elif self.y == y - 1 and x == 0:
            move = "\r\n"
        elif x == 0:
            move = f"\x1b[{y + 1}H" if y else "\x1b[H"
        else:
            move = f"\x1b[{y + 1};{x + 1}H"
        self.out.append(move)
        self.x, self.y = x, y

    def dip(self, pen: Pen) -> None:
        """Take another pen."""
        self.out.append(change(self.pen, pen))
        self.pen = pen

    def scroll(self, shift: Shift) -> None:
        """Move rows of the terminal; what comes in is blank."""
        self.dip(BARE)
        by = f"{shift.lines}S" if shift.lines > 0 else f"{-shift.lines}T"
        self.out.append(f"\x1b[{shift.top + 1};{shift.bottom + 1}r\x1b[{by}\x1b[r")
        self.x = self.y = None  # setting the region moves the cursor

    def paint(self, y: int, old: Row | None, new: Row) -> None:
        """Write what differs between two rows."""
        doubtful = _doubtful(new)
        for start, end in _spans(old, new):
            if any(start <= x < end for x in doubtful):
                # What stands after a character of doubtful width may be drawn over.
                self._span(y, start, len(new.texts), new, doubtful)
                return
            self._span(y, start, end, new, doubtful)

    def _span(self, y: int, start: int, end: int, row: Row, doubtful: frozenset[int]) -> None:
        width = len(row.texts)
        for pen, first, last in _runs(row, start, end):
            erasable = not on_blanks(pen).attributes and (self._fills or not pen.paper)
            for piece in _PIECES.finditer(_mask(row.texts, first, last, doubtful)):
                x, after = first + piece.start(), first + piece.end()
                cells, blank = after - x, piece[0].isspace()
                self.move(x, y)
                if not blank or self.pen is None or on_blanks(self.pen) != on_blanks(pen):
                    self.dip(pen)
                if blank and erasable and (cells >= 12 or (after == width and cells >= 4)):
                    self.out.append("\x1b[K" if after == width else f"\x1b[{cells}X")
                    continue
                if x in doubtful:  # however wide it turns out, it stands on blanks, and what follows in its place
                    self.out.append(f"\x1b[{cells}X")
                self.out += row.texts[x:after]
                self.x = None if x in doubtful or after == width else after


def _scrolled(rows: Sequence[Row | None], shift: Shift, width: int) -> list[Row | None]:
    top, bottom, lines = shift
    new: list[Row | None] = [blank_row(width) for _ in range(abs(lines))]
    kept = [*rows[top + lines : bottom + 1], *new] if lines > 0 else [*new, *rows[top : bottom + 1 + lines]]
    return [*rows[:top], *kept, *rows[bottom + 1 :]]


def _cost_between(before: Sequence[Row | None], after: Sequence[Row]) -> int:
    """About how many bytes other texts take, those of rows that are not known left out: they are written in any case.

    Rows of a list are often alike but for some digits: few cells, each of which has to be moved to.
    """
    cost = 0
    for old, new in zip(before, after, strict=True):
        if old is not None and old.texts != new.texts:
            changed = bytes(map(ne, old.texts, new.texts))
            cost += changed.count(1) + _MOVING * sum(1 for _ in _CHANGED.finditer(changed))
    return cost


def _spans(old: Row | None, new: Row) -> list[list[int]]:
    """First and end column of what differs; whole characters, near ones joined."""
    if old is None:
        return [[0, len(new.texts)]]
    spans: list[list[int]] = []
    texts, pens = new.texts, new.pens
    for run in _CHANGED.finditer(bytes(map(or_, map(ne, old.texts, texts), map(ne, old.pens, pens)))):
        start, end = run.span()
        last = spans[-1][1] if spans else -1
        if 0 <= start - last <= _GAP and pens[last:start].count(pens[last - 1]) == start - last:
            spans[-1][1] = end
        else:
            spans.append([start, end])
    for span in spans:
        while span[1] < len(texts) and not texts[span[1]]:
            span[1] += 1
    if spans and _is_blank(new, spans[-1][1] - 1):  # erasing to the edge is shorter than erasing some of it
        spans[-1][1] = len(texts)
    return spans


def _is_blank(row: Row, start: int) -> bool:
    """Whether nothing but blanks of one pen follows."""
    cells = len(row.texts) - start
    return row.texts[start:].count(" ") == cells == row.pens[start:].count(row.pens[start])


def _runs(row: Row, start: int, end: int) -> list[tuple[Pen, int, int]]:
    """Neighbours of one pen: (pen, first, end). Blanks take the pen after them where nobody sees that."""
    runs: list[tuple[Pen, int, int]] = []
    last = end
    for pen, same in groupby(reversed(row.pens[start:end])):
        first = last - len(list(same))
        if runs and on_blanks(pen) == on_blanks(runs[-1][0]) and row.texts[first:last].count(" ") == last - first:
            pen = runs[-1][0]
        runs.append((pen, first, last))
        last = first
    return runs[::-1]


def _doubtful(row: Row) -> frozenset[int]:
    """The columns of characters that terminals draw in different widths."""
    text = "".join(row.texts)
    if is_narrow(text) or not doubtful_width(text):
        return frozenset()
    return frozenset(x for x, text in enumerate(row.texts) if doubtful_width(text))


def _mask(texts: Sequence[str], start: int, end: int, doubtful: frozenset[int]) -> str:
    """One character a cell, for the search for pieces; a line end stands for the screen's edge."""
    cells = texts[start:end]
    mask = "".join(cells)
    if not mask.isascii() and (doubtful or "" in cells or len(mask) != len(cells)):
        marks: list[str] = []
        for x, cell in enumerate(cells, start):
            if x in doubtful:
                marks.append("\0")
            elif not cell and marks[-1] in "\0\1":
                marks.append("\1")
            else:
                marks.append(" " if cell == " " else "x")
        mask = "".join(marks)
    return mask + "\n" if end == len(texts) else mask
