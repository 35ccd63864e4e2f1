"""The keys that look at a diff, the same wherever there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.panes import UNIFIED_BELOW
from workbench.tui.screens.base import TableScreen
from workbench.tui.widgets.diff_view import DiffView

if TYPE_CHECKING:
    from workbench.tui.turns import Turns


class DiffScreen(TableScreen):
    """Scrolls a diff, jumps through its changes, and shows it in one column or several, wrapped or not."""

    def __init__(self, turns: Turns) -> None:
        super().__init__(turns)
        self.diff = DiffView(name="diff")
        self.wrapped = True
        self._unified: bool | None = None

    async def draw_anew(self) -> None:
        """Lay out what is shown again, the place kept."""
        raise NotImplementedError

    @property
    def unified(self) -> bool:
        """Whether the diff stands in one column: as wished, else by the width."""
        return self.app.size.width < UNIFIED_BELOW if self._unified is None else self._unified

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
