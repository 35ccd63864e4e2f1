"""Some cases of one suite: stored outputs are paired and checked, the baseline's habits learnt, verdicts made.

A suite's first cases are compared together, and its habits learnt from them; with these the others can be compared in
any order, in several processes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from workbench.assess.calibration import without_say
from workbench.assess.checking import aids_for, check_outputs, with_imported_verdicts
from workbench.assess.earlier import with_earlier_functions
from workbench.assess.parts import LEARNT_FROM
from workbench.compare.features.measure import measure
from workbench.compare.judging import CheckedCase, Ways, facts_of_case, judge
from workbench.compare.noise import churn_of_draws, churn_of_runs, churn_of_samples
from workbench.compare.norms.departures import departures
from workbench.compare.norms.learn import learn_norm
from workbench.compare.norms.norm import Norm
from workbench.compare.suites import SuiteCases
from workbench.evaluate.judge_bench import Bench
from workbench.store.checks import Said
from workbench.store.drawn import first_samples, planned_samples
from workbench.store.outputs import suite_outputs
from workbench.store.suites import load_cases
from workbench.suites.request import case_checks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.assess.calibration import Deciding
    from workbench.assess.parts import SuiteRuns
    from workbench.checks.python_host import PythonHost
    from workbench.compare.features.features import Features
    from workbench.compare.shapes.shape import Shape
    from workbench.records import Case, CaseVerdict, Check, CheckedOutput, Run, Suite
    from workbench.store.database import Database
    from workbench.store.outputs import CaseRange, StoredOutput


class Habits(NamedTuple):
    """What is learnt of a suite's baseline: the norm of its outputs, and the churn where it is known."""

    norm: Norm
    churn: float | None


class CaseMade(NamedTuple):
    """The verdict on a case, the shape of its change, how many samples it has, whether it is critical, and the verdict
    by its first samples where further ones were drawn in the suite.
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
    before, after = (dict(_outputs(db, run, runs.suite, within)) for run in (runs.baseline, runs.target))
    checking = _Checking(db, runs, python)
    features: dict[str, list[Features]] = {}
    if habits is None:
        learnt = [(cases[case], outputs) for case, outputs in islice(before.items(), LEARNT_FROM)]
        habits, features = _habits(db, runs, checking, learnt)
    ways = Ways(habits.norm, (runs.baseline.configuration.model, runs.target.configuration.model), habits.churn)
    begun = tuple(first_samples(db, run, suite) for run in runs.pair)
    made: list[CaseMade] = []
    for name in sorted(before.keys() | after.keys()):
        sides = before.pop(name, []), after.pop(name, [])
        one = checking.case(cases[name], *sides)
        verdict, shape = judge(one, ways, features.pop(name, None))
        first = None
        if any(begun):
            undrawn = _undrawn(one, begun)
            first = verdict if undrawn is one else judge(undrawn, ways).verdict
        made.append(CaseMade(verdict, shape, max(map(len, sides)), cases[name].critical, first))
    return CasesMade(made, checking.said, habits)


def suite_made(runs: SuiteRuns, parts: Sequence[CasesMade]) -> SuiteMade:
    """What came of a suite, from that of all its cases."""
    made = sorted((one for part in parts for one in part.cases), key=lambda one: one.verdict.case)
    usual = Counter(one.samples for one in made).most_common(1)
    first = [one.first for one in made if one.first is not None]
    cases = SuiteCases(
        runs.suite.id,
        runs.suite.margin,
        [one.verdict for one in made],
        usual[0][0] if usual else 0,
        frozenset(one.verdict.case for one in made if one.critical),
        parts[0].habits.churn,
        first or None,
    )
    return SuiteMade(cases, {one.verdict.case: one.shape for one in made if one.shape is not None})


def _undrawn(one: CheckedCase, begun: tuple[dict[str, int], ...]) -> CheckedCase:
    """A case without the samples that were drawn of it later, on either side."""
    if not any(one.case in side for side in begun):
        return one
    baseline, target = (
        [out for out in outputs if out.output.sample <= side.get(one.case, out.output.sample)]
        for outputs, side in zip((one.baseline, one.target), begun, strict=True)
    )
    return one._replace(baseline=baseline, target=target)


class _Checking:
    """Checks the outputs of a suite case by case; `said` is what the checks said so far."""

    def __init__(self, db: Database, runs: SuiteRuns, python: PythonHost | None) -> None:
        self._db, self._runs, self._python = db, runs, python
        self._bench = Bench(db, runs.suite, runs.target, runs.baseline)
        self.norm = Norm(outputs=0)
        self.said: list[Said] = []

    @property
    def judges(self) -> Deciding:
        """The judges that may decide."""
        return self._runs.judges

    def case(self, case: Case, before: list[StoredOutput], after: list[StoredOutput]) -> CheckedCase:
        """A case with its outputs of both sides, checked."""
        checks = case_checks(self._runs.suite, case)
        was = self.check(case, checks, before, is_baseline=True)
        now = self.check(case, checks, after, baseline=was)
        stored = (*before, *after)
        both = with_earlier_functions(self._db, checks, stored, (*was, *now), self._python)
        both = with_imported_verdicts(self._db, checks, stored, both, self._runs.pair)
        both = without_say(self._runs.suite.id, both, self._runs.judges)
        self.said += [Said(one.id, checks, said.results) for one, said in zip(stored, both, strict=True)]
        same_input = len({one.input_hash for one in stored}) <= 1
        return CheckedCase(
            self._runs.suite.id,
            case.id,
            facts_of_case(case),
            both[: len(before)],
            both[len(before) :],
            same_input,
        )

    def check(
        self,
        case: Case,
        checks: tuple[Check, ...],
        outputs: Sequence[StoredOutput],
        baseline: Sequence[CheckedOutput] = (),
        *,
        is_baseline: bool = False,
    ) -> list[CheckedOutput]:
        """A case's outputs of one side with what the checks say of them."""
        aids = aids_for(self._bench, case, outputs, checks, self._python, is_baseline=is_baseline)
        return check_outputs(checks, outputs, [one.output for one in baseline], aids)


