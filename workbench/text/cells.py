"""How many terminal cells a text takes, and where to cut and wrap it. Widths are those of Rich, which draws it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINER, _EMOJI_LOOK = "\u200d", "\ufe0f"
# Latin, Greek, Cyrillic, punctuation, arrows, boxes, braille, as far as no terminal draws them in more or fewer cells.
_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482\u2010-\u2027\u2190-\u21ff\u2500-\u25fc\u2800-\u28ff]*"
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")
# Closing marks that may not begin a line of CJK text.
_CLOSING = frozenset("、。，．：；？！）」』】》〉〕］｝…ー・.,:;?!)]}")


class _Widths(dict[str, int]):
    """Width of each single character, looked up once."""

    def __missing__(self, character: str) -> int:
        from rich.cells import get_character_cell_size

        width = self[character] = get_character_cell_size(character)
        return width


_WIDTHS = _Widths()


@cache
def widened_by_selector() -> frozenset[str]:
    """Characters that U+FE0F turns from one cell to two: emoji whose plain form is a text symbol."""
    from rich._unicode_data import load

    return load("auto").narrow_to_wide


@cache
def zero_width_ranges() -> tuple[tuple[int, int], ...]:
    """First and last code points of the characters that take no cell, NUL left out."""
    from rich._unicode_data import load

    return tuple((first, last) for first, last, width in load("auto").widths if width == 0 and first)


def is_narrow(text: str) -> bool:
    """Whether every character surely takes one cell, shown as it is; False also for some texts where each does."""
    return _NARROW.fullmatch(text) is not None


def cell_width(text: str) -> int:
    """The number of cells that Rich and Textual give the text. Control characters count 0."""
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def doubtful_width(text: str) -> bool:
    """Whether terminals may draw the text in more or fewer cells than `cell_width` says.

    They disagree on joined emoji, presentation selectors, flags and the marks of Indic scripts; what stands after such
    text on the same row has to be placed by an absolute cursor position.
    """
    return not text.isascii() and _doubtful().search(text) is not None


@cache
def _doubtful() -> re.Pattern[str]:
    ranges = ((first, last) for first, last in zero_width_ranges() if not 0x300 <= first <= 0x36F)
    return re.compile("[\U0001f1e6-\U0001f1ff" + "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges) + "]")


def graphemes(text: str, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """What a reader takes for one character, from `start` on: (start, end, cells).

    As Rich cuts text (zero-width characters and joined emoji belong to what they follow), but flags, which
    Rich takes apart, are one, and controls stand alone.
    """
    position, length = start, len(text)
    while position < length:
        begin, character = position, text[position]
        width = _WIDTHS[character]
        last = character if width else ""
        position += 1
        if _FLAG_LETTER.match(character):
            if _FLAG_LETTER.match(text, position):
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
                width += last in widened_by_selector()
                last = ""
                position += 1
            elif _WIDTHS[character] == 0 and not _CONTROL.match(character):
                position += 1
            else:
                break
        position = min(position, length)
        yield begin, position, width


def is_plain(text: str) -> bool:
    """Whether every character is surely a grapheme of its own; False also for some texts where each is."""
    return text.isascii() or _clinging().search(text) is None


@cache
def _clinging() -> re.Pattern[str]:
    # Coarse beyond U+FFFF, where many small ranges would make the search slow.
    ranges = "".join(f"{chr(first)}-{chr(last)}" for first, last in zero_width_ranges() if last < 0x10000)
    return re.compile(f"[{ranges}\U00010000-\U0001f2ff\U0001f3fb-\U0001f3ff\U000e0000-\U0010ffff]")


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
    ascii_only = text.isascii()
    rows: list[tuple[int, int]] = []
    start = 0
    while start < length:
        limit = start + cells
        if ascii_only or text[start : limit + 1].isascii():
            end = length if limit >= length else _ascii_break(text, start, limit)
        else:
            end = _break(text, start, cells)
        rows.append((start, end))
        start = end + _stranded_blank(text, end)
    return rows or [(0, 0)]


def _stranded_blank(text: str, at: int) -> int:
    """1 where a blank that nothing clings to stands right after a row, else 0."""
    return text[at : at + 1] == " " and (at + 1 == len(text) or _WIDTHS[text[at + 1]] > 0)


def _ascii_break(text: str, start: int, limit: int) -> int:
    """The end of a row of narrow characters that has room up to `limit`: the blank there, or after the last before."""
    if text[limit] == " ":
        return limit
    return text.rfind(" ", start, limit) + 1 or limit


def _break(text: str, start: int, cells: int) -> int:
    """The same for a row whose characters are not all one cell wide."""
    window = text[start : start + cells + 1]
    widths = list(map(_WIDTHS.__getitem__, window))
    if 0 in widths or _FLAG_LETTER.search(window):
        return _grapheme_break(text, start, cells)
    reach = list(accumulate(widths))
    count = bisect_right(reach, cells)
    if count == len(window):
        return start + count  # only at the end of the text: the window is one longer than the row
    if window[count] == " ":
        return start + count
    end = _opening(text, start, start + max(count, 1))
    for at in range(end - start, 0, -1):
        if window[at - 1] == " " or widths[at - 1] == 2 or widths[at] == 2:
            return _opening(text, start, start + at)
    return end


def _grapheme_break(text: str, start: int, cells: int) -> int:
    end = start
    soft = 0
    for begin, stop, width in graphemes(text, start):
        cells -= width
        if cells < 0 and begin > start:
            if text[begin] == " ":
                return begin
            return _opening(text, start, begin if width == 2 else soft or end)
        end = stop
        if text[begin] == " " or width == 2:
            soft = stop
    return end


def _opening(text: str, start: int, end: int) -> int:
    """`end`, or one less where the next row would begin with a mark that closes what stands before it."""
    moves = end < len(text) and text[end] in _CLOSING and end - start > 1
    if moves and _WIDTHS[text[end - 1]] == 2 and text[end - 2] != _JOINER:
        return end - 1
    return end
