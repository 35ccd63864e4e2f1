"""A filtered queue as a list grouped by suite and cluster, as arithmetic: no row is read to know where it lies."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.store.groups import QueueCluster

FOLDED_FROM = 9
"""Cases of a cluster from which only its heading is shown at first."""


@dataclass(frozen=True, slots=True)
class SuiteRow:
    """The heading of a suite in the list."""

    suite: str


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """The heading of a cluster in the list; `index` to `end` (exclusive) are its cases as indexes of the queue.

    Of a folded one the heading stands for its cases.
    """

    cluster: QueueCluster
    index: int
    end: int
    folded: bool


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in the list, by its position in the queue; `inside`: under the heading of a cluster."""

    position: int
    index: int
    inside: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows that follow each other: a suite's heading (no cases), or cases with or without a cluster's heading."""

    row: int
    index: int
    end: int
    suite: str
    cluster: QueueCluster | None = None
    folded: bool = False

    @property
    def heading(self) -> bool:
        return self.index == self.end


class _Block(NamedTuple):
    """A suite's cases: from which position of the queue on, and which indexes of what is shown (`high` exclusive)."""

    suite: str
    first: int
    end: int
    low: int
    high: int


def folded_at_first(_cluster: QueueCluster, cases: int) -> bool:
    """Whether a cluster of that many cases is folded before anyone has said otherwise."""
    return cases >= FOLDED_FROM