def _habits(
    db: Database, runs: SuiteRuns, checking: _Checking, learnt: Sequence[tuple[Case, list[StoredOutput]]]
) -> tuple[Habits, dict[str, list[Features]]]:
    """The norm of the baseline's outputs and the churn, and the features the norm was learnt from by case.

    The churn is known from several samples, else from a second run of the baseline.
    """
    features = {case.id: [measure(one.output) for one in outputs] for case, outputs in learnt}
    norm = learn_norm([(facts_of_case(case), features[case.id]) for case, _ in learnt])
    churn = None
    checking.norm = norm
    if first_samples(db, runs.baseline.id, runs.suite.id):
        churn = _churn_of_draws(db, runs, checking, learnt)
    elif any(len(outputs) > 1 for _, outputs in learnt):
        churn = churn_of_samples([_tally(checking, runs.suite, case, outputs) for case, outputs in learnt])
    elif runs.twin:
        churn = _churn_beside_twin(db, runs, checking, learnt)
    return Habits(norm, churn), features


def _churn_of_draws(
    db: Database, runs: SuiteRuns, checking: _Checking, learnt: Sequence[tuple[Case, list[StoredOutput]]]
) -> float | None:
    planned = planned_samples(db, runs.baseline.id)
    tallies: dict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for case, outputs in learnt:
        one = planned.get((runs.suite.id, case.id))
        if one is not None and one.why is not None:
            later = [out for out in outputs if out.output.sample > one.first]
            tallies[one.why].append(_tally(checking, runs.suite, case, later))
    worse = sum(one.why == "regression" for place, one in planned.items() if place[0] == runs.suite.id)
    cases = sum(place[0] == runs.suite.id for place in planned)
    return churn_of_draws(tallies["regression"], tallies["random"], worse / cases)


def _churn_beside_twin(
    db: Database, runs: SuiteRuns, checking: _Checking, learnt: Sequence[tuple[Case, list[StoredOutput]]]
) -> float | None:
    assert runs.twin is not None
    others = dict(islice(_outputs(db, runs.twin, runs.suite), LEARNT_FROM))
    first, second = [], []
    for case, outputs in learnt:
        other = others.get(case.id, [])[:1]
        if not other or other[0].input_hash != outputs[0].input_hash:
            continue
        one, again = (_tally(checking, runs.suite, case, side) for side in (outputs[:1], other))
        if one[1] and again[1]:
            first.append(one[0] == 1)
            second.append(again[0] == 1)
    return churn_of_runs(first, second)


def _tally(checking: _Checking, suite: Suite, case: Case, outputs: Sequence[StoredOutput]) -> tuple[int, int]:
    """How many of a case's outputs pass, of those that can be decided; without checks, how many are free of defects."""
    checks = case_checks(suite, case)
    if not checks:
        measured = [one for one in (measure(stored.output) for stored in outputs) if not one.failed]
        facts = facts_of_case(case)
        clean = [one for one in measured if not any(it.defect for it in departures(one, (), checking.norm, facts))]
        return len(clean), len(measured)
    said = checking.check(case, checks, outputs, is_baseline=True)
    said = without_say(suite.id, said, checking.judges)
    known = [one.passed for one in said if one.passed is not None]
    return sum(known), len(known)


def _outputs(
    db: Database, run: Run, suite: Suite, within: CaseRange | None = None
) -> Iterator[tuple[str, list[StoredOutput]]]:
    for case, outputs in groupby(suite_outputs(db, run.id, suite.id, within), lambda one: one.output.case):
        yield case, list(outputs)
