"""Beyond ASCII: which characters of a text are shown by a mark, and which stay because writing needs them.

Apart from `safe`, since its patterns take a while to compile and plain ASCII does not need them.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import category

from workbench.text.cells import widened_by_selector, zero_width_ranges
from workbench.text.marks import MARKS, Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def suspect_edits(text: str) -> list[Edit]:
    """What is put in place of which ranges of a text, in order; nothing for a text that may stay as it is."""
    edits = list(_character_edits(text))
    stacks = _stacks(_ASTRAL_MARK.search(text) is not None).finditer(text)
    cuts = [(found.start() + _STACK, found.end()) for found in stacks]
    if cuts:
        edits += ((start, end, f"‹+{end - start}›") for start, end in cuts)
        edits.sort()
    return edits


def _character_edits(text: str) -> Iterator[Edit]:
    joined = 1  # emoji in the sequence that the joiner at `joiner` is part of
    joiner = -1
    for found in _SUSPECTS.finditer(text):
        start, end = found.span()
        what = found[0]
        if what[0] == _FLAG:
            if what not in _FLAGS:
                yield from ((at, at + 1, MARKS[ord(text[at])]) for at in range(start + 1, end))
            continue
        if what == _JOINER and _between_emoji(text, start):
            # One emoji, with a selector or skin tone at most, stands between two joiners of a sequence.
            joined = joined + 1 if joiner >= 0 and start - joiner <= 3 else 2
            joiner = start if joined <= _JOINED else -1
            if joiner == start:
                continue
        elif _belongs(text, start):
            continue
        yield start, end, MARKS[ord(what)]


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
