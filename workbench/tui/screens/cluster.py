"""A cluster: three of its cases first, each as its diff, then one key that decides all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from workbench.review.group_words import SCOPE_WORDS, nothing_said
from workbench.review.groups import SCOPES, decisions
from workbench.tui import cluster_text
from workbench.tui.queue_text import VERDICT_KEYS
from workbench.tui.screens.grouping import GroupingScreen
from workbench.tui.screens.moving import MovesInList
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.records import Label
    from workbench.store.queue import QueueRow
    from workbench.tui.actions import Place
    from workbench.tui.widgets.lines import LineArea


class ClusterScreen(MovesInList[RowList], GroupingScreen):
    """Shows the group of the case at hand; the list's first row stands for the members shown one below the other."""

    PLACE: ClassVar[Place] = "cluster"
    CSS_PATH: ClassVar[str] = "cluster.tcss"
    OPENS: ClassVar[str | None] = "open_member"

    def read_in(self) -> LineArea:
        return self.list

    # --- moving ---

    def row_count(self) -> int:
        return len(self._rows)

    def cursor_moved(self) -> None:
        self.name_keys()
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
            # Held down, or pressed twice, a key would decide many cases of which none was shown.
            self.turns.unseen("it was pressed before this showed", to_pause=True)
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
        self.name_keys()
        if there != row:
            self.select(there)

    async def do_scope(self) -> None:
        session = self.session
        session.scope = SCOPES[(SCOPES.index(session.scope) + 1) % len(SCOPES)]
        self._begin(session.position, keep=False)
        await self._settled.wait()
        look = " that are not out: look at each first" if session.scope == "everywhere" else ""
        beside = session.scope == "suite" and self.opened is not None and self.opened.beside
        adds = f"; {self.workbench.keys.way('take_out')} adds a wording" if beside else ""
        self.keybar.say(f"one key decides {SCOPE_WORDS[session.scope]}{look}{adds}", "accent")

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
