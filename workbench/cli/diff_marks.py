"""A sheet whose changed words are marked by characters, for where there is no colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.drawing import as_marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.sheet import Cell, Sheet
    from workbench.tui.shown import SpanRanges

_REMOVED, _ADDED = ("[-", "-]"), ("{+", "+}")
_BAR = "|"
"""Parts the marks from a text that could be taken for a piece of them."""


class Marked:
    """Shows another sheet; `[-…-]` stands around what is removed in a line, `{+…+}` around what is added.

    Where that begins or ends with such a sign itself, bars part it from the marks: `[-|-|-]`.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.columns = sheet.columns
        self.changes = sheet.changes
        self._cells: dict[tuple[int, int], Cell | None] = {}

    def __len__(self) -> int:
        return len(self._sheet)

    def texts(self, column: int) -> Sequence[str | None]:
        cells = (self.cell(row, column) for row in range(len(self)))
        return [cell and cell.text for cell in cells]

    def cell(self, row: int, column: int) -> Cell | None:
        # A long line is asked for once a screen row; two columns take turns.
        key = row, column
        if key not in self._cells:
            self._cells = {known: cell for known, cell in self._cells.items() if known[0] == row}
            self._cells[key] = self._marked(row, column)
        return self._cells[key]

    def _marked(self, row: int, column: int) -> Cell | None:
        cell = self._sheet.cell(row, column)
        spans = self._sheet.spans(row, column)
        if cell is None or not spans:
            return cell
        opening, closing = _ADDED if cell.side == "added" or cell.sign == ">" else _REMOVED
        cell, spans = as_marked(cell, spans)
        parts = []
        at = 0
        for start, end in spans:
            marked = cell.text[start:end]
            bar = _BAR if {marked[:1], marked[-1:]} & {opening[1], _BAR} else ""
            parts += [cell.text[at:start], opening + bar, marked, bar + closing]
            at = end
        return cell._replace(text="".join([*parts, cell.text[at:]]))

    def spans(self, row: int, column: int) -> SpanRanges:
        return ()

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        return ()

    def lines(self, row: int) -> tuple[int | None, ...]:
        return self._sheet.lines(row)
