"""Making text that others wrote harmless for a terminal, without hiding anything in it.

Everything a model, a log or a file says passes here before it reaches a terminal. What a terminal would act on
(controls, escape), what would reorder what is read (bidirectional controls) and what does not show (zero-width
characters, tags, fillers, private use, noncharacters, lone surrogates) becomes a visible mark: `␛` for the old
controls, `‹U+202E›` for the rest. Invisible characters stay only where writing needs them:

- joiner, presentation selectors and skin tones inside emoji (at most five emoji joined), the tags of three flags;
- U+200C between letters of scripts that join (Arabic, Indic, Mongolian, Khmer, Myanmar): width 0 everywhere.
  U+200D in Indic text is marked: Rich takes the letter after it for zero wide, and columns would shift;
- one variation selector after a Han ideograph or a Mongolian letter.

More than eight zero-width marks on one character are cut with a count, so that no cell grows without bound.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.text.cells import cell_width, is_narrow
from workbench.text.marks import MARKS, Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

TAB = 4  # cells between tab stops

_ASCII_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_BREAK_OR_TAB = re.compile("[\t\n]")
_ASCII_MARKS = {code: MARKS[code] for code in (*range(0x20), 0x7F) if code not in (0x09, 0x0A)}


def visible(text: str) -> str:
    """The text with all that a terminal would act on or not show as visible marks; line breaks and tabs stay.

    Plain text comes back as it is, and so does the function's own result.
    """
    if text.isascii():
        return text.translate(_ASCII_MARKS) if _ASCII_CONTROLS.search(text) else text
    return _edited(text, _edits(text))


def visible_line(text: str) -> str:
    """The same for text that is shown on one row: line breaks become marks, tabs blanks up to the next tab stop."""
    if text.isascii() and text.isprintable():
        return text
    return visible_spans(text, ())[0]


def visible_spans(line: str, spans: Iterable[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The line as `visible_line` shows it, and where ranges of its characters lie in that.

    A range that touches part of what one mark stands for takes in the whole mark.
    """
    edits = list(_line_edits(line))
    if not edits:
        return line, tuple(spans)
    starts, ends = _moved(len(line), edits)
    return _edited(line, edits), tuple((starts[start], ends[end]) for start, end in spans)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, mark in edits:
        parts += (text[done:start], mark)
        done = end
    if not done:
        return text
    parts.append(text[done:])
    return "".join(parts)


def _moved(length: int, edits: list[Edit]) -> tuple[list[int], list[int]]:
    """For each offset of a text, where a range that starts, and one that ends there, does so after the edits."""
    starts: list[int] = []
    shift = 0
    for start, end, mark in edits:
        starts.extend(range(len(starts) + shift, start + shift))
        starts.extend([start + shift] * (end - start))
        shift += len(mark) - (end - start)
    starts.extend(range(len(starts) + shift, length + shift + 1))
    ends = starts.copy()
    for start, end, _ in edits:
        ends[start + 1 : end] = [starts[end]] * (end - start - 1)
    return starts, ends


def _line_edits(line: str) -> list[Edit]:
    """The edits of `visible`, with those for line breaks and tabs, in order."""
    edits = _edits(line)
    if "\n" in line or "\t" in line:
        edits += (((*found.span(), found[0])) for found in _BREAK_OR_TAB.finditer(line))
        edits.sort()
        column = done = 0
        for at, (start, end, mark) in enumerate(edits):
            column += cell_width(line[done:start])
            shown = " " * (TAB - column % TAB) if mark == "\t" else "␊" if mark == "\n" else mark
            edits[at] = (start, end, shown)
            column += cell_width(shown)
            done = end
    return edits


def _edits(text: str) -> list[Edit]:
    if text.isascii():
        return [(*found.span(), MARKS[ord(found[0])]) for found in _ASCII_CONTROLS.finditer(text)]
    if is_narrow(text):
        return []
    from workbench.text.suspects import suspect_edits

    return suspect_edits(text)
