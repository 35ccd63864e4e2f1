"""Instructions about capital and small letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.ifeval.fact import Fact, compared
from workbench.checks.language import spoken_language

if TYPE_CHECKING:
    from workbench.records import JsonObject

_ENDLESS = re.compile(r"[^\W\d_]{60,}")
# Words as a treebank tokeniser sees them: hyphens, slashes and stars stay inside, brackets and quotation marks do not.
_TOKEN = re.compile(r"[^\s\[\](){}<>?!;@#$%&\"`,:“”]+")
_CONTRACTION = re.compile(r"(?<=.)(?=(?:'(?:s|m|d|ll|re|ve)|n't)$)", re.IGNORECASE)
_FUSED = frozenset(["CANNOT", "GIMME", "GONNA", "GOTTA", "LEMME", "WANNA"])  # two words each


def capital_word_frequency(text: str, kwargs: JsonObject) -> Fact:
    """Words all in capitals, 'I' and 'A' included; 'DON'T' and 'CANNOT' count two each."""
    parts = (part for word in _TOKEN.findall(text) for part in _CONTRACTION.split(word))
    words = [part for part in parts if part.isupper()]
    count = len(words) + sum(word in _FUSED for word in words)
    detail = f" ({quoted(words[0], 30)})" if words else ""
    relation, limit = kwargs["capital_relation"], kwargs["capital_frequency"]
    return compared(count, "all-capital word", relation, limit, detail)


def english_capital(text: str, _kwargs: JsonObject) -> Fact:
    """English, without any small letter."""
    return _english(text, text.isupper(), re.search("[a-zà-öø-ÿ]", text), "capital")


def english_lowercase(text: str, _kwargs: JsonObject) -> Fact:
    """English, without any capital letter."""
    return _english(text, text.islower(), re.search("[A-ZÀ-ÖØ-Þ]", text), "small")


def _english(text: str, right_case: bool, offender: re.Match[str] | None, wanted: str) -> Fact:
    """The case decides first; then a text is taken for English unless it is clearly something else."""
    if not right_case:
        if offender is None:
            return Fact(False, f"no {wanted} letters")
        at = offender.start()
        line = text.count("\n", 0, at) + 1
        word = text[max(0, at - 20) : at].split(" ")[-1].split("\n")[-1] + text[at : at + 20].split()[0]
        return Fact(False, f"not all in {wanted} letters: {quoted(word, 30)} in line {line:,}")
    runs = "".join(_ENDLESS.findall(text))
    if 2 * len(runs) > len(text):
        return Fact(False, f"all in {wanted} letters, but mostly in no words: {quoted(runs, 20)}")
    spoken = spoken_language(text)
    if spoken.code not in (None, "en"):
        return Fact(False, f"all in {wanted} letters, but {spoken.evidence}; English wanted")
    return Fact(True, f"all in {wanted} letters")
