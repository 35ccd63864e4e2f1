"""Where a reader who goes from change to change has to stop: at each one, and in long lines at marks out of sight."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.cells import cell_width
from workbench.tui.drawing import as_marked
from workbench.tui.layout import SIGN_CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.tui.layout import Layout

LEAD_CELLS = 8
"""Cells kept before a mark that an unwrapped line is moved to."""


class Stop(NamedTuple):
    """A screen row, and by how many cells unwrapped lines are moved there."""

    y: int
    shift: int = 0


def stops(layout: Layout, change: int, height: int) -> list[Stop]:
    """The stops of a change of the sheet, top to bottom, when `height` screen rows from each on are in sight."""
    changes = layout.sheet.changes
    end = changes[change + 1] if change + 1 < len(changes) else len(layout.sheet)
    first = layout.first_screen_row(changes[change])
    if layout.wrapped:
        return _down(layout, range(changes[change], end), first, height)
    return _aside(layout, range(changes[change], end), first, height)


def _down(layout: Layout, rows: range, first: int, height: int) -> list[Stop]:
    """Stops in rows that are higher than what is in sight."""
    found: list[Stop] = []
    for row in rows:
        if layout.height(row) <= height:
            found = found or [Stop(first)]
            continue
        top = layout.first_screen_row(row)
        bottom = top + layout.height(row)
        ys = set()
        for column, start, _ in _marks(layout, row):
            shown = [at for at in layout.starts[column][top:bottom] if at >= 0]
            ys.add(top + bisect_right(shown, start) - 1)
        if not found and (not ys or min(ys) < first + height):
            found.append(Stop(first))
        for y in sorted(ys):
            if not found or y >= found[-1].y + height:
                found.append(Stop(y))
    return found


def _aside(layout: Layout, rows: range, first: int, height: int) -> list[Stop]:
    """Stops in rows that are wider than what is in sight."""
    found: list[Stop] = []
    for row in rows:
        y = layout.first_screen_row(row)
        for column, start, text in sorted(_marks(layout, row), key=lambda mark: mark[1]):
            room = layout.widths[column] - SIGN_CELLS
            cell = cell_width(text[:start])
            near = (stop for stop in reversed(found) if y < stop.y + height)
            if not any(stop.shift <= cell < stop.shift + room for stop in near):
                found.append(Stop(y, 0 if cell < room else max(0, cell - min(LEAD_CELLS, room // 2))))
    return found or [Stop(first)]


def _marks(layout: Layout, row: int) -> Iterator[tuple[int, int, str]]:
    """The column, the first character and the text of each mark of a row."""
    sheet = layout.sheet
    for column in range(sheet.columns):
        cell = sheet.cell(row, column)
        if cell is not None:
            _, spans = as_marked(cell, sheet.spans(row, column))
            for start, _ in spans:
                yield column, start, cell.text
