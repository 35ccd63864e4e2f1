"""The queue: every case of the comparison, grouped by suite, in the order they should be looked at."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from workbench.errors import WorkbenchError
from workbench.tui.screens.base import AT_ONCE, TableScreen
from workbench.tui.screens.listing import ListingScreen
from workbench.tui.screens.turn import TurnScreen
from workbench.tui.turns import Turns

if TYPE_CHECKING:
    from workbench.records import Label
    from workbench.store.queue import QueueRow
    from workbench.tui.actions import Place
    from workbench.tui.company import Changes


class QueueScreen(ListingScreen):
    """Shows at once its frame, then the rows the store thread brings."""

    PLACE: ClassVar[Place] = "queue"
    CSS_PATH: ClassVar[str] = "queue.tcss"
    OPENS: ClassVar[str | None] = "open"

    def __init__(self) -> None:
        super().__init__(Turns())
        self._current = asyncio.Event()
        """Set while the list shows what is in the store."""
        self._left = False
        self._warmed = False

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
        self.show_frame()

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
        self.show_frame()
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

    def news_came(self, changes: Changes) -> None:
        self.show_frame()
        self.list.mark(self.session.company.marks)
        if changes.cases or changes.all_cases:
            self.list.forget()
            self.list.headings_changed()
        self.follow_on()

    # --- other screens ---

    async def do_open(self) -> None:
        from workbench.tui.screens.case import CaseScreen

        if len(self.session.positions):
            await self.app.push_screen(CaseScreen(self.turns))

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
        shown = self.folded_at_cursor()
        if shown is not None:
            keys = self.workbench.keys
            opens, unfolds = keys.way("cluster"), keys.way("fold")
            self.keybar.say(
                f"{opens} shows three of these cases, then one key decides all; {unfolds} unfolds them", "warn"
            )
        return shown is not None

    async def _ask_note(self) -> None:
        shown = self.folded_at_cursor()
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
        self.show_frame()
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
