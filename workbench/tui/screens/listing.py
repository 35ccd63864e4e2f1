"""The queue on screen: its frame, its rows under headings that fold, and the keys that move in it, fold and sort it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.tui import queue_text
from workbench.tui.screens.filtering import FilteringScreen
from workbench.tui.screens.moving import MovesInList
from workbench.tui.widgets.lines import LineBlock, rule
from workbench.tui.widgets.queue_list import QueueList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.tui.groups import ClusterRow
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, LineArea, Span


class ListingScreen(MovesInList[QueueList], FilteringScreen):
    """Lists the cases of the session's queue."""

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.header = LineBlock(name="header", row="bar")
        self.filter_line = LineBlock(name="filter")
        self.rule = LineBlock(name="rule")
        self.list = QueueList(name="list")

    def areas(self) -> Iterable[Widget]:
        return self.header, self.filter_line, self.list, self.rule

    def read_in(self) -> LineArea:
        return self.list

    # --- drawing ---

    def show_frame(self) -> None:
        """Draw what stands around the rows: how far one is, the filter, who else is here."""
        width = self.app.size.width
        session = self.session
        self.rule.show([self._presence(width)])
        self.keybar.resized(self.workbench.keys)
        if session.comparison is None:
            self.header.show([((" Workbench", "strong"),)])
            self.filter_line.show([((" reading…", "dim"),)])
            return
        mark = self._run_mark()
        comparison, left = session.comparison, session.left
        self.header.show(
            [queue_text.header(comparison, left, session.total, session.reviewer, width, mark, session.mine)]
        )
        found = len(session.positions)
        order = queue_text.BLIND_ORDER if session.blind else session.order
        risks = queue_text.risk_spans(*session.left_by_risk())
        keys = (self.workbench.keys.way("search"), self.workbench.keys.way("back"))
        self.filter_line.show(
            [queue_text.filter_line(session.words, found, session.total, width, order, mark, risks, keys)]
        )

    def _presence(self, width: int) -> Line:
        company = self.session.company
        if not company.people:
            return rule(width)
        from datetime import UTC, datetime

        from workbench.tui.company_text import presence_rule

        return presence_rule(company.people, company.following, datetime.now(UTC), width)

    def _run_mark(self) -> list[Span]:
        if self.workbench.running is None:
            return []
        from workbench.tui.run_text import running_mark

        return running_mark(self.workbench.running, key=self.workbench.keys.way("runs"))

    def run_changed(self) -> None:
        self.show_frame()

    def show_queue(self) -> None:
        self.show_frame()
        session = self.session
        if not len(session.positions):
            self.list.say(queue_text.empty_lines(session.words, session.total, self.workbench.keys.way("back")))
            return
        cursor = session.groups.nearest(session.position)
        self.list.show(session.groups, session.rows, self._suite_line, self._cluster_line, cursor)

    def _suite_line(self, suite: str, width: int) -> Line:
        session = self.session
        verdict, risk = session.suites.get(suite), session.risks.get(suite, "")
        return queue_text.suite_line(verdict, suite, risk, session.decided(suite), width)

    def _cluster_line(self, shown: ClusterRow, selected: bool, width: int) -> Line:
        session, cluster = self.session, shown.cluster
        elsewhere = cluster.everywhere - cluster.cases
        cause, decided = session.causes.get(cluster.id), session.decided_of(cluster)
        return queue_text.cluster_line(shown, cause, decided, elsewhere, selected, width)

    async def on_queue_list_rows_missed(self, event: QueueList.RowsMissed) -> None:
        try:
            await self.session.read_rows(event.positions)
        except WorkbenchError as error:
            self.complain(error)
        self.list.rows_came()

    # --- moving ---

    def _note_place(self) -> None:
        self.category = None
        if len(self.session.positions):
            self.session.position = self.session.positions[self.list.cursor]

    def row_count(self) -> int:
        return len(self.session.positions)

    def cursor_moved(self) -> None:
        self._note_place()

    async def do_down(self) -> None:
        self._step(1)

    async def do_up(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if len(self.session.positions):
            self.select(self.session.groups.step(self.list.cursor, by))

    async def do_fold(self) -> None:
        shown = self._cluster_at_cursor()
        if shown is None:
            self.keybar.say("this case stands in no cluster")
            return
        self.session.fold(shown.cluster, folded=not shown.folded)
        self.session.position = self.session.positions[shown.index]
        self.show_queue()

    async def do_order(self) -> None:
        await self.session.sort()
        self.show_queue()
        self.keybar.say(f"sorted {self.session.order}")

    def _cluster_at_cursor(self) -> ClusterRow | None:
        return self.session.groups.cluster_of(self.list.cursor) if len(self.session.positions) else None

    def folded_at_cursor(self) -> ClusterRow | None:
        """The folded cluster whose heading the cursor is on."""
        shown = self._cluster_at_cursor()
        return shown if shown is not None and shown.folded else None

    async def do_next_group(self) -> None:
        await self._step_group(backwards=False)

    async def do_previous_group(self) -> None:
        await self._step_group(backwards=True)

    async def _step_group(self, *, backwards: bool) -> None:
        if len(self.session.positions):
            self.select(self.session.groups.group_step(self.list.cursor, backwards=backwards))

    def show_place(self, position: int) -> None:
        index = self.session.groups.index_of(position)
        if index is not None:
            self.select(index)
