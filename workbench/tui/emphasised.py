"""A sheet some of whose texts are bold in places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.shown import shown_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.sheet import Cell, Sheet
    from workbench.tui.shown import SpanRanges


class Emphasised:
    """Draws what a sheet does; `bold` are for each text the ranges of its lines, (line, ranges), that are bold."""

    def __init__(
        self, sheet: Sheet, texts: Sequence[str | None], bold: Sequence[Sequence[tuple[int, SpanRanges]]]
    ) -> None:
        self.columns = sheet.columns
        self.changes = sheet.changes
        self._sheet = sheet
        self._lines = [None if text is None else text.split("\n") for text in texts]
        self._bold = [dict(one) for one in bold]

    def __len__(self) -> int:
        return len(self._sheet)

    def texts(self, column: int) -> Sequence[str | None]:
        return self._sheet.texts(column)

    def cell(self, row: int, column: int) -> Cell | None:
        cell = self._sheet.cell(row, column)
        if cell is None:
            return None
        lines = self._sheet.lines(row)
        # In one column what both sides have is drawn as the second has it.
        side = (
            column
            if self.columns > 1
            else next((at for at in (1, 0) if at < len(self._lines) and lines[at] is not None), 0)
        )
        line, text = lines[side], self._lines[side]
        ranges = self._bold[side].get(line, ()) if line is not None else ()
        if not ranges or line is None or text is None:
            return cell
        return cell._replace(bold=shown_spans(text[line], ranges))

    def spans(self, row: int, column: int) -> SpanRanges:
        return self._sheet.spans(row, column)

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        return self._sheet.soft_spans(row, column)

    def lines(self, row: int) -> tuple[int | None, ...]:
        return self._sheet.lines(row)
