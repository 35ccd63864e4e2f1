"""How much of the queue is decided and what its suites are: counts, risks and the order that follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.review.order import BY_RISK, BY_VERDICT, by_risk
from workbench.review.tally import cases_by_risk, counted_in, left_by_risk
from workbench.tui.queue_state import QueueState

if TYPE_CHECKING:
    from workbench.records import SuiteVerdict
    from workbench.store.groups import QueueCluster
    from workbench.store.queue import QueueCounts, QueueRow
    from workbench.tui.store_thread import StoreThread


class QueueTally(QueueState):
    """The queue, its suites' verdicts and risks, and what of it a reviewer has decided."""

    def __init__(self, store: StoreThread, reviewer: str, *, blind: bool) -> None:
        super().__init__(store, reviewer, blind=blind)
        self.suites: dict[str, SuiteVerdict] = {}
        self.causes: dict[str, str] = {}
        """What is most often the cause in a cluster, by its id."""
        self.risks: dict[str, str] = {}
        self.counts: QueueCounts | None = None
        self.mine: tuple[int, int] | None = None
        """How many cases are assigned to the reviewer, and how many of them are decided; None: none is."""
        self._acts = 0
        """How often something was done here."""
        self._counted: int | None = None
        """The version of the database when all was counted last; None: something else than a label was done since."""

    async def count(self) -> None:
        """Count what is decided, in all and by suite, unless it has been and nobody else has written since.

        Own labels are counted as they are given.
        """
        from workbench.store.assignments import share_of
        from workbench.store.database import data_version
        from workbench.store.queue import queue_counts

        version = await self._store.call(data_version)
        if self.counts is not None and self._counted == version:
            return
        self._counted = version
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

    @property
    def order(self) -> str:
        """How the suites of the queue stand."""
        return BY_VERDICT if self.suites_in_order is None else BY_RISK

    async def sort(self) -> None:
        """Have the suites stand in the next order; the place stays."""
        if self.suites_in_order is not None:
            self.suites_in_order = None
        else:
            if not self.risks:
                await self.load_risks()
            self.suites_in_order = by_risk(self.suites.values(), self.risks)
        self._take(self._found)

    async def refresh(self) -> None:
        """Read counts and filtered queue again: labels may have come from here or from elsewhere."""
        from workbench.store.queue import queue_positions

        await self.count()
        if self.words:
            self._take(await self._store.call(queue_positions, self.comparison_id, self.filter))
        self.rows.clear()

    def decided(self, suite: str) -> int | None:
        """How many cases of a suite this reviewer has decided; None before they are counted."""
        return None if self.counts is None else self.counts.by_suite.get(suite, (0, 0))[1]

    @property
    def left(self) -> int | None:
        """How many cases this reviewer has not decided; None before they are counted."""
        return None if self.counts is None else self.counts.total - self.counts.decided

    def left_by_risk(self) -> tuple[dict[str, int], dict[str, int]]:
        """How many cases this reviewer has not decided, by risk, and how many there are; empty before that is known."""
        if self.counts is None or not self.risks:
            return {}, {}
        return left_by_risk(self.counts.by_suite, self.risks), cases_by_risk(self.counts.by_suite, self.risks)

    def decided_of(self, cluster: QueueCluster) -> int | None:
        """How many cases of a cluster's heading this reviewer has decided; None before they are counted."""
        if self.counts is None:
            return None
        suite = self.suite_of(cluster.first)
        return self.counts.by_cluster.get((suite or "", cluster.verdict, cluster.id), 0)

    async def _count_decided(self, row: QueueRow) -> None:
        """Count a case as decided that was not, without counting all again."""
        from workbench.store.assignments import is_assigned

        if self.counts is None:
            return
        self.counts = counted_in(self.counts, row)
        if self.mine is not None:
            mine = await self._store.call(is_assigned, self.comparison_id, row.suite, row.case, self.reviewer)
            self.mine = (self.mine[0], self.mine[1] + mine)
