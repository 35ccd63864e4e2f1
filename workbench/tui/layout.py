"""Where each row of a sheet lies on screen at a given width: a table of integers, so that scrolling is arithmetic."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from workbench.text.cells import wrap

if TYPE_CHECKING:
    from workbench.tui.sheet import Sheet

SIGN_CELLS = 2
"""Cells before a column's text: the sign and a blank."""


class Layout:
    """The screen rows of a sheet at a width, wrapped or one row a line.

    `row_of[y]` is the sheet's row of screen row `y`; `starts[c][y]`, `ends[c][y]` delimit what column `c` shows of
    its text there (-1: nothing). Making it touches every character, so big texts are laid out off the event loop.
    """

    def __init__(self, sheet: Sheet, width: int, *, wrapped: bool) -> None:
        self.sheet = sheet
        self.width = width
        self.wrapped = wrapped
        self.widths = column_widths(width, sheet.columns)
        self.row_of = array("l")
        self.starts = [array("l") for _ in range(sheet.columns)]
        self.ends = [array("l") for _ in range(sheet.columns)]
        self._first = array("l")
        if wrapped:
            self._wrap()
        else:
            self._flat()

    def __len__(self) -> int:
        return len(self.row_of)

    def first_screen_row(self, sheet_row: int) -> int:
        """The screen row on which a row of the sheet begins."""
        return self._first[sheet_row]

    def changes_before(self, y: int) -> int:
        """How many changes begin above screen row `y`."""
        return bisect_left(self.sheet.changes, y, key=self.first_screen_row)

    def _wrap(self) -> None:
        sheet = self.sheet
        rooms = [width - SIGN_CELLS for width in self.widths]
        columns = range(sheet.columns)
        for row in range(len(sheet)):
            self._first.append(len(self.row_of))
            height = 1
            parts: list[list[tuple[int, int]]] = []
            for column in columns:
                cell = sheet.cell(row, column)
                if cell is None:
                    parts.append([])
                elif len(cell.text) <= rooms[column] and cell.text.isascii():
                    parts.append([(0, len(cell.text))])
                else:
                    pieces = wrap(cell.text, rooms[column])
                    height = max(height, len(pieces))
                    parts.append(pieces)
            for line in range(height):
                self.row_of.append(row)
                for column in columns:
                    start, end = parts[column][line] if line < len(parts[column]) else (-1, -1)
                    self.starts[column].append(start)
                    self.ends[column].append(end)

    def _flat(self) -> None:
        sheet = self.sheet
        self.row_of = array("l", range(len(sheet)))
        self._first = self.row_of
        for column in range(sheet.columns):
            for row in range(len(sheet)):
                cell = sheet.cell(row, column)
                self.starts[column].append(-1 if cell is None else 0)
                self.ends[column].append(-1 if cell is None else len(cell.text))


def column_widths(width: int, columns: int) -> list[int]:
    """The widths of the columns that share `width` cells with a rule of one cell between them."""
    room = max(columns * (SIGN_CELLS + 1), width - (columns - 1))
    each, more = divmod(room, columns)
    return [each + (1 if column < more else 0) for column in range(columns)]
