"""Finding a place of one sheet again in another of the same texts."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.tui.sheet import Sheet


class Spot(NamedTuple):
    """A row of a sheet, and the line of each text that it stands for."""

    row: int
    lines: tuple[int | None, ...]


class Standing(NamedTuple):
    """Where a diff was left: the row on top, how many screen rows of it were above, and how far it was moved sideways.

    `change` is the change last jumped to, as long as that was on screen.
    """

    top: Spot
    above: int
    shift: int
    change: Spot | None


class Left(NamedTuple):
    """How a case was left: which sample and view of it was shown, and where that stood."""

    sample: int
    view: str
    standing: Standing


def spot_of(sheet: Sheet, row: int) -> Spot:
    """A row of a sheet, to be found again."""
    return Spot(row, sheet.lines(row))


def row_like(spot: Spot, after: Sheet) -> int:
    """The row of `after` that stands for the line which a row of another sheet stands for, else the nearest by number.

    Where the row stands for lines of several texts, the first text's line is the one that is found again.
    """
    if spot.row < len(after) and after.lines(spot.row) == spot.lines:  # most often it is the same sheet
        return spot.row
    for side, line in enumerate(spot.lines):
        if line is not None:
            for at in range(len(after)):
                if after.lines(at)[side : side + 1] == (line,):
                    return at
    return min(spot.row, len(after) - 1)


def change_at(sheet: Sheet, row: int) -> int | None:
    """The number of the change that begins at a row; None where none does."""
    at = bisect_left(sheet.changes, row)
    return at if at < len(sheet.changes) and sheet.changes[at] == row else None
