"""The keys that look at a diff, the same wherever there is one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.tui.laying import Finishing, Room
from workbench.tui.panes import UNIFIED_BELOW
from workbench.tui.screens.base import TableScreen
from workbench.tui.widgets.diff_view import DiffView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.compared import Subject
    from workbench.tui.laying import Laid
    from workbench.tui.places import Standing
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import LineArea, Span

SLICE_S = 0.02
"""How long a diff is refined at a time; what a key asks for waits no longer than that."""


class DiffScreen(TableScreen):
    """Scrolls a diff, jumps through its changes, and shows it in one column or several, wrapped or not.

    A diff of large texts is shown coarse at first, and refined off the event loop.
    """

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.diff = DiffView(name="diff")
        self.wrapped = True
        self._unified: bool | None = None
        self._laid: Laid | None = None

    async def draw_anew(self) -> None:
        """Lay out what is shown again, the place kept."""
        raise NotImplementedError

    def show_remarks(self) -> None:
        """Show the remarks on the diff anew, wherever they stand."""
        raise NotImplementedError

    def read_in(self) -> LineArea:
        return self.diff

    @property
    def unified(self) -> bool:
        """Whether the diff stands in one column: as wished, else by the width."""
        return self.app.size.width < UNIFIED_BELOW if self._unified is None else self._unified

    # --- from texts to the screen ---

    async def lay_out(self, subjects: Sequence[Subject], columns: int) -> Laid:
        """Compare and lay out; what was made already, or ahead, is not made again."""
        ignore = self.session.ignoring.texts
        return await self.workbench.compute(self.workbench.kept.laid_out, subjects, ignore, self._room(columns))

    def show_laid(self, laid: Laid, *, keep_place: bool = False, standing: Standing | None = None) -> None:
        """Draw it with its remarks, and begin to refine it where it is coarse."""
        self._laid = laid
        self.diff.show(laid.layout, keep_place=keep_place, standing=standing)
        self.show_remarks()
        # Not before it is on screen: the two would take turns. And last of all, for it has Textual paint what there is.
        self.call_after_refresh(self.newest, "beside", partial(self._go_on, laid))

    async def _go_on(self, laid: Laid) -> None:
        """Work out a better answer beside the one on screen, then show that; and look ahead."""
        if laid is not self._laid:
            return
        better = await self.refined(laid)
        if better is not laid:
            self._laid = better
            self.diff.show(better.layout, keep_place=True)
            self.show_remarks()
        await self.look_ahead()

    async def refined(self, laid: Laid) -> Laid:
        """The best answer there is, worked out and kept; in slices, so that a key is not kept waiting."""
        if not (laid.compared.unfinished or laid.draft):
            return laid
        room = self._room(laid.layout.sheet.columns)
        finishing = Finishing(laid, room)
        better = None
        while better is None:
            better = await self.workbench.compute(finishing.go_on, SLICE_S)
        await self.workbench.compute(self.workbench.kept.keep, room, better)
        return better

    async def look_ahead(self) -> None:
        """Prepare what is likely to be shown next."""

    def _room(self, columns: int) -> Room:
        return Room(columns, max(20, self.app.size.width - 1), self.wrapped)

    def remarks(self) -> list[Span]:
        """What is to be said of the diff on screen: what it ignores, what had to be mended, and how good it is."""
        spans: list[Span] = []
        ignored = self.session.ignoring.names
        if ignored:
            word = "ignoring" if self.app.size.width >= UNIFIED_BELOW else "ign."
            spans.append((f"   {word} {', '.join(ignored)}", "accent"))
        if self._laid is not None and self._laid.compared.mended:
            spans.append(("   broken JSON, mended", "warn"))
        if self._laid is not None and self._laid.compared.coarse:
            spans.append(("   coarse, refining…" if self._laid.compared.unfinished else "   coarse", "warn"))
        if not self.wrapped:
            spans.append(("   unwrapped", "dim"))
        return spans

    # --- keys ---

    async def do_scroll_down(self) -> None:
        self.diff.move(1)

    async def do_scroll_up(self) -> None:
        self.diff.move(-1)

    async def do_page_down(self) -> None:
        self.diff.page(1)

    async def do_page_up(self) -> None:
        self.diff.page(-1)

    async def do_first(self) -> None:
        self.diff.to_end(bottom=False)

    async def do_last(self) -> None:
        self.diff.to_end(bottom=True)

    async def do_scroll_right(self) -> None:
        self.diff.shift(8)

    async def do_scroll_left(self) -> None:
        self.diff.shift(-8)

    async def do_next_change(self) -> None:
        if not self.diff.to_change():
            self.keybar.say("no change below")

    async def do_previous_change(self) -> None:
        if not self.diff.to_change(backwards=True):
            self.keybar.say("no change above")

    async def do_sides(self) -> None:
        self._unified = not self.unified
        await self.draw_anew()

    async def do_wrap(self) -> None:
        self.wrapped = not self.wrapped
        await self.draw_anew()

    async def do_ignore(self) -> None:
        await self.ask(self._ask_ignore())

    async def _ask_ignore(self) -> None:
        closing = self.workbench.keys.shown("ignore")
        await self.prompt.toggle("ignore", lambda: self.session.ignoring.choices(), self._ignore, closing)

    async def _ignore(self, chosen: str) -> None:
        self.session.ignoring = self.session.ignoring.toggled(chosen)
        await self.draw_anew()
