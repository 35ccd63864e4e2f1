"""Cutting text into tokens, and packing tokens into strings that a fast matcher can compare."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Scripts written without blanks between words: each character is a token of its own.
_UNSPACED = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
# What belongs to the character before it.
_ATTACHED = "[\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
_WORD = rf"[^\W{_UNSPACED}]"

_ASCII_TOKENS = re.compile(r"\w+ ?|\W ?", re.ASCII | re.DOTALL).findall
_TOKENS = re.compile(
    rf"{_WORD}+(?:{_ATTACHED}+{_WORD}*)* ?|.(?:{_ATTACHED}+(?:(?<=\u200d)[^\w\s])?)* ?", re.DOTALL
).findall


def tokens(text: str) -> list[str]:
    """The text cut into words and single other characters, each with the blank that follows it.

    Joined they are the text. Blanks go with the word before them because that halves the tokens and keeps lone blanks
    from matching as islands between changed words. Combining marks, joiners and variation selectors stay with their
    base.
    """
    return _ASCII_TOKENS(text) if text.isascii() else _TOKENS(text)


class Packer:
    """Gives each distinct token one code point, so that a list of tokens becomes a string."""

    def __init__(self) -> None:
        # Code points that are not surrogates: more than a million, several times the tokens of the largest answers.
        codes = chain(range(0xD800), range(0xE000, 0x110000))
        known: defaultdict[str, str] = defaultdict(map(chr, codes).__next__)
        self._code = known.__getitem__

    def pack(self, items: Iterable[str]) -> str:
        """The items as a string, one character each; equal items have equal characters.

        Past 1,112,064 distinct items the string ends early.
        """
        return "".join(map(self._code, items))
