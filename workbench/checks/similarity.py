"""Checks on how near the answer's text is to a given one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, as_text, undecided

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check

_DEFAULT_SIMILARITY = 0.75
_DEFAULT_EDITS = 5
_LONGEST = 200_000  # characters; the distance of two longer texts takes seconds


def similar(check: Check, subject: Subject) -> Finding:
    """The share of characters both texts have in common, in order (normalised insertion-deletion distance)."""
    wanted = as_text(check.value)
    threshold = _DEFAULT_SIMILARITY if check.threshold is None else check.threshold
    if _too_long(wanted, subject.text):
        return undecided(f"longer than {_LONGEST:,} characters: similarity is not worked out")
    from rapidfuzz.distance import Indel

    score = Indel.normalized_similarity(wanted, subject.text)
    return Finding(score >= threshold, f"{score:.2f} similar, {threshold:g} wanted", score)


def levenshtein(check: Check, subject: Subject) -> Finding:
    """At most `threshold` single-character insertions, deletions and replacements."""
    wanted = as_text(check.value)
    threshold = _DEFAULT_EDITS if check.threshold is None else check.threshold
    if _too_long(wanted, subject.text):
        return undecided(f"longer than {_LONGEST:,} characters: the distance is not worked out")
    from rapidfuzz.distance import Levenshtein

    edits = Levenshtein.distance(wanted, subject.text)
    return Finding(edits <= threshold, f"{edits:,} edits away, at most {threshold:g} allowed")


def _too_long(a: str, b: str) -> bool:
    return max(len(a), len(b)) > _LONGEST
