"""The queue: every case of the comparison, grouped by suite, in the order they should be looked at."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from workbench.errors import WorkbenchError
from workbench.tui import queue_text
from workbench.tui.screens.base import AT_ONCE, TableScreen
from workbench.tui.screens.filtering import FilteringScreen
from workbench.tui.screens.moving import MovesInList
from workbench.tui.screens.turn import TurnScreen
from workbench.tui.turns import Turns
from workbench.tui.widgets.lines import LineBlock, rule
from workbench.tui.widgets.queue_list import QueueList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.records import Label
    from workbench.store.queue import QueueRow
    from workbench.tui.actions import Place
    from workbench.tui.company import Changes
    from workbench.tui.groups import ClusterRow
    from workbench.tui.widgets.lines import Line, LineArea, Span


class QueueScreen(MovesInList[QueueList], FilteringScreen):
    """Shows at once its frame, then the rows the store thread brings."""

    PLACE: ClassVar[Place] = "queue"
    CSS_PATH: ClassVar[str] = "queue.tcss"
    OPENS: ClassVar[str | None] = "open"

    def __init__(self) -> None:
        super().__init__(Turns())
        self.header = LineBlock(name="header", row="bar")
        self.filter_line = LineBlock(name="filter")
        self.rule = LineBlock(name="rule")
        self.list = QueueList(name="list")
        self._current = asyncio.Event()
        """Set while the list shows what is in the store."""
        self._left = False
        self._warmed = False

    def areas(self) -> Iterable[Widget]:
        return self.header, self.filter_line, self.list, self.rule

    def read_in(self) -> LineArea:
        return self.list

    def on_mount(self) -> None:
        self.run_worker(self._take_turns(), group="turns")
        if self.session.blind:
            from workbench.tui.blind_text import bar_words

            self.keybar.call(bar_words(self.PLACE, blinded=False), self.workbench.keys)
        if self.session.is_read:  # then the first paint shows the rows as well
            self._take_over()
        else:
            self.run_worker(self._open(), exclusive=True, group="open")

    def on_resize(self) -> None:
        self._show_frame()

    def on_screen_suspend(self) -> None:
        if self._current.is_set():
            self._left = True
            self._current.clear()
            self._warm()  # a case opened before the first paint: this screen will not be painted for now

    async def on_screen_resume(self) -> None:
        if self._left:
            self._left = False
            try:
                await self.reload()
            except WorkbenchError as error:
                self.complain(error)
            self._current.set()

    async def _take_turns(self) -> None:
        """Give each key to the screen that shows when its turn has come: this one is there as long as the app is."""
        while True:
            event = await self.turns.next()
            screen = self.app.screen
            assert isinstance(screen, TurnScreen)
            await screen.take(event)

    async def until_ready(self, action: str) -> None:
        if action not in AT_ONCE:
            await self._current.wait()

    async def _open(self) -> None:
        await self.session.until_read()
        self._take_over()

    def _take_over(self) -> None:
        try:
            self.session.open()
        except WorkbenchError as error:
            self.app.exit(error)
            return
        self._current.set()
        self.show_queue()
        self.call_after_refresh(self._warm)

    def _warm(self) -> None:
        if not self._warmed:
            self._warmed = True
            self.newest("rest", self._load_rest)

    async def _load_rest(self) -> None:
        """What the first paint did not need: counts, risks, and the modules the first case will use."""
        if self.session.start_case is not None:
            await self._open_at(self.session.start_case)
        if self.workbench.unfit_theme and isinstance(self.app.screen, TableScreen):
            self.app.screen.keybar.say(self.workbench.unfit_theme, "warn")
        await self.session.count()
        if isinstance(self.app.screen, TableScreen):
            self.app.screen.counted()
        self.workbench.keep_company()
        await self.session.load_risks()
        self._show_frame()
        self.list.headings_changed()
        await self.workbench.prepare()

    async def _open_at(self, name: str) -> None:
        suite, _, case = name.partition("/")
        try:
            self.session.position = await self.session.place_of(suite, case)
        except WorkbenchError as error:
            self.app.exit(error)
            return
        self.show_queue()
        await self.do_open()

    async def reload(self) -> None:
        """Read counts and rows again and draw them, the place kept."""
        await self.session.refresh()
        self.show_queue()

    # --- drawing ---

    def _show_frame(self) -> None:
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

    def news_came(self, changes: Changes) -> None:
        self._show_frame()
        self.list.mark(self.session.company.marks)
        if changes.cases or changes.all_cases:
            self.list.forget()
            self.list.headings_changed()
        self.follow_on()

    def _run_mark(self) -> list[Span]:
        if self.workbench.running is None:
            return []
        from workbench.tui.run_text import running_mark

        return running_mark(self.workbench.running, key=self.workbench.keys.way("runs"))

    def run_changed(self) -> None:
        self._show_frame()

    def show_queue(self) -> None:
        self._show_frame()
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

    def _cluster_at_cursor(self) -> ClusterRow | None:
        return self.session.groups.cluster_of(self.list.cursor) if len(self.session.positions) else None

    def _folded_at_cursor(self) -> ClusterRow | None:
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

    async def do_open(self) -> None:
        from workbench.tui.screens.case import CaseScreen

        if len(self.session.positions):
            await self.app.push_screen(CaseScreen(self.turns))

    async def do_order(self) -> None:
        await self.session.sort()
        self.show_queue()
        self.keybar.say(f"sorted {self.session.order}")

    async def do_overview(self) -> None:
        from workbench.tui.screens.overview import OverviewScreen

        await self.app.push_screen(OverviewScreen(self.turns))

    async def do_runs(self) -> None:
        from workbench.tui.screens.runs import RunsScreen

        await self.app.push_screen(RunsScreen(self.turns))

    # --- deciding ---

    async def case_at_hand(self) -> QueueRow | None:
        if not len(self.session.positions):
            return None
        position = self.session.positions[self.list.cursor]
        # The row as it is shown: what is decided rests on what was seen, whatever came since.
        return self.session.rows.get(position) or await self.session.row(position)

    async def _label(self, label: Label) -> None:
        if self._refuses_folded():
            return
        await super()._label(label)

    async def do_flag(self) -> None:
        if not self._refuses_folded():
            await super().do_flag()

    def _refuses_folded(self) -> bool:
        """Say how to decide a folded cluster: what was not seen is not decided by the way."""
        shown = self._folded_at_cursor()
        if shown is not None:
            keys = self.workbench.keys
            opens, unfolds = keys.way("cluster"), keys.way("fold")
            self.keybar.say(
                f"{opens} shows three of these cases, then one key decides all; {unfolds} unfolds them", "warn"
            )
        return shown is not None

    async def _ask_note(self) -> None:
        shown = self._folded_at_cursor()
        if shown is None:
            await super()._ask_note()
            return
        text = await self.prompt.ask("note on the cluster")
        if text and text.strip():
            suite = self.session.suite_of(shown.cluster.first)
            assert suite is not None
            await self.session.note_beside(suite, text.strip(), cluster=shown.cluster.id)
            self.keybar.say("noted on the cluster", "good")

    async def after_label(self, row: QueueRow) -> None:
        await self.after_mark(row)
        self.list.headings_changed()
        self._show_frame()
        await self.to_undecided()

    async def after_mark(self, row: QueueRow) -> None:
        await self.session.row(row.position)
        self.list.forget()

    async def after_undo(self, position: int, said: str) -> None:
        self.session.position = position
        await self.reload()
        self.keybar.say(said)

    async def do_back(self) -> None:
        if self.category is not None:
            self.category = None
        elif self.session.words:
            await self.filter_by("")
