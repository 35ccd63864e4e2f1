"""The bytes that paint, and where they leave the terminal's cursor and pen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.tui.wire.pens import Pen, change, on_blanks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.wire.grid import Still
    from workbench.tui.wire.shifts import Shift

_PIECES = re.compile("\0\1*| {12,}| {6,}(?=\t)| {4,}(?=\n)|(?:(?!\0| {12}| {6,}\t| {4,}\n)[^\n\t])+")
"""A character of doubtful width; blanks that cost more than an erase, with a move unless they end it; anything else."""
_ERASED = " " * 4
"""The fewest blanks that are ever erased."""
_STEPS = 3
"""Cells that are gone back one by one."""
_NO_DOUBT: frozenset[int] = frozenset()


class Abilities(NamedTuple):
    """What the terminal can do: `scrolls` by SU and SD, `fills` what it erases with the pen's paper."""

    scrolls: bool = True
    fills: bool = True


class Shown(NamedTuple):
    """What the terminal shows. None is what is not known: all rows, the cursor's column and row, the pen."""

    rows: list[Still] | None
    x: int | None = None
    y: int | None = None
    pen: Pen | None = None


class Stroke(NamedTuple):
    """Cells of one row, from column `first` up to `end`, and the pen for them."""

    y: int
    first: int
    end: int
    pen: Pen


class Brush:
    """Collects what to write."""

    def __init__(self, shown: Shown, abilities: Abilities) -> None:
        self.out: list[str] = []
        self.x, self.y, self.pen = shown.x, shown.y, shown.pen
        self._fills = abilities.fills
        self._edge: int | None = None
        """The row whose last cell was written: some terminals have the cursor in it then and some beyond."""

    def move(self, x: int, y: int) -> None:
        """Put the cursor somewhere, the shortest way."""
        if (self.x, self.y) != (x, y):
            self.out.append(self._way(x, y))
        self.x, self.y, self._edge = x, y, None

    def dip(self, pen: Pen) -> None:
        """Take another pen."""
        self.out.append(change(self.pen, pen))
        self.pen = pen

    def clear(self, pen: Pen) -> None:
        """Blank the screen, on the pen's paper."""
        self.move(0, 0)
        self.dip(pen)
        self.out.append("\x1b[J")

    def scroll(self, shift: Shift, pen: Pen) -> None:
        """Move rows of the terminal; what comes in is blank, on the pen's paper."""
        self.dip(pen)
        by = f"{shift.lines}S" if shift.lines > 0 else f"{-shift.lines}T"
        self.out.append(f"\x1b[{shift.top + 1};{shift.bottom + 1}r\x1b[{by}\x1b[r")
        self.x = self.y = self._edge = None  # setting the region moves the cursor

    def paint(self, row: Still, stroke: Stroke, doubtful: frozenset[int] = _NO_DOUBT, *, alone: bool) -> None:
        """Write cells; `alone`: what is written next stands elsewhere."""
        y, first, end, pen = stroke
        width = len(row.texts)
        text = row.text[first:end] if row.codes else ""
        if text and _ERASED not in text and not text.isspace():
            self._go(first, y, width)
            self.dip(pen)
            self._put(text, end, y, width)
            return
        erasable = not on_blanks(pen).attributes and (self._fills or not pen.paper)
        least = 4 if end == width else 6 if alone else 12
        for piece in _PIECES.finditer(_mask(row.texts, first, end, doubtful, alone=alone)):
            x, after = first + piece.start(), first + piece.end()
            cells, blank = after - x, piece[0].isspace()
            self._go(x, y, width)
            if not blank or self.pen is None or on_blanks(self.pen) != on_blanks(pen):
                self.dip(pen)
            if blank and erasable and cells >= (least if after == end else 12):
                self.out.append("\x1b[K" if after == width else f"\x1b[{cells}X")
                continue
            if x in doubtful:  # however wide it turns out, it stands on blanks, and what follows in its place
                self.out.append(f"\x1b[{cells}X")
            self._put("".join(row.texts[x:after]), after, y, width)
            if x in doubtful:
                self.x = self._edge = None

    def _go(self, x: int, y: int, width: int) -> None:
        if x == width - 1 and self._edge is not None and self._edge < y:
            self.out.append(_down(y - self._edge))  # in the last column or beyond it: it stays there
        else:
            self.move(x, y)

    def _put(self, text: str, after: int, y: int, width: int) -> None:
        self.out.append(text)
        self.x, self.y = (after, y) if after < width else (None, y)
        self._edge = y if after == width else None

    def _way(self, x: int, y: int) -> str:
        if x == 0 and self.y is not None and 0 <= y - self.y <= 1:
            return "\r" if self.y == y else "\r\n"
        if self.y == y:
            straight = f"\x1b[{x + 1}G"
        else:
            straight = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"
        if self.x is None or self.y is None or self.y > y:
            return straight
        return min(_down(y - self.y) + _along(x - self.x), straight, key=len)


def _down(rows: int) -> str:
    return f"\x1b[{rows}B" if rows > 1 else "\x1b[B" if rows else ""


def _along(cells: int) -> str:
    if cells > 0:
        return f"\x1b[{cells}C" if cells > 1 else "\x1b[C"
    return "\b" * -cells if cells >= -_STEPS else f"\x1b[{-cells}D"


def _mask(texts: Sequence[str], start: int, end: int, doubtful: frozenset[int], *, alone: bool) -> str:
    """One character a cell, for the search for pieces; a line end stands for the screen's edge, a tab for any other."""
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
    return mask + ("\n" if end == len(texts) else "\t" if alone else "")
