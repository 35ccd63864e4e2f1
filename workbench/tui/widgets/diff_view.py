"""The diff: one area that draws sign | left | rule | sign | right line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from workbench.tui.drawing import row_segments
from workbench.tui.places import Standing, change_at, row_like, spot_of
from workbench.tui.stops import Stop, stops
from workbench.tui.widgets.lines import LineArea, line_strip

if TYPE_CHECKING:
    from workbench.tui.layout import Layout
    from workbench.tui.widgets.lines import Line

CONTEXT_ROWS = 2
"""Rows kept above a change that was jumped to."""


class DiffView(LineArea):
    """Shows a Layout; knows nothing of where the texts come from. Without one it shows a line of words."""

    DEFAULT_CSS = """
    DiffView { height: 1fr; overflow-y: scroll; }
    """

    def __init__(self, *, name: str | None = None) -> None:
        super().__init__(name=name)
        self._layout: Layout | None = None
        self._message: tuple[Line, ...] = ()
        self._shift = 0
        self._change: int | None = None
        self._stop = Stop(0)
        self._at_change = False
        """Whether one looks at the change last jumped to: not any more when one has scrolled on."""

    @property
    def place(self) -> Offset:
        at = self._stop.y - self.scroll_offset.y
        return Offset(0, at if self._at_change and self.change is not None else 0)

    @property
    def shown(self) -> Layout | None:
        """The layout on screen."""
        return self._layout

    @property
    def standing(self) -> Standing | None:
        """Where the diff stands now; None without one."""
        layout, change = self._layout, self.change
        if layout is None or not len(layout):
            return None
        at = min(self.scroll_offset.y, len(layout) - 1)
        row = layout.row_of[at]
        jumped_to = None if change is None else spot_of(layout.sheet, layout.sheet.changes[change])
        return Standing(spot_of(layout.sheet, row), at - layout.first_screen_row(row), self._shift, jumped_to)

    def show(self, layout: Layout, *, keep_place: bool = False, standing: Standing | None = None) -> None:
        """Draw a layout from the screen that holds its first change, or standing as it was left.

        With `keep_place` it stays where it is.
        """
        drawn = self._drawn() if keep_place else []
        if keep_place:
            standing = self.standing
        self._layout = layout
        self._message = ()
        self._change = None
        top = 0
        if standing is not None and len(layout):
            top = self._return_to(layout, standing)
        else:
            self._shift = 0
            if layout.sheet.changes:
                self._change = 0
                self._stop = Stop(layout.first_screen_row(layout.sheet.changes[0]))
                first = self._stop.y
                top = first - CONTEXT_ROWS if first >= self.size.height else 0
            self._at_change = self._change is not None
        self.extend(Size(layout.width, len(layout)))
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        self._strips.clear()
        # A finer answer often changes nothing of what is in sight: then nothing is sent either.
        changed = [y for y, strip in enumerate(self._drawn()) if y >= len(drawn) or strip != drawn[y]]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _return_to(self, layout: Layout, standing: Standing) -> int:
        """Be at a place again; the screen row that is on top then."""
        sheet = layout.sheet
        self._shift = standing.shift
        row = row_like(standing.top, sheet)
        top = layout.first_screen_row(row) + min(standing.above, layout.height(row) - 1)
        if standing.change is not None:
            self._change = change_at(sheet, row_like(standing.change, sheet))
            if self._change is not None:
                found = self._stops(self._change)
                seen = [stop for stop in found if stop.y <= top + CONTEXT_ROWS and stop.shift <= self._shift]
                self._stop = seen[-1] if seen else found[0]
        return top

    def _drawn(self) -> list[Strip]:
        """What is on screen, row by row."""
        return [self.render_line(y) for y in range(self.size.height)]

    def say(self, *lines: Line, keep_place: bool = False) -> None:
        """Show lines of words instead of a diff; they scroll the same way."""
        self._layout = None
        self._message = lines
        self.extend(Size(self.size.width, len(lines)))
        if not keep_place:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self.forget()

    def move(self, rows: int) -> None:
        """Scroll down by `rows`, up if negative."""
        self._scroll(self.scroll_offset.y + rows)

    def page(self, pages: float) -> None:
        """Scroll by screens, two rows kept in sight."""
        step = max(1, int(abs(pages) * self.size.height) - (2 if abs(pages) >= 1 else 0))
        self.move(step if pages > 0 else -step)

    def to_end(self, *, bottom: bool) -> None:
        """Scroll to the first or the last row."""
        self._scroll(self.max_scroll_y if bottom else 0)

    def _scroll(self, top: int) -> None:
        before = self.scroll_offset.y
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        self._at_change = self._at_change and self.scroll_offset.y == before

    def shift(self, cells: int) -> None:
        """Move unwrapped lines sideways."""
        if self._layout is not None and not self._layout.wrapped:
            self._shift = max(0, self._shift + cells)
            self.forget()

    @property
    def change(self) -> int | None:
        """The index of the change last jumped to, as long as it is on screen."""
        layout, at = self._layout, self._change
        if layout is None or at is None or not 0 <= at < len(layout.sheet.changes):
            return None
        return at if 0 <= self._stop.y - self.scroll_offset.y < self.size.height else None

    def to_change(self, *, backwards: bool = False) -> bool:
        """Scroll to the next or previous change, or mark of a long line; False if there is none (nothing moves)."""
        layout = self._layout
        if layout is None:
            return False
        here = self.change
        at = here if here is not None else max(0, layout.changes_before(self.scroll_offset.y) - 1)
        past = self._stop if here is not None else Stop(self.scroll_offset.y, 0 if backwards else -1)
        while 0 <= at < len(layout.sheet.changes):
            found = [stop for stop in self._stops(at) if (stop < past if backwards else stop > past)]
            if found:
                self._go(at, found[-1 if backwards else 0])
                return True
            at += -1 if backwards else 1
        return False

    def _stops(self, change: int) -> list[Stop]:
        assert self._layout is not None
        return stops(self._layout, change, max(1, self.size.height - CONTEXT_ROWS))

    def _go(self, change: int, stop: Stop) -> None:
        self._change, self._stop, self._at_change = change, stop, True
        if self._layout is not None and not self._layout.wrapped and stop.shift != self._shift:
            self._shift = stop.shift
            self.forget()
        self.scroll_to(y=max(0, stop.y - CONTEXT_ROWS), animate=False, force=True, immediate=True)
        self.refresh(Region(0, self.place.y, 1, 1))  # where nothing scrolls the terminal's cursor still has to move

    def render_line(self, y: int) -> Strip:
        layout, width, roles = self._layout, self.size.width, self.roles
        if layout is None:
            at = y + self.scroll_offset.y
            return line_strip(self._message[at] if at < len(self._message) else (), width, roles)
        at = y + self.scroll_offset.y
        if at >= len(layout):
            return Strip.blank(width, roles.base)
        strip = self._strips.get(at)
        if strip is None:
            strip = self._strips[at] = self._draw(layout, at, width)
        return strip

    def _draw(self, layout: Layout, at: int, width: int) -> Strip:
        segments = row_segments(layout, at, self.roles, self._shift)
        used = sum(layout.widths) + layout.sheet.columns - 1
        if width > used:
            segments.append(Segment(" " * (width - used), self.roles.base))
        return Strip(segments, width)
