"""The cause "check": what failed is a check that a correct answer in other words fails, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.causes.facts import Cause

if TYPE_CHECKING:
    from workbench.compare.causes.facts import CauseFacts
    from workbench.records import CheckResult

_VERBATIM = frozenset({"equals", "contains", "icontains", "contains-any", "contains-all", "starts-with"})
_LIKENESS = frozenset({"similar", "levenshtein", "similar-to-baseline"})
_FACTUAL = frozenset({"fact-changed", "fact-missing", "section-missing", "value-changed", "language-changed", "empty"})
_MISSING = re.compile(r"'(.*)' is not in the answer\Z")
_OTHER = re.compile(r"is '(.*)', expected '(.*)'\Z")
_LISTED = re.compile(r"'([^']*)'")
_WORDS = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_FREE = 4  # words; fewer are a label or a fact, of which one letter may turn the meaning
_NEAR = 0.8  # similarity of the two answers
_KEPT = 0.6  # of the wanted words stand in the answer
_STEM = 5  # letters that inflected forms share
_TURNING = frozenset(
    {
        "no",
        "not",
        "never",
        "none",
        "without",
        "cannot",
        "nor",
        "nothing",
        "nicht",
        "kein",
        "keine",
        "pas",
        "nunca",
        "não",
    }
)


class _Doubt(NamedTuple):
    """How sure it is that a check is too strict (0: it is not), and why."""

    sure: float
    why: str


_NONE = _Doubt(0.0, "")


def strict_check_cause(category: str | None, facts: CauseFacts) -> Cause | None:
    """The cause where only checks on the very words fail, and the answer says the same in others.

    Never where a fact, a value or the language changed, where a number is wanted, or a part of JSON.
    """
    failures = facts.failures
    if facts.improved or category not in ("content", "format") or not failures or facts.kinds & _FACTUAL:
        return None
    if any(one.type not in _VERBATIM | _LIKENESS or one.path is not None for one in failures):
        return None
    weakest = min(_too_strict(one, facts) for one in failures)
    return Cause("check", weakest.why, None, weakest.sure) if weakest.sure else None


def _too_strict(result: CheckResult, facts: CauseFacts) -> _Doubt:
    """Why a check is too strict for this answer, and how sure that is."""
    if result.type == "equals" and result.reason.endswith("but for blank space around it"):
        return _Doubt(0.9, "equals fails for blank space around the answer alone")
    other = _OTHER.match(result.reason)
    if other is not None and _same_words(other[1], other[2]):
        return _Doubt(0.85, f"{result.type} fails for case or punctuation alone")
    if result.type in _LIKENESS:
        return _near(result, facts)
    doubts = [_reworded(wanted, result, facts) for wanted in _wanted(result)]
    if not doubts:
        return _NONE
    return max(doubts) if result.type == "contains-any" else min(doubts)


def _reworded(wanted: str, result: CheckResult, facts: CauseFacts) -> _Doubt:
    """Whether a text that was looked for stands in the answer in another form."""
    clipped = wanted.endswith("…")
    if not clipped and _stands_in(wanted, facts.target_text):
        why = f"{result.type} fails for case, punctuation or markup alone: '{wanted}' stands in the answer"
        return _Doubt(0.85, why)
    if not _is_free(wanted):
        return _NONE
    if facts.target_text is None or clipped:
        return _near(result, facts)
    share = _kept(wanted, facts.target_text)
    if share < _KEPT:
        return _NONE
    return _Doubt(0.7, f"{share:.0%} of the words that {result.type} wants stand in the answer, in another form")


def _near(result: CheckResult, facts: CauseFacts) -> _Doubt:
    if facts.similarity is None or facts.similarity < _NEAR:
        return _NONE
    return _Doubt(0.5, f"{result.type} asks for the very words, and the answers are {facts.similarity:.2f} similar")


def _wanted(result: CheckResult) -> list[str]:
    """The texts a check looked for and did not find; clipped ones end with an ellipsis."""
    if result.type in ("contains-any", "contains-all"):
        return _LISTED.findall(result.reason)
    found = _OTHER.match(result.reason) or _MISSING.match(result.reason)
    return [found[found.lastindex or 1]] if found is not None else []


def _same_words(one: str, other: str) -> bool:
    return _words(one) == _words(other) and bool(_words(one)) and not one.endswith("…")


def _stands_in(wanted: str, text: str | None) -> bool:
    """Whether the words stand in the text in a row, whatever their case and what is between them."""
    words = _words(wanted)
    return bool(words) and text is not None and f" {' '.join(words)} " in f" {' '.join(_words(text))} "


def _is_free(wanted: str) -> bool:
    """Free text, no label and no figure: there are other ways to say it."""
    return len(_words(wanted)) >= _FREE and not _DIGIT.search(wanted)


def _kept(wanted: str, text: str) -> float:
    """The share of the wanted words that stand in the text, inflected ones too; 0 where one side alone denies."""
    words, there = _words(wanted), _words(text)
    if bool(_TURNING.intersection(words)) != bool(_TURNING.intersection(there)):
        return 0.0
    stems = {word[:_STEM] for word in there}
    return sum(word[:_STEM] in stems for word in words) / len(words)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(text.replace("’", "'"))]
