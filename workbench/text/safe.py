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
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import category

from workbench.text.cells import cell_width, widened_by_selector, zero_width_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TAB = 4  # cells between tab stops

_Edit = tuple[int, int, str]  # start, end, what stands there instead

_STACK = 8  # zero-width marks that one character may carry; no living orthography needs more
_JOINED = 5  # emoji in one joined sequence; the longest in use has four

# Marked wherever they stand. Beside controls: everything Unicode calls default-ignorable, format controls,
# line and paragraph separators, surrogates, private use, noncharacters, and the planes where nothing is assigned.
_NEVER = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe03-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001fffe\U0001ffff\U0002fffe\U0002ffff"
    "\U0003fffe-\U000e00ff\U000e01f0-\U0010ffff"
)
# Marked unless what stands before (and after) them says that they belong there.
_JOINER, _NON_JOINER, _EMOJI_LOOK, _TEXT_LOOK = "\u200d", "\u200c", "\ufe0f", "\ufe0e"
_SELECTORS = "\ufe00-\ufe02\U000e0100-\U000e01ef"
_MONGOLIAN_SELECTORS = "\u180b-\u180d\u180f"
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
_MAY_STAY = f"{_JOINER}{_NON_JOINER}{_EMOJI_LOOK}{_TEXT_LOOK}{_SELECTORS}{_MONGOLIAN_SELECTORS}{_SKIN_TONES}"

_FLAG = "\U0001f3f4"
_TAG_END = "\U000e007f"
_FLAGS = frozenset(
    _FLAG + "".join(chr(0xE0000 + ord(letter)) for letter in region) + _TAG_END
    for region in ("gbeng", "gbsct", "gbwls")
)

_ASCII_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_BREAK_OR_TAB = re.compile("[\t\n]")
_SUSPECTS = re.compile(f"{_FLAG}[\U000e0020-\U000e007e]+{_TAG_END}|[{_NEVER}{_MAY_STAY}]")
_MAY_BELONG = re.compile(f"[{_MAY_STAY}]")
_ASTRAL_MARK = re.compile("[\U00010000-\U0001efff]")  # the ranges where zero-width marks lie, emoji left out
_PICTOGRAPH = re.compile("[\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff]")
_JOINS_NEXT = re.compile("[\U0001f300-\U0001f3fa\U0001f400-\U0001faff⛓⛹❤]")
_JOINS_BEFORE = re.compile("[\U0001f300-\U0001f3fa\U0001f400-\U0001faff♀♂⚕⚖⚧☠❄❤✈➡↔↕⬛]")
_JOINING_SCRIPTS = re.compile("[\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1820-\u18aa\ufb50-\ufdff]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
_MONGOLIAN = re.compile("[\u1820-\u18aa]")
_SELECTOR = re.compile(f"[{_SELECTORS}]")
_MONGOLIAN_SELECTOR = re.compile(f"[{_MONGOLIAN_SELECTORS}]")
_SKIN_TONE = re.compile(f"[{_SKIN_TONES}]")


class _Marks(dict[int, str]):
    """The mark of each character that is shown by one, made when first asked for; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        mark = chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"‹U+{code:04X}›"
        self[code] = mark
        return mark


_MARKS = _Marks()
_ASCII_MARKS = {code: _MARKS[code] for code in (*range(0x20), 0x7F) if code not in (0x09, 0x0A)}


def visible(text: str) -> str:
    """The text with all that a terminal would act on or not show as visible marks; line breaks and tabs stay.

    Plain text comes back as it is, and so does the function's own result.
    """
    if text.isascii():
        return text.translate(_ASCII_MARKS) if _ASCII_CONTROLS.search(text) else text
    return _edited(text, _edits(text))


def visible_line(text: str) -> str:
    """The same for text that is shown on one row: line breaks become marks, tabs blanks up to the next tab stop."""
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


def _edited(text: str, edits: Iterable[_Edit]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, mark in edits:
        parts += (text[done:start], mark)
        done = end
    if not done:
        return text
    parts.append(text[done:])
    return "".join(parts)


def _moved(length: int, edits: list[_Edit]) -> tuple[list[int], list[int]]:
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


def _line_edits(line: str) -> list[_Edit]:
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


def _edits(text: str) -> list[_Edit]:
    if text.isascii():
        return [(*found.span(), _MARKS[ord(found[0])]) for found in _ASCII_CONTROLS.finditer(text)]
    edits = list(_character_edits(text))
    stacks = _stacks(_ASTRAL_MARK.search(text) is not None).finditer(text)
    cuts = [(found.start() + _STACK, found.end()) for found in stacks]
    if cuts:
        edits += ((start, end, f"‹+{end - start}›") for start, end in cuts)
        edits.sort()
    return edits


def _character_edits(text: str) -> Iterator[_Edit]:
    joined = 1  # emoji in the sequence that the joiner at `joiner` is part of
    joiner = -1
    for found in _SUSPECTS.finditer(text):
        start, end = found.span()
        what = found[0]
        if what[0] == _FLAG:
            if what not in _FLAGS:
                yield from ((at, at + 1, _MARKS[ord(text[at])]) for at in range(start + 1, end))
            continue
        if what == _JOINER and _between_emoji(text, start):
            # One emoji, with a selector or skin tone at most, stands between two joiners of a sequence.
            joined = joined + 1 if joiner >= 0 and start - joiner <= 3 else 2
            joiner = start if joined <= _JOINED else -1
            if joiner == start:
                continue
        elif _belongs(text, start):
            continue
        yield start, end, _MARKS[ord(what)]


@cache
def _stacks(astral: bool) -> re.Pattern[str]:
    """What finds more zero-width marks in a row than one character may carry.

    The ranges beyond U+FFFF make the search forty times slower and are left out unless `astral`.
    """
    special = re.compile(f"[{_NEVER}{_MAY_STAY}]")
    last_code = 0x10FFFF if astral else 0xFFFF
    plain = ""
    for first, last in zero_width_ranges():
        marks = (chr(code) for code in range(first, min(last, last_code) + 1))
        for marked, run in groupby(marks, lambda mark: special.match(mark) is None):
            if marked:
                members = list(run)
                plain += f"{members[0]}-{members[-1]}"
    return re.compile(f"[{plain}][{plain}]{{{_STACK},}}")


def _between_emoji(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    if before == _EMOJI_LOOK or _SKIN_TONE.match(before):
        before = text[at - 2 : at - 1] if at > 1 else ""
    return bool(_JOINS_NEXT.match(before) and _JOINS_BEFORE.match(text, at + 1))


def _belongs(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    character = text[at]
    if not before or not _MAY_BELONG.match(character):
        return False
    if character == _EMOJI_LOOK:
        return before in widened_by_selector() or bool(_PICTOGRAPH.match(before))
    if character == _TEXT_LOOK:
        return before in widened_by_selector()
    if _SKIN_TONE.match(character):
        return before in widened_by_selector() or bool(_PICTOGRAPH.match(before))
    if character == _NON_JOINER:
        after = text[at + 1 : at + 2]
        if at > _STACK and _stacks(False).match(text, at - _STACK - 1, at):
            return False
        return bool(
            _JOINING_SCRIPTS.match(before)
            and category(before)[0] in "LM"
            and _JOINING_SCRIPTS.match(after)
            and category(after)[0] == "L"
        )
    if _SELECTOR.match(character):
        return bool(_IDEOGRAPH.match(before))
    return bool(_MONGOLIAN_SELECTOR.match(character) and _MONGOLIAN.match(before))
