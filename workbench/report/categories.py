"""The categories of a suite as people read them: those that a test found first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject, SuiteVerdict


def found_categories(verdict: SuiteVerdict) -> JsonObject:
    """The categories that were found in a suite, with how many of its cases moved in each, the most frequent first."""
    worse = verdict.verdict == "regression"
    return {
        one.category: verdict.categories.get(one.category) or (one.worse if worse else one.better)
        for one in verdict.category_tests
        if one.found
    }


def other_categories(verdict: SuiteVerdict) -> JsonObject:
    """The categories that were seen and not found, the most frequent first."""
    found = found_categories(verdict)
    return {name: number for name, number in verdict.categories.items() if name not in found}


def told_categories(verdict: SuiteVerdict) -> str:
    """As in `format 27; also seen: content 1`; "" where none was seen.

    Where nothing was found, or nothing was tested, they stand alone.
    """
    found, others = tally(found_categories(verdict)), tally(other_categories(verdict))
    if not found:
        return others
    return f"{found}; also seen: {others}" if others else found


def category_parts(verdict: SuiteVerdict) -> list[str]:
    """The same for a line in which there may be no room for all: `format 27`, `also content 1`, `tone 1`."""
    found, others = found_categories(verdict), other_categories(verdict)
    seen = [f"{name} {number:,}" for name, number in sorted(others.items(), key=lambda item: -item[1])]
    if found and seen:
        seen[0] = f"also {seen[0]}"
    return [*(f"{name} {number:,}" for name, number in found.items()), *seen]


def tally(counts: JsonObject) -> str:
    """Counts by name, most first, as in `format 27, content 1`."""
    there = sorted(((name, number) for name, number in counts.items() if number), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{name} {number:,}" for name, number in there)
