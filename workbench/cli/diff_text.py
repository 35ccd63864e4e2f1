"""A diff printed as the app draws it: in one column, or side by side."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from workbench.cli.diff_marks import Marked
from workbench.cli.printing import print_line
from workbench.text.cells import fit
from workbench.text.safe import visible_line
from workbench.tui.drawing import as_marked, row_segments, sign_segment, text_segments
from workbench.tui.layout import Layout, column_widths
from workbench.tui.roles import Roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.segment import Segment

    from workbench.cli.diff_colours import Colours
    from workbench.tui.sheet import Sheet
    from workbench.tui.stacked import Part


class Excerpt(NamedTuple):
    """Rows of a sheet that stand together, and which lines of both texts they are: (first from 1, how many)."""

    rows: range
    left: tuple[int, int]
    right: tuple[int, int]


class Paper:
    """Standard output, as wide and as colourful as it is; `width` None: one column, lines as long as they are."""

    def __init__(self, colours: Colours | None, width: int | None) -> None:
        self._colours = colours
        self._roles = colours.roles if colours is not None else Roles({}, plain=True, colour=False)
        self.width = width

    @property
    def columns(self) -> int:
        """In how many columns the texts stand."""
        return 1 if self.width is None else 2

    def print_heading(self, names: Sequence[str], remarks: Iterable[str]) -> None:
        """The names of the sides, and what is to be said of the texts as a whole."""
        if self.width is None:
            for sign, name, side in zip(("---", "+++"), names, ("removed", "added"), strict=True):
                self._put([self._span(f"{sign} {visible_line(name)}", f"{side}-sign")])
        else:
            widths = column_widths(self.width, 2)
            cells = [fit(f"  {visible_line(name)}", width) for name, width in zip(names, widths, strict=True)]
            self._put([self._span(cells[0], "strong"), self._span("│", "faint"), self._span(cells[1], "strong")])
        for remark in remarks:
            self._put([self._span(f"  {visible_line(remark)}", "warn")])

    def print_part(self, part: Part, context: int) -> None:
        """A section: its heading where it has one, and its changes with `context` lines around each."""
        found = excerpts(part.sheet, context)
        if part.heading and found:
            self._put([self._span(f"== {part.heading}", "title")])
        sheet = part.sheet if self._colours is not None else Marked(part.sheet)
        layout = None if self.width is None else Layout(sheet, self.width, wrapped=True)
        for excerpt in found:
            self._put([self._span(f"@@ -{_range(excerpt.left)} +{_range(excerpt.right)} @@", "key")])
            if layout is None:
                for row in excerpt.rows:
                    self._put(self._line(sheet, row))
            else:
                first, last = excerpt.rows[0], excerpt.rows[-1]
                for at in range(layout.first_screen_row(first), layout.first_screen_row(last) + layout.height(last)):
                    self._put(row_segments(layout, at, self._roles))

    def _line(self, sheet: Sheet, row: int) -> list[Segment]:
        cell = sheet.cell(row, 0)
        if cell is None:
            return []
        cell, hard = as_marked(cell, sheet.spans(row, 0))
        return [
            sign_segment(cell, self._roles),
            *text_segments(cell.text, hard, sheet.soft_spans(row, 0), cell.side, self._roles),
        ]

    def _span(self, text: str, role: str) -> Segment:
        from rich.segment import Segment

        return Segment(text, self._roles[role])

    def _put(self, segments: Iterable[Segment]) -> None:
        if self._colours is None:
            text = "".join(segment.text for segment in segments if not segment.control)
            print_line(text if self.width is None else text.rstrip(" "))
            return
        # Where columns are straight by an absolute position only a terminal understands that.
        placed = sys.stdout.isatty()
        parts = []
        for text, style, control in segments:
            if control:
                parts.append(text if placed else "")
            else:
                parts.append(style.render(text, color_system=self._colours.system) if style else text)
        print_line("".join(parts))


def excerpts(sheet: Sheet, context: int) -> list[Excerpt]:
    """The changes of a sheet, each with `context` rows before and after; those that touch are one."""
    ranges: list[range] = []
    before = [(0, 0)]  # lines of both texts before each row
    lefts = rights = 0
    for row in range(len(sheet)):
        left, right, *_ = sheet.lines(row)
        lefts += left is not None
        rights += right is not None
        before.append((lefts, rights))
        # One column shows a line that both texts have where they agree.
        if (sheet.columns > 1 or left is None or right is None) and _differs(sheet, row):
            start, end = max(0, row - context), min(len(sheet), row + 1 + context)
            if ranges and start <= ranges[-1].stop:
                ranges[-1] = range(ranges[-1].start, end)
            else:
                ranges.append(range(start, end))
    found = []
    for rows in ranges:
        (left, right), (left_end, right_end) = before[rows.start], before[rows.stop]
        found.append(Excerpt(rows, (left + 1, left_end - left), (right + 1, right_end - right)))
    return found


def _differs(sheet: Sheet, row: int) -> bool:
    cells = (sheet.cell(row, column) for column in range(sheet.columns))
    return any(cell is not None and cell.sign != " " and cell.side != "soft" for cell in cells)


def _range(lines: tuple[int, int]) -> str:
    """As in other unified diffs: without lines the one before is named, and a single line goes without its number."""
    first, size = lines
    return f"{first}" if size == 1 else f"{first - (size == 0)},{size}"
