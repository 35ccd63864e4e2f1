"""What should not be in an answer: reasoning meant for nobody, the model naming itself, blanks left open, loops."""

from __future__ import annotations

import re

from workbench.checks.blanks import blanks
from workbench.checks.finding import clipped
from workbench.compare.features.leak_phrases import (
    IDENTITY_CUES,
    IDENTITY_SIGNS,
    IDENTITY_WORDS,
    MONOLOGUE,
    OTHER_IDENTITY_CUES,
)
from workbench.text.alternatives import by_first_letter
from workbench.text.loops import loops
from workbench.text.prose import without_closed_fences

_EVIDENCE = 100
_START = 400  # characters in which an answer's own reasoning would begin
_TAGS = re.compile(
    r"</?(?:antml:)?(?:think|thinking|thought|thoughts|scratchpad|reasoning|reflection|inner_monologue|internal)>[^\n]{0,80}",
    re.IGNORECASE,
)
_MONOLOGUE = re.compile(rf"[\s*_#\"(]{{0,6}}{MONOLOGUE}", re.IGNORECASE)
_IDENTITY = re.compile(rf"\b(?:{by_first_letter(IDENTITY_WORDS)})|{IDENTITY_SIGNS}", re.IGNORECASE)
_BLANK_SIGNS = re.compile(
    r"\[[^\]\n]{2,90}\]|\{\{|<(?i:insert|your|enter)\b|\b(?:TODO|TBD|FIXME)\b|X{4}|(?i:lorem ipsum)"
)
_BLANK_CUES = ("[", "{{", "<", "TODO", "TBD", "FIXME", "XXXX", "orem ")
_INLINE_CODE = re.compile(r"`[^`\n]+`")
_LETTER_CLASS = re.compile(r"\[\^?(?:\\?\w-\w|\\\w|[_.-])+\]")  # of a regular expression
_MOST_BLANKS = 6
_DISTINCT = 0.8  # of the groups of four words; below it a text may be in a loop
_GROUP, _GROUP_WIDE = 4, 8  # words; characters of a text without blanks
_FEWEST = 40
_PROBES, _PROBE, _TIMES = 16, 16, 3  # pieces that are looked for, of so many characters; found so often
_LOOP_SHARE = 0.15  # of the text
_LOOP_SIZE = 200  # characters that say nothing new


def thinking_in(text: str, calls: bool) -> str | None:
    """Reasoning that is printed as the answer or before it: tags, or words about the user instead of to them.

    Before a call a word on what will be done is no such thing.
    """
    if "<" in text and (found := _TAGS.search(text)):
        return clipped(found[0], _EVIDENCE)
    found = None if calls else _MONOLOGUE.match(text[:_START])
    if found is None:
        return None
    return clipped(text[found.start() :].strip(), _EVIDENCE)


def identity_in(text: str, language: str | None) -> str | None:
    """Words in which the model speaks of itself as one."""
    folded = text.lower()
    cues = IDENTITY_CUES if language == "en" else (*IDENTITY_CUES, *OTHER_IDENTITY_CUES)
    found = _IDENTITY.search(text) if any(map(folded.__contains__, cues)) else None
    if found is None:
        return None
    start = max(text.rfind("\n", 0, found.start()), text.rfind(". ", 0, found.start())) + 1
    return clipped(text[start : found.end() + 40].strip(), _EVIDENCE)


def blanks_in(text: str) -> tuple[str, ...]:
    """Blanks that an answer leaves to be filled in, but for those in code."""
    if not (any(map(text.__contains__, _BLANK_CUES)) and _BLANK_SIGNS.search(text)):
        return ()
    prose = _LETTER_CLASS.sub("", _INLINE_CODE.sub("", without_closed_fences(text)))
    return tuple(dict.fromkeys(blank[:60] for blank in blanks(prose)))[:_MOST_BLANKS]


def _comes_again(text: str) -> bool:
    """Whether one of some pieces of the text, taken at even distances, stands in it three times; no blanks."""
    pieces = [text[at : at + _PROBE] for at in range(0, len(text) - _PROBE, len(text) // _PROBES)]
    return any(text.count(piece) >= _TIMES for piece in pieces if not piece.isspace())


def loop_in(text: str) -> str | None:
    """What a text says again and again, where that is much of it."""
    if len(text) < _LOOP_SIZE or not _comes_again(text):
        return None
    words = text.split()
    if len(words) * 12 > len(text) or len(words) > 4 * _FEWEST:
        groups = len(words) - _GROUP + 1
        distinct = len(set(zip(words, words[1:], words[2:], words[3:], strict=False)))
    else:  # next to no blanks: read by the character
        groups = len(text) - _GROUP_WIDE + 1
        distinct = len({text[at : at + _GROUP_WIDE] for at in range(max(groups, 0))})
    if groups < _FEWEST or distinct >= _DISTINCT * groups:
        return None
    prose = without_closed_fences(text)
    found = [loop for loop in loops(prose) if not prose[loop.start : loop.end].lstrip().startswith("|")]
    extra = sum(loop.extra for loop in found)
    if extra < _LOOP_SIZE or extra < _LOOP_SHARE * len(text):
        return None
    worst = max(found, key=lambda loop: loop.extra)
    return f"{clipped(worst.piece, 60)} ({worst.copies} times)"
