"""The language of an answer, told at once by its small words where they leave no doubt."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from workbench.checks.language import spoken_language
from workbench.text.language_words import WORDS
from workbench.text.scripts import letters_by_script

_READ, _END_READ = 240, 160  # characters at the beginning, and at the end of a long answer
_CAREFULLY = 700  # characters that are read where the small words leave a doubt
_FEWEST_HITS = 6
_LEAD = 1.7
_KANA = 0.03  # of the signs of Japanese; Chinese has none but in a name
_MOST_LETTERS = 0.8  # of all have the script
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ONE_LANGUAGE = {"Hangul": "ko", "Greek": "el", "Hebrew": "he", "Thai": "th"}
_SURE = 0.75  # of the letters
_SHORT_LATIN = 100  # characters; shorter texts are names and labels as often as sentences
_UNMISTAKABLE = ("ja", "zh", "ko", "el", "he", "th")
_SHORT = 40  # characters; so short a text holds too little to tell its language by


def language_of(text: str) -> str | None:
    """The main language (ISO 639-1) of an answer's sentences; None where it is mixed, unclear or too short to tell."""
    if len(text) < _SHORT and text.isascii():
        return None
    long = len(text) > _READ + _END_READ
    return _quick(f"{text[:_READ]} {text[-_END_READ:]}" if long else text) or _carefully(text)


def _carefully(text: str) -> str | None:
    """What the check on languages says, where it is sure of most of the text."""
    if len(text) < _SHORT_LATIN and text.isascii():
        return None
    spoken = spoken_language(_ends(text))
    sure = spoken.code is not None and spoken.shares[spoken.code] >= _SURE and len(text) >= _SHORT_LATIN
    return spoken.code if sure or (spoken.code in _UNMISTAKABLE) else None


def _ends(text: str) -> str:
    return text if len(text) <= _CAREFULLY else f"{text[: _CAREFULLY // 2]}\n{text[-_CAREFULLY // 2 :]}"


def _quick(text: str) -> str | None:
    """The language whose small words lead by far; of a script of one language, that."""
    script = "Latin"
    if not text.isascii():
        scripts = letters_by_script(text)
        script, count = scripts.most_common(1)[0] if scripts else ("", 0)
        signs = scripts["Han"] + scripts["Kana"]
        if signs >= _MOST_LETTERS * scripts.total() > 0:
            return "ja" if scripts["Kana"] > _KANA * signs else "zh"
        if count < _MOST_LETTERS * scripts.total():
            return None
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    if script not in WORDS:
        return None
    owners = _owners(script)
    hits: Counter[str] = Counter()
    for word in set(_LETTERS.findall(text.lower())):
        hits.update(owners.get(word, ()))
    ranked = hits.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST_HITS:
        return None
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return None
    return ranked[0][0]


@cache
def _owners(script: str) -> dict[str, tuple[str, ...]]:
    """For each small word of a script the languages that have it."""
    owners: dict[str, tuple[str, ...]] = {}
    for code, words in WORDS[script].items():
        for word in words:
            owners[word] = (*owners.get(word, ()), code)
    return owners
