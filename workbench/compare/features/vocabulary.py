"""The telling words of an answer, by which it shows what it is about and what it took over from its input."""

from __future__ import annotations

import re

READ_OF_WORDS = 1600  # characters of a long text
_MOST = 120
_LEAST, _LONGEST = 4, 30  # letters and digits of a word
_ASCII_WORD = re.compile(f"[a-z0-9]{{{_LEAST},{_LONGEST}}}")  # of a text without others
_BLANKED = {code: " " for code in range(128) if not chr(code).isalnum()}
_WORD = re.compile(rf"[^\W_]{{{_LEAST},{_LONGEST}}}")
_UNSPACED = re.compile("[\u3041-\u30fa\u3400-\u9fff\u0e00-\u0eff]{2}")
_PAIRS = re.compile("(?=([\u3041-\u30fa\u30fc\u3400-\u9fff\u0e00-\u0eff]{2}))")
_WIDE = re.compile("[\u3041-\u30fa\u30fc\u3400-\u9fff\u0e00-\u0eff]+")
_MOST_PAIRS = 400
_PAIR = 2  # signs
_COMPOUND = re.compile(r"[^\W_]{2,30}(?:[-_/.][^\W_]{2,30}){1,4}")


def vocabulary_of(text: str) -> str:
    """The distinct words of four letters or digits and more, in small letters, with a blank around each.

    Compounds as wholes besides; pairs of signs where a script has no blanks.
    """
    head = text[:READ_OF_WORDS]
    folded = head.lower()
    if head.isascii():
        whole = folded.translate(_BLANKED).split()
        long = any(len(word) > _LONGEST for word in whole)
        words = _ASCII_WORD.findall(folded) if long else [word for word in whole if len(word) >= _LEAST]
        words = list(dict.fromkeys(words))[:_MOST]
    elif not _WIDE.search(head):
        words = list(dict.fromkeys(_WORD.findall(folded)))[:_MOST]
    else:
        words = list(dict.fromkeys(_WORD.findall(_WIDE.sub(" ", folded))))[:_MOST]
        words += list(dict.fromkeys(_PAIRS.findall(head)))[:_MOST_PAIRS]
    if "-" in head or "_" in head or "/" in head:
        words += list(dict.fromkeys(_compounds(folded)))[: _MOST // 3]
    return f" {' '.join(words)} "


def _compounds(folded: str) -> list[str]:
    joined = [word for word in folded.split() if not word.isalnum() and ("-" in word or "_" in word or "/" in word)]
    return _COMPOUND.findall(" ".join(joined))


def words_of(text: str) -> list[str]:
    """The words of a short text that a vocabulary would hold, those of a compound as the whole."""
    folded = text.lower()
    compounds = _compounds(folded)
    return [*compounds, *(word for word in _WORD.findall(_COMPOUND.sub(" ", folded)) if not _UNSPACED.match(word))]


def pairs_of(text: str) -> list[str]:
    """The pairs of signs of a text in a script without blanks."""
    return _PAIRS.findall(text)


def is_full(vocabulary: str) -> bool:
    """Whether words of an answer may have been left out, so that what it lacks cannot be told."""
    words = vocabulary.split()
    return len(words) >= _MOST and sum(len(word) > _PAIR for word in words) >= _MOST
