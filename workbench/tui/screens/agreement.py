"""How far reviewers agree, and judges with them: the table that `workbench agreement` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbench.text.cells import cell_width, fit
from workbench.tui.screens.base import TableScreen
from workbench.tui.screens.moving import MovesInList
from workbench.tui.widgets.lines import LineBlock
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from textual.widget import Widget

    from workbench.records import Comparison
    from workbench.review.agreement_rows import Agreements
    from workbench.tui.actions import Place
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, LineArea

_GAP = 2


class AgreementScreen(MovesInList[RowList], TableScreen):
    """Works the numbers out beside everything else, then shows them."""

    PLACE: ClassVar[Place] = "agreement"
    CSS_PATH: ClassVar[str] = "agreement.tcss"
    OPENS: ClassVar[str | None] = None

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.header = LineBlock(name="header", row="bar")
        self.headings = LineBlock(name="headings")
        self.list = RowList(name="list")
        self.says = LineBlock(name="says")
        self._rows: list[tuple[str, ...]] = []
        self._says: str | None = None

    def areas(self) -> Iterable[Widget]:
        return self.header, self.headings, self.list, self.says

    def read_in(self) -> LineArea:
        return self.list

    def on_mount(self) -> None:
        self.keybar.keys(self.workbench.keys)
        self.list.say([(), (("  working it out…", "dim"),)])
        self.newest("agreement", self._load)

    def on_resize(self) -> None:
        self.keybar.resized(self.workbench.keys)
        self._show()

    async def _load(self) -> None:
        from workbench.review.agreement_rows import allowed, rows

        session = self.session
        assert session.comparison is not None
        found = await self.workbench.compute(_agreements, session.database_path, session.comparison)
        self._rows = [(name, f"{items:,}", *numbers) for name, items, *numbers in rows(found)]
        self._says = allowed(found)
        if not self._rows:
            self.list.say([(), (("  Agreement needs two reviewers who labelled the same cases.", ""),)])
        self._show()

    def _show(self) -> None:
        from workbench.review.agreement_rows import HEADINGS

        assert self.session.comparison is not None
        title = (f" agreement on {self.session.comparison.name}", "strong")
        self.header.show([(title, ("   95 % intervals over cases", "dim"))])
        if not self._rows:
            return
        self.headings.show([self._line(HEADINGS, "dim")])
        self.list.show(len(self._rows), lambda at, selected, _width: self._row(at, selected), self.list.cursor)
        self.says.show([((f" {self._says or ''}", ""),), ((" read all three together: docs/judges.md", "dim"),)])

    def _row(self, at: int, selected: bool) -> Line:
        return ((" > " if selected else "   ", "accent"), *self._line(self._rows[at], "")[1:])

    def _line(self, cells: tuple[str, ...], role: str) -> Line:
        width = self.app.size.width
        table = [(*row,) for row in [*self._rows, cells]]
        numbers = [max(cell_width(row[column]) for row in table) for column in range(1, len(cells))]
        first = max(12, min(max(cell_width(row[0]) for row in table), width - 4 - sum(one + _GAP for one in numbers)))
        items = " " * (numbers[0] - cell_width(cells[1])) + cells[1]
        rest = [fit(cell, size + _GAP) for cell, size in zip(cells[2:], numbers[1:], strict=True)]
        return (
            ("   ", ""),
            (fit(cells[0], first) + " " * _GAP, role or "strong"),
            (f"{items}  {''.join(rest).rstrip()}", role),
        )

    def row_count(self) -> int:
        return len(self._rows)

    def cursor_moved(self) -> None:
        """Nothing depends on the cursor."""

    async def do_queue(self) -> None:
        self.dismiss()

    async def do_back(self) -> None:
        self.dismiss()


def _agreements(path: Path, comparison: Comparison) -> Agreements:
    """The table's numbers, read by a connection of their own: labels are not to wait for them."""
    from workbench.review.agreement_rows import agreements
    from workbench.store.database import open_database

    with open_database(path) as db:
        return agreements(db, comparison)
