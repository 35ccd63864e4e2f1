"""A case: baseline and target side by side, what the checks say, and the keys that decide."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from workbench.errors import WorkbenchError
from workbench.tui import blind_text, case_text
from workbench.tui.screens.base import AT_ONCE
from workbench.tui.screens.viewing import ViewingScreen, samples_of

if TYPE_CHECKING:
    from workbench.store.queue import QueueRow
    from workbench.tui.actions import Place
    from workbench.tui.company import Changes
    from workbench.tui.turns import Turns

OVERTAKING = (*AT_ONCE, "next_case", "previous_case", "next_undecided", "previous_undecided", "queue", "back")
"""Actions that need not wait until a case shows: they leave it."""


class CaseScreen(ViewingScreen):
    """Shows one case at a time; everything on screen changes at once, when the next case is ready."""

    PLACE: ClassVar[Place] = "case"
    CSS_PATH: ClassVar[str] = "case.tcss"

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self._bound: int | None = None
        """The place that is on its way to the screen; None: what shows stays."""
        self._settled = asyncio.Event()

    def on_mount(self) -> None:
        if self.session.blind:
            self.keybar.call(blind_text.bar_words(self.PLACE, blinded=True), self.workbench.keys)
        self.keybar.keys(self.workbench.keys)
        self.go(self.session.position)

    def on_resize(self) -> None:
        self.keybar.resized(self.workbench.keys)
        if not self._settled.is_set():
            self._begin_reload()  # laid out for the old size: begin again
        else:
            self.newest("show", self.draw_anew)

    def on_screen_resume(self) -> None:
        if self.row is not None:
            self._begin_reload()  # not awaited: a screen that is left meanwhile would never end

    async def until_ready(self, action: str) -> None:
        if action not in OVERTAKING:
            await self._settled.wait()

    # --- showing ---

    def go(self, position: int) -> None:
        """Head for a case; a later call overtakes an earlier one."""
        self.note_place()
        self.session.position = self._bound = position
        self.category = None
        self._settled.clear()
        self.workers.cancel_group(self, "beside")  # what was worked out beside the case that is left
        self.newest("show", partial(self._arrive, position))

    async def _arrive(self, position: int | None) -> None:
        """Show the case at a place of the queue; None: the one on screen, wherever `compare` has put it meanwhile."""
        try:
            if position is None:
                assert self.row is not None
                position = self.session.position = await self.session.place_of(self.row.suite, self.row.case)
            await self._show_case(position)
        except WorkbenchError as error:
            self.complain(error)
            if self.row is not None:
                self.session.position = self.row.position
        # Not when cancelled: a newer request is on its way, and keys that decide wait for that one.
        self._bound = None
        self.turns.shown()
        self._settled.set()

    async def _show_case(self, position: int) -> None:
        found = await self.session.case(position)
        if found is None:
            hint = f"{self.workbench.keys.way('queue')} shows what is"
            raise WorkbenchError("this case is no longer in the comparison", hint=hint)
        row, detail = found
        same = self.row is not None and (self.row.suite, self.row.case) == (row.suite, row.case)
        left = None if same else self.session.was_left.get((row.suite, row.case))
        sample = min(self.sample if same else left.sample if left is not None else 0, samples_of(detail) - 1)
        shown = await self.layout_of(detail, sample)
        self.row, self.detail, self.sample = row, detail, sample
        if self.session.blind:
            self.keybar.call(blind_text.bar_words(self.PLACE, blinded=detail.blinded), self.workbench.keys)
        undoable = not self.session.sitting.idle
        self.keybar.put_first(case_text.foremost(row, undoable=undoable), self.workbench.keys)
        standing = left.standing if left is not None and left.view == shown.view else None
        self.draw(shown, keep_place=same, standing=standing)

    async def _reload(self) -> None:
        """Read the case again (a mark was made, a candidate came) and draw it, the place kept."""
        self._begin_reload()
        await self._settled.wait()

    def _begin_reload(self) -> None:
        self._settled.clear()
        self.newest("show", partial(self._arrive, self._bound))

    async def look_ahead(self) -> None:
        """Lay out the cases that the next key is likely to lead to: the next undecided one and the two beside."""
        session = self.session
        near = [await session.undecided()]
        at = session.groups.index_of(session.position)
        if at is not None:
            near += session.positions[at + 1 : at + 2]
            near += session.positions[max(0, at - 1) : at]
        for position in dict.fromkeys(near):
            found = await session.case(position) if position is not None else None
            if found is not None:
                left = session.was_left.get((found[0].suite, found[0].case))
                shown = await self.layout_of(found[1], 0 if left is None else left.sample)
                await self.refined(shown.laid)

    def counted(self) -> None:
        self.show_remarks()

    def news_came(self, changes: Changes) -> None:
        if self.follow_on():
            return
        if self.row is not None and changes.concern(self.row.suite, self.row.case):
            self._begin_reload()
        else:
            self.show_remarks()

    # --- moving ---

    def show_place(self, position: int) -> None:
        self.go(position)

    async def do_next_case(self) -> None:
        self._step(1)

    async def do_previous_case(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        session = self.session
        if not len(session.positions):
            return
        at = session.groups.nearest(session.position) + by
        if 0 <= at < len(session.positions):
            self.go(session.positions[at])
        else:
            self.keybar.say("this is the last case" if by > 0 else "this is the first case")

    async def do_queue(self) -> None:
        self.note_place()
        self.leave_for_queue()

    async def do_back(self) -> None:
        if self.category is not None:
            self.category = None
        else:
            self.note_place()
            self.dismiss()

    # --- deciding ---

    async def case_at_hand(self) -> QueueRow | None:
        await self._settled.wait()
        return self.row

    async def after_label(self, row: QueueRow) -> None:
        if not await self.to_undecided():
            await self._reload()

    async def after_mark(self, row: QueueRow) -> None:
        await self._reload()

    async def after_undo(self, position: int, said: str) -> None:
        self.go(position)
        self.keybar.say(said)

    # --- fixing ---

    async def do_edit(self) -> None:
        await self._fix("edit")

    async def do_editor(self) -> None:
        await self._fix("editor")

    async def do_rerun(self) -> None:
        await self._fix("rerun")

    async def do_rerun_all(self) -> None:
        await self._fix("rerun_all")

    async def _fix(self, first: str) -> None:
        from workbench.tui.screens.fix import FixScreen

        if self.detail is not None:
            case = self.detail.case
            screen = FixScreen(self.turns, first, suite=case.suite, case=case.id, sample=self.sample)
            await self.app.push_screen(screen)
