"""A run: how it gets on while it is executed here, or what it came to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from workbench.errors import WorkbenchError
from workbench.evaluate.costs import run_cost
from workbench.tui import run_text
from workbench.tui.panes import ROOMY_FROM
from workbench.tui.run_rows import failed_outputs, run_row
from workbench.tui.screens.base import AT_ONCE
from workbench.tui.screens.run_keys import RunKeysScreen
from workbench.tui.screens.runs import LOOK_EVERY_S, seconds_since
from workbench.tui.widgets.diff_view import DiffView
from workbench.tui.widgets.lines import LineBlock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.timer import Timer
    from textual.widget import Widget

    from workbench.records import Output
    from workbench.tui.actions import Place
    from workbench.tui.run_rows import RunRow
    from workbench.tui.running import Running
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, LineArea


class RunScreen(RunKeysScreen):
    """Of a run that this app executes, or executed last, it shows what the thread tells; of others what is stored."""

    PLACE: ClassVar[Place] = "run"
    CSS_PATH: ClassVar[str] = "run.tcss"

    def __init__(self, turns: Turns, run: int) -> None:
        super().__init__(turns)
        self.run_id = run
        self.header = LineBlock(name="header", row="bar")
        self.panel = LineBlock(name="panel")
        self.news = DiffView(name="news")
        self.outcome = LineBlock(name="outcome")
        self._row: RunRow | None = None
        self._cost: tuple[float, int] | None = None
        self._failed: list[Output] | None = None
        self._stored = asyncio.Event()
        self._looking: Timer | None = None
        self._following = True
        """Whether the newest of what happened is kept in sight: not when one has scrolled away from it."""
        self._told: list[list[Line]] = []
        self._told_of: tuple[Running, int] | None = None
        """Whose news stand in `_told`, and how many there had been."""

    def areas(self) -> Iterable[Widget]:
        return self.header, self.panel, self.news, self.outcome

    def read_in(self) -> LineArea:
        return self.news

    def on_mount(self) -> None:
        self.keybar.keys(self.workbench.keys)
        self._show()

    def on_resize(self) -> None:
        self.keybar.resized(self.workbench.keys)
        self._told_of = None
        self._show()

    def on_screen_resume(self) -> None:
        self._show()
        if self.live is None:
            self.newest("stored", self._load)

    async def until_ready(self, action: str) -> None:
        if action not in AT_ONCE and action != "back" and self.live is None:
            await self._stored.wait()

    @property
    def live(self) -> Running | None:
        """The execution this run is part of, under way or over, if it is this app's."""
        running = self.workbench.running
        return running if running is not None and self.run_id in running.runs else None

    # --- what is stored ---

    async def _load(self) -> None:
        try:
            self._row = await self.session.call(run_row, self.run_id)
            self._show()
            self._stored.set()
            self._look_on(self._row.held)
            self._cost = await self.session.call(run_cost, self._row.run)
            self._failed = []
            if self._row.counts.failed:
                self._failed = await self.session.call(failed_outputs, self._row.run)
            self._show()
        except WorkbenchError as error:
            self.complain(error)

    def _look_on(self, moving: bool) -> None:
        if moving and self._looking is None:
            self._looking = self.set_interval(LOOK_EVERY_S, lambda: self.newest("stored", self._load))
        elif not moving and self._looking is not None:
            self._looking.stop()
            self._looking = None

    # --- drawing ---

    def run_changed(self) -> None:
        self._show()

    def _show(self) -> None:
        live = self.live
        if live is not None:
            self._show_live(live)
        elif self._row is not None:
            self._show_stored(self._row)
        else:
            self.header.show([((f" run {self.run_id}", "strong"), ("   reading…", "dim"))])

    def _show_live(self, running: Running) -> None:
        progress, width = running.progress, self.app.size.width
        assert progress is not None
        if self._looking is not None:
            self._look_on(moving=False)
        state = "running"
        if not running.under_way:
            state = "done" if not running.unfinished else "unfinished"
            running.seen = running.seen or self.is_current
        elif running.stopping:
            state = "stopping"
        elif progress.paused:
            state = "paused" if not progress.in_flight else "pausing"
        names = [f"run {one.run}  {one.name}" for one in progress.runs]
        self.header.show([run_text.run_header(names, state, simulated=progress.simulated, width=width)])
        bars = run_text.run_lines(progress.runs, width)
        self._show_panel(bars, run_text.totals(progress, width, over=not running.under_way), "what happened")
        self._show_news(running, width)
        self.outcome.show(self._outcome(running, width))
        if self._following:
            self.call_after_refresh(self.news.to_end, bottom=True)

    def _show_panel(self, bars: list[Line], facts: list[Line], title: str) -> None:
        blank: list[Line] = [()] if self.app.size.height >= ROOMY_FROM else []
        self.panel.show([*blank, *bars, *blank, *facts, *blank, run_text.heading(title, self.app.size.width)])

    def _outcome(self, running: Running, width: int) -> list[Line]:
        if running.error is not None:
            lines = run_text.error_lines(running.error, width)
        elif running.ended is not None and not running.under_way:
            keys = self.workbench.keys
            shown = (keys.way("resume"), keys.way("compare"))
            lines = run_text.ended_lines(running.ended, advice_on(running), shown, width)
        else:
            return []
        return [run_text.heading("how it ended", width), *lines]

    def _show_news(self, running: Running, width: int) -> None:
        """The news so far, the newest last."""
        told, count = self._told_of or (None, 0)
        if told is running and count == running.news_count and self._told:
            return
        if told is not running:
            self._told, count = [], running.news_count - len(running.news)
        fresh = min(running.news_count - count, len(running.news))
        for news in list(running.news)[len(running.news) - fresh :]:
            self._told.append(run_text.news_lines(news, width - 1))
        del self._told[: max(0, len(self._told) - len(running.news))]
        self._told_of = (running, running.news_count)
        lines = [line for lines in self._told for line in lines] or [((" nothing but answers so far", "dim"),)]
        self.news.say(*lines, keep_place=True)

    def _show_stored(self, row: RunRow) -> None:
        width, run = self.app.size.width, row.run
        state = row.state(here=False)
        simulated = run.simulated
        self.header.show([run_text.run_header([f"run {run.id}  {run.name}"], state, simulated=simulated, width=width)])
        bars = run_text.run_lines([row.progress], width)
        facts = run_text.stored_lines(row, self._cost, seconds_since(run.created_at), width)
        self._show_panel(bars, facts, "failed calls")
        if self._failed is None:
            self.news.say(((" reading…", "dim"),))
        else:
            said = [line for output in self._failed for line in run_text.failure_lines(output, width - 1)]
            self.news.say(*(said or [((" none", "dim"),)]), keep_place=True)
        keys = self.workbench.keys
        self.outcome.show(run_text.next_lines(row, state, (keys.way("resume"), keys.way("compare"))))

    # --- scrolling ---

    async def do_scroll_down(self) -> None:
        self.news.move(1)
        self._note_place()

    async def do_scroll_up(self) -> None:
        self.news.move(-1)
        self._note_place()

    async def do_page_down(self) -> None:
        self.news.page(1)
        self._note_place()

    async def do_page_up(self) -> None:
        self.news.page(-1)
        self._note_place()

    async def do_first(self) -> None:
        self.news.to_end(bottom=False)
        self._note_place()

    async def do_last(self) -> None:
        self.news.to_end(bottom=True)
        self._note_place()

    def _note_place(self) -> None:
        self._following = self.news.scroll_offset.y >= self.news.max_scroll_y

    async def do_back(self) -> None:
        self.dismiss()

    # --- orders ---

    def _under_way(self) -> Running | None:
        """The execution that takes orders; without one it is said why."""
        running = self.live
        if running is None or not running.under_way:
            self.keybar.say("this run is not being executed here")
            return None
        return running

    async def do_pause(self) -> None:
        running = self._under_way()
        if running is None or running.progress is None:
            return
        if running.stopping:
            self.keybar.say("it is being stopped")
        elif running.paused:
            running.resume()
        else:
            running.pause()

    async def do_stop(self) -> None:
        running = self._under_way()
        if running is not None:
            await self.ask(self._ask_stop(running))

    async def _ask_stop(self, running: Running) -> None:
        again = running.stopping
        question, words = "stop?", "the calls in flight come in, what is answered is kept"
        if again:
            question, words = "give up the calls in flight?", "they may have to be paid"
        answer = await self.prompt.choose(question, [("y", "yes", f"yes, {words}")])
        if answer is None:
            return
        if again:
            running.drop()
        else:
            running.stop()
        self._show()

    async def _resume(self) -> None:
        running = self.live
        if running is not None and running.under_way:
            self.keybar.say(f"it is being executed; {self.workbench.keys.way('pause')} pauses and goes on")
        elif running is not None and running.unfinished and running.progress is not None:
            await self.go_on(running.unfinished, running.progress.limit_usd)
        else:
            await super()._resume()

    async def run_at_hand(self) -> RunRow | None:
        return await self.session.call(run_row, self.run_id)

    async def show_run(self, running: Running) -> None:
        self._show()


def advice_on(running: Running) -> str | None:
    """What to do about how runs ended, where something can be said."""
    ended = running.ended
    if ended is None:
        return None
    if ended.by == "budget":
        return "a higher max cost goes on"
    if ended.error is None:
        return None
    from workbench.client.failures import advice

    runs = ended.progress.runs
    return advice(ended.error, next((one for one in runs if one.held), runs[0]).model)
