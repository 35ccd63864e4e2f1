"""A screen row of a layout as segments: sign, text and marks of every column. Knows no screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.segment import ControlType, Segment
from rich.style import Style

from workbench.text.cells import cell_width, clip, doubtful_width, graphemes
from workbench.tui.layout import SIGN_CELLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.tui.layout import Layout
    from workbench.tui.roles import Roles
    from workbench.tui.sheet import Cell
    from workbench.tui.shown import SpanRanges

GAP = "·"
"""Stands where a side has no line."""


def row_segments(layout: Layout, at: int, roles: Roles, shift: int = 0) -> list[Segment]:
    """Screen row `at` of a layout as wide as that; unwrapped lines are moved left by `shift` cells."""
    row = layout.row_of[at]
    sheet = layout.sheet
    segments: list[Segment] = []
    for column in range(sheet.columns):
        if column:
            segments.append(Segment("│", roles["faint"]))
        room = layout.widths[column]
        start, end = layout.starts[column][at], layout.ends[column][at]
        cell = sheet.cell(row, column)
        if cell is None:
            first = at == 0 or layout.row_of[at - 1] != row
            segments.append(Segment((GAP if first else " ") + " " * (room - 1), roles["gap"]))
            continue
        if start < 0:
            segments.append(Segment(" " * room, roles[cell.side]))
            continue
        cell, hard = as_marked(cell, sheet.spans(row, column))
        segments.append(sign_segment(cell if start == 0 else cell._replace(sign=" "), roles))
        before = 0
        if not layout.wrapped:
            before, start, end = _window(cell.text, shift, room - SIGN_CELLS)
        text = cell.text[start:end]
        if before:
            segments.append(Segment(" " * before, roles[cell.side]))
        soft = sheet.soft_spans(row, column)
        drawn = text_segments(text, _within(hard, start, end), _within(soft, start, end), cell.side, roles)
        segments += _in_bold(drawn, _within(cell.bold, start, end)) if cell.bold else drawn
        blank = room - SIGN_CELLS - before - cell_width(text)
        if blank > 0:
            segments.append(Segment(" " * blank, roles[cell.side]))
        if not text.isascii() and doubtful_width(text):
            segments.append(_to_column(sum(layout.widths[: column + 1]) + column))
    return segments


def sign_segment(cell: Cell, roles: Roles) -> Segment:
    """The sign before a cell's text, with the blank after it."""
    return Segment(cell.sign + " ", _sign_style(cell, roles))


def as_marked(cell: Cell, spans: SpanRanges) -> tuple[Cell, SpanRanges]:
    """A cell and the changed ranges to mark in it.

    A line that has nothing in common with the one beside it is removed and added as a whole: its sign and colour say
    that better than marks.
    """
    if spans != ((0, len(cell.text)),):
        return cell, spans
    if cell.sign == "~":
        cell = cell._replace(sign="-" if cell.side == "removed" else "+")
    return cell, ()


def text_segments(
    text: str, hard: Sequence[tuple[int, int]], soft: Sequence[tuple[int, int]], side: str, roles: Roles
) -> list[Segment]:
    """A piece of a cell's text with its changed (hard) and ignored (soft) ranges, which do not overlap."""
    if not hard and not soft:
        return [Segment(text, roles[side])] if text else []
    ranges = [(*span, f"{side}-word" if side else "") for span in hard] + [(*span, "soft") for span in soft]
    ranges.sort()
    segments: list[Segment] = []
    at = 0
    for start, end, role in ranges if text.isascii() else _whole_graphemes(text, ranges):
        if start > at:
            segments.append(Segment(text[at:start], roles[side]))
        if end > max(at, start):
            style = roles.on(side, role) if role == "soft" else roles[role]
            segments.append(Segment(text[max(at, start) : end], style))
        at = max(at, end)
    if at < len(text):
        segments.append(Segment(text[at:], roles[side]))
    return segments


def _in_bold(segments: Iterable[Segment], ranges: Sequence[tuple[int, int]]) -> list[Segment]:
    """Segments with some ranges of their text in bold."""
    bold = Style(bold=True)
    cut: list[Segment] = []
    at = 0
    for text, style, _ in segments:
        edges = sorted({0, len(text), *(edge - at for span in ranges for edge in span if 0 < edge - at < len(text))})
        for start, end in pairwise(edges):
            inside = any(a <= at + start < b for a, b in ranges)
            cut.append(Segment(text[start:end], style + bold if inside and style is not None else style))
        at += len(text)
    return cut


def _sign_style(cell: Cell, roles: Roles) -> Style:
    return roles[f"{cell.side}-sign" if f"{cell.side}-sign" in roles.styles else cell.side]


def _to_column(column: int) -> Segment:
    """Places what follows at a screen column (from 0): terminals disagree on how wide the text before is.

    The view is as wide as the screen, so that its columns are the screen's. CHA, ECMA-48 section 8.3.9.
    """
    return Segment(f"\x1b[{column + 1}G", None, [(ControlType.CURSOR_MOVE_TO_COLUMN, column)])


def _whole_graphemes(text: str, ranges: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Ranges widened to whole graphemes: a terminal draws half of one in other cells than the whole."""
    edges = [start for start, _, _ in graphemes(text)] + [len(text)]
    return [
        (edges[bisect_right(edges, start) - 1], edges[bisect_left(edges, end)], role)
        for start, end, role in ranges
        if end <= len(text)
    ]


def _within(spans: SpanRanges, start: int, end: int) -> list[tuple[int, int]]:
    """Spans cut to a piece of the text, as offsets into that piece."""
    first = bisect_right(spans, start, key=itemgetter(1))
    last = bisect_left(spans, end, lo=first, key=itemgetter(0))
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans[first:last]]


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
