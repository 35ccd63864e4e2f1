"""The queue of the comparison under review: its filter, its groups, and the rows that are in memory."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from workbench.tui.groups import Groups, folded_at_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Concatenate, ParamSpec, TypeVar

    from workbench.records import Comparison
    from workbench.store.database import Database
    from workbench.store.details import CaseDetail
    from workbench.store.groups import QueueCluster
    from workbench.store.queue import QueueFilter, QueueRow
    from workbench.store.saved_filters import SavedFilter
    from workbench.tui.store_thread import StoreThread

    P = ParamSpec("P")
    T = TypeVar("T")

KEPT_ROWS = 5000
"""Queue rows kept in memory; what scrolls out of them is read again."""


class QueueState:
    """The queue as a reviewer has filtered and folded it. Methods that await the store raise WorkbenchError."""

    def __init__(self, store: StoreThread, reviewer: str, *, blind: bool) -> None:
        self._store = store
        self.reviewer = reviewer
        self.blind = blind
        self.comparison: Comparison | None = None
        self.sizes: list[tuple[str, int]] = []
        """Suites in queue order with their numbers of cases."""
        self.clusters: list[QueueCluster] = []
        """What stands together in the queue."""
        self._folds: dict[int, bool] = {}
        """Which clusters a reviewer has folded or unfolded, by the first position."""
        self.words = ""
        self.suites_in_order: list[str] | None = None
        """The suites as they stand in the list; None: as they are stored."""
        self.positions: Sequence[int] = array("q")
        """What is shown, in the order of the list."""
        self._found: Sequence[int] = self.positions
        """The same, ascending."""
        self.groups = Groups((), ())
        self.rows: dict[int, QueueRow] = {}
        self.places: dict[tuple[str, str], int] = {}
        self.position = 0
        """The case the reviewer is at, in the whole queue."""

    @property
    def filter(self) -> QueueFilter:
        """The filter in force."""
        from workbench.review.filters import parse_filter

        return parse_filter(self.words, self.reviewer)

    @property
    def comparison_id(self) -> int:
        """The comparison under review."""
        assert self.comparison is not None
        return self.comparison.id

    @property
    def place(self) -> tuple[str, str] | None:
        """The suite and case the reviewer is at; None while it has not been read."""
        row = self.rows.get(self.position)
        return None if row is None else (row.suite, row.case)

    @property
    def total(self) -> int:
        """All cases of the comparison."""
        return sum(size for _, size in self.sizes)

    @property
    def suite_at_place(self) -> str | None:
        """The suite of the case the reviewer is at; None in an empty comparison."""
        return self.suite_of(self.position)

    def suite_of(self, position: int) -> str | None:
        """The suite of the case at a place of the queue; None beyond its end."""
        end = 0
        for suite, size in self.sizes:
            end += size
            if position < end:
                return suite
        return None

    def submit(self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> None:
        """Have one function of the store run in its turn; nobody waits for it."""
        self._store.submit(function, *args, **kwargs)

    async def call(self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one function of the store, or of a room above it, in the store's thread."""
        return await self._store.call(function, *args, **kwargs)

    async def set_filter(self, words: str) -> None:
        """Filter the queue anew; the place stays, or moves to the nearest case left."""
        from workbench.review.filters import parse_filter, tidy
        from workbench.store.queue import queue_positions

        if self.blind:
            from workbench.review.blinding import refuse_telling

            refuse_telling(words)
        wanted = parse_filter(words, self.reviewer)
        positions: Sequence[int] = range(self.total)
        if words.split():
            positions = await self._store.call(queue_positions, self.comparison_id, wanted)
        self.words = tidy(words)
        self._take(positions)
        if len(positions):
            self.position = self.positions[self.groups.nearest(self.position)]

    async def show_suite(self, suite: str) -> None:
        """Filter the queue to a suite, from its first undecided case on (its first, if all are decided)."""
        from workbench.review.filters import word_of
        from workbench.store.queue import next_undecided

        await self.set_filter(word_of("suite", suite))
        undecided = await self._store.call(next_undecided, self.comparison_id, self.filter, None)
        if len(self.positions):
            self.position = self.positions[0] if undecided is None else undecided

    async def saved_filters(self) -> list[SavedFilter]:
        """The filters that were saved in this database."""
        from workbench.store.saved_filters import saved_filters

        return await self._store.call(saved_filters)

    async def filter_values(self) -> dict[str, list[str]]:
        """The values there are of the filter's fields that are not known beforehand; what is hidden is left out."""
        suites = {"suite": [suite for suite, _ in self.sizes]}
        if self.blind:
            return suites
        from workbench.store.saved_filters import filter_values

        clusters = {"cluster": list(dict.fromkeys(one.says for one in self.clusters))}
        return suites | clusters | await self._store.call(filter_values, self.comparison_id)

    def _take(self, positions: Sequence[int]) -> None:
        self._found = positions
        self.groups = Groups(positions, self.sizes, self.clusters, self._is_folded, self.suites_in_order)
        self.positions = self.groups.positions

    def _is_folded(self, cluster: QueueCluster, cases: int) -> bool:
        return self._folds.get(cluster.first, folded_at_first(cluster, cases))

    def fold(self, cluster: QueueCluster, *, folded: bool) -> None:
        """Show a cluster's heading alone, or its cases too."""
        self._folds[cluster.first] = folded
        self._take(self._found)

    async def read_rows(self, positions: Iterable[int]) -> bool:
        """Have the rows of some positions in memory; False if they all were."""
        from workbench.store.queue import rows_at

        wanted = list(positions)
        missing = [at for at in wanted if at not in self.rows]
        if not missing:
            return False
        if len(self.rows) > KEPT_ROWS:
            self.rows.clear()
            missing = wanted
        self.know(await self._store.call(rows_at, self.comparison_id, missing, self.reviewer))
        return True

    def know(self, rows: Iterable[QueueRow]) -> None:
        """Keep rows that were read."""
        for row in rows:
            self.rows[row.position] = row
            self.places[row.suite, row.case] = row.position

    async def row(self, position: int) -> QueueRow | None:
        """The queue row of a position; None if the comparison has shrunk."""
        from workbench.store.queue import rows_at

        self.know(await self._store.call(rows_at, self.comparison_id, [position], self.reviewer))
        return self.rows.get(position)

    async def detail(self, suite: str, case: str) -> CaseDetail:
        """All that is known of a case."""
        from workbench.store.details import case_detail

        return await self._store.call(case_detail, self.comparison_id, suite, case)

    async def case(self, position: int) -> tuple[QueueRow, CaseDetail] | None:
        """The queue row of a position and all that is known of its case; None if the comparison has shrunk."""
        found = await self._store.call(_case, self.comparison_id, position, self.reviewer)
        if found is not None:
            self.know([found[0]])
        return found

    async def place_of(self, suite: str, case: str) -> int:
        """The queue position of a case, as the comparison is now. Raises UnknownNameError."""
        from workbench.errors import UnknownNameError
        from workbench.store.queue import position_of

        found = await self._store.call(position_of, self.comparison_id, suite, case)
        if found is None:
            raise UnknownNameError(f"the comparison holds no case {suite}/{case}", hint="a search finds cases")
        return found

    async def undecided(self, *, backwards: bool = False) -> int | None:
        """The next case without a label of this reviewer, from the place on and round; None if there is none."""
        from workbench.store.queue import next_undecided, next_undecided_in

        if self.suites_in_order is not None:
            ranges = self.groups.ranges_from(self.position, backwards=backwards)
            here = (self.position, self.position)
            return await self._store.call(
                next_undecided_in, self.comparison_id, self.filter, [*ranges, here], backwards=backwards
            )
        for after in (self.position, None):
            found = await self._store.call(next_undecided, self.comparison_id, self.filter, after, backwards=backwards)
            if found is not None:
                return found
        return None


def _case(db: Database, comparison_id: int, position: int, reviewer: str) -> tuple[QueueRow, CaseDetail] | None:
    from workbench.store.details import case_detail
    from workbench.store.queue import rows_at

    for row in rows_at(db, comparison_id, [position], reviewer):
        return row, case_detail(db, comparison_id, row.suite, row.case)
    return None
