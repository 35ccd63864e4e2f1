"""The revisions of a suite's prompt as patches: look at one, hold two against each other, go back, say what became."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from workbench.tui import history_text
from workbench.tui.screens.applying import ApplyingScreen
from workbench.tui.screens.base import AT_ONCE
from workbench.tui.screens.moving import MovesInList
from workbench.tui.subjects import untitled
from workbench.tui.widgets.lines import LineBlock, rule
from workbench.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.widget import Widget

    from workbench.adapt.revisions import Revision
    from workbench.records import AdaptationStatus, Suite
    from workbench.tui.actions import Place
    from workbench.tui.company import Changes
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Line, LineArea

_STATUSES: dict[str, tuple[AdaptationStatus, str]] = {
    "a": ("accepted", "accepted"),
    "r": ("rejected", "rejected"),
    "d": ("draft", "a draft again"),
}


class HistoryScreen(MovesInList[RowList], ApplyingScreen):
    """The revisions above, newest first; below the patch of the one at the cursor, from the prompt or a marked one."""

    PLACE: ClassVar[Place] = "history"
    CSS_PATH: ClassVar[str] = "history.tcss"
    OPENS: ClassVar[str | None] = "go_back_to"

    def __init__(self, turns: Turns, suite: Suite, take: Callable[[str], None]) -> None:
        """`take` is given the text of a revision that is gone back to."""
        super().__init__(turns)
        self.header = LineBlock(name="header", row="bar")
        self.list = RowList(name="list")
        self.status = LineBlock(name="status")
        self.revisions: list[Revision] = []
        self._suite = suite
        self._take = take
        self._marked: int | None = None
        self._read = asyncio.Event()

    def areas(self) -> Iterable[Widget]:
        return self.header, self.list, self.status, self.diff

    def on_mount(self) -> None:
        self.keybar.keys(self.workbench.keys)
        self.newest("rows", self._load)

    def on_resize(self) -> None:
        self.keybar.resized(self.workbench.keys)
        if self._read.is_set():
            self.newest("draw", self.draw_anew)

    async def until_ready(self, action: str) -> None:
        if action not in AT_ONCE and action != "back":
            await self._read.wait()

    def news_came(self, changes: Changes) -> None:
        if changes.revised:
            self.newest("rows", self._load)

    async def _load(self) -> None:
        from workbench.adapt.revisions import read_history, revisions

        session = self.session
        assert session.comparison is not None
        at = self.revisions[self.list.cursor].adaptation.id if self.revisions else None
        read = await session.call(read_history, session.comparison_id, self._suite.id)
        model = session.comparison.target.configuration.model
        self.revisions = await self.workbench.compute(revisions, read, self._suite, model)
        numbers = [one.adaptation.id for one in self.revisions]
        self.list.show(len(numbers), self._row, numbers.index(at) if at in numbers else 0)
        await self.draw_anew()
        self._read.set()

    def read_in(self) -> LineArea:
        return self.list

    # --- drawing ---

    def _row(self, index: int, selected: bool, width: int) -> Line:
        one = self.revisions[index]
        return history_text.row(one, one.adaptation.id == self._marked, selected, width)

    @property
    def _here(self) -> Revision | None:
        return self.revisions[self.list.cursor] if self.revisions else None

    def show_remarks(self) -> None:
        here, width = self._here, self.app.size.width
        shown = here.adaptation.id if here is not None else None
        count = len(self.revisions)
        self.header.show([history_text.header(self._suite.id, count, self._from(), shown, self.remarks(), width)])

    def _from(self) -> int | None:
        here = self._here
        return self._marked if here is not None and self._marked != here.adaptation.id else None

    async def draw_anew(self) -> None:
        here, width = self._here, self.app.size.width
        self.list.styles.height = max(1, min(len(self.revisions), self.app.size.height // 3))
        self.show_remarks()
        if here is None:
            self.status.show([rule(width)])
            key = self.workbench.keys.way("save")
            self.diff.say(
                ((f" no revision yet: one is kept when cases are sent with another prompt, or by {key}", "dim"),)
            )
            return
        self.status.show([rule(width), *history_text.below(here, width), rule(width)])
        before = next((one.text for one in self.revisions if one.adaptation.id == self._from()), here.base_text)
        columns = 1 if self.unified else 2
        laid = await self.lay_out([untitled([before, here.text])], columns)
        self.show_laid(laid)

    # --- moving ---

    def row_count(self) -> int:
        return len(self.revisions)

    def cursor_moved(self) -> None:
        self.newest("draw", self.draw_anew)

    # --- acting ---

    async def do_go_back_to(self) -> None:
        here = self._here
        if here is not None:
            self._take(here.text)
            self.dismiss()

    async def do_mark(self) -> None:
        here = self._here
        if here is not None:
            number = here.adaptation.id
            self._marked = None if self._marked == number else number
            self.list.forget()
            said = f"{number} is marked: the difference below is from it to the one at the cursor"
            self.keybar.say(said if self._marked else "no revision is marked")
            await self.draw_anew()

    async def do_status(self) -> None:
        await self.ask(self._ask_status())

    async def _ask_status(self) -> None:
        from workbench.store.adaptations import set_status

        here = self._here
        if here is None:
            return
        chosen = await self.prompt.choose(
            f"adaptation {here.adaptation.id} is", [(key, key, words) for key, (_, words) in _STATUSES.items()]
        )
        if chosen is not None:
            status, _ = _STATUSES[chosen]
            kept = await self.session.call(set_status, here.adaptation.id, status)
            self.keybar.say(f"adaptation {kept.id}: {kept.status}", "good")
            await self._load()

    async def do_revision_note(self) -> None:
        await self.ask(self._ask_note())

    async def _ask_note(self) -> None:
        from workbench.store.adaptations import set_note

        here = self._here
        if here is None:
            return
        note = await self.prompt.ask(f"note on adaptation {here.adaptation.id}:", here.adaptation.note or "")
        if note is not None:
            await self.session.call(set_note, here.adaptation.id, note.strip() or None)
            await self._load()

    async def do_apply(self) -> None:
        await self.ask(self._apply())

    async def _apply(self) -> None:
        here = self._here
        if here is not None and await self.apply(here.adaptation) is not None:
            await self._load()

    async def do_back(self) -> None:
        self.dismiss()
