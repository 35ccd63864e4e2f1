"""The diff: one area that draws sign | left | rule | sign | right line by line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from rich.segment import ControlType, Segment
from textual.geometry import Size
from textual.strip import Strip

from workbench.text.cells import cell_width, clip, doubtful_width, graphemes
from workbench.tui.layout import SIGN_CELLS
from workbench.tui.widgets.lines import LineArea, line_strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from workbench.tui.layout import Layout
    from workbench.tui.sheet import Cell, SpanRanges
    from workbench.tui.widgets.lines import Line

CONTEXT_ROWS = 2
"""Rows kept above a change that was jumped to."""


class DiffView(LineArea):
    """Shows a Layout; knows nothing of where the texts come from. Without one it shows a line of words."""

    DEFAULT_CSS = """
    DiffView { height: 1fr; overflow-y: auto; scrollbar-gutter: stable; }
    """

    def __init__(self, *, name: str | None = None) -> None:
        super().__init__(name=name)
        self._layout: Layout | None = None
        self._message: tuple[Line, ...] = ()
        self._shift = 0
        self._change: int | None = None

    @property
    def text_width(self) -> int:
        """The cells a Layout for this area may use (all but the scrollbar)."""
        return max(1, self.size.width)

    @property
    def shown(self) -> Layout | None:
        """The layout on screen."""
        return self._layout

    def show(self, layout: Layout, *, keep_place: bool = False) -> None:
        """Draw a layout from the screen that holds its first change, or with `keep_place` from the sheet row on top."""
        row = None
        if keep_place and self._layout is not None and len(self._layout):
            row = self._layout.row_of[min(self.scroll_offset.y, len(self._layout) - 1)]
        self._layout = layout
        self._message = ()
        self._shift = 0
        self.virtual_size = Size(layout.width, len(layout))
        self._change = None
        top = 0
        if row is not None:
            top = layout.first_screen_row(min(row, len(layout.sheet) - 1)) if len(layout) else 0
        elif layout.sheet.changes:
            self._change = 0
            first = layout.first_screen_row(layout.sheet.changes[0])
            top = first - CONTEXT_ROWS if first >= self.size.height else 0
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        self.forget()

    def say(self, *lines: Line, keep_place: bool = False) -> None:
        """Show lines of words instead of a diff; they scroll the same way."""
        self._layout = None
        self._message = lines
        self.virtual_size = Size(self.size.width, len(lines))
        if not keep_place:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self.forget()

    def move(self, rows: int) -> None:
        """Scroll down by `rows`, up if negative."""
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False, force=True, immediate=True)

    def page(self, pages: float) -> None:
        """Scroll by screens, two rows kept in sight."""
        step = max(1, int(abs(pages) * self.size.height) - (2 if abs(pages) >= 1 else 0))
        self.move(step if pages > 0 else -step)

    def to_end(self, *, bottom: bool) -> None:
        """Scroll to the first or the last row."""
        self.scroll_to(y=self.max_scroll_y if bottom else 0, animate=False, force=True, immediate=True)

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
        row, top = layout.first_screen_row(layout.sheet.changes[at]), self.scroll_offset.y
        return at if top <= row < top + self.size.height else None

    def to_change(self, *, backwards: bool = False) -> bool:
        """Scroll to the next or previous change; False if there is none (nothing moves)."""
        layout = self._layout
        if layout is None:
            return False
        here = self.change
        if here is None:
            here = layout.changes_before(self.scroll_offset.y) - (0 if backwards else 1)
        at = here + (-1 if backwards else 1)
        if not 0 <= at < len(layout.sheet.changes):
            return False
        self._change = at
        row = layout.first_screen_row(layout.sheet.changes[at])
        self.scroll_to(y=max(0, row - CONTEXT_ROWS), animate=False, force=True, immediate=True)
        return True

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
        row = layout.row_of[at]
        roles = self.roles
        segments: list[Segment] = []
        for column in range(layout.sheet.columns):
            if column:
                segments.append(Segment("│", roles["faint"]))
            room = layout.widths[column]
            start, end = layout.starts[column][at], layout.ends[column][at]
            cell = layout.sheet.cell(row, column)
            if cell is None or start < 0:
                role = cell.side if cell is not None else ""
                segments.append(Segment(" " * room, roles[role]))
                continue
            segments.append(Segment((cell.sign if start == 0 else " ") + " ", self._sign_style(cell)))
            before = 0
            if not layout.wrapped:
                before, start, end = _window(cell.text, self._shift, room - SIGN_CELLS)
            changed = layout.sheet.spans(row, column)
            if changed == ((0, len(cell.text)),):
                changed = ()  # nothing in common: the line's own mark says it all
            text, spans = cell.text[start:end], _within(changed, start, end)
            segments += self._words(" " * before + text, [(a + before, b + before) for a, b in spans], cell, room)
            if not text.isascii() and doubtful_width(text):
                segments.append(_to_column(sum(layout.widths[: column + 1]) + column))
        used = sum(layout.widths) + layout.sheet.columns - 1
        if width > used:
            segments.append(Segment(" " * (width - used), roles.base))
        return Strip(segments, width)

    def _sign_style(self, cell: Cell) -> Style:
        return self.roles[f"{cell.side}-sign" if cell.side else ""]

    def _words(self, text: str, spans: Sequence[tuple[int, int]], cell: Cell, room: int) -> list[Segment]:
        roles = self.roles
        line, word = roles[cell.side], roles[f"{cell.side}-word" if cell.side else ""]
        segments: list[Segment] = []
        at = 0
        for start, end in spans if text.isascii() else _whole_graphemes(text, spans):
            if start > at:
                segments.append(Segment(text[at:start], line))
            if end > max(at, start):
                segments.append(Segment(text[max(at, start) : end], word))
            at = max(at, end)
        if at < len(text):
            segments.append(Segment(text[at:], line))
        blank = room - SIGN_CELLS - cell_width(text)
        if blank > 0:
            segments.append(Segment(" " * blank, line))
        return segments


def _to_column(column: int) -> Segment:
    """Places what follows at a screen column (from 0): terminals disagree on how wide the text before is.

    The view is as wide as the screen, so that its columns are the screen's. CHA, ECMA-48 section 8.3.9.
    """
    return Segment(f"\x1b[{column + 1}G", None, [(ControlType.CURSOR_MOVE_TO_COLUMN, column)])


def _whole_graphemes(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans widened to whole graphemes: a terminal draws half of one in other cells than the whole."""
    edges = [start for start, _, _ in graphemes(text)] + [len(text)]
    return [(edges[bisect_right(edges, a) - 1], edges[bisect_left(edges, b)]) for a, b in spans if b <= len(text)]


def _within(spans: SpanRanges, start: int, end: int) -> list[tuple[int, int]]:
    """Spans cut to a piece of the text, as offsets into that piece."""
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]


def _window(text: str, shift: int, cells: int) -> tuple[int, int, int]:
    """What an unwrapped line shows when moved left by `shift` cells: (blank cells before, start, end)."""
    if text.isascii():
        return 0, min(shift, len(text)), min(len(text), shift + cells)
    hidden = clip(text, shift)
    start = len(hidden)
    before = 0
    if start < len(text) and cell_width(hidden) < shift:  # a wide character straddles the edge
        hidden = clip(text, shift + 1)
        start, before = len(hidden), 1
    return before, start, start + len(clip(text[start : start + 4 * cells + 8], cells - before))
