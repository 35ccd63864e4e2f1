"""Where each row of a sheet lies on screen at a given width: a table of integers, so that scrolling is arithmetic."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from workbench.tui.folding import Folding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.folding import Folded
    from workbench.tui.sheet import Sheet

SIGN_CELLS = 2
"""Cells before a column's text: the sign and a blank."""


class Layout:
    """The screen rows of a sheet at a width, wrapped or one row a line.

    `row_of[y]` is the sheet's row of screen row `y`; `starts[c][y]`, `ends[c][y]` delimit what column `c` shows of
    its text there (-1: nothing). Making it touches every character, so big texts are laid out off the event loop.

    `folding` knows where its lines are broken, where that has been found out already.
    """

    def __init__(self, sheet: Sheet, width: int, *, wrapped: bool, folding: Folding | None = None) -> None:
        self.sheet = sheet
        self.width = width
        self.wrapped = wrapped
        self.widths = column_widths(width, sheet.columns)
        self.starts: list[array[int]] = []
        self.ends: list[array[int]] = []
        if folding is None:
            folding = folding_of(sheet, width)
            if wrapped:
                folding.go_on()
        self._place(folding.texts, folding.folded if wrapped else {})

    def __len__(self) -> int:
        return len(self.row_of)

    def first_screen_row(self, sheet_row: int) -> int:
        """The screen row on which a row of the sheet begins."""
        return self._first[sheet_row]

    def height(self, sheet_row: int) -> int:
        """How many screen rows a row of the sheet takes."""
        last = sheet_row + 1 == len(self._first)
        return (len(self) if last else self._first[sheet_row + 1]) - self._first[sheet_row]

    def changes_before(self, y: int) -> int:
        """How many changes begin above screen row `y`."""
        return bisect_left(self.sheet.changes, y, key=self.first_screen_row)

    def _place(self, columns: Sequence[Sequence[str | None]], folded: Folded) -> None:
        """Fill the table: `folded` rows piece by piece, all others whole."""
        firsts: list[int] = []
        row_of: list[int] = []
        done = 0
        for row in [*sorted(folded), len(self.sheet)]:
            firsts += range(len(row_of), len(row_of) + row - done)
            row_of += range(done, row)
            if row in folded:
                firsts.append(len(row_of))
                row_of += [row] * max(map(len, folded[row].values()))
            done = row + 1
        self._first = array("l", firsts)
        self.row_of = array("l", row_of)
        for column, texts in enumerate(columns):
            starts = [0] * len(row_of)
            ends = [-1] * len(row_of)
            for y, text in zip(firsts, texts, strict=True):
                if text is not None:
                    ends[y] = len(text)
                else:
                    starts[y] = -1
            for row, pieces in folded.items():
                y, height = firsts[row], max(map(len, pieces.values()))
                shown = pieces.get(column)
                if shown is None:
                    starts[y + 1 : y + height] = [-1] * (height - 1)
                    continue
                nothing = [-1] * (height - len(shown))
                starts[y : y + height] = [start for start, _ in shown] + nothing
                ends[y : y + height] = [end for _, end in shown] + nothing
            self.starts.append(array("l", starts))
            self.ends.append(array("l", ends))


def folding_of(sheet: Sheet, width: int) -> Folding:
    """The folding of a sheet's lines at a width, not begun."""
    return Folding(sheet, [room - SIGN_CELLS for room in column_widths(width, sheet.columns)])


def column_widths(width: int, columns: int) -> list[int]:
    """The widths of the columns that share `width` cells with a rule of one cell between them."""
    room = max(columns * (SIGN_CELLS + 1), width - (columns - 1))
    each, more = divmod(room, columns)
    return [each + (1 if column < more else 0) for column in range(columns)]
