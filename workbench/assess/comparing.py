"""Some cases of one suite: stored outputs are paired and checked, the baseline's habits learnt, verdicts made.

A suite's first cases are compared together, and its habits learnt from them; with these the others can be compared in
any order, in several processes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from workbench.assess.habits import learn_habits
from workbench.assess.parts import LEARNT_FROM, outputs_by_case
from workbench.assess.suite_checking import SuiteChecking
from workbench.compare.judging import Ways, judge
from workbench.compare.suites import SuiteCases
from workbench.store.drawn import first_samples
from workbench.store.suites import load_cases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.assess.habits import Habits
    from workbench.assess.parts import SuiteRuns
    from workbench.checks.python_host import PythonHost
    from workbench.compare.features.features import Features
    from workbench.compare.judging import CheckedCase
    from workbench.compare.shapes.shape import Shape
    from workbench.records import CaseVerdict
    from workbench.store.checks import Said
    from workbench.store.database import Database
    from workbench.store.ranges import CaseRange


class CaseMade(NamedTuple):
    """The verdict on a case, the shape of its change, how many samples it has, whether it is critical, and the verdict
    by its first samples where tests go by these alone.
    """

    verdict: CaseVerdict
    shape: Shape | None
    samples: int
    critical: bool
    first: CaseVerdict | None = None


@dataclass(frozen=True, slots=True)
class CasesMade:
    """What came of some cases of a suite, what the checks said of each output, and the habits they were judged by."""

    cases: list[CaseMade]
    said: list[Said]
    habits: Habits


@dataclass(frozen=True, slots=True)
class SuiteMade:
    """The verdicts on a suite's cases, ready for that on the suite, and the shapes of their changes by case."""

    cases: SuiteCases
    shapes: dict[str, Shape] = field(default_factory=dict)


def compare_cases(
    db: Database, runs: SuiteRuns, within: CaseRange, habits: Habits | None, python: PythonHost | None
) -> CasesMade:
    """Check and judge some cases of a suite; nothing is stored. Without `habits` these are learnt from its cases."""
    suite = runs.suite.id
    cases = {case.id: case for case in load_cases(db, suite, within)}
    before, after = (dict(outputs_by_case(db, run, runs.suite, within)) for run in (runs.baseline, runs.target))
    checking = SuiteChecking(db, runs, python)
    features: dict[str, list[Features]] = {}
    if habits is None:
        learnt = [(cases[case], outputs) for case, outputs in islice(before.items(), LEARNT_FROM)]
        habits, features = learn_habits(db, runs, checking, learnt)
    ways = Ways(habits.norm, (runs.baseline.configuration.model, runs.target.configuration.model), habits.churn)
    begun = tuple(first_samples(db, run, suite) for run in runs.pair)
    made: list[CaseMade] = []
    for name in sorted(before.keys() | after.keys()):
        sides = before.pop(name, []), after.pop(name, [])
        one = checking.case(cases[name], *sides)
        verdict, shape = judge(one, ways, features.pop(name, None))
        tested = _tested(one, begun)
        first = None if tested is one else judge(tested, ways).verdict
        made.append(CaseMade(verdict, shape, max(map(len, sides)), cases[name].critical, first))
    return CasesMade(made, checking.said, habits)


def suite_made(runs: SuiteRuns, parts: Sequence[CasesMade]) -> SuiteMade:
    """What came of a suite, from that of all its cases."""
    made = sorted((one for part in parts for one in part.cases), key=lambda one: one.verdict.case)
    usual = Counter(one.samples for one in made).most_common(1)
    first = [one.first or one.verdict for one in made] if any(one.first for one in made) else None
    cases = SuiteCases(
        runs.suite.id,
        runs.suite.margin,
        [one.verdict for one in made],
        usual[0][0] if usual else 0,
        frozenset(one.verdict.case for one in made if one.critical),
        parts[0].habits.churn,
        first,
    )
    return SuiteMade(cases, {one.verdict.case: one.shape for one in made if one.shape is not None})


def _tested(one: CheckedCase, begun: tuple[dict[str, int], ...]) -> CheckedCase:
    """A case with the samples that tests over cases go by: without those that were drawn of it later, and of both sides
    as many. With more samples on one side its means vary less, which a test that swaps the sides takes for a change.
    """
    baseline, target = (
        [out for out in outputs if out.output.sample <= side.get(one.case, out.output.sample)]
        for outputs, side in zip((one.baseline, one.target), begun, strict=True)
    )
    if baseline and target:
        both = min(len(baseline), len(target))
        baseline, target = baseline[:both], target[:both]
    if (len(baseline), len(target)) == (len(one.baseline), len(one.target)):
        return one
    return one._replace(baseline=baseline, target=target)
