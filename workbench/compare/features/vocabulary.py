"""The telling words of an answer, by which it shows what it is about and what it took over from its input."""

from __future__ import annotations

import re

_READ = 1600  # characters
_MOST = 120
_WORD = re.compile(r"[^\W_]{4,30}")
_UNSPACED = re.compile("[\u3041-\u30fa\u3400-\u9fff\u0e00-\u0eff]{2}")


def vocabulary_of(text: str) -> str:
    """The distinct words of four letters or digits and more, in small letters, with a blank around each.

    Pairs of signs where a script has no blanks.
    """
    head = text[:_READ]
    found = dict.fromkeys(_WORD.findall(head.lower()))
    if not head.isascii():
        found = dict.fromkeys([*(word for word in found if not _UNSPACED.match(word)), *_UNSPACED.findall(head)])
    return f" {' '.join(list(found)[:_MOST])} "


def words_of(text: str) -> list[str]:
    """The words of a short text that a vocabulary would hold."""
    return [word for word in _WORD.findall(text.lower()) if not _UNSPACED.match(word)]


def is_full(vocabulary: str, characters: int) -> bool:
    """Whether words of an answer of this length may have been left out, so that what it lacks cannot be told."""
    return characters > _READ or vocabulary.count(" ") > _MOST
