"""The runs: every one with how far it is; from here one is opened, started, gone on with, compared."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from workbench.errors import WorkbenchError
from workbench.evaluate.costs import run_cost
from workbench.tui import runs_text
from workbench.tui.run_rows import run_rows
from workbench.tui.screens.base import AT_ONCE
from workbench.tui.screens.moving import MovesInList
from workbench.tui.screens.run_keys import RunKeysScreen
from workbench.tui.widgets.lines import LineBlock, rule
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.timer import Timer
    from textual.widget import Widget

    from workbench.evaluate.progress import RunProgress
    from workbench.tui.actions import Place
    from workbench.tui.run_rows import RunRow
    from workbench.tui.running import Running
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, LineArea

LOOK_EVERY_S = 1.0
"""How often the store is looked at while another process executes a run; otherwise it is when a key is pressed."""


class RunsScreen(MovesInList[RowList], RunKeysScreen):
    """Shows its frame at once, then the runs, then what they cost."""

    PLACE: ClassVar[Place] = "runs"
    CSS_PATH: ClassVar[str] = "runs.tcss"
    OPENS: ClassVar[str | None] = "open_run"

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.header = LineBlock(name="header", row="bar")
        self.headings = LineBlock(name="headings")
        self.list = RowList(name="list")
        self.detail = LineBlock(name="detail")
        self.rows: list[RunRow] | None = None
        self._costs: dict[tuple[int, int, int], tuple[float, int]] = {}
        self._version: int | None = None
        self._read = asyncio.Event()
        self._looking: Timer | None = None

    def areas(self) -> Iterable[Widget]:
        return self.header, self.headings, self.list, self.detail

    def read_in(self) -> LineArea:
        return self.list

    def on_mount(self) -> None:
        self.keybar.keys(self.workbench.keys)
        self._show_frame()

    def on_resize(self) -> None:
        self.keybar.resized(self.workbench.keys)
        self._show_frame()

    def on_screen_resume(self) -> None:
        self.newest("rows", self._load)

    async def until_ready(self, action: str) -> None:
        if action in AT_ONCE or action == "back":
            return
        await self._read.wait()
        self.newest("rows", self._look)

    # --- reading ---

    async def _look(self) -> None:
        """Read the runs again if anything was written meanwhile."""
        from workbench.store.database import data_version

        if await self.session.call(data_version) != self._version:
            await self._load()

    async def _load(self) -> None:
        from workbench.store.database import data_version

        try:
            version = await self.session.call(data_version)
            rows = await self.session.call(run_rows)
        except WorkbenchError as error:
            self.complain(error)
            return
        at = self._at_cursor()
        shown = at.run.id if at is not None else None
        running = self.workbench.running
        if running is not None and self.rows is not None:  # a run that was started from here is where the cursor goes
            shown = max(running.runs - {row.run.id for row in self.rows}, default=shown)
        self.rows, self._version = rows, version
        self._show_all(shown)
        self._read.set()
        self._look_on(any(row.held for row in rows if row.run.id not in self._here()))
        for row in rows:
            await self._load_cost(row)

    async def _load_cost(self, row: RunRow) -> None:
        key = (row.run.id, row.counts.answered, row.counts.failed)
        if key not in self._costs:
            self._costs[key] = await self.session.call(run_cost, row.run)
            self._redraw_row(row.run.id)

    def _look_on(self, moving: bool) -> None:
        """Look again and again as long as another process is at work; at rest nothing is looked at."""
        if moving and self._looking is None:
            self._looking = self.set_interval(LOOK_EVERY_S, lambda: self.newest("rows", self._load))
        elif not moving and self._looking is not None:
            self._looking.stop()
            self._looking = None

    # --- drawing ---

    def _here(self) -> dict[int, RunProgress]:
        """The runs this app is executing, with how far they are."""
        running = self.workbench.running
        if running is None or not running.under_way or running.progress is None:
            return {}
        return {one.run: one for one in running.progress.runs}

    def _show_frame(self) -> None:
        width = self.app.size.width
        self.header.show([runs_text.runs_header(self.rows, width)])
        self.headings.show([runs_text.headings(width - 1)])
        self._show_detail()

    def _show_all(self, run: int | None) -> None:
        rows = self.rows or []
        if rows:
            at = next((at for at, row in enumerate(rows) if row.run.id == run), 0)
            self.list.show(len(rows), self._line, at)
        else:
            self.list.say(runs_text.no_runs(self.workbench.keys.way("new_run")))
        self._show_frame()

    def _show_detail(self) -> None:
        row, width = self._at_cursor(), self.app.size.width
        self.detail.show([rule(width), runs_text.detail_line(row, width) if row is not None else ()])

    def _line(self, index: int, selected: bool, _width: int) -> Line:
        assert self.rows is not None
        width = self.app.size.width - 1  # whether there is a scrollbar or not, the columns stand under their headings
        row = self.rows[index]
        progress = self._here().get(row.run.id)
        cost = self._costs.get((row.run.id, row.counts.answered, row.counts.failed))
        state = row.state(here=progress is not None)
        ago_s = seconds_since(row.run.created_at)
        said = runs_text.cost_text(cost) if progress is None else ""
        return runs_text.run_line(row, state, said, ago_s, progress, selected=selected, width=width)

    def _redraw_row(self, run: int) -> None:
        for at, row in enumerate(self.rows or ()):
            if row.run.id == run:
                self.list.changed(at)

    def run_changed(self) -> None:
        here = self._here()
        known = {row.run.id for row in self.rows or ()}
        if not here or not here.keys() <= known:
            self.newest("rows", self._load)
        for run in here:
            self._redraw_row(run)

    # --- moving ---

    def _at_cursor(self) -> RunRow | None:
        return self.rows[self.list.cursor] if self.rows else None

    def row_count(self) -> int:
        return len(self.rows or ())

    def cursor_moved(self) -> None:
        self._show_detail()

    async def do_back(self) -> None:
        self.dismiss()

    # --- runs ---

    async def run_at_hand(self) -> RunRow | None:
        return self._at_cursor()

    async def show_run(self, running: Running) -> None:
        from workbench.tui.screens.run import RunScreen

        assert running.progress is not None
        await self.app.push_screen(RunScreen(self.turns, running.progress.runs[0].run))

    async def do_open_run(self) -> None:
        from workbench.tui.screens.run import RunScreen

        row = self._at_cursor()
        if row is not None:
            await self.app.push_screen(RunScreen(self.turns, row.run.id))

    async def do_new_run(self) -> None:
        from workbench.tui.screens.start import StartScreen

        if self.workbench.run_under_way:
            self.keybar.say("a run is under way already; runs go on one after the other", "warn")
        else:
            await self.app.push_screen(StartScreen(self.turns))


def seconds_since(moment: str) -> float:
    """How long ago an ISO 8601 moment of the store was."""
    then = datetime.fromisoformat(moment)
    return (datetime.now(UTC) - then.astimezone(UTC)).total_seconds()
