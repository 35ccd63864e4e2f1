"""What a re-run shows of an edit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbench.adapt.undecided import undecided_checks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.adapt.selection import Selection
    from workbench.records import CheckedOutput

Result = Literal["fixed", "not fixed", "holds", "broken", "no answer", "undecided"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the re-run's cases ended, by case id. `waiting` counts cases without a result yet.

    `unknown` are the undecided cases that a check says nothing of which decided them before: no judge was asked, a
    function was not run.
    """

    results: Mapping[str, Result]
    failing: int
    guarding: int
    waiting: int
    unknown: frozenset[str] = frozenset()

    def count(self, result: Result) -> int:
        """How many cases ended so."""
        return sum(one == result for one in self.results.values())

    @property
    def confirmed(self) -> bool:
        """Every failing case is fixed, every guarding case holds, and there was something to fix."""
        return (
            self.failing > 0
            and self.waiting == 0
            and self.count("fixed") == self.failing
            and self.count("holds") == self.guarding
        )


def outcome_of(selection: Selection, outputs: Mapping[str, Iterable[CheckedOutput]]) -> Outcome:
    """The outcome of a selection, given the candidate outputs (all samples) so far of each case.

    A case that passes by what is decided is undecided where a check that decided before says nothing now.
    """
    results: dict[str, Result] = {}
    unknown = set()
    for case in (*selection.failing, *selection.guarding):
        samples = list(outputs.get(case, ()))
        if not samples:
            continue
        if case in selection.guarding:
            result = result_of(samples, "holds", "broken")
        else:
            result = result_of(samples, "undecided" if case in selection.judged else "fixed")
        before = selection.undecided.get(case, Counter())
        if result in ("fixed", "holds", "undecided") and any(undecided_checks(one) - before for one in samples):
            result = "undecided"
            unknown.add(case)
        results[case] = result
    waiting = len(selection.failing) + len(selection.guarding) - len(results)
    return Outcome(results, len(selection.failing), len(selection.guarding), waiting, frozenset(unknown))


def result_of(samples: Iterable[CheckedOutput], passed: Result = "fixed", failed: Result = "not fixed") -> Result:
    """`passed` when every sample passes, `failed` when one fails; without checks a person has to decide."""
    samples = list(samples)
    if any(one.output.error for one in samples):
        return "no answer"
    if any(one.passed is False for one in samples):
        return failed
    return passed if all(one.passed for one in samples) else "undecided"
