"""Which languages a text is in, by its scripts, its small words, its letters and their groups.

A script of one language decides by itself. Where several languages share a script, each small word and each letter
group speaks for the languages that have it, and each letter that a language does not have speaks against it. Text
that gives no clear answer is left undecided.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.language_groups import GROUPS
from workbench.text.language_words import ACCENTED, LETTERS, WORDS
from workbench.text.scripts import letters_by_script

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_LANGUAGE = {
    "Greek": "el", "Armenian": "hy", "Hebrew": "he", "Bengali": "bn", "Gurmukhi": "pa", "Gujarati": "gu", "Tamil": "ta",
    "Telugu": "te", "Kannada": "kn", "Malayalam": "ml", "Sinhala": "si", "Thai": "th", "Lao": "lo", "Myanmar": "my",
    "Georgian": "ka", "Hangul": "ko", "Ethiopic": "am", "Khmer": "km",
}  # fmt: skip
# Characters. A text is judged in pieces, so that a mixture shows: paragraphs, or sentences of long ones.
_PARAGRAPH, _PIECE = 80, 200
_KANA_SHARE = 0.03  # Japanese has far more, Chinese none but in a quoted name
# Weights are logarithms of likelihood ratios, set on invented sentences and on a text that exists in 40 languages.
_LEAD = 1.5  # by how much the best language must lead
_CHANCE = {1: 0.02, 2: 0.004, 3: 0.0012, 4: 0.0008}
_MISSING_LETTER = 3.0
_NO_ACCENT = 4.0  # at most, because some people leave accents out
_SHORT_GROUP, _LONG_GROUP = 0.55, 0.85
_LETTERS_A_SMALL_WORD = 80  # running text of every language listed here has more of them
_OFTEN = 3  # times that a letter or a group counts in one piece
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0655\u0900-\u0903\u093a-\u094f\u200c'·])*")
_LETTER = re.compile("[A-Za-z]")
_ASCII = re.compile("[\x00-\x7f]+")
_PIECES = re.compile(r"[^\n.!?。！？।]*(?:[.!?。！？।\n]+|\Z)")


class Languages(NamedTuple):
    """The languages (ISO 639-1) of a text by their share of its letters, largest first, and how many letters it has.

    The shares add up to less than 1 by the part whose language could not be told.
    """

    shares: dict[str, float]
    letters: int


def languages(text: str) -> Languages:
    """The languages of a text. Han characters alone are Chinese, together with kana Japanese."""
    weights: Counter[str] = Counter()
    unclear: dict[str, list[tuple[str, int]]] = {}
    letters = 0
    plain = unicodedata.normalize("NFC", text).lower().replace("’", "'")
    for piece in _pieces(plain):
        scripts = letters_by_script(piece)
        letters += scripts.total()
        for script, count, code in _judged(piece, scripts):
            if code is None:
                unclear.setdefault(script, []).append((piece, count))
            else:
                weights[code] += count
    for script, pieces in unclear.items():  # what is too little alone may be enough together
        code = _of_shared_script(script, "\n".join(piece for piece, _ in pieces))
        if code is not None:
            weights[code] += sum(count for _, count in pieces)
    return Languages({code: weight / letters for code, weight in weights.most_common()}, letters)


def _pieces(text: str) -> Iterator[str]:
    """Whole sentences or lines, put together until they are long enough to be judged."""
    start = 0
    for found in _PIECES.finditer(text):
        if found.end() - start >= (_PARAGRAPH if found[0].endswith("\n\n") else _PIECE):
            yield text[start : found.end()]
            start = found.end()
    if start < len(text):
        yield text[start:]


def _judged(piece: str, scripts: Counter[str]) -> Iterator[tuple[str, int, str | None]]:
    """Each script of a piece with its letters and its language, None where that is not clear."""
    east_asian = scripts["Han"] + scripts["Kana"]
    if east_asian:
        yield "Han", east_asian, "ja" if scripts["Kana"] > _KANA_SHARE * east_asian else "zh"
    for script, count in scripts.items():
        if script not in ("Han", "Kana"):
            yield script, count, _ONE_LANGUAGE.get(script) or _of_shared_script(script, piece)


def _of_shared_script(script: str, piece: str) -> str | None:
    """The language of a piece that leads clearly; lists of names, which have no small words, are in none."""
    scores = dict.fromkeys(WORDS[script], 0.0)
    words = _WORD.findall(piece)
    small = _add_small_words(script, words, scores)
    _add_groups(script, f"_{'_'.join(words)}_", scores)
    _take_off_missing_letters(script, piece, scores)
    (code, best), (_, second) = Counter(scores).most_common(2)
    if best - second < _LEAD or small[code] < sum(map(len, words)) // _LETTERS_A_SMALL_WORD:
        return None
    return code


def _add_small_words(script: str, words: list[str], scores: dict[str, float]) -> Counter[str]:
    """Adds to the scores; returns how many small words of each language there are."""
    weights = _word_weights(script)
    small: Counter[str] = Counter()
    for word in words:
        # "l'aube" and "it's" are looked up whole, else by their parts
        for part in (word,) if word in weights else word.split("'"):
            for code, weight in weights.get(part, ()):
                scores[code] += weight
                small[code] += 1
    return small


def _add_groups(script: str, edged: str, scores: dict[str, float]) -> None:
    begun = _groups_by_beginning(script)
    pairs = set(map(add, edged, edged[1:]))
    found = sorted([one for pair in begun.keys() & pairs for one in begun[pair] if one[1] in edged])
    for _, group, weight, codes in found:
        gain = weight * min(edged.count(group), _OFTEN)
        for code in codes:
            scores[code] += gain


def _take_off_missing_letters(script: str, piece: str, scores: dict[str, float]) -> None:
    if script == "Latin":
        telling = Counter(filter(str.isalpha, _ASCII.sub("", piece)))
    else:
        telling = Counter(sign for sign in piece if sign in _telling_letters(script))
    if script == "Latin" and not telling:
        letters = len(_LETTER.findall(piece))
        for code, share in ACCENTED.items():
            scores[code] -= min(share * letters, _NO_ACCENT)
    for sign, count in telling.items():
        loss = _MISSING_LETTER * min(count, _OFTEN)
        for code in _without_letter(script, sign):
            scores[code] -= loss


@lru_cache(maxsize=4096)
def _without_letter(script: str, sign: str) -> tuple[str, ...]:
    """The languages of a script that do not have a letter."""
    alphabets = LETTERS[script]
    return tuple(code for code in WORDS[script] if sign not in alphabets.get(code, ""))


@cache
def _word_weights(script: str) -> dict[str, list[tuple[str, float]]]:
    """For each small word the languages that have it, weighed by how far ahead it stands in their lists.

    Frequencies fall with the rank by Zipf's law; against them stands the chance that a word of another language
    is spelled the same, which is higher the fewer letters it has.
    """
    weights: dict[str, list[tuple[str, float]]] = {}
    for code, words in WORDS[script].items():
        for rank, word in enumerate(words):
            gain = math.log(0.3 / (rank + 5) / _CHANCE.get(len(word), 0.0004))
            if gain > 0:
                weights.setdefault(word, []).append((code, gain))
    return weights


@cache
def _group_owners(script: str) -> list[tuple[str, float, list[str]]]:
    """Each letter group with its weight and the languages that have it."""
    owners: dict[str, list[str]] = {}
    for code, groups in GROUPS[script].items():
        for group in groups:
            owners.setdefault(group, []).append(code)
    return [
        (group, _LONG_GROUP if len(group.strip("_")) > 2 else _SHORT_GROUP, codes) for group, codes in owners.items()
    ]


@cache
def _groups_by_beginning(script: str) -> dict[str, list[tuple[int, str, float, list[str]]]]:
    """The groups, each with its place among all, by the two letters that they begin with."""
    begun: dict[str, list[tuple[int, str, float, list[str]]]] = {}
    for at, (group, weight, codes) in enumerate(_group_owners(script)):
        begun.setdefault(group[:2], []).append((at, group, weight, codes))
    return begun


@cache
def _telling_letters(script: str) -> frozenset[str]:
    return frozenset("".join(LETTERS[script].values()))
