"""What a re-run shows of an edit, case by case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.adapt.undecided import undecided_checks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from workbench.adapt.selection import Selection
    from workbench.records import CheckedOutput

Result = Literal["fixed", "not fixed", "holds", "broken", "passes", "fails", "no answer", "undecided"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the re-run's cases ended, by case id. `waiting` counts cases without a result yet.

    `unknown` are the undecided cases that a check says nothing of which decided them before: no judge was asked, a
    function was not run. Cases that decide nothing (`Selection.others`) pass or fail.
    """

    results: Mapping[str, Result]
    failing: int
    guarding: int
    waiting: int
    unknown: frozenset[str] = frozenset()

    def count(self, result: Result) -> int:
        """How many cases ended so."""
        return sum(one == result for one in self.results.values())

    def cases(self, *results: Result) -> list[str]:
        """The cases that ended in one of these ways."""
        return [case for case, one in self.results.items() if one in results]


def outcome_of(
    selection: Selection, outputs: Mapping[str, Iterable[CheckedOutput]], accepted: Collection[str] = ()
) -> Outcome:
    """The outcome of a selection, given the candidate outputs (all samples) so far of each case.

    A case that passes by what is decided is undecided where a check that decided before says nothing now. Of those that
    only a person can tell the `accepted` ones were looked at and found right.
    """
    results: dict[str, Result] = {}
    unknown = set()
    guarding, others = set(selection.guarding), set(selection.others)
    for case in selection.cases:
        samples = list(outputs.get(case, ()))
        if not samples:
            continue
        if case in guarding:
            result = result_of(samples, "holds", "broken")
        elif case in others:
            result = result_of(samples, "passes", "fails")
        else:
            told = case not in selection.judged or case in accepted
            result = result_of(samples, "fixed" if told else "undecided")
        before = selection.undecided.get(case, Counter())
        if result in ("fixed", "holds", "undecided") and any(undecided_checks(one) - before for one in samples):
            result = "undecided"
            unknown.add(case)
        results[case] = result
    waiting = len(selection.cases) - len(results)
    return Outcome(results, len(selection.failing), len(selection.guarding), waiting, frozenset(unknown))


def result_of(samples: Iterable[CheckedOutput], passed: Result = "fixed", failed: Result = "not fixed") -> Result:
    """`passed` when every sample passes, `failed` when one fails; without checks a person has to decide."""
    samples = list(samples)
    if any(one.output.error for one in samples):
        return "no answer"
    if any(one.passed is False for one in samples):
        return failed
    return passed if all(one.passed for one in samples) else "undecided"
