"""The list of cases grouped by suite; it draws what it is given and asks for rows it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.geometry import Offset, Region, Size
from textual.message import Message

from workbench.tui.groups import CaseRow, ClusterRow, Groups, SuiteRow
from workbench.tui.queue_text import case_line, waiting_line
from workbench.tui.widgets.clicked import RowClicked
from workbench.tui.widgets.lines import LineArea, line_strip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.events import Click
    from textual.strip import Strip

    from workbench.store.queue import QueueRow
    from workbench.tui.widgets.lines import Line


class QueueList(LineArea):
    """Shows `Groups`; the cursor stands on cases only. The heading of the first visible case's suite stays on top."""

    DEFAULT_CSS = """
    QueueList { height: 1fr; overflow-y: auto; scrollbar-gutter: stable; }
    """

    @dataclass
    class RowsMissed(Message):
        """Cases came into sight, or near it, that are not in memory: their positions in the queue."""

        positions: list[int]

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, QueueList.RowsMissed)

    def __init__(self, *, name: str | None = None) -> None:
        super().__init__(name=name)
        self.groups: Groups = Groups((), ())
        self.cursor = 0
        """The selected case as an index of the filtered queue."""
        self._rows: Mapping[int, QueueRow] = {}
        self._suite_line: Callable[[str, int], Line] = lambda suite, _width: ((suite, ""),)
        self._cluster_line: Callable[[ClusterRow, bool, int], Line] = lambda _shown, _selected, _width: ()
        self._marks: Mapping[int, str] = {}
        self._message: tuple[Line, ...] = ()
        self._asked: tuple[int, int] | None = None
        self._waits = False
        """Whether rows in sight were not in memory when they were drawn."""
        self._headings = 0
        """How often the headings have changed: what was drawn of them before is stale."""

    def show(
        self,
        groups: Groups,
        rows: Mapping[int, QueueRow],
        suite_line: Callable[[str, int], Line],
        cluster_line: Callable[[ClusterRow, bool, int], Line],
        cursor: int,
    ) -> None:
        """Show another queue: `rows` by position (filled in later as they arrive); the two others make headings."""
        self.groups, self._rows = groups, rows
        self._suite_line, self._cluster_line = suite_line, cluster_line
        self._message = ()
        self._asked = None
        self.cursor = max(0, min(cursor, len(groups.positions) - 1))
        self.virtual_size = Size(self.size.width, len(groups))
        self._into_sight()
        self.forget()

    def say(self, lines: list[Line]) -> None:
        """Show words instead of a list."""
        self.groups = Groups((), ())
        self._message = tuple(lines)
        self.virtual_size = Size(self.size.width, 0)
        self.forget()

    def rows_came(self) -> None:
        """Rows asked for are in memory now; nothing is drawn anew where none of them was in sight."""
        self._asked = None
        if self._waits:
            self._waits = False
            self.forget()

    def mark(self, marks: Mapping[int, str]) -> None:
        """Show who else is at which position, by one character in the margin; only rows that change are drawn."""
        before, self._marks = self._marks, marks
        for position in before.keys() | marks.keys():
            index = self.groups.index_of(position)
            if index is not None and before.get(position) != marks.get(position):
                y = self.groups.row_of(index) - self.scroll_offset.y
                if 0 <= y < self.size.height:
                    self.refresh(Region(0, y, self.size.width, 1))

    def headings_changed(self) -> None:
        """The headings say something else now; only they are drawn again."""
        self._headings += 1
        top = self.scroll_offset.y
        for y in range(min(self.size.height, len(self.groups) - top)):
            shown = self.groups.at(top + y)
            if y == 0 or not isinstance(shown, CaseRow):
                self.refresh(Region(0, y, self.size.width, 1))

    def select(self, index: int) -> None:
        """Move the cursor to a case; draws two rows, or scrolls."""
        index = max(0, min(index, len(self.groups.positions) - 1))
        if index == self.cursor or not len(self.groups):
            return
        before = self.groups.row_of(self.cursor)
        self.cursor = index
        if not self._into_sight():
            top, width = self.scroll_offset.y, self.size.width
            for row in (before, self.groups.row_of(index)):
                if 0 <= row - top < self.size.height:
                    self.refresh(Region(0, row - top, width, 1))

    @property
    def place(self) -> Offset:
        return self.row_place(self.groups.row_of(self.cursor)) if len(self.groups) else Offset(0, 0)

    def on_click(self, event: Click) -> None:
        row = event.y + self.scroll_offset.y
        shown = self.groups.at(row) if event.y and row < len(self.groups) else None
        if isinstance(shown, CaseRow | ClusterRow):
            self.post_message(RowClicked(shown.index))

    def page(self, pages: int) -> None:
        """Move the cursor by screens."""
        if len(self.groups):
            row = self.groups.row_of(self.cursor) + pages * max(1, self.size.height - 2)
            self.select(self.groups.index_near(row))

    def _into_sight(self) -> bool:
        """Scroll so that the cursor is seen, under its suite's heading; True if anything moved."""
        height = self.size.height
        if height <= 0 or not len(self.groups):
            return False
        row, top = self.groups.row_of(self.cursor), self.scroll_offset.y
        if row - 1 < top:
            wanted = row - 1
        elif row >= top + height:
            wanted = row - height + 1
        else:
            return False
        self.scroll_to(y=max(0, wanted), animate=False, force=True, immediate=True)
        self._look_ahead()
        return True

    def _look_ahead(self) -> None:
        """Ask for the rows a screen above and below while they are out of sight, so that a page shows at once."""
        if any(position not in self._rows for position in self.groups.shown_between(*self._near)):
            self._ask()

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.groups))
        self._into_sight()

    def render_line(self, y: int) -> Strip:
        width, roles = self.size.width, self.roles
        if not len(self.groups):
            return line_strip(self._message[y] if y < len(self._message) else (), width, roles)
        row = y + self.scroll_offset.y
        if row >= len(self.groups):
            return line_strip((), width, roles)
        shown = self.groups.at(row)
        if y == 0 or isinstance(shown, SuiteRow):
            suite = self.groups.suite_at(row)
            return self._cached(
                (suite, self._headings, width), lambda: line_strip(self._suite_line(suite, width), width, roles, "bar")
            )
        if isinstance(shown, ClusterRow):
            selected = shown.folded and shown.index <= self.cursor < shown.end
            return self._cached(
                (shown, selected, self._headings, width),
                lambda: line_strip(
                    self._cluster_line(shown, selected, width), width, roles, "cursor" if selected else ""
                ),
            )
        return self._case(shown, width)

    def _case(self, shown: CaseRow, width: int) -> Strip:
        case = self._rows.get(shown.position)
        if case is None:
            self._waits = True
            self._ask()
            return line_strip(waiting_line(width), width, self.roles)
        selected = shown.index == self.cursor
        mark = self._marks.get(shown.position, " ")
        return self._cached(
            (shown.position, selected, mark, width),
            lambda: line_strip(
                case_line(case, selected, width, mark, inside=shown.inside),
                width,
                self.roles,
                "cursor" if selected else "",
            ),
        )

    def _cached(self, key: object, make: Callable[[], Strip]) -> Strip:
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = make()
        return strip

    def _ask(self) -> None:
        """Ask once for what is in sight, with a screen more on each side."""
        near = self._near
        if self._asked != near:
            self._asked = near
            self.post_message(self.RowsMissed(self.groups.shown_between(*near)))

    @property
    def _near(self) -> tuple[int, int]:
        """The list rows in sight, a screen more on each side."""
        height, top = self.size.height, self.scroll_offset.y
        return top - height, top + 2 * height
