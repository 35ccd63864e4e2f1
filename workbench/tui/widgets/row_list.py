"""A full-width list of rows with a cursor; it draws what it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset, Region, Size

from workbench.tui.widgets.clicked import RowClicked
from workbench.tui.widgets.lines import LineArea, line_strip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.events import Click
    from textual.strip import Strip

    from workbench.tui.widgets.lines import Line


class RowList(LineArea):
    """Shows `count` rows, each by `line(index, selected, width)`."""

    DEFAULT_CSS = """
    RowList { height: 1fr; overflow-y: auto; scrollbar-gutter: stable; }
    """

    def __init__(self, *, name: str | None = None) -> None:
        super().__init__(name=name)
        self.cursor = 0
        self._count = 0
        self._line: Callable[[int, bool, int], Line] = lambda _index, _selected, _width: ()
        self._message: tuple[Line, ...] = ()

    def show(self, count: int, line: Callable[[int, bool, int], Line], cursor: int) -> None:
        """Show other rows."""
        self._count, self._line, self._message = count, line, ()
        self.cursor = max(0, min(cursor, count - 1))
        self.virtual_size = Size(self.size.width, count)
        self._into_sight()
        self.refresh()

    def say(self, lines: Sequence[Line]) -> None:
        """Show words instead of rows."""
        self._count, self._message = 0, tuple(lines)
        self.virtual_size = Size(self.size.width, 0)
        self.refresh()

    def changed(self, index: int) -> None:
        """A row says something else now."""
        y = index - self.scroll_offset.y
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def select(self, index: int) -> None:
        """Move the cursor; draws two rows, or scrolls."""
        index = max(0, min(index, self._count - 1))
        if index == self.cursor or not self._count:
            return
        before, self.cursor = self.cursor, index
        if not self._into_sight():
            self.changed(before)
            self.changed(index)

    @property
    def place(self) -> Offset:
        return self.row_place(self.cursor) if self._count else Offset(0, 0)

    def on_click(self, event: Click) -> None:
        index = event.y + self.scroll_offset.y
        if index < self._count:
            self.post_message(RowClicked(index))

    def page(self, pages: int) -> None:
        """Move the cursor by screens."""
        self.select(self.cursor + pages * max(1, self.size.height - 1))

    def _into_sight(self) -> bool:
        """Scroll so that the cursor is seen; True if anything moved."""
        height, top = self.size.height, self.scroll_offset.y
        if height <= 0 or not self._count or top <= self.cursor < top + height:
            return False
        wanted = self.cursor if self.cursor < top else self.cursor - height + 1
        self.scroll_to(y=wanted, animate=False, force=True, immediate=True)
        return True

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, self._count)
        self._into_sight()

    def render_line(self, y: int) -> Strip:
        width, index = self.size.width, y + self.scroll_offset.y
        if not self._count:
            return line_strip(self._message[y] if y < len(self._message) else (), width, self.roles)
        if index >= self._count:
            return line_strip((), width, self.roles)
        selected = index == self.cursor
        return line_strip(self._line(index, selected, width), width, self.roles, "cursor" if selected else "")
