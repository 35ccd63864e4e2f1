"""Where the lines of a sheet are broken so that they fit: all at once, in slices of time, or in haste."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from workbench.text.cells import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.sheet import Sheet

Pieces = list[tuple[int, int]]
Folded = dict[int, dict[int, Pieces]]
"""The pieces of a line, by row and column; lines that fit are left out."""


class Folding:
    """The texts of a sheet's columns, and the pieces of those lines that may not fit into `rooms`, a column's cells."""

    def __init__(self, sheet: Sheet, rooms: Sequence[int]) -> None:
        self.texts = [sheet.texts(column) for column in range(sheet.columns)]
        self.folded: Folded = {}
        self._waiting = [
            (row, column, text, room)
            for column, (room, texts) in enumerate(zip(rooms, self.texts, strict=True))
            for row, text in enumerate(texts)
            # No character is wider than two cells.
            if text is not None and 2 * len(text) > room and (len(text) > room or not text.isascii())
        ]

    def go_on(self, deadline_s: float | None = None) -> bool:
        """Break lines, for that long; True while there are more of them."""
        end = None if deadline_s is None else time.perf_counter() + deadline_s
        while self._waiting:
            row, column, text, room = self._waiting.pop()
            self.folded.setdefault(row, {})[column] = wrap(text, room)
            if end is not None and time.perf_counter() >= end:
                break
        return bool(self._waiting)

    def make_haste(self, exact: range) -> bool:
        """Break the lines in the rows `exact` and all that are ASCII; cut others anywhere. True if any was cut so.

        Nothing is left out and everything fits, but words may be cut that need not be.
        """
        cut = False
        for row, column, text, room in self._waiting:
            if row in exact or text.isascii():
                pieces = wrap(text, room)
            else:
                step, cut = max(1, room // 2), True
                pieces = [(start, min(start + step, len(text))) for start in range(0, len(text), step)]
            self.folded.setdefault(row, {})[column] = pieces
        self._waiting = []
        return cut
