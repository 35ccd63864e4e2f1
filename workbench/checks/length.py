"""Checks on the length of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, number, quoted, undecided
from workbench.text.counts import counted
from workbench.text.words import word_count

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check


def max_words(check: Check, subject: Subject) -> Finding:
    return _at_most(check, word_count(subject.text), "word")


def min_words(check: Check, subject: Subject) -> Finding:
    limit = number(check.value)
    if limit is None:
        return undecided(f"min-words needs a number, not {quoted(check.value)}")
    count = word_count(subject.text)
    return Finding(count >= limit, f"{counted(count, 'word')}, at least {limit:,g} wanted")


def max_chars(check: Check, subject: Subject) -> Finding:
    return _at_most(check, len(subject.text), "character")


def _at_most(check: Check, count: int, unit: str) -> Finding:
    limit = number(check.value)
    if limit is None:
        return undecided(f"{check.type} needs a number, not {quoted(check.value)}")
    return Finding(count <= limit, f"{counted(count, unit)}, at most {limit:,g} allowed")
