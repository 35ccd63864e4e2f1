"""The overview: every suite of the comparison with its verdict, in one table; Enter goes to a suite's cases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from workbench.errors import WorkbenchError
from workbench.tui import queue_text
from workbench.tui.overview_columns import columns, headings, overview_line
from workbench.tui.overview_detail import detail_height, detail_lines
from workbench.tui.overview_text import ORDERS, OverviewRow, counts_line, no_suites, ordered, pooled_lines
from workbench.tui.screens.base import TableScreen
from workbench.tui.screens.moving import MovesInList
from workbench.tui.widgets.lines import LineBlock
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.widget import Widget

    from workbench.records import Pooled
    from workbench.store.overview import SuiteCause, SuiteCluster
    from workbench.tui.actions import Place
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, LineArea

_POOLED_LINES = 2
_LOW = 30
"""Screens with fewer rows have one line for the statement over all suites."""


class OverviewScreen(MovesInList[RowList], TableScreen):
    """Shows at once what the sitting knows, then clusters and causes, then what each suite costs."""

    PLACE: ClassVar[Place] = "overview"
    CSS_PATH: ClassVar[str] = "overview.tcss"
    OPENS: ClassVar[str | None] = "open_suite"

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.header = LineBlock(name="header", row="bar")
        self.together = LineBlock(name="together")
        self.headings = LineBlock(name="headings")
        self.list = RowList(name="list")
        self.detail = LineBlock(name="detail")
        self.rows: list[OverviewRow] = []
        self._clusters: Mapping[str, Sequence[SuiteCluster]] | None = None
        self._causes: Mapping[str, Sequence[SuiteCause]] = {}
        self._pooled: Pooled | None = None
        self._columns = columns((), 0)

    def areas(self) -> Iterable[Widget]:
        return self.header, self.together, self.headings, self.list, self.detail

    def read_in(self) -> LineArea:
        return self.list

    def on_mount(self) -> None:
        self.keybar.keys(self.workbench.keys)
        self._make_rows()
        self._show_all(self.session.suite_at_place)

    def on_resize(self) -> None:
        self.keybar.resized(self.workbench.keys)
        self._show_all(self._suite_at_cursor())

    def on_screen_resume(self) -> None:
        self.newest("rows", self._load)

    # --- reading ---

    async def _load(self) -> None:
        try:
            await self._load_rows()
            await self._load_spending()
        except WorkbenchError as error:
            self.complain(error)

    async def _load_rows(self) -> None:
        from workbench.store.comparisons import pooled_statement
        from workbench.store.overview import suite_causes, suite_clusters

        session = self.session
        await session.count()
        if not session.risks:
            await session.load_risks()
        self._pooled = await session.call(pooled_statement, session.comparison_id)
        self._clusters = await session.call(suite_clusters, session.comparison_id)
        self._causes = await session.call(suite_causes, session.comparison_id)
        self._make_rows()
        self._show_all(self._suite_at_cursor())

    async def _load_spending(self) -> None:
        """Read suite by suite, that at the cursor first, so that a key in between is answered."""
        from workbench.store.overview import suite_spending

        session = self.session
        assert session.comparison is not None
        at_cursor = self._suite_at_cursor()
        for suite in sorted((row.suite for row in self.rows), key=lambda suite: suite != at_cursor):
            if suite not in session.spending:
                session.spending[suite] = await session.call(suite_spending, session.comparison, suite)
                self._show_spending(suite)

    def counted(self) -> None:
        self._make_rows()
        self._show_all(self._suite_at_cursor())

    # --- drawing ---

    def _make_rows(self) -> None:
        session = self.session
        rows = [
            OverviewRow(
                verdict,
                session.risks.get(suite, ""),
                session.decided(suite),
                None if self._clusters is None else self._clusters.get(suite, ()),
                self._causes.get(suite, ()),
                session.spending.get(suite),
            )
            for suite, verdict in session.suites.items()
        ]
        self.rows = ordered(rows, session.suite_order)

    def _show_all(self, suite: str | None) -> None:
        """Draw everything again, the cursor at a suite."""
        # Whether there is a scrollbar or not, the columns stand under their headings.
        self._columns = columns(self.rows, self.app.size.width - 1)
        if self.rows:
            at = next((at for at, row in enumerate(self.rows) if row.suite == suite), 0)
            self.list.show(len(self.rows), self._line, at)
        else:
            self.list.say(no_suites())
        self._show_frame()

    def _show_frame(self) -> None:
        session, width, height = self.session, self.app.size.width, self.app.size.height
        assert session.comparison is not None
        self.header.show([queue_text.header(session.comparison, session.left, session.total, session.reviewer, width)])
        most = _POOLED_LINES if height >= _LOW else 1
        read = self._clusters is not None  # the statement is read before them
        together = pooled_lines(self._pooled, self.rows, width, most) if read else []
        # As many lines whatever is said, so that the list stays where it is.
        together += [()] * (most - len(together))
        self.together.show([counts_line(self.rows, session.suite_order, width), *together])
        self.headings.show([headings(self._columns, width - 1)])
        self._show_detail()

    def _show_detail(self) -> None:
        width, height = self.app.size.width, self.app.size.height
        row = self.rows[self.list.cursor] if self.rows else None
        self.detail.show(detail_lines(row, width, detail_height(width, height)))

    def _line(self, index: int, selected: bool, _width: int) -> Line:
        return overview_line(self.rows[index], self._columns, selected=selected, width=self.app.size.width - 1)

    def _show_spending(self, suite: str) -> None:
        for at, row in enumerate(self.rows):
            if row.suite == suite:
                self.rows[at] = replace(row, spending=self.session.spending[suite])
                self.list.changed(at)
                if at == self.list.cursor:
                    self._show_detail()

    # --- moving ---

    def _suite_at_cursor(self) -> str | None:
        return self.rows[self.list.cursor].suite if self.rows else None

    def row_count(self) -> int:
        return len(self.rows)

    def cursor_moved(self) -> None:
        self._show_detail()

    async def do_order(self) -> None:
        orders = list(ORDERS)
        suite = self._suite_at_cursor()
        self.session.suite_order = orders[(orders.index(self.session.suite_order) + 1) % len(orders)]
        self._make_rows()
        self._show_all(suite)
        self.keybar.say(f"sorted {self.session.suite_order}")

    async def do_open_suite(self) -> None:
        suite = self._suite_at_cursor()
        if suite is not None:
            await self.session.show_suite(suite)
            self.dismiss()

    async def do_note_suite(self) -> None:
        await self.ask(self._ask_note())

    async def _ask_note(self) -> None:
        suite = self._suite_at_cursor()
        text = await self.prompt.ask("note on the suite") if suite is not None else None
        if suite is not None and text and text.strip():
            await self.session.note_beside(suite, text.strip())
            self.keybar.say(f"noted on {suite}", "good")

    async def do_queue(self) -> None:
        self.dismiss()

    async def do_back(self) -> None:
        self.dismiss()
