"""One reviewer's sitting on one comparison: the only part of the app that calls the store."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from workbench.records import LABELS
from workbench.tui.groups import Groups

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Concatenate, ParamSpec, TypeVar

    from workbench.records import Comparison, Event, Label, SuiteVerdict
    from workbench.store.comparisons import CaseDetail
    from workbench.store.database import Database
    from workbench.store.queue import QueueCounts, QueueFilter, QueueRow
    from workbench.tui.services import Services
    from workbench.tui.store_thread import StoreThread

    P = ParamSpec("P")
    T = TypeVar("T")

KEPT_ROWS = 5000
"""Queue rows kept in memory; what scrolls out of them is read again."""
_LOOK_UP = 1000


class Session:
    """What the screens share: the comparison, the queue as filtered, and everything a reviewer does to it.

    Methods that await the store raise WorkbenchError; the state is then as before.
    """

    def __init__(self, store: StoreThread, selector: str, reviewer: str, services: Services) -> None:
        self._store = store
        self._selector = selector
        self.reviewer = reviewer
        self.services = services
        self.comparison: Comparison | None = None
        self.suites: dict[str, SuiteVerdict] = {}
        self.risks: dict[str, str] = {}
        self.counts: QueueCounts | None = None
        self.words = ""
        self.positions: Sequence[int] = array("q")
        self.groups = Groups((), ())
        self.rows: dict[int, QueueRow] = {}
        self.places: dict[tuple[str, str], int] = {}
        self.drafts: dict[str, str] = {}
        """Prompt texts being edited, by suite."""
        self.position = 0
        """The case the reviewer is at, in the whole queue."""

    @property
    def filter(self) -> QueueFilter:
        """The filter in force."""
        from workbench.tui.filters import parse_filter

        return parse_filter(self.words, self.reviewer)

    @property
    def comparison_id(self) -> int:
        """The comparison under review."""
        assert self.comparison is not None
        return self.comparison.id

    async def call(self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one function of the store, or of a room above it, in the store's thread."""
        return await self._store.call(function, *args, **kwargs)

    async def find(self) -> Comparison:
        """Find the comparison: enough for the header."""
        from workbench.store.comparisons import find_comparison

        self.comparison = await self._store.call(find_comparison, self._selector)
        return self.comparison

    async def load(self, start_case: str | None = None) -> None:
        """Read the queue, and stand at the first undecided case or at `start_case` (suite/case)."""
        from workbench.store.comparisons import suite_verdicts
        from workbench.store.queue import next_undecided, queue_counts, queue_positions

        verdicts = await self._store.call(suite_verdicts, self.comparison_id)
        self.suites = {verdict.suite: verdict for verdict in verdicts}
        self.counts = await self._store.call(queue_counts, self.comparison_id, self.reviewer)
        self._take(await self._store.call(queue_positions, self.comparison_id, self.filter))
        if start_case is not None:
            suite, _, case = start_case.partition("/")
            self.position = await self.place_of(suite, case)
        else:
            first = await self._store.call(next_undecided, self.comparison_id, self.filter, None)
            self.position = first if first is not None else 0

    async def load_risks(self) -> None:
        """Read what the suites say of themselves; only headings need it."""
        from workbench.store.suites import list_suites

        self.risks = {row.suite.id: row.suite.risk for row in await self._store.call(list_suites)}

    async def set_filter(self, words: str) -> None:
        """Filter the queue anew; the place stays, or moves to the nearest case left."""
        from workbench.store.queue import queue_positions
        from workbench.tui.filters import parse_filter

        positions = await self._store.call(queue_positions, self.comparison_id, parse_filter(words, self.reviewer))
        self.words = " ".join(words.split())
        self._take(positions)
        if len(positions):
            self.position = positions[self.groups.nearest(self.position)]

    async def refresh(self) -> None:
        """Read counts and filtered queue again: labels may have come from here or from elsewhere."""
        from workbench.store.queue import queue_counts, queue_positions

        self.counts = await self._store.call(queue_counts, self.comparison_id, self.reviewer)
        self._take(await self._store.call(queue_positions, self.comparison_id, self.filter))
        self.rows.clear()

    def _take(self, positions: Sequence[int]) -> None:
        assert self.counts is not None
        self.positions = positions
        sizes = [(suite, self.counts.by_suite.get(suite, (0, 0))[0]) for suite in self.suites]
        self._sizes = sizes
        self.groups = Groups(positions, sizes)

    async def read_rows(self, first: int, last: int) -> bool:
        """Have the rows of filtered indexes `first` to `last` in memory; False if they all were."""
        from workbench.store.queue import rows_at

        missing = [at for at in self.positions[first : last + 1] if at not in self.rows]
        if not missing:
            return False
        if len(self.rows) > KEPT_ROWS:
            self.rows.clear()
            missing = list(self.positions[first : last + 1])
        for row in await self._store.call(rows_at, self.comparison_id, missing, self.reviewer):
            self.rows[row.position] = row
            self.places[row.suite, row.case] = row.position
        return True

    async def row(self, position: int) -> QueueRow | None:
        """The queue row of a position; None if the comparison has shrunk."""
        from workbench.store.queue import rows_at

        for row in await self._store.call(rows_at, self.comparison_id, [position], self.reviewer):
            self.rows[position] = row
            self.places[row.suite, row.case] = position
            return row
        return None

    async def detail(self, suite: str, case: str) -> CaseDetail:
        """All that is known of a case."""
        from workbench.store.comparisons import case_detail

        return await self._store.call(case_detail, self.comparison_id, suite, case)

    async def place_of(self, suite: str, case: str) -> int:
        """The queue position of a case. Raises UnknownNameError."""
        from workbench.errors import UnknownNameError
        from workbench.store.queue import rows_at

        start = 0
        for name, size in self._sizes:
            if name == suite:
                for low in range(start, start + size, _LOOK_UP):
                    if (suite, case) in self.places:
                        break
                    span = range(low, min(low + _LOOK_UP, start + size))
                    for row in await self._store.call(rows_at, self.comparison_id, span, self.reviewer):
                        self.places[row.suite, row.case] = row.position
            start += size
        if (suite, case) not in self.places:
            raise UnknownNameError(f"the comparison holds no case {suite}/{case}", hint="'/' in the queue finds cases")
        return self.places[suite, case]

    async def undecided(self, *, backwards: bool = False) -> int | None:
        """The next case without a label of this reviewer, from the place on and round; None if there is none."""
        from workbench.store.queue import next_undecided

        for after in (self.position, None):
            found = await self._store.call(next_undecided, self.comparison_id, self.filter, after, backwards=backwards)
            if found is not None:
                return found
        return None

    # --- what a reviewer does; on disk when these return ---

    async def label(self, row: QueueRow, label: Label, category: str | None) -> None:
        """Label a case. Without a category `worse` and `both-bad` take the verdict's."""
        from workbench.review.decisions import labelled

        if category is None and label in (LABELS[0], LABELS[3]):
            category = row.category
        await self._do(labelled(row.suite, row.case, label, self.reviewer, category=category), row.position)
        if row.label is None and self.counts is not None:
            self._count(row.suite, 1)

    async def flag(self, row: QueueRow) -> None:
        """Flag a case, or take its flag off."""
        from workbench.review.decisions import flagged

        await self._do(flagged(row.suite, row.case, self.reviewer), row.position)

    async def note(self, row: QueueRow, text: str) -> None:
        """Write a note on a case."""
        from workbench.review.decisions import noted

        await self._do(noted(row.suite, row.case, text, self.reviewer), row.position)

    async def undo(self) -> tuple[Event, int] | None:
        """Take back the last act that stands; that act and its case's position, None if there is none left."""
        from workbench.review.decisions import now
        from workbench.store.events import undo_last
        from workbench.store.queue import queue_counts

        event = await self._store.call(undo_last, self.comparison_id, self.reviewer, now())
        if event is None:
            return None
        position = self.position if event.case is None else await self.place_of(event.suite, event.case)
        self.rows.pop(position, None)
        self.counts = await self._store.call(queue_counts, self.comparison_id, self.reviewer)
        return event, position

    async def _do(self, event: Event, position: int) -> None:
        from workbench.store.events import add_event

        await self._store.call(add_event, self.comparison_id, event)
        self.rows.pop(position, None)

    def _count(self, suite: str, more: int) -> None:
        from dataclasses import replace

        assert self.counts is not None
        cases, decided = self.counts.by_suite[suite]
        self.counts = replace(
            self.counts,
            decided=self.counts.decided + more,
            by_suite={**self.counts.by_suite, suite: (cases, decided + more)},
        )
