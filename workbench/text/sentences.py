"""Cutting a text into sentences by its end marks, in the manner of the Punkt method (Kiss and Strunk 2006).

Rules and a short list of abbreviations stand where Punkt has figures learned from a corpus. As with Punkt, what a
sentence ends with counts, not line breaks: a heading belongs to the sentence after it, and the number of a list's
item ("1.") is a sentence of its own.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = re.compile(r"[.?!]+|[。！？｡]+")
_WIDE = "。！？｡"
_CLOSING = re.compile(r"[)\"'’”\]}»]*(?=\s|$)")  # closes what the sentence opened
_WIDE_CLOSING = re.compile(r"[」』”’）》〉)\]]*")
_MAY_FOLLOW = frozenset(")\";}]*:@'({[”’»")
_NEXT_WORD = re.compile(r"\s{0,20}[^\w\s]{0,5}(\w[\w'’]{0,20})")
_LONGEST_ABBREVIATION = 12
_ABBREVIATED = (
    "mr mrs ms dr prof st jr sr rev hon gen col capt lt sgt maj gov sen rep pres inc ltd co corp bros vs etc e.g i.e"
    " cf al approx est dept no vol fig ed eds jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m u.s u.k u.n d.c"
    " ph.d b.a m.a m.d b.s m.s"
)
_BEGINNING = (  # words that begin a sentence when they are capitalised; a name would not be one of them
    "a an the this that these those it its he she they we you i his her their our your my there here in on at by for"
    " from with as if when while after before since because although but and or so however also what who why how"
    " where which then thus to one some many most not all both each"
)
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_STARTERS = frozenset(_BEGINNING.split())


def sentences(text: str) -> list[str]:
    """The sentences of a text in order, without the blank space around them."""
    cuts = [0, *_cuts(text), len(text)]
    parts = (text[start:end].strip() for start, end in pairwise(cuts))
    return [part for part in parts if part]


def _cuts(text: str) -> Iterator[int]:
    for found in _MARKS.finditer(text):
        wide = found[0][0] in _WIDE
        if wide or (_may_end(text, found.end()) and (found[0][-1] != "." or _stops(text, found))):
            closing = (_WIDE_CLOSING if wide else _CLOSING).match(text, found.end())
            yield closing.end() if closing else found.end()


def _may_end(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isspace() or text[end] in _MAY_FOLLOW)


def _stops(text: str, dots: re.Match[str]) -> bool:
    """Whether dots end a sentence; those of an abbreviation, an initial or an ellipsis need a new one to begin."""
    following = _NEXT_WORD.match(text, dots.end())
    word = following[1] if following else ""
    if len(dots[0]) > 1:
        return word[:1].isupper()
    before = text[max(0, dots.start() - _LONGEST_ABBREVIATION) : dots.start()].rpartition(" ")[2]
    before = before.rpartition("\n")[2].lstrip("(\"'“‘[*_").lower()
    if before.isdigit():
        return not text[dots.end() : dots.end() + 20].lstrip()[:1].islower()
    if (len(before) == 1 and before.isalpha()) or before.rpartition("-")[2] in _ABBREVIATIONS:
        return word[:1].isupper() and word.lower() in _STARTERS
    return True
