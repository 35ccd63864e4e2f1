"""One reviewer's sitting on one comparison: the only part of the app that calls the store."""

from __future__ import annotations

import asyncio
import os
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.records import LABELS
from workbench.review.sitting import Sitting
from workbench.tui.company import Company
from workbench.tui.groups import Groups, folded_at_first
from workbench.tui.ignoring import Ignoring

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path
    from typing import Concatenate, ParamSpec, TypeVar

    from workbench.records import Comparison, Event, Label, SuiteVerdict
    from workbench.review.groups import Opened, Scope
    from workbench.store.database import Database
    from workbench.store.details import CaseDetail
    from workbench.store.groups import QueueCluster
    from workbench.store.overview import SuiteSpending
    from workbench.store.queue import QueueCounts, QueueFilter, QueueRow
    from workbench.store.saved_filters import SavedFilter
    from workbench.tui.places import Left
    from workbench.tui.services import Services
    from workbench.tui.store_thread import StoreThread

    P = ParamSpec("P")
    T = TypeVar("T")

FIRST_ROWS = 150
"""Queue rows read around the first undecided case before the app is there: two screens of a tall terminal."""
KEPT_ROWS = 5000
"""Queue rows kept in memory; what scrolls out of them is read again."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the first paint shows."""

    comparison: Comparison
    verdicts: list[SuiteVerdict]
    clusters: list[QueueCluster]
    position: int
    rows: list[QueueRow]
    last_event: int
    """The row id of the event stored last before the rows were read."""
    seed: str | None
    """What the order of the sides follows from in a blind review; None in any other."""
    file: tuple[int, int]
    """Device and inode of the database."""
    read_only: bool


