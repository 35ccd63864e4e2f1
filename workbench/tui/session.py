"""One reviewer's sitting on one comparison; whatever the app asks of the store goes through it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from workbench.records import LABELS
from workbench.review.sitting import Sitting
from workbench.tui.acts import undo, write
from workbench.tui.company import Company
from workbench.tui.first_look import first_look
from workbench.tui.ignoring import Ignoring
from workbench.tui.queue_tally import QueueTally

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from workbench.records import Event, Label
    from workbench.review.groups import Opened, Scope
    from workbench.store.overview import SuiteSpending
    from workbench.store.queue import QueueRow
    from workbench.tui.first_look import FirstLook
    from workbench.tui.places import Left
    from workbench.tui.services import Services
    from workbench.tui.store_thread import StoreThread


class Session(QueueTally):
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
        super().__init__(store, reviewer, blind=blind)
        self._first_look = store.submit(first_look, selector, reviewer, blind)
        self._look: FirstLook | None = None
        self.start_case = start_case
        self.services = services
        self.drafts: dict[str, str] = {}
        """Prompt texts being edited, by suite."""
        self.ignoring = Ignoring()
        """What makes no difference in a diff."""
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
        self.sitting = Sitting()
        """What was done here."""
        self._own: set[str] = set()
        """The gids of what was done here."""

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

    def command_for(self, suite: str, case: str) -> str:
        """The command that opens the app at a case."""
        import shlex

        assert self.comparison is not None
        path = str(self.database_path)
        database = "" if path == "workbench.db" else f" --db {shlex.quote(path)}"  # that one is found here unasked
        return f"workbench{database} review {shlex.quote(f'{suite}/{case}@{self.comparison.name}')}"

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
        look = await self._store.call(first_look, selector, self.reviewer, self.blind)
        self.words, self.counts, self.suites_in_order = "", None, None
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
            stale = 0
            try:
                if not self.sitting.idle:
                    stale = len(self._store.submit(queue_positions, self.comparison_id, mine).result())
            except WorkbenchError:
                return self.sitting.summary(None, blind=self.blind)
            left = Remaining(self.total, self.total - self.counts.decided, self.left_by_risk()[0], stale)
        return self.sitting.summary(left, blind=self.blind)

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
            row.suite,
            row.case,
            label,
            self.reviewer,
            category=category,
            results_hash=row.results_hash,
            judged=row.judged,
            blind=blinded,
        )
        await self._do(event, row.position)
        if row.label is None or row.stale:
            await self._count_decided(row)

    async def settle(self, row: QueueRow, label: Label, category: str | None, note: str | None) -> None:
        """Settle what the labels of a case come to. Without a category `worse` and `both-bad` take the verdict's."""
        from workbench.review.decisions import settled

        if category is None and label in (LABELS[0], LABELS[3]):
            category = row.category
        event = settled(
            row.suite,
            row.case,
            label,
            self.reviewer,
            category=category,
            note=note,
            results_hash=row.results_hash,
            judged=row.judged,
        )
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
        await self._store.call(write, self._look.file, self.comparison_id, events)
        self.sitting.did(events)
        self._acts += 1
        self._counted = None
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
        events = await self._store.call(undo, self._look.file, self.comparison_id, self.reviewer, now())
        if not events:
            return None
        self.sitting.took_back(events)
        first = events[0]
        position = self.position if first.case is None else await self.place_of(first.suite, first.case)
        self.rows.clear()
        self._counted = None
        await self.count()
        return events, position

    async def _do(self, event: Event, position: int) -> None:
        assert self._look is not None
        self._own.add(event.gid)
        await self._store.call(write, self._look.file, self.comparison_id, [event])
        self.sitting.did([event])
        self._acts += 1
        self.rows.pop(position, None)
