"""Finding a place of one sheet again in another of the same texts."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.tui.sheet import Sheet


def row_like(before: Sheet, row: int, after: Sheet) -> int:
    """The row of `after` that stands for the line which `row` of `before` stands for, else the nearest by number.

    Where the row stands for lines of several texts, the first text's line is the one that is found again.
    """
    for side, line in enumerate(before.lines(row)):
        if line is not None:
            for at in range(len(after)):
                if after.lines(at)[side : side + 1] == (line,):
                    return at
    return min(row, len(after) - 1)


def change_at(sheet: Sheet, row: int) -> int | None:
    """The number of the change that begins at a row; None where none does."""
    at = bisect_left(sheet.changes, row)
    return at if at < len(sheet.changes) and sheet.changes[at] == row else None