def _first_look(db: Database, selector: str, reviewer: str, blind: bool) -> FirstLook:
    """The comparison, and its queue around the first undecided case. Nothing of it counts all cases.

    Without a filter the positions are 0 to the number of cases, which the suites' verdicts know.
    """
    from workbench.store.comparisons import find_comparison
    from workbench.store.events import last_event
    from workbench.store.groups import queue_clusters
    from workbench.store.queue import QueueFilter, next_undecided, rows_at
    from workbench.store.verdicts import suite_verdicts

    comparison = find_comparison(db, selector)
    last = last_event(db)
    seed = None
    if blind:
        from workbench.review.blinding import blinded_comparison
        from workbench.store.blinding import go_blind

        seed = go_blind(db, comparison.id, reviewer)
        comparison = blinded_comparison(comparison)
    verdicts = suite_verdicts(db, comparison.id)
    position = next_undecided(db, comparison.id, QueueFilter(reviewer=reviewer), None) or 0
    clusters = [] if blind else queue_clusters(db, comparison.id)  # what changed tells which side is which
    sizes = [(verdict.suite, verdict.cases) for verdict in verdicts]
    groups = Groups(range(sum(size for _, size in sizes)), sizes, clusters)
    around = [position]
    if len(groups):
        row = groups.row_of(position)
        around += groups.shown_between(row - FIRST_ROWS // 2, row + FIRST_ROWS)
    rows = rows_at(db, comparison.id, around, reviewer)
    return FirstLook(comparison, verdicts, clusters, position, rows, last, seed, _file(db), db.read_only)


def _case(db: Database, comparison_id: int, position: int, reviewer: str) -> tuple[QueueRow, CaseDetail] | None:
    from workbench.store.details import case_detail
    from workbench.store.queue import rows_at

    for row in rows_at(db, comparison_id, [position], reviewer):
        return row, case_detail(db, comparison_id, row.suite, row.case)
    return None


def _file(db: Database) -> tuple[int, int]:
    stat = os.stat(db.path)
    return stat.st_dev, stat.st_ino


def _write(db: Database, file: tuple[int, int], comparison_id: int, events: Sequence[Event]) -> None:
    """Add events, unless the file they would be written to is no longer the one at the database's path."""
    from workbench.store.events import add_events

    _refuse_replaced(db, file)
    add_events(db, comparison_id, events)


def _undo(db: Database, file: tuple[int, int], comparison_id: int, reviewer: str, at: str) -> list[Event]:
    """Take the last act back, on the same condition."""
    from workbench.store.events import undo_last

    _refuse_replaced(db, file)
    return undo_last(db, comparison_id, reviewer, at)


def _refuse_replaced(db: Database, file: tuple[int, int]) -> None:
    from workbench.errors import StoreError

    try:
        there = _file(db) == file
    except OSError:
        there = False
    if not there:
        raise StoreError("the database was moved, deleted or replaced", where=str(db.path), hint="open it again")


class Session:
    """What the screens share: the comparison, the queue as filtered, and everything a reviewer does to it.

    Methods that await the store raise WorkbenchError; the state is then as before.
    """

    def __init__(
        self,
        store: StoreThread,
        selector: str,
        reviewer: str,
        services: Services,
        start_case: str | None = None,
        *,
        blind: bool = False,
    ) -> None:
        """`selector` names the comparison; the first screen's rows are read at once, while the app is still made.

        `blind`: nothing tells which side is which before a case is labelled.
        """
        self._store = store
        self.blind = blind
        self._first_look = store.submit(_first_look, selector, reviewer, blind)
        self._look: FirstLook | None = None
        self.start_case = start_case
        self.reviewer = reviewer
        self.services = services
        self.comparison: Comparison | None = None
        self.suites: dict[str, SuiteVerdict] = {}
        self.sizes: list[tuple[str, int]] = []
        """Suites in queue order with their numbers of cases."""
        self.clusters: list[QueueCluster] = []
        """What stands together in the queue."""
        self.causes: dict[str, str] = {}
        """What is most often the cause in a cluster, by its id."""
        self._folds: dict[int, bool] = {}
        """Which clusters a reviewer has folded or unfolded, by the first position."""
        self.risks: dict[str, str] = {}
        self.counts: QueueCounts | None = None
        self.mine: tuple[int, int] | None = None
        """How many cases are assigned to the reviewer, and how many of them are decided; None: none is."""
        self.words = ""
        self.positions: Sequence[int] = array("q")
        self.groups = Groups((), ())
        self.rows: dict[int, QueueRow] = {}
        self.places: dict[tuple[str, str], int] = {}
        self.drafts: dict[str, str] = {}
        """Prompt texts being edited, by suite."""
        self.ignoring = Ignoring()
        """What makes no difference in a diff."""
        self.position = 0
        """The case the reviewer is at, in the whole queue."""
        self.suite_order = "by verdict"
        """How the overview is sorted."""
        self.was_left: dict[tuple[str, str], Left] = {}
        """How the cases that were looked at were left, by suite and case."""
        self.spending: dict[str, SuiteSpending] = {}
        """What suites cost and took, as far as it was read."""
        self.company = Company(self)
        """The others on the comparison."""
        self.scope: Scope = "cluster"
        """What is decided together."""
        self._acts = 0
        self.sitting = Sitting()
        """What was done here."""
        self._own: set[str] = set()
        """The gids of what was done here."""

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

    @property
    def database_path(self) -> Path:
        """The database's file, for work that opens it for itself."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether the database refuses to be written."""
        return self._look is not None and self._look.read_only

    @property
    def last_event(self) -> int:
        """The row id of the event stored last when the queue was read first."""
        assert self._look is not None
        return self._look.last_event

    @property
    def seed(self) -> str | None:
        """What the order of the sides follows from in a blind review; None in any other."""
        return None if self._look is None else self._look.seed

    def is_swapped(self, suite: str, case: str) -> bool:
        """Whether A is the target in a blind review."""
        from workbench.store.blinding import is_swapped

        assert self.seed is not None
        return is_swapped(self.seed, suite, case)

    @property
    def place(self) -> tuple[str, str] | None:
        """The suite and case the reviewer is at; None while it has not been read."""
        row = self.rows.get(self.position)
        return None if row is None else (row.suite, row.case)

    def submit(self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> None:
        """Have one function of the store run in its turn; nobody waits for it."""
        self._store.submit(function, *args, **kwargs)

    def command_for(self, suite: str, case: str) -> str:
        """The command that opens the app at a case."""
        import shlex

        assert self.comparison is not None
        path = str(self.database_path)
        database = "" if path == "workbench.db" else f" --db {shlex.quote(path)}"  # that one is found here unasked
        return f"workbench{database} review {shlex.quote(f'{suite}/{case}@{self.comparison.name}')}"

    async def call(self, function: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one function of the store, or of a room above it, in the store's thread."""
        return await self._store.call(function, *args, **kwargs)

    @property
    def is_read(self) -> bool:
        """Whether what the first paint shows has been read."""
        return self._first_look.done()

    async def until_read(self) -> None:
        """Wait for that; `open` says what came of it."""
        await asyncio.wait([asyncio.wrap_future(self._first_look)])

    def open(self) -> None:
        """Take over what the store thread has read since this sitting was made. Raises WorkbenchError."""
        self._show(self._first_look.result())

    async def turn_to(self, selector: str) -> None:
        """Review another comparison from now on, from its first undecided case. Raises WorkbenchError."""
        if self.blind:
            from workbench.errors import WorkbenchError

            raise WorkbenchError("a blind review stays with its comparison", hint="review the other in another sitting")
        look = await self._store.call(_first_look, selector, self.reviewer, self.blind)
        self.words, self.counts = "", None
        self.causes = {}
        self._folds.clear()
        self.rows.clear()
        self.places.clear()
        self.spending.clear()
        self.was_left.clear()
        self._show(look)

    def _show(self, look: FirstLook) -> None:
        self._look = look
        self.comparison = look.comparison
        self.suites = {verdict.suite: verdict for verdict in look.verdicts}
        self.sizes = [(verdict.suite, verdict.cases) for verdict in look.verdicts]
        self.clusters = look.clusters
        self._take(range(self.total))
        self.position = look.position
        self.know(look.rows)

    async def count(self) -> None:
        """Count what is decided, in all and by suite."""
        from workbench.store.assignments import share_of
        from workbench.store.queue import queue_counts

        acts = None
        while acts != self._acts:  # a label given while it was counted may be in the count or not
            acts = self._acts
            self.counts = await self._store.call(queue_counts, self.comparison_id, self.reviewer)
            self.mine = await self._store.call(share_of, self.comparison_id, self.reviewer)

    async def load_risks(self) -> None:
        """Read what the suites say of themselves; only headings need it."""
        from workbench.store.groups import cluster_causes
        from workbench.store.suites import list_suites

        self.causes = await self._store.call(cluster_causes, self.comparison_id)
        self.risks = {row.suite.id: row.suite.risk for row in await self._store.call(list_suites)}

    async def set_filter(self, words: str) -> None:
        """Filter the queue anew; the place stays, or moves to the nearest case left."""
        from workbench.store.queue import queue_positions
        from workbench.tui.filters import parse_filter, tidy

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
            self.position = positions[self.groups.nearest(self.position)]

    async def show_suite(self, suite: str) -> None:
        """Filter the queue to a suite, from its first undecided case on (its first, if all are decided)."""
        from workbench.store.queue import next_undecided
        from workbench.tui.filters import word_of

        await self.set_filter(word_of("suite", suite))
        undecided = await self._store.call(next_undecided, self.comparison_id, self.filter, None)
        if len(self.positions):
            self.position = self.positions[0] if undecided is None else undecided

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

    async def refresh(self) -> None:
        """Read counts and filtered queue again: labels may have come from here or from elsewhere."""
        from workbench.store.queue import queue_positions

        await self.count()
        if self.words:
            self._take(await self._store.call(queue_positions, self.comparison_id, self.filter))
        self.rows.clear()

    @property
    def total(self) -> int:
        """All cases of the comparison."""
        return sum(size for _, size in self.sizes)

    def decided(self, suite: str) -> int | None:
        """How many cases of a suite this reviewer has decided; None before they are counted."""
        return None if self.counts is None else self.counts.by_suite.get(suite, (0, 0))[1]

    @property
    def left(self) -> int | None:
        """How many cases this reviewer has not decided; None before they are counted."""
        return None if self.counts is None else self.counts.total - self.counts.decided

    def left_by_risk(self) -> tuple[dict[str, int], dict[str, int]]:
        """How many cases this reviewer has not decided, by risk, and how many there are; empty before that is known."""
        from workbench.review.tally import cases_by_risk, left_by_risk

        if self.counts is None or not self.risks:
            return {}, {}
        return left_by_risk(self.counts.by_suite, self.risks), cases_by_risk(self.counts.by_suite, self.risks)

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

    def summary(self) -> list[str]:
        """What this sitting came to and what is left, in lines; for when the app has ended."""
        from workbench.errors import WorkbenchError
        from workbench.review.sitting import Remaining
        from workbench.store.conditions import Term
        from workbench.store.queue import QueueFilter, queue_positions

        if self.comparison is None:
            return []
        left = None
        if self.counts is not None:
            mine = QueueFilter(self.reviewer, terms=(Term("is", ("stale",)),))
            try:
                stale = (
                    0
                    if self.sitting.idle
                    else len(self._store.submit(queue_positions, self.comparison_id, mine).result())
                )
            except WorkbenchError:
                return self.sitting.summary(None, blind=self.blind)
            left = Remaining(self.total, self.total - self.counts.decided, self.left_by_risk()[0], stale)
        return self.sitting.summary(left, blind=self.blind)

    def _take(self, positions: Sequence[int]) -> None:
        self.positions = positions
        self.groups = Groups(positions, self.sizes, self.clusters, self._is_folded)

    def _is_folded(self, cluster: QueueCluster, cases: int) -> bool:
        return self._folds.get(cluster.first, folded_at_first(cluster, cases))

    def fold(self, cluster: QueueCluster, *, folded: bool) -> None:
        """Show a cluster's heading alone, or its cases too."""
        self._folds[cluster.first] = folded
        self._take(self.positions)

    def decided_of(self, cluster: QueueCluster) -> int | None:
        """How many cases of a cluster's heading this reviewer has decided; None before they are counted."""
        if self.counts is None:
            return None
        suite = self.suite_of(cluster.first)
        return self.counts.by_cluster.get((suite or "", cluster.verdict, cluster.id), 0)

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

    async def take_news(
        self, cases: Collection[tuple[str, str]] | None, *, recount: bool
    ) -> frozenset[tuple[str, str]]:
        """Read the rows of some cases again (None: of any) as far as they are in memory; give those cases.

        The queue keeps its cases and their order until the reviewer asks for it anew.
        """
        from workbench.store.queue import rows_at

        known = list(self.rows) if cases is None else [self.places[one] for one in cases if one in self.places]
        positions = [position for position in known if position in self.rows]
        if positions:
            self.know(await self._store.call(rows_at, self.comparison_id, positions, self.reviewer))
        if recount:
            await self.count()
        return frozenset(cases or ())

    def is_own(self, event: Event) -> bool:
        """Whether something was done in this sitting."""
        return event.gid in self._own

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
            raise UnknownNameError(f"the comparison holds no case {suite}/{case}", hint="'/' in the queue finds cases")
        return found

    async def undecided(self, *, backwards: bool = False) -> int | None:
        """The next case without a label of this reviewer, from the place on and round; None if there is none."""
        from workbench.store.queue import next_undecided

        for after in (self.position, None):
            found = await self._store.call(next_undecided, self.comparison_id, self.filter, after, backwards=backwards)
            if found is not None:
                return found
        return None

    # --- what a reviewer does; on disk when these return ---

    async def label(self, row: QueueRow, label: Label, category: str | None, *, blinded: bool = False) -> None:
        """Label a case. Without a category `worse` and `both-bad` take the verdict's.

        `blinded`: the reviewer saw the sides as A and B; `worse` then says that A is better, `better` that B is.
        """
        from workbench.review.decisions import labelled

        if blinded:
            from workbench.review.blinding import meant

            label = meant(label, swapped=self.is_swapped(row.suite, row.case))
        if category is None and label in (LABELS[0], LABELS[3]):
            category = row.category
        # What the reviewer saw, not what another process may have made of it meanwhile.
        event = labelled(
            row.suite, row.case, label, self.reviewer, category=category, results_hash=row.results_hash, blind=blinded
        )
        await self._do(event, row.position)
        if (row.label is None or row.stale) and self.counts is not None:
            self._count(row, 1)
            await self._count_mine(row)

    async def settle(self, row: QueueRow, label: Label, category: str | None, note: str | None) -> None:
        """Settle what the labels of a case come to. Without a category `worse` and `both-bad` take the verdict's."""
        from workbench.review.decisions import settled

        if category is None and label in (LABELS[0], LABELS[3]):
            category = row.category
        results = row.results_hash
        event = settled(row.suite, row.case, label, self.reviewer, category=category, note=note, results_hash=results)
        await self._do(event, row.position)

    async def flag(self, row: QueueRow) -> None:
        """Flag a case, or take its flag off."""
        from workbench.review.decisions import flagged

        await self._do(flagged(row.suite, row.case, self.reviewer), row.position)

    async def note(self, row: QueueRow, text: str) -> None:
        """Write a note on a case."""
        from workbench.review.decisions import noted

        await self._do(noted(row.suite, row.case, text, self.reviewer), row.position)

    async def decide(self, events: Sequence[Event]) -> None:
        """Write what one key does to many cases, all of it or nothing."""
        assert self._look is not None
        self._own.update(event.gid for event in events)
        await self._store.call(_write, self._look.file, self.comparison_id, events)
        self.sitting.did(events)
        self._acts += 1
        self.rows.clear()
        await self.count()

    async def open_group(self, position: int, verdicts: frozenset[str] | None) -> Opened | None:
        """The group of the case at a place, in the scope that is in force; None if the comparison has shrunk."""
        from workbench.review.groups import open_group

        return await self._store.call(open_group, self.comparison_id, position, self.scope, verdicts, self.reviewer)

    async def note_beside(self, suite: str, text: str, *, cluster: str | None = None) -> None:
        """Write a note on a cluster (by its id), or on the suite as a whole."""
        from workbench.review.decisions import noted

        await self.decide([noted(suite, None, text, self.reviewer, cluster=cluster)])

    async def undo(self) -> tuple[list[Event], int] | None:
        """Take back the last act that stands; its events and the first one's position, None if there is none left."""
        from workbench.review.decisions import now

        assert self._look is not None
        events = await self._store.call(_undo, self._look.file, self.comparison_id, self.reviewer, now())
        if not events:
            return None
        self.sitting.took_back(events)
        first = events[0]
        position = self.position if first.case is None else await self.place_of(first.suite, first.case)
        self.rows.clear()
        await self.count()
        return events, position

    async def _do(self, event: Event, position: int) -> None:
        assert self._look is not None
        self._own.add(event.gid)
        await self._store.call(_write, self._look.file, self.comparison_id, [event])
        self.sitting.did([event])
        self._acts += 1
        self.rows.pop(position, None)

    async def _count_mine(self, row: QueueRow) -> None:
        from workbench.store.assignments import is_assigned

        if self.mine is not None:
            mine = await self._store.call(is_assigned, self.comparison_id, row.suite, row.case, self.reviewer)
            self.mine = (self.mine[0], self.mine[1] + mine)

    def _count(self, row: QueueRow, more: int) -> None:
        assert self.counts is not None
        cases, decided = self.counts.by_suite.get(row.suite, (0, 0))
        by_cluster = self.counts.by_cluster
        if row.cluster is not None and not row.critical:
            group = (row.suite, row.verdict, row.cluster)
            by_cluster = {**by_cluster, group: by_cluster.get(group, 0) + more}
        self.counts = replace(
            self.counts,
            decided=self.counts.decided + more,
            by_suite={**self.counts.by_suite, row.suite: (cases, decided + more)},
            by_cluster=by_cluster,
        )
