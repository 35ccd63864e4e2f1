"""A cluster: three of its cases first, each as its diff, then one key that decides all of them."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from workbench.errors import WorkbenchError
from workbench.review.group_words import nothing_said
from workbench.review.groups import SCOPES, decisions
from workbench.tui import cluster_text
from workbench.tui.excerpts import Share
from workbench.tui.gathering import gathered
from workbench.tui.group_rows import GroupRows
from workbench.tui.layout import SIGN_CELLS, column_widths
from workbench.tui.queue_text import VERDICT_KEYS
from workbench.tui.screens.base import AT_ONCE
from workbench.tui.screens.deciding import DecidingScreen
from workbench.tui.screens.diffing import DiffScreen
from workbench.tui.screens.moving import MovesInList
from workbench.tui.views import Side
from workbench.tui.widgets.lines import LineBlock, rule
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from workbench.records import Label, Output
    from workbench.review.groups import Opened
    from workbench.store.details import CaseDetail, CheckedStored
    from workbench.store.groups import Member
    from workbench.store.queue import QueueRow
    from workbench.tui.actions import Place
    from workbench.tui.company import Changes
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, LineArea

OVERTAKING = (*AT_ONCE, "next_cluster", "previous_cluster", "queue", "back")
ROWS_AROUND = 60
"""Members around the cursor whose reasons are read."""
_FRAME_ROWS = 4
"""Rows that are not the diff's or the list's: header, reach, rule, last line."""
_LEAST_ROWS = 4
"""Rows of an excerpt with its heading from which wordings are shown together with the members shown first."""
_BESIDE_FROM = 60
"""Columns from which those shown first stand side by side unasked: little of each is shown, and both sides of it."""


class ClusterScreen(MovesInList[RowList], DecidingScreen, DiffScreen):
    """Shows the group of the case at hand; the list's first row stands for the members shown one below the other."""

    PLACE: ClassVar[Place] = "cluster"
    CSS_PATH: ClassVar[str] = "cluster.tcss"
    OPENS: ClassVar[str | None] = "open_member"

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

    def read_in(self) -> LineArea:
        return self.list

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
        by_position = {member.position: member for member in opened.members}
        first = [by_position[at] for at in opened.first]
        details = [await session.detail(one.suite, one.case) for one in first]
        self.opened, self._details = opened, details
        self._rows.show(opened, first, keep=keep)
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
        self.list.styles.height = self._list_height
        assert self.opened is not None
        whole = self.opened.group.suite is None
        self._name_cells = cluster_text.name_cells(self._rows.concerned, self.app.size.width, whole=whole)
        self.list.show(len(self._rows), self._line, cursor)
        self._draw_frame()
        await self._show_diff(keep_place=keep_place)

    @property
    def _list_height(self) -> int:
        return min(len(self._rows), max(3, self.app.size.height // 4))

    @property
    def _diff_rows(self) -> int:
        return self.app.size.height - self._list_height - _FRAME_ROWS

    @property
    def _shown_beside(self) -> int:
        """How many wordings are shown together with the members shown first: as many as there is room for."""
        return max(0, min(len(self._rows.examples), self._diff_rows // _LEAST_ROWS - len(self._details)))

    def _draw_frame(self) -> None:
        assert self.opened is not None
        width = self.app.size.width
        index = self.session.groups.index_of(self.session.position)
        total = len(self.session.positions)
        self.header.show([cluster_text.title(self.opened, 0 if index is None else index + 1, total, width)])
        self.reach.show([cluster_text.reach(self.opened, self._rows.parted("worse"), self._rows.taken_in(), width)])
        self.rule.show([rule(width)])

    def news_came(self, changes: Changes) -> None:
        if any(changes.concern(one.suite, one.case) for one in self._rows.concerned):
            self._begin(self.session.position, keep=True)

    def show_remarks(self) -> None:
        """There is no room for remarks on the diff; `?` and the case say them."""

    def _line(self, index: int, selected: bool, _width: int) -> Line:
        assert self.opened is not None
        width = self.app.size.width - 1
        if index == 0:
            shown, beside = len(self._details), len(self._rows.examples)
            return cluster_text.together_line(self.opened.members, shown, beside, selected=selected, width=width)
        wording = self._rows.wording_at(index)
        if wording is not None:
            return cluster_text.wording_line(wording, name=self._name_cells, selected=selected, width=width)
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
            share: Share | None = Share(max(2, self._diff_rows // max(1, len(details)) - 1), cells)
        else:
            details = [await self.session.detail(member.suite, member.case)]
            columns, share = 1 if self.unified else 2, None
        configurations = [(one, self._sides(one)) for one in details]
        options = self.session.ignoring.structure
        subjects = await self.workbench.compute(gathered, configurations, options, share)
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

    # --- moving ---

    def _at_cursor(self) -> Member | None:
        """The member at the cursor; None on the row that stands for the first ones."""
        return self._rows.member_at(self.list.cursor)

    def row_count(self) -> int:
        return len(self._rows)

    def cursor_moved(self) -> None:
        self.newest("diff", self._show_diff)

    async def do_diff_page_down(self) -> None:
        self.diff.page(1)

    async def do_diff_page_up(self) -> None:
        self.diff.page(-1)

    async def do_next_cluster(self) -> None:
        await self._to_undecided(backwards=False)

    async def do_previous_cluster(self) -> None:
        await self._to_undecided(backwards=True)

    async def _to_undecided(self, *, backwards: bool) -> None:
        """Go to the next group with an undecided case, past all of this one."""
        if self.opened is None:
            return
        here, edge = self.session.position, self._edge(last=not backwards)
        self.session.position = here if edge is None else edge
        found = await self.session.undecided(backwards=backwards)
        if found is not None and all(one.position != found for one in self.opened.members):
            self.go(found)
            return
        self.session.position = here
        self.keybar.say("there is no other group with an undecided case shown here")

    def _edge(self, *, last: bool) -> int | None:
        """The first or last place of this group in the suite of the case it was opened at."""
        assert self.opened is not None
        suite = self.session.suite_at_place
        places = [one.position for one in self.opened.members if one.suite == suite]
        return (max(places) if last else min(places)) if places else None

    def show_place(self, position: int) -> None:
        self.go(position)

    async def do_open_member(self) -> None:
        from workbench.tui.screens.case import CaseScreen

        member = self._at_cursor() or next(iter(self._rows.members), None)
        if member is not None:
            self.session.position = member.position
            await self.app.push_screen(CaseScreen(self.turns))

    async def do_edit(self) -> None:
        from workbench.tui.screens.fix import FixScreen

        member = self._at_cursor() or next(iter(self._rows.members), None)
        if member is not None and self.opened is not None:
            cluster = self.opened.group.cluster
            await self.app.push_screen(
                FixScreen(self.turns, "edit", suite=member.suite, case=member.case, cluster=cluster)
            )

    async def do_queue(self) -> None:
        self.leave_for_queue()

    async def do_back(self) -> None:
        if self.category is not None:
            self.category = None
        else:
            self.dismiss()

    # --- deciding ---

    async def _label(self, label: Label) -> None:
        await self._settled.wait()
        opened = self.opened
        if opened is None:
            return
        parts = self._rows.parted(label)
        decided = [*parts.decided, *self._rows.taken_in()]
        if not decided:
            self.keybar.say(nothing_said(parts), "warn")
            return
        usual = opened.facts.category if opened.facts is not None else None
        events = decisions(
            decided, label, self.session.reviewer, category=self.category, usual=usual, group=opened.group
        )
        await self.session.decide(events)
        self.category = None
        said = cluster_text.said(label, len(decided), parts, self.workbench.keys.way("undo"))
        edge = self._edge(last=False)
        if edge is not None:
            self.session.position = edge - 1  # exceptions are looked at next
        found = await self.session.undecided()
        if found is None:
            self._begin(decided[0].position, keep=True)
            said += "   every case shown here is decided"
        else:
            self.go(found)
        self.keybar.say(said, "good")

    async def do_take_out(self) -> None:
        row = self.list.cursor
        there = self._rows.toggle(row)
        if there is None:
            self.keybar.say("move to a case of the list first: this takes it out, or in again")
            return
        self.list.changed(row)
        self._draw_frame()
        if there != row:
            self.select(there)

    async def do_scope(self) -> None:
        session = self.session
        session.scope = SCOPES[(SCOPES.index(session.scope) + 1) % len(SCOPES)]
        self._begin(session.position, keep=False)
        await self._settled.wait()
        words = {
            "cluster": "the cluster in this suite",
            "suite": "all of this suite's cases of the verdict",
            "everywhere": "the cluster in all suites: look at each of them first",
        }
        self.keybar.say(f"one key decides {words[session.scope]}", "accent")

    async def do_verdicts(self) -> None:
        await self.ask(self._ask_verdicts())

    async def _ask_verdicts(self) -> None:
        if self.opened is None:
            return
        there = {one.verdict for one in self.opened.counts}
        choices = [(key, verdict, verdict) for key, verdict in VERDICT_KEYS if verdict in there]
        chosen = await self.prompt.choose("decide those of verdict", [*choices, ("a", "", "all of them")])
        if chosen is not None:
            self._verdicts = frozenset({chosen} if chosen else there)
            self._begin(self.session.position, keep=True)

    async def _ask_note(self) -> None:
        from workbench.review.decisions import noted

        opened = self.opened
        if opened is None or not self._rows.members:
            return
        one = self._rows.members[0]
        cluster = None if opened.alone or opened.facts is None else opened.facts.id
        what = "case" if opened.alone else "suite" if cluster is None else "cluster"
        text = await self.prompt.ask(f"note on the {what}")
        if text and text.strip():
            case = one.case if opened.alone else None
            await self.session.decide([noted(one.suite, case, text.strip(), self.session.reviewer, cluster=cluster)])
            await self._read_rows()
            self.keybar.say(f"noted on the {what}", "good")

    async def case_at_hand(self) -> QueueRow | None:
        return None  # what is decided here is never one case

    async def after_label(self, row: QueueRow) -> None:
        raise NotImplementedError

    async def after_mark(self, row: QueueRow) -> None:
        raise NotImplementedError

    async def after_undo(self, position: int, said: str) -> None:
        self.go(position)
        self.keybar.say(said)


def _output(stored: Sequence[CheckedStored]) -> Output | None:
    return stored[0].checked.output if stored else None
