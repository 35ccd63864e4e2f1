"""The cases of one suite: stored outputs are paired and checked, the baseline's habits learnt, verdicts made."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import TYPE_CHECKING

from workbench.assess.calibration import without_say
from workbench.assess.checking import aids_for, check_outputs, with_imported_verdicts
from workbench.assess.earlier import with_earlier_functions
from workbench.compare.features.measure import measure
from workbench.compare.judging import CheckedCase, Ways, facts_of_case, judge
from workbench.compare.noise import churn_of_draws, churn_of_runs, churn_of_samples
from workbench.compare.norms.departures import departures
from workbench.compare.norms.learn import learn_norm
from workbench.compare.norms.norm import Norm
from workbench.compare.suites import SuiteCases
from workbench.evaluate.judge_bench import Bench
from workbench.store.checks import save_check_results
from workbench.store.database import transaction
from workbench.store.drawn import first_samples, planned_samples
from workbench.store.outputs import suite_outputs
from workbench.suites.request import case_checks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.assess.calibration import Deciding
    from workbench.checks.python_host import PythonHost
    from workbench.compare.features.features import Features
    from workbench.compare.shapes.shape import Shape
    from workbench.records import Case, CaseVerdict, Check, CheckedOutput, CheckResult, Run, Suite
    from workbench.store.checks import Pair
    from workbench.store.database import Database
    from workbench.store.outputs import StoredOutput

_LEARNT_FROM = 1000  # cases whose baseline outputs make the norm and the churn; more of them tell no more


@dataclass(frozen=True, slots=True)
class SuiteRuns:
    """A suite with the two runs that are compared, a second run of the baseline where there is one, and the judges that
    may decide.
    """

    suite: Suite
    cases: dict[str, Case]
    baseline: Run
    target: Run
    twin: Run | None = None
    judges: Deciding = frozenset()

    @property
    def pair(self) -> tuple[int, int]:
        """The numbers of both runs."""
        return self.baseline.id, self.target.id


@dataclass(frozen=True, slots=True)
class SuiteMade:
    """The verdicts on a suite's cases, ready for that on the suite, the shapes of their changes by case, and what the
    checks said of each output (its row id).
    """

    cases: SuiteCases
    shapes: dict[str, Shape] = field(default_factory=dict)
    results: list[tuple[int, tuple[Check, ...], tuple[CheckResult, ...]]] = field(default_factory=list)


def compare_cases(db: Database, runs: SuiteRuns, python: PythonHost | None) -> SuiteMade:
    """Check and judge all cases of a suite; nothing is stored."""
    checking = _Checking(db, runs, python)
    norm, features, churn = _habits(db, runs, checking)
    ways = Ways(norm, (runs.baseline.configuration.model, runs.target.configuration.model), churn)
    verdicts: list[CaseVerdict] = []
    shapes: dict[str, Shape] = {}
    begun = tuple(first_samples(db, run, runs.suite.id) for run in runs.pair)
    first: list[CaseVerdict] | None = [] if any(begun) else None
    for one in checking.cases():
        verdict, shape = judge(one, ways, features.get(one.case))
        verdicts.append(verdict)
        if first is not None:
            undrawn = _undrawn(one, begun)
            first.append(verdict if undrawn is one else judge(undrawn, ways).verdict)
        if shape is not None:
            shapes[verdict.case] = shape
    critical = frozenset(case.id for case in runs.cases.values() if case.critical)
    made = SuiteCases(runs.suite.id, runs.suite.margin, verdicts, checking.usual_samples(), critical, churn, first)
    return SuiteMade(made, shapes, checking.results)


def _undrawn(one: CheckedCase, begun: tuple[dict[str, int], ...]) -> CheckedCase:
    """A case without the samples that were drawn of it later, on either side."""
    if not any(one.case in side for side in begun):
        return one
    baseline, target = (
        [out for out in outputs if out.output.sample <= side.get(one.case, out.output.sample)]
        for outputs, side in zip((one.baseline, one.target), begun, strict=True)
    )
    return one._replace(baseline=baseline, target=target)


def store_results(db: Database, pair: Pair, made: SuiteMade) -> None:
    """Keep what the checks said, in one commit: one a case would take longer."""
    with transaction(db):
        for output_id, checks, results in made.results:
            save_check_results(db, output_id, checks, results, pair)


class _Checking:
    """Checks the outputs of a suite case by case; `results` are what the checks said so far."""

    def __init__(self, db: Database, runs: SuiteRuns, python: PythonHost | None) -> None:
        self._db, self._runs, self._python = db, runs, python
        self._bench = Bench(db, runs.suite, runs.target, runs.baseline)
        self._samples: Counter[int] = Counter()
        self.norm = Norm(outputs=0)
        self.results: list[tuple[int, tuple[Check, ...], tuple[CheckResult, ...]]] = []

    def cases(self) -> Iterator[CheckedCase]:
        """The cases of both runs in order, checked."""
        for case, before, after in _paired(self._db, self._runs):
            yield self._case(self._runs.cases[case], before, after)

    @property
    def judges(self) -> Deciding:
        """The judges that may decide."""
        return self._runs.judges

    def usual_samples(self) -> int:
        """How many samples most cases have."""
        return self._samples.most_common(1)[0][0] if self._samples else 0

    def _case(self, case: Case, before: list[StoredOutput], after: list[StoredOutput]) -> CheckedCase:
        checks = case_checks(self._runs.suite, case)
        was = self.check(case, checks, before, is_baseline=True)
        now = self.check(case, checks, after, baseline=was)
        stored = (*before, *after)
        both = with_earlier_functions(self._db, checks, stored, (*was, *now), self._python)
        both = with_imported_verdicts(self._db, checks, stored, both, self._runs.pair)
        both = without_say(self._runs.suite.id, both, self._runs.judges)
        self.results += [(one.id, checks, said.results) for one, said in zip(stored, both, strict=True)]
        self._samples[max(len(before), len(after))] += 1
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


def _habits(db: Database, runs: SuiteRuns, checking: _Checking) -> tuple[Norm, dict[str, list[Features]], float | None]:
    """The norm of the baseline's outputs, the features it was learnt from by case, and the churn.

    That is known from several samples, else from a second run of the baseline.
    """
    sides = islice(_outputs(db, runs.baseline, runs.suite), _LEARNT_FROM)
    learnt = [(runs.cases[case], outputs) for case, outputs in sides if case in runs.cases]
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
    return norm, features, churn


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
    others = dict(islice(_outputs(db, runs.twin, runs.suite), _LEARNT_FROM))
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


def _paired(db: Database, runs: SuiteRuns) -> Iterator[tuple[str, list[StoredOutput], list[StoredOutput]]]:
    """Cases of both runs, merged by id: (case, baseline outputs, target outputs), either may be empty."""
    sides = [dict(_outputs(db, run, runs.suite)) for run in (runs.baseline, runs.target)]
    for case in sorted(sides[0].keys() | sides[1].keys()):
        yield case, sides[0].get(case, []), sides[1].get(case, [])


def _outputs(db: Database, run: Run, suite: Suite) -> Iterator[tuple[str, list[StoredOutput]]]:
    for case, outputs in groupby(suite_outputs(db, run.id, suite.id), lambda one: one.output.case):
        yield case, list(outputs)
