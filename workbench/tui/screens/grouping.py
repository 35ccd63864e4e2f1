"""A group of cases on the screen: read, drawn, kept up to date; what is done with it is `cluster`."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.tui import cluster_text
from workbench.tui.excerpts import Share
from workbench.tui.gathering import gathered
from workbench.tui.group_rows import GroupRows
from workbench.tui.layout import SIGN_CELLS, column_widths
from workbench.tui.screens.base import AT_ONCE
from workbench.tui.screens.deciding import DecidingScreen
from workbench.tui.screens.diffing import DiffScreen
from workbench.tui.views import Side
from workbench.tui.widgets.lines import LineBlock, rule
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from workbench.records import Output
    from workbench.review.groups import Opened
    from workbench.store.details import CaseDetail, CheckedStored
    from workbench.store.groups import Member
    from workbench.tui.company import Changes
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line

OVERTAKING = (*AT_ONCE, "next_cluster", "previous_cluster", "queue", "back")
ROWS_AROUND = 60
"""Members around the cursor whose reasons are read."""
_FRAME_ROWS = 4
"""Rows that are not the diff's or the list's: header, reach, rule, last line."""
_LEAST_ROWS = 4
"""Rows of an excerpt with its heading from which parts are shown together with the members shown first."""
_BESIDE_FROM = 60
"""Columns from which those shown first stand side by side unasked: little of each is shown, and both sides of it."""


class GroupingScreen(DecidingScreen, DiffScreen):
    """Shows a group: what it is, some of its differences, its list."""

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.header = LineBlock(name="header", row="bar")
        self.reach = LineBlock(name="reach")
        self.rule = LineBlock(name="rule")
        self.list = RowList(name="list")
        self.opened: Opened | None = None
        self._rows = GroupRows()
        self._name_cells = 0
        self._details: list[CaseDetail] = []
        """Of the members shown first."""
        self._verdicts: frozenset[str] | None = None
        self._settled = asyncio.Event()

    def areas(self) -> Iterable[Widget]:
        return self.header, self.reach, self.diff, self.rule, self.list

    def on_mount(self) -> None:
        self.keybar.keys(self.workbench.keys)
        self.go(self.session.position)

    def on_resize(self) -> None:
        self.keybar.resized(self.workbench.keys)
        if not self._settled.is_set():
            self.go(self.session.position)
        else:
            self.newest("show", self.draw_anew)

    def on_screen_resume(self) -> None:
        if self.opened is not None:  # cases may have been labelled meanwhile
            self._begin(self.session.position, keep=True)

    async def until_ready(self, action: str) -> None:
        if action not in OVERTAKING:
            await self._settled.wait()

    # --- showing ---

    def go(self, position: int) -> None:
        """Head for the group of a case; a later call overtakes an earlier one."""
        self._verdicts = self.category = None
        self._begin(position, keep=False)

    def _begin(self, position: int, *, keep: bool) -> None:
        self.session.position = position
        self._settled.clear()
        self.newest("show", partial(self._arrive, position, keep))

    async def _arrive(self, position: int, keep: bool) -> None:
        try:
            await self._open(position, keep)
        except WorkbenchError as error:
            self.complain(error)
        self._settled.set()

    async def _open(self, position: int, keep: bool) -> None:
        session = self.session
        if keep:
            position = session.position = await self._place_now(position)
        opened = await session.open_group(position, self._verdicts)
        if opened is None:
            raise WorkbenchError(
                "this case is no longer in the comparison", hint=f"{self.workbench.keys.way('queue')} shows what is"
            )
        details = [await session.detail(one.suite, one.case) for one in opened.first]
        self.opened, self._details = opened, details
        self._rows.show(opened, keep=keep)
        cursor = self.list.cursor if keep else min(1, self._shown_beside)
        await self._draw(min(cursor, len(self._rows) - 1), keep_place=keep)

    async def _place_now(self, position: int) -> int:
        """Where the member that stood at a place stands now: `compare` may have put the queue in another order."""
        member = next((one for one in self._rows.members if one.position == position), None)
        return position if member is None else await self.session.place_of(member.suite, member.case)

    async def draw_anew(self) -> None:
        if self.opened is not None:
            await self._draw(self.list.cursor, keep_place=True)

    async def _draw(self, cursor: int, *, keep_place: bool) -> None:
        self.turns.shown()
        self.list.styles.height = self._list_height
        assert self.opened is not None
        whole = self.opened.group.suite is None
        self._name_cells = cluster_text.name_cells(self._rows.concerned, self.app.size.width, whole=whole)
        self.list.show(len(self._rows), self._line, cursor)
        self._draw_frame()
        self.name_keys()
        await self._show_diff(keep_place=keep_place)

    @property
    def _list_height(self) -> int:
        return min(len(self._rows), max(3, self.app.size.height // 4))

    @property
    def _diff_rows(self) -> int:
        return self.app.size.height - self._list_height - _FRAME_ROWS

    @property
    def _shown_beside(self) -> int:
        """How many parts are shown together with the members shown first: as many as there is room for."""
        return max(0, min(len(self._rows.examples), self._diff_rows // _LEAST_ROWS - len(self._details)))

    def _draw_frame(self) -> None:
        assert self.opened is not None
        width = self.app.size.width
        index = self.session.groups.index_of(self.session.position)
        total = len(self.session.positions)
        self.header.show([cluster_text.title(self.opened, 0 if index is None else index + 1, total, width)])
        self.reach.show([cluster_text.reach(self.opened, self._rows.parted("worse"), self._rows.taken_in(), width)])
        self.rule.show([rule(width)])

    def name_keys(self) -> None:
        """Say in the last line what the keys do to the row at the cursor."""
        part, member = self._rows.part_at(self.list.cursor), self._at_cursor()
        out = member is not None and self._rows.is_out(member)
        self.keybar.call(cluster_text.bar_words(part, member, out=out), self.workbench.keys)

    def news_came(self, changes: Changes) -> None:
        if any(changes.concern(one.suite, one.case) for one in self._rows.concerned):
            self._begin(self.session.position, keep=True)

    def show_remarks(self) -> None:
        """There is no room for remarks on the diff; `?` and the case say them."""

    def _line(self, index: int, selected: bool, _width: int) -> Line:
        assert self.opened is not None
        width = self.app.size.width - 1
        if index == 0:
            return cluster_text.together_line(self.opened, len(self._details), selected=selected, width=width)
        part = self._rows.part_at(index)
        if part is not None:
            return cluster_text.part_line(part, name=self._name_cells, selected=selected, width=width)
        member = self._rows.member_at(index)
        assert member is not None
        return cluster_text.member_line(
            member,
            self.session.rows.get(member.position),
            name=self._name_cells,
            selected=selected,
            out=self._rows.is_out(member),
            first=self._rows.is_first(index, len(self._details)),
            whole=self.opened.group.suite is None,
            width=width,
        )

    async def _show_diff(self, *, keep_place: bool = False) -> None:
        """The diff of the member at the cursor, or of those shown together, as much of each as there is room for."""
        member, beside = self._at_cursor(), self._shown_beside
        if self.list.cursor <= beside or member is None:
            examples = [await self.session.detail(one.suite, one.case) for one in self._rows.examples[:beside]]
            details = [*self._details, *examples]
            columns = 1 if self._unified or self.app.size.width < _BESIDE_FROM else 2
            cells = max(1, column_widths(max(20, self.app.size.width - 1), columns)[0] - SIGN_CELLS)
            screen: Share | None = Share(self._diff_rows, cells)
        else:
            details = [await self.session.detail(member.suite, member.case)]
            columns, screen = 1 if self.unified else 2, None
        configurations = [(one, self._sides(one)) for one in details]
        options = self.session.ignoring.structure
        subjects = await self.workbench.compute(gathered, configurations, options, screen, columns)
        if subjects:
            self.show_laid(await self.lay_out(subjects, columns), keep_place=keep_place)
        else:
            self.diff.say(((" no case of this verdict", "dim"),))
        await self._read_rows()

    def _sides(self, detail: CaseDetail) -> list[Side]:
        comparison = self.session.comparison
        assert comparison is not None
        return [
            Side("baseline", _output(detail.baseline), comparison.baseline.configuration),
            Side("target", _output(detail.target), comparison.target.configuration),
        ]

    async def _read_rows(self) -> None:
        from workbench.store.queue import rows_at

        session, around = self.session, self._rows.around(self.list.cursor, ROWS_AROUND)
        missing = [one.position for one in around if one.position not in session.rows]
        if missing:
            session.know(await session.call(rows_at, session.comparison_id, missing, session.reviewer))
            self.list.refresh()

    def _at_cursor(self) -> Member | None:
        """The member at the cursor; None on the row that stands for the first ones."""
        return self._rows.member_at(self.list.cursor)


def _output(stored: Sequence[CheckedStored]) -> Output | None:
    return stored[0].checked.output if stored else None
