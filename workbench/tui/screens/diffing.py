"""The keys that look at a diff, the same wherever there is one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.tui.laying import Finishing, Room, laid_out
from workbench.tui.panes import UNIFIED_BELOW
from workbench.tui.screens.base import TableScreen
from workbench.tui.widgets.diff_view import DiffView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.compared import Subject
    from workbench.tui.laying import Laid
    from workbench.tui.turns import Turns
    from workbench.tui.widgets.lines import Span

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

    @property
    def unified(self) -> bool:
        """Whether the diff stands in one column: as wished, else by the width."""
        return self.app.size.width < UNIFIED_BELOW if self._unified is None else self._unified

    # --- from texts to the screen ---

    async def lay_out(self, subjects: Sequence[Subject], columns: int) -> Laid:
        """Compare and lay out; what is compared already is not compared again."""
        known = self._laid.compared if self._laid is not None else None
        ignore = self.session.ignoring.texts
        return await self.workbench.compute(laid_out, subjects, ignore, known, self._room(columns))

    def show_laid(self, laid: Laid, *, keep_place: bool = False) -> None:
        """Draw it, and begin to refine it where it is coarse."""
        self._laid = laid
        self.diff.show(laid.layout, keep_place=keep_place)
        # Not before it is on screen: the two would take turns.
        self.call_after_refresh(self.newest, "finish", partial(self._finish, laid))

    async def _finish(self, laid: Laid) -> None:
        """Work out a better answer beside the one on screen, then show that."""
        if laid is not self._laid or not (laid.compared.unfinished or laid.draft):
            return
        finishing = Finishing(laid, self._room(laid.layout.sheet.columns))
        better = None
        while better is None:
            better = await self.workbench.compute(finishing.go_on, SLICE_S)
        self._laid = better
        self.diff.show(better.layout, keep_place=True)
        self.show_remarks()

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
