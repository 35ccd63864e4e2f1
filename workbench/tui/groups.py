"""A filtered queue as a list grouped by suite, as arithmetic: no row is read to know where it lies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class SuiteRow:
    """The heading of a suite in the list."""

    suite: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list, by its position in the queue."""

    position: int
    index: int


class Groups:
    """Which list row shows what. `positions` are the filtered queue positions in order.

    `sizes` holds all suites in queue order with their numbers of cases; suites without a case left show nothing.
    """

    def __init__(self, positions: Sequence[int], sizes: Sequence[tuple[str, int]]) -> None:
        self.positions = positions
        self._suites: list[str] = []
        self._begins: list[int] = []  # index into positions of each shown suite's first case
        self._rows: list[int] = []  # list row of each shown suite's heading
        start = 0
        for suite, size in sizes:
            low = bisect_left(positions, start)
            high = bisect_left(positions, start + size)
            if high > low:
                self._rows.append(low + len(self._suites))
                self._suites.append(suite)
                self._begins.append(low)
            start += size

    def __len__(self) -> int:
        return len(self.positions) + len(self._suites)

    def at(self, row: int) -> SuiteRow | CaseRow:
        """What a list row shows."""
        group = bisect_right(self._rows, row) - 1
        if row == self._rows[group]:
            return SuiteRow(self._suites[group])
        index = row - group - 1
        return CaseRow(self.positions[index], index)

    def suite_at(self, row: int) -> str:
        """The suite a list row belongs to."""
        return self._suites[bisect_right(self._rows, row) - 1]

    def row_of(self, index: int) -> int:
        """The list row of the case at an index of `positions`."""
        return index + bisect_right(self._begins, index)

    def index_of(self, position: int) -> int | None:
        """Where a position is in `positions`; None if the filter leaves it out."""
        at = bisect_left(self.positions, position)
        return at if at < len(self.positions) and self.positions[at] == position else None

    def nearest(self, position: int) -> int:
        """The index of that position, or of the first one after it (the last, if none is)."""
        return min(bisect_left(self.positions, position), len(self.positions) - 1)

    def group_step(self, index: int, *, backwards: bool) -> int:
        """The index of the first case of the next suite; backwards: of this suite, or from there of the one before."""
        group = bisect_right(self._begins, index) - 1
        if backwards:
            return self._begins[group - 1 if index == self._begins[group] and group else group]
        return self._begins[group + 1] if group + 1 < len(self._begins) else index
