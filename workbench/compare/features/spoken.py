"""The language of an answer, told at once by its small words where they leave no doubt."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from workbench.checks.language import spoken_language
from workbench.text.language_words import WORDS
from workbench.text.prose import without_closed_fences
from workbench.text.scripts import letters_by_script

_READ, _END_READ = 240, 160  # characters at the beginning, and at the end of a long answer
_CAREFULLY = 700  # characters that are read where the small words leave a doubt
_FEWEST_HITS = 6
_LEAD = 1.7
_KANA = 0.03  # of the signs of Japanese; Chinese has none but in a name
_MOST_LETTERS = 0.8  # of all have the script
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASCII_LETTERS = re.compile("[a-z]+(?:'[a-z]+)?")
_BLANKED = {code: " " for code in range(128) if not chr(code).isalpha() and chr(code) != "'"}
_ONE_LANGUAGE = {"Hangul": "ko", "Greek": "el", "Hebrew": "he", "Thai": "th"}
_SURE = 0.75  # of the letters
_SHORT_LATIN = 160  # characters; shorter texts are names and labels as often as sentences
_UNMISTAKABLE = ("ja", "zh", "ko", "el", "he", "th")
_SPAN = re.compile(r"`[^`\n]{1,200}`")
_KEYWORD_OF_CODE = (
    r"(?:def|class|import|from|return|if|for|while|const|let|var|function|public|private|elif|else"
    r"|try)\b[^\n]*[:;{(=][^\n\w]*|(?:#!?|//|--|/\*)[^\n]*"
    r"|(?:SELECT|FROM|WHERE|AND|OR|GROUP BY|ORDER BY|LIMIT|INSERT|UPDATE|DELETE|CREATE|(?:LEFT "
    r"|INNER )?JOIN)\b[^\n]*"
)
_ASSIGNMENT = r"[\w.\[\]]+ ?[-+*/:]?= ?[^\n]+"
_CODE_LINE = re.compile(rf"[ \t]*(?:{_KEYWORD_OF_CODE}|[^\n]*[;{{}}]|{_ASSIGNMENT})[ \t]*$", re.MULTILINE)
# the same in a whole text, found by what it begins or ends with
_CODE_BEGINS = re.compile(rf"\n[ \t]*(?:{_KEYWORD_OF_CODE})[ \t]*$", re.MULTILINE)
_CODE_ENDS = re.compile(r"[;{}][ \t]*$", re.MULTILINE)
_ASSIGNS = re.compile(rf"\n[ \t]*{_ASSIGNMENT}$", re.MULTILINE)
_LEAST_PROSE = 0.4  # of an answer with code; what is less is a comment on it
_SHORT_WIDE = 8  # characters of a text that has some of other alphabets
_TONGUES = 3
_SHORT = 40  # characters; so short a text holds too little to tell its language by


def language_of(text: str) -> str | None:
    """The main language (ISO 639-1) of an answer's sentences; None where it is mixed, unclear or too short to tell."""
    if "`" in text or _has_code(text):
        text = _without_code(text)
    if len(text) < (_SHORT if text.isascii() else _SHORT_WIDE):
        return None
    long = len(text) > _READ + _END_READ
    return _quick(f"{text[:_READ]} {text[-_END_READ:]}" if long else text) or _carefully(text)


def _has_code(text: str) -> bool:
    """Whether a line of the text is one of code."""
    lined = f"\n{text}"
    return (
        _CODE_BEGINS.search(lined) is not None
        or (any(map(text.__contains__, ";{}")) and _CODE_ENDS.search(text) is not None)
        or ("=" in text and _ASSIGNS.search(lined) is not None)
    )


def _without_code(text: str) -> str:
    """The text without its fences, spans and lines of code: what is left of an answer that is code is a remark."""
    text = _SPAN.sub(" ", without_closed_fences(text))
    rest = "\n".join(line for line in text.split("\n") if not _CODE_LINE.match(line))
    return rest if len(rest) >= _LEAST_PROSE * len(text) else ""


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
    words = set(_ascii_words(text) if text.isascii() else _LETTERS.findall(text.lower()))
    hits = Counter([code for word in owners.keys() & words for code in owners[word]])
    ranked = hits.most_common(2)
    second = ranked[1][1] if len(ranked) > 1 else 0
    if not ranked or ranked[0][1] < max(_FEWEST_HITS, _LEAD * second):
        return None
    return ranked[0][0]


def _ascii_words(text: str) -> list[str]:
    words = text.lower().translate(_BLANKED).split()
    return [part for word in words for part in (_ASCII_LETTERS.findall(word) if "'" in word else (word,))]


def tongues_of(text: str) -> tuple[tuple[str, int], ...]:
    """How many small words of each language (in Latin letters) a text has that no other has, the most first."""
    own = _own("Latin")
    words = _LETTERS.findall(text[:_READ].lower())
    hits = Counter([own[word] for word in words if word in own])
    return tuple(hits.most_common(_TONGUES))


@cache
def _own(script: str) -> dict[str, str]:
    """For each small word of a script that one language alone has, that language."""
    return {word: owners[0] for word, owners in _owners(script).items() if len(owners) == 1}


@cache
def _owners(script: str) -> dict[str, tuple[str, ...]]:
    """For each small word of a script the languages that have it."""
    owners: dict[str, tuple[str, ...]] = {}
    for code, words in WORDS[script].items():
        for word in words:
            owners[word] = (*owners.get(word, ()), code)
    return owners
