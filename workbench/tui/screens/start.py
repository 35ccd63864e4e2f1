"""Starting a run: what to ask of which model, what that would come to, and only then the key that sends."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from workbench.errors import WorkbenchError
from workbench.tui import start_text
from workbench.tui.panes import ROOMY_FROM
from workbench.tui.run_plan import MOST_AT_ONCE, MOST_SAMPLES, Wanted, dollars, foresee, whole
from workbench.tui.run_thread import Order
from workbench.tui.screens.base import AT_ONCE, TableScreen
from workbench.tui.screens.moving import MovesInList
from workbench.tui.screens.run_keys import begun
from workbench.tui.widgets.lines import LineBlock
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from workbench.tui.actions import Place
    from workbench.tui.run_plan import Outlook
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, LineArea

FIELDS = ("model", "samples", "at_once", "limit", "apply_safe", "anew")


class StartScreen(MovesInList[RowList], TableScreen):
    """A list of fields and suites; under it the estimate and what preflight found, of what stands in the fields."""

    PLACE: ClassVar[Place] = "start"
    CSS_PATH: ClassVar[str] = "start.tcss"
    OPENS: ClassVar[str | None] = "change"

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.header = LineBlock(name="header", row="bar")
        self.list = RowList(name="list")
        self.outlook_area = LineBlock(name="outlook")
        self.rest = LineBlock(name="rest")
        self.wanted = Wanted((), ())
        self._suites: list[tuple[str, int, str]] = []
        """Id, number of cases, risk."""
        self._outlook: Outlook | None = None
        """Of what is wanted now; None while it is made."""
        self._simulated = False
        self._said: list[Line] = []
        self._read = asyncio.Event()

    def areas(self) -> Iterable[Widget]:
        return self.header, self.list, self.outlook_area, self.rest

    def read_in(self) -> LineArea:
        return self.list

    def on_mount(self) -> None:
        self.keybar.keys(self.workbench.keys)
        self.header.show([start_text.header(False, 0, 0, self.app.size.width)])
        self.newest("read", self._load)

    def on_resize(self) -> None:
        self.keybar.resized(self.workbench.keys)
        if self._read.is_set():
            self._show(self.list.cursor)
            self._show_outlook()

    async def until_ready(self, action: str) -> None:
        if action not in AT_ONCE and action != "back":
            await self._read.wait()

    async def _load(self) -> None:
        from workbench.store.suites import list_suites

        try:
            stored = await self.session.call(list_suites)
        except WorkbenchError as error:
            self.complain(error)
            return
        self._suites = [(row.suite.id, row.cases, row.suite.risk) for row in stored]
        known = [name for name, _, _ in self._suites]
        comparison = self.session.comparison
        models = (comparison.target.configuration.model,) if comparison is not None else ()
        compared = tuple(name for name in known if name in self.session.suites)
        self._read.set()
        self._show(0)
        self._want(replace(self.wanted, suites=compared or tuple(known), models=models))

    def _want(self, wanted: Wanted) -> None:
        """Ask for something else: what it would come to is found out anew."""
        self.wanted = wanted
        self._outlook = None
        self._show(self.list.cursor)
        self._show_outlook(reading=True)
        self.newest("outlook", partial(self._foresee, wanted))

    async def _foresee(self, wanted: Wanted) -> None:
        width = self.app.size.width
        if not wanted.suites or not wanted.models:
            lacking = "a suite" if wanted.models else "a model"
            self._said = [((f" {lacking} is needed", "warn"),)]
        else:
            try:
                outlook = await self.workbench.compute(
                    foresee, self.session.database_path, wanted, self.session.services.client
                )
            except WorkbenchError as error:
                said = [error.message, error.hint, error.where]
                self._said = [((f" {part}", "bad" if part is error.message else "dim"),) for part in said if part]
            else:
                self._outlook, self._simulated, self._said = outlook, outlook.simulated, []
        self._show_outlook()
        self.header.show([start_text.header(self._simulated, *self._taken(), width)])

    # --- drawing ---

    def _taken(self) -> tuple[int, int]:
        return len(self.wanted.suites), sum(cases for name, cases, _ in self._suites if name in self.wanted.suites)

    def _show(self, cursor: int) -> None:
        self.list.show(len(FIELDS) + len(self._suites), self._line, cursor)
        self.header.show([start_text.header(self._simulated, *self._taken(), self.app.size.width)])

    def _show_outlook(self, *, reading: bool = False) -> None:
        width = self.app.size.width
        if self._outlook is not None:
            most = max(3, self.app.size.height // 2 - 2)
            self._said = start_text.outlook_lines(self._outlook, width, most)
        height = self.app.size.height
        blank: list[Line] = [()] if height >= ROOMY_FROM else []
        lines = [*blank, start_text.outlook_heading(reading=reading, width=width), *self._said]
        rows = len(FIELDS) + len(self._suites)
        self.list.styles.height = max(1, min(rows, height - len(lines) - 2))  # between the header and the last line
        self.outlook_area.show(lines)

    def _line(self, index: int, selected: bool, width: int) -> Line:
        if index >= len(FIELDS):
            at = index - len(FIELDS)
            name, cases, risk = self._suites[at]
            taken = name in self.wanted.suites
            return start_text.suite_line(name, cases, risk, first=at == 0, taken=taken, selected=selected, width=width)
        wanted = self.wanted
        limit = "none" if wanted.limit_usd is None else f"${wanted.limit_usd:.2f}"
        label, value, hint = {
            "model": ("model", ", ".join(wanted.models) or "none", "several, with blanks between, run side by side"),
            "samples": ("samples", f"{wanted.samples:,}", "answers to each case"),
            "at_once": ("calls at once", f"{wanted.at_once:,}", "at most"),
            "limit": ("max cost", limit, "stop before more is spent" if wanted.limit_usd is not None else ""),
            "apply_safe": ("safe mends", _yes(wanted.apply_safe), "make those that the catalogue calls safe"),
            "anew": ("answered before", "asked anew" if wanted.anew else "taken over", _anew_hint(wanted.anew)),
        }[FIELDS[index]]
        return start_text.field_line(label, value, hint, selected=selected)

    # --- moving ---

    def row_count(self) -> int:
        return len(FIELDS) + len(self._suites)

    def cursor_moved(self) -> None:
        """Nothing else depends on it."""

    async def do_back(self) -> None:
        self.dismiss()

    # --- changing ---

    async def do_change(self) -> None:
        index = self.list.cursor
        if index >= len(FIELDS):
            self._toggle(self._suites[index - len(FIELDS)][0])
        elif FIELDS[index] == "apply_safe":
            self._want(replace(self.wanted, apply_safe=not self.wanted.apply_safe))
        elif FIELDS[index] == "anew":
            self._want(replace(self.wanted, anew=not self.wanted.anew))
        else:
            await self.ask(self._ask(FIELDS[index]))

    async def do_all_suites(self) -> None:
        every = tuple(name for name, _, _ in self._suites)
        self._want(replace(self.wanted, suites=() if self.wanted.suites == every else every))

    def _toggle(self, suite: str) -> None:
        taken = set(self.wanted.suites) ^ {suite}
        self._want(replace(self.wanted, suites=tuple(name for name, _, _ in self._suites if name in taken)))

    async def _ask(self, field: str) -> None:
        wanted = self.wanted
        questions = {
            "model": ("model id:", " ".join(wanted.models)),
            "samples": ("answers to each case:", str(wanted.samples)),
            "at_once": ("calls at once, at most:", str(wanted.at_once)),
            "limit": ("at most so many USD (empty: no limit):", _plain(wanted.limit_usd)),
        }
        text = await self.prompt.ask(*questions[field])
        if text is None:
            return
        if field == "model":
            wanted = replace(wanted, models=tuple(dict.fromkeys(text.replace(",", " ").split())))
        elif field == "samples":
            wanted = replace(wanted, samples=whole(text, MOST_SAMPLES))
        elif field == "at_once":
            wanted = replace(wanted, at_once=whole(text, MOST_AT_ONCE))
        else:
            wanted = replace(wanted, limit_usd=dollars(text))
        self._want(wanted)

    # --- starting ---

    async def do_begin(self) -> None:
        from workbench.tui.screens.run import RunScreen

        outlook = self._outlook
        if outlook is None:
            self.keybar.say("not yet: what it would come to is not known; nothing was sent", "warn")
        elif outlook.unpriced is not None:
            raise WorkbenchError(outlook.unpriced, hint="without a max cost it can be sent all the same")
        elif outlook.sends_nothing:
            raise WorkbenchError("nothing was sent: every request would be refused")
        else:
            order = Order(self.wanted, tuple(one.plan for one in outlook.runs))
            self.keybar.hold("starting…")
            running = await begun(self.workbench.start_runs(order))
            assert running.progress is not None
            await self.app.switch_screen(RunScreen(self.turns, running.progress.runs[0].run))


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _anew_hint(anew: bool) -> str:
    return "and paid for again" if anew else "the same request is not paid for twice"
