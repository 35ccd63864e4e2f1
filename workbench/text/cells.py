"""How many terminal cells a text takes, and where to cut and wrap it. Widths are those of Rich, which draws it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINER, _EMOJI_LOOK = "\u200d", "\ufe0f"
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")
_SPECIAL = re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff]")
# Closing marks that may not begin a line of CJK text.
_CLOSING = frozenset("、。，．：；？！）」』】》〉〕］｝…ー・")


class _Widths(dict[str, int]):
    """Width of each single character, looked up once."""

    def __missing__(self, character: str) -> int:
        from rich.cells import get_character_cell_size

        width = self[character] = get_character_cell_size(character)
        return width


_WIDTHS = _Widths()


@cache
def _widened() -> frozenset[str]:
    """Characters that U+FE0F turns from one cell to two."""
    from rich._unicode_data import load

    return load("auto").narrow_to_wide


def cell_width(text: str) -> int:
    """The number of cells that Rich and Textual give the text. Control characters count 0."""
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def graphemes(text: str, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """What a reader takes for one character, from `start` on: (start, end, cells).

    As Rich cuts text (zero-width characters and joined emoji belong to what they follow), and flags, which
    Rich takes apart, as one.
    """
    position, length = start, len(text)
    while position < length:
        begin, character = position, text[position]
        width = _WIDTHS[character]
        last = character if width else ""
        position += 1
        if _FLAG_LETTERS[0] <= character <= _FLAG_LETTERS[1]:
            if position < length and _FLAG_LETTERS[0] <= text[position] <= _FLAG_LETTERS[1]:
                width += _WIDTHS[text[position]]
                last = text[position]
                position += 1
        elif character == _JOINER:
            position += 1
        while position < length:
            character = text[position]
            if character == _JOINER:
                position += 2
            elif character == _EMOJI_LOOK:
                width += last in _widened()
                last = ""
                position += 1
            elif _WIDTHS[character] == 0:
                position += 1
            else:
                break
        position = min(position, length)
        yield begin, position, width


def clip(text: str, cells: int) -> str:
    """As much of the text as fits into `cells`, never part of a grapheme; not padded."""
    if len(text) <= cells and text.isascii():
        return text
    end = 0
    for _, stop, width in graphemes(text):
        cells -= width
        if cells < 0:
            break
        end = stop
    return text[:end]


def fit(text: str, cells: int) -> str:
    """The text made exactly `cells` wide: padded with blanks, or cut with `…` at the end."""
    width = cell_width(text)
    if width > cells:
        text = clip(text, cells - 1) + "…" if cells > 0 else ""
        width = cell_width(text)
    return text + " " * (cells - width)


def wrap(text: str, cells: int) -> list[tuple[int, int]]:
    """Where the rows of one line of text begin and end when it is at most `cells` wide, as offsets into it.

    Breaks after a blank where there is one, beside a wide character, else inside the word; graphemes stay whole
    (one that is wider than `cells` has a row of its own). The rows hold all the text in order, but for a blank that
    would stand alone beyond the right edge. An empty text has one empty row.
    """
    cells = max(1, cells)
    length = len(text)
    if length <= cells and text.isascii():
        return [(0, length)]
    rows: list[tuple[int, int]] = []
    start = 0
    ascii_only = text.isascii()
    while start < length or not rows:
        limit = start + cells
        if ascii_only or text[start : limit + 1].isascii():
            if limit >= length:
                rows.append((start, length))
                break
            end = _ascii_break(text, start, limit)
        else:
            end = _break(text, start, cells)
        rows.append((start, end))
        start = end + 1 if end < length and text[end] == " " else end
    return rows


def _ascii_break(text: str, start: int, limit: int) -> int:
    if text[limit] == " ":
        return limit
    blank = text.rfind(" ", start, limit)
    return blank + 1 if blank >= start else limit


def _break(text: str, start: int, cells: int) -> int:
    """The end of a row with characters that are not all one cell wide; blanks as in `_ascii_break`."""
    used = 0
    end = start
    after_blank = 0
    for begin, stop, width in graphemes(text, start):
        used += width
        if used > cells and begin > start:
            if text[begin] == " ":
                return begin
            return after_blank or end
        end = stop
        if text[begin] == " " or width == 2:
            after_blank = stop
    return end