class Groups:
    """Which list row shows what. `positions` are the filtered queue positions, ascending.

    `sizes` holds all suites in queue order with their numbers of cases; suites without a case left show nothing.
    `clusters` are those of the queue by position; one has a heading where two or more of its cases are left. `folds`
    says whether one is folded. `order`: the suites as they are to stand, where that is not the order of the queue; then
    `self.positions` are in that order, too.
    """

    def __init__(
        self,
        positions: Sequence[int],
        sizes: Sequence[tuple[str, int]],
        clusters: Sequence[QueueCluster] = (),
        folds: Callable[[QueueCluster, int], bool] = folded_at_first,
        order: Sequence[str] | None = None,
    ) -> None:
        self.positions, self._blocks = _in_order(positions, sizes, order)
        positions = self.positions
        self._parts: list[_Part] = []
        self._suites: list[int] = []  # index into positions of each shown suite's first case
        firsts = [cluster.first for cluster in clusters]
        row = 0
        for suite, first, after, low, high in self._blocks:
            if high == low:
                continue
            self._suites.append(low)
            self._parts.append(_Part(row, low, low, suite))
            row += 1
            for cluster in clusters[bisect_left(firsts, first) : bisect_left(firsts, after)]:
                begin = bisect_left(positions, cluster.first, low, high)
                end = bisect_left(positions, cluster.first + cluster.cases, low, high)
                if end - begin > 1:
                    if begin > low:
                        self._parts.append(_Part(row, low, begin, suite))
                        row += begin - low
                    folded = folds(cluster, end - begin)
                    self._parts.append(_Part(row, begin, end, suite, cluster, folded))
                    row += 1 if folded else 1 + end - begin
                    low = end
            if high > low:
                self._parts.append(_Part(row, low, high, suite))
                row += high - low
        self._rows = [part.row for part in self._parts]
        self._begins = [part.index for part in self._parts if not part.heading]
        self._cases = [part for part in self._parts if not part.heading]
        self._length = row

    def __len__(self) -> int:
        return self._length

    def at(self, row: int) -> SuiteRow | ClusterRow | CaseRow:
        """What a list row shows."""
        part = self._part_at(row)
        if part.heading:
            return SuiteRow(part.suite)
        if part.cluster is None:
            index = part.index + row - part.row
            return CaseRow(self.positions[index], index)
        if row == part.row:
            return ClusterRow(part.cluster, part.index, part.end, part.folded)
        index = part.index + row - part.row - 1
        return CaseRow(self.positions[index], index, inside=True)

    def suite_at(self, row: int) -> str:
        """The suite a list row belongs to."""
        return self._part_at(row).suite

    def row_of(self, index: int) -> int:
        """The list row of the case at an index of `positions`: its own, or its cluster's while that is folded."""
        part = self._part_of(index)
        if part.folded:
            return part.row
        return part.row + index - part.index + (part.cluster is not None)

    def cluster_of(self, index: int) -> ClusterRow | None:
        """The cluster's heading that a case stands under; None if it stands under none."""
        part = self._part_of(index) if self._cases else None
        if part is None or part.cluster is None:
            return None
        return ClusterRow(part.cluster, part.index, part.end, part.folded)

    def index_near(self, row: int) -> int:
        """The index of the case in a list row; of a heading that of the first case it stands for."""
        row = max(0, min(row, self._length - 1))
        shown = self.at(row)
        if isinstance(shown, SuiteRow):
            shown = self.at(row + 1)
        assert not isinstance(shown, SuiteRow)
        return shown.index

    def step(self, index: int, by: int) -> int:
        """The index of the case a row further down (`by` 1) or up (-1), headings passed over; the same at either end.

        A folded cluster is one row.
        """
        part = self._part_of(index)
        if part.folded:
            index = part.end - 1 if by > 0 else part.index
        there = index + by
        if not 0 <= there < len(self.positions):
            return part.index if part.folded else index
        other = self._part_of(there)
        return other.index if other.folded else there

    def index_of(self, position: int) -> int | None:
        """Where a position is in `positions`; None if the filter leaves it out."""
        at = self._at(position)
        return at if at < len(self.positions) and self.positions[at] == position else None

    def nearest(self, position: int) -> int:
        """The index of that position, or of the first one shown after it (the last, if none is)."""
        return min(self._at(position), len(self.positions) - 1)

    def _at(self, position: int) -> int:
        """The index of that position; where it is left out, of the first one after it in the list."""
        for _, first, end, low, high in self._blocks:
            if first <= position < end:
                return bisect_left(self.positions, position, low, high)
        return len(self.positions)

    def ranges_from(self, position: int, *, backwards: bool) -> list[tuple[int, int]]:
        """All other positions of the queue as (first, last), from this one on in the list's order and round."""
        blocks = [(first, end - 1) for _, first, end, _, _ in self._blocks if end > first]
        here = next((at for at, (first, last) in enumerate(blocks) if first <= position <= last), None)
        if here is None:
            return blocks[::-1] if backwards else blocks
        before, after = (blocks[here][0], position - 1), (position + 1, blocks[here][1])
        onwards = [after, *blocks[here + 1 :], *blocks[:here], before]
        return onwards[::-1] if backwards else onwards

    def group_step(self, index: int, *, backwards: bool) -> int:
        """The index of the first case of the next suite; backwards: of this suite, or from there of the one before."""
        group = bisect_right(self._suites, index) - 1
        if backwards:
            return self._suites[group - 1 if index == self._suites[group] and group else group]
        return self._suites[group + 1] if group + 1 < len(self._suites) else index

    def shown_between(self, first: int, last: int) -> list[int]:
        """The positions of the cases whose own rows lie in list rows `first` to `last`."""
        rows = range(max(0, first), min(last + 1, self._length))
        shown = (self.at(row) for row in rows)
        return [one.position for one in shown if isinstance(one, CaseRow)]

    def _part_at(self, row: int) -> _Part:
        return self._parts[bisect_right(self._rows, row) - 1]

    def _part_of(self, index: int) -> _Part:
        return self._cases[bisect_right(self._begins, index) - 1]


def _in_order(
    positions: Sequence[int], sizes: Sequence[tuple[str, int]], order: Sequence[str] | None
) -> tuple[Sequence[int], list[_Block]]:
    """The positions suite by suite in an order, and the suites' places in both."""
    stored: list[tuple[str, int, int]] = []
    start = 0
    for suite, size in sizes:
        stored.append((suite, start, start + size))
        start += size
    if order is not None:
        places = {suite: place for place, suite in enumerate(order)}
        stored.sort(key=lambda one: places.get(one[0], len(places)))
    shown = array("q")
    blocks: list[_Block] = []
    low = 0
    for suite, first, end in stored:
        left, right = bisect_left(positions, first), bisect_left(positions, end)
        blocks.append(_Block(suite, first, end, low, low + right - left))
        low += right - left
        if order is not None:
            shown.extend(positions[left:right])
    return positions if order is None else shown, blocks
