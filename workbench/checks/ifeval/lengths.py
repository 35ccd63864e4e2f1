"""Instructions about how many sentences, words and paragraphs an answer has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.ifeval.fact import Fact, compared, exactly
from workbench.text.sentences import sentences

if TYPE_CHECKING:
    from workbench.records import JsonObject

_DIVIDER = re.compile(r"\s?\*\*\*\s?")
_FIRST_WORD = re.compile(r"[^.,?!'\"]*")


def number_sentences(text: str, kwargs: JsonObject) -> Fact:
    return compared(len(sentences(text)), "sentence", kwargs["relation"], kwargs["num_sentences"])


def number_words(text: str, kwargs: JsonObject) -> Fact:
    """Runs of letters and digits: "it's" and "well-known" are two words each, as IFEval counts them."""
    count = sum(1 for _ in re.finditer(r"\w+", text))
    return compared(count, "word", kwargs["relation"], kwargs["num_words"])


def number_paragraphs(text: str, kwargs: JsonObject) -> Fact:
    """Paragraphs divided by `***`; one that is empty fails unless it is the first or the last."""
    paragraphs = _DIVIDER.split(text)
    empty = [at for at, paragraph in enumerate(paragraphs) if not paragraph.strip()]
    if any(0 < at < len(paragraphs) - 1 for at in empty):
        return Fact(False, f"nothing between two *** dividers ({len(paragraphs) - 1} in all)")
    return exactly(len(paragraphs) - len(empty), "paragraph", kwargs["num_paragraphs"], " between *** dividers")


def nth_paragraph_first_word(text: str, kwargs: JsonObject) -> Fact:
    """Exactly so many paragraphs divided by blank lines, and the nth starts with the word."""
    paragraphs = text.split("\n\n")
    filled = sum(1 for paragraph in paragraphs if paragraph.strip())
    wanted, nth, word = kwargs["num_paragraphs"], kwargs["nth_paragraph"], kwargs["first_word"]
    if filled != wanted:
        return exactly(filled, "paragraph", wanted)
    paragraph = paragraphs[nth - 1].strip() if 0 < nth <= filled else ""
    if not paragraph:
        return Fact(False, f"nothing where paragraph {nth} should be")
    found = _FIRST_WORD.match(paragraph.split(maxsplit=1)[0].lstrip("'").lstrip('"'))
    first = found[0].lower() if found else ""
    return Fact(first == word.lower(), f"paragraph {nth} starts with {quoted(first, 30)}, {quoted(word, 30)} wanted")
