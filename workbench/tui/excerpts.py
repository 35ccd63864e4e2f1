"""The part of a sheet that shows what changed, in few rows."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.cells import clip, wrap
from workbench.text.counts import counted
from workbench.tui.sheet import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.sheet import Sheet
    from workbench.tui.shown import SpanRanges


class Share(NamedTuple):
    """How much of a screen a sheet may take: rows of it, and the cells of a column."""

    rows: int
    cells: int


def rows_for(texts: Sequence[str | None], screen: Share, columns: int) -> int:
    """How many rows of a screen two texts would take whole, side by side or one below the other; at most all it has."""
    rows, cells = max(1, screen.rows), screen.cells
    sides = [sum(len(wrap(line, cells)) for line in (text or "")[: rows * cells].split("\n")[:rows]) for text in texts]
    return min(rows, max(sides) if columns > 1 else sum(sides))


def shared_out(needs: Sequence[int], rows: int) -> list[int]:
    """So many rows for each, as even as their needs let it be; two at least of those that need as many."""
    shares = [0] * len(needs)
    for done, at in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        even = rows // (len(needs) - done)
        shares[at] = min(needs[at], max(2, even))
        rows -= shares[at]
    return shares


class Excerpt:
    """As much of a sheet as its share holds: all of it, or the rows that changed, with one before and after.

    A last row says how much is left out. A sheet without a change shows its first rows. A line longer than the whole
    share is cut, and one of several that changed where it would take more than half.
    """

    def __init__(self, sheet: Sheet, share: Share) -> None:
        self.columns = sheet.columns
        self._sheet = sheet
        self._rows, most = _rows(sheet, share)
        left = len(sheet) - len(self._rows)
        self._left = counted(left, "more line") if left else ""
        self._most = Share(max(1, min(most, share.rows - bool(left))), share.cells)
        found = (bisect_left(self._rows, row) for row in sheet.changes)
        self.changes = tuple(dict.fromkeys(at for at in found if at < len(self._rows)))

    def __len__(self) -> int:
        return len(self._rows) + bool(self._left)

    def texts(self, column: int) -> Sequence[str | None]:
        texts = self._sheet.texts(column)
        cut = (None if (text := texts[row]) is None else self._cut(text) for row in self._rows)
        return [*cut, *([self._left] if self._left else [])]

    def cell(self, row: int, column: int) -> Cell | None:
        if row == len(self._rows):
            return Cell(self._left, " ", "title")
        cell = self._sheet.cell(self._rows[row], column)
        return None if cell is None else cell._replace(text=self._cut(cell.text))

    def _cut(self, text: str) -> str:
        """A line that is not longer than a line may be."""
        rows, cells = self._most
        wrapped = wrap(text[: rows * cells + 1], cells)
        if len(wrapped) <= rows and len(text) <= rows * cells:
            return text
        start, end = wrapped[:rows][-1]
        return text[:start] + clip(text[start:end], cells - 1) + "…"

    def spans(self, row: int, column: int) -> SpanRanges:
        return self._sheet.spans(self._rows[row], column) if row < len(self._rows) else ()

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        return self._sheet.soft_spans(self._rows[row], column) if row < len(self._rows) else ()

    def lines(self, row: int) -> tuple[int | None, ...]:
        return self._sheet.lines(self._rows[min(row, len(self._rows) - 1)])


def _rows(sheet: Sheet, share: Share) -> tuple[list[int], int]:
    """The rows that are shown, as many as the share has room for, and how much of it a line may take.

    They are one at least, and the first that changed.
    """
    texts = [sheet.texts(column) for column in range(sheet.columns)]

    def height(row: int) -> int:
        return max(len(wrap((column[row] or "")[: share.rows * share.cells + 1], share.cells)) for column in texts)

    if len(sheet) <= share.rows and sum(map(height, range(len(sheet)))) <= share.rows:
        return list(range(len(sheet))), share.rows
    changed = [row for row in range(len(sheet)) if _changed(sheet, row)][: share.rows]
    wanted = sorted({near for row in changed for near in (row - 1, row, row + 1) if 0 <= near < len(sheet)})
    most = share.rows if len(changed) < 2 else max(1, (share.rows - 1) // 2)
    kept: list[int] = []
    room = share.rows
    for row in wanted or range(len(sheet)):
        room -= min(height(row), most)
        if kept and room < (len(kept) + 1 < len(sheet)):  # the last row of the share says what is left
            break
        kept.append(row)
    return changed[:1] if changed and changed[0] not in kept else kept, most


def _changed(sheet: Sheet, row: int) -> bool:
    cells = (sheet.cell(row, column) for column in range(sheet.columns))
    return any(cell is not None and cell.sign != " " for cell in cells)
