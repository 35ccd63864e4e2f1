"""Counting words, also in scripts that put no blanks between them."""

from __future__ import annotations

import re
from functools import lru_cache

# Han with its extensions, kana, bopomofo; Hangul is written with blanks and counts as other scripts do.
_IDEOGRAPHS = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
# Thai, Lao, Myanmar, Khmer without their marks: letters that stand in a line of their own.
_LETTERS_OF_UNSPACED = re.compile(
    "[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3]+"
)
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_WITHOUT_BLANKS = re.compile(f"[{_UNSPACED}{_IDEOGRAPHS.pattern[1:]}")
_LETTERS_A_WORD = 3


@lru_cache(maxsize=8)  # several checks count the words of one answer
def word_count(text: str) -> int:
    """How many words a text has: pieces between blanks, but

    - every Chinese or Japanese character is one, as word processors count them;
    - in Thai, Lao, Burmese and Khmer three letters make one (marks above and below not counted), an estimate,
      because finding the words would take a dictionary.
    """
    if text.isascii() or not _WITHOUT_BLANKS.search(text):
        return len(text.split())
    ideographs = len(_IDEOGRAPHS.findall(text))
    estimated = sum(map(_estimate, _UNSPACED_RUN.findall(text)))
    spaced = 0
    for piece in text.split():
        rest = _UNSPACED_RUN.sub(" ", _IDEOGRAPHS.sub(" ", piece))
        spaced += 1 if rest == piece else sum(any(map(str.isalnum, part)) for part in rest.split())
    return ideographs + estimated + spaced


def _estimate(run: str) -> int:
    letters = sum(map(len, _LETTERS_OF_UNSPACED.findall(run)))
    return -(-letters // _LETTERS_A_WORD)
