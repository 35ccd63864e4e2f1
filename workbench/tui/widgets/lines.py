"""The base of every area: lines of (text, role) become Strips in one place, and only there.

That place makes every text harmless (`visible_line`), so nothing of a model's or a file's text reaches the
terminal raw, whichever screen it comes from.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Offset, Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.text.cells import cell_width, clip, wrap
from workbench.text.safe import visible_line
from workbench.tui.widgets.line_bar import LineBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size
    from textual.scrollbar import ScrollBar

    from workbench.tui.app import WorkbenchApp
    from workbench.tui.roles import Roles

Span = tuple[str, str]
"""A text and its role."""
Line = tuple[Span, ...]

_REMARK_LINES = 4
_KEPT_STRIPS = 256
"""Lines that stay drawn: a few screens of them. Each takes some 5,000 bytes."""


def clipped(line: Sequence[Span], width: int) -> list[Span]:
    """The spans, made harmless, that fit into `width` cells; a text that does not fit ends in `…`."""
    kept: list[Span] = []
    for text, role in line:
        shown = visible_line(text)
        cells = cell_width(shown)
        if cells > width:
            shown = clip(shown, width - 1) + "…" if width > 0 else ""
            cells = cell_width(shown)
        if shown:
            kept.append((shown, role))
        width -= cells
        if width <= 0:
            break
    return kept


def cells_of(line: Sequence[Span]) -> int:
    """How wide the spans are on the screen."""
    return sum(cell_width(visible_line(text)) for text, _ in line)


def line_strip(line: Sequence[Span], width: int, roles: Roles, row: str = "") -> Strip:
    """One screen line exactly `width` cells wide: clipped, or filled with blanks."""
    kept = clipped(line, width)
    left = width - cells_of(kept)
    segments = [Segment(text, roles.on(row, role)) for text, role in kept]
    if left > 0:
        segments.append(Segment(" " * left, roles.on(row, "")))
    return Strip(segments, width)


def right_aligned(left: Sequence[Span], right: Sequence[Span], width: int) -> Line:
    """`left` at the left edge and `right` at the right edge; `left` gives way where both do not fit."""
    room = max(0, width - cells_of(right) - 1)
    kept = clipped(left, room)
    return (*kept, (" " * (max(0, room - cells_of(kept)) + 1), ""), *right)


def headed(left: Sequence[Span], remarks: Sequence[Span], right: Sequence[Span], width: int) -> list[Line]:
    """A header on one line; where there is no room for all of it, the remarks stand whole on lines of their own."""
    if not remarks or cells_of((*left, *remarks, *right)) < width:
        return [right_aligned((*left, *remarks), right, width)]
    first, *more = remarks
    below = ((f" {visible_line(first[0]).strip()}", first[1]), *more)
    return [right_aligned(left, right, width), *folded(below, width, _REMARK_LINES)]


def folded(line: Sequence[Span], width: int, most: int, indent: int = 1) -> list[Line]:
    """The spans on as many lines as they need, `most` at most; lines after the first begin with `indent` blanks."""
    shown = [(visible_line(text), role) for text, role in line]
    text = "".join(part for part, _ in shown)
    first = wrap(text, width)[0][1]
    rows = [(0, first), *((a + first, b + first) for a, b in wrap(text[first:], width - indent) if b > a)]
    rows[most - 1 :] = [(rows[most - 1][0], len(text))] if len(rows) >= most else []
    lines: list[Line] = []
    for begin, end in rows:
        start = begin and end - len(text[begin:end].lstrip(" "))
        spans: list[Span] = [(" " * indent, "")] if start else []
        at = 0
        for part, role in shown:
            piece = part[max(0, start - at) : max(0, end - at)]
            if piece:
                spans.append((piece, role))
            at += len(part)
        lines.append(tuple(spans))
    return lines


class LineArea(ScrollView, can_focus=False):
    """A full-width area that draws `line(y)` for each visible row, with a cache of Strips."""

    DEFAULT_CSS = """
    LineArea { scrollbar-size: 1 1; overflow-x: hidden; }
    """

    def __init__(self, *, name: str | None = None) -> None:
        super().__init__(id=name)
        self._strips: LRUCache[object, Strip] = LRUCache(_KEPT_STRIPS)
        self._roles: Roles | None = None

    @property
    def roles(self) -> Roles:
        """The styles in force; after a change of theme the cache is emptied."""
        roles = cast("WorkbenchApp", self.app).roles
        if roles is not self._roles:
            self._roles = roles
            self._strips.clear()
        return roles

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        if self._vertical_scrollbar is None:
            thickness = self.scrollbar_size_vertical
            self._vertical_scrollbar = LineBar(vertical=True, name="vertical", thickness=thickness)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    @property
    def place(self) -> Offset:
        """Where in the area the eye is: its first cell, unless there is a cursor."""
        return Offset(0, 0)

    def row_place(self, row: int) -> Offset:
        """The place of a row's mark, by the row's number in all that can be scrolled to."""
        y = row - self.scroll_offset.y
        return Offset(min(1, max(0, self.size.width - 1)), y) if 0 <= y < self.size.height else Offset(0, 0)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they were drawn: looking for borders, tints and named colours takes Textual half of a frame."""
        roles = self.roles
        if not roles.tinted:
            whole = super().render_lines(Region(0, crop.y, self.outer_size.width, crop.height))
            return [strip.divide([crop.x, crop.right])[1] for strip in whole]  # Textual's crop counts moves as text
        return [self.render_line(y).crop_extend(crop.x, crop.right, roles.base) for y in crop.line_range]

    def extend(self, size: Size) -> None:
        """Have so much to scroll through. Only a scrollbar that comes or goes has the screen laid out anew.

        The scrollbar follows at once: Textual lets it follow in a frame of its own.
        """
        if size != self.virtual_size:
            self.set_reactive(ScrollView.virtual_size, size)
            self._scroll_update(size)

    def on_unmount(self) -> None:
        # Textual 8.2 keeps a widget's drawn lines until a thousand others have been drawn.
        self._styles_cache.clear()

    def forget(self) -> None:
        """Drop what was drawn, because the data changed, and draw again."""
        self._strips.clear()
        self.refresh()


class LineBlock(LineArea):
    """A few fixed lines: a header, a panel."""

    DEFAULT_CSS = """
    LineBlock { overflow-y: hidden; height: auto; }
    """

    def __init__(self, *, name: str | None = None, row: str = "") -> None:
        super().__init__(name=name)
        self._lines: tuple[Line, ...] = ()
        self._row = row

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show(self, lines: Sequence[Line]) -> None:
        """Replace the lines; only those that changed are drawn. The area grows and shrinks with their number."""
        before, self._lines = self._lines, tuple(lines)
        height = self.styles.height
        if height is None or height.is_auto or height.value != len(lines):
            self.styles.height = len(lines)
            self.refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip_longest(before, self._lines)) if old != new]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y < len(self._lines):
            return line_strip(self._lines[y], width, self.roles, self._row)
        return Strip.blank(width, self.roles.on(self._row, ""))


def rule(width: int, joints: Sequence[int] = (), joint: str = "┬") -> Line:
    """A horizontal rule, with a joint at each of the given columns."""
    text = ["─"] * width
    for column in joints:
        if 0 <= column < width:
            text[column] = joint
    return (("".join(text), "faint"),)
