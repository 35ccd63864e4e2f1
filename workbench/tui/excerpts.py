"""The part of a sheet that shows what changed, in few rows."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from workbench.tui.sheet import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.sheet import Sheet
    from workbench.tui.shown import SpanRanges


class Excerpt:
    """At most `most` rows of a sheet: those that changed, with a row before and after; a last row says what is left.

    A sheet without a change shows its first rows.
    """

    def __init__(self, sheet: Sheet, most: int) -> None:
        self.columns = sheet.columns
        self._sheet = sheet
        self._rows = _rows(sheet, max(1, most - 1))
        left = len(sheet) - len(self._rows)
        self._left = f"{left:,} more {'line' if left == 1 else 'lines'}" if left else ""
        found = (bisect_left(self._rows, row) for row in sheet.changes)
        self.changes = tuple(dict.fromkeys(at for at in found if at < len(self._rows)))

    def __len__(self) -> int:
        return len(self._rows) + bool(self._left)

    def texts(self, column: int) -> Sequence[str | None]:
        texts = self._sheet.texts(column)
        return [*(texts[row] for row in self._rows), *([self._left] if self._left else [])]

    def cell(self, row: int, column: int) -> Cell | None:
        if row == len(self._rows):
            return Cell(self._left, " ", "title")
        return self._sheet.cell(self._rows[row], column)

    def spans(self, row: int, column: int) -> SpanRanges:
        return self._sheet.spans(self._rows[row], column) if row < len(self._rows) else ()

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        return self._sheet.soft_spans(self._rows[row], column) if row < len(self._rows) else ()

    def lines(self, row: int) -> tuple[int | None, ...]:
        return self._sheet.lines(self._rows[min(row, len(self._rows) - 1)])


def _rows(sheet: Sheet, most: int) -> list[int]:
    if len(sheet) <= most + 1:
        return list(range(len(sheet)))
    changed = [row for row in range(len(sheet)) if _changed(sheet, row)]
    wanted = {near for row in changed[:most] for near in (row - 1, row, row + 1) if 0 <= near < len(sheet)}
    return sorted(wanted or range(len(sheet)))[:most]


def _changed(sheet: Sheet, row: int) -> bool:
    cells = (sheet.cell(row, column) for column in range(sheet.columns))
    return any(cell is not None and cell.sign != " " for cell in cells)
