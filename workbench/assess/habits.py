"""What is learnt of a suite's baseline before its cases are judged: the norm of its outputs, and how much it varies."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from workbench.assess.parts import LEARNT_FROM, outputs_by_case
from workbench.compare.features.features import Features
from workbench.compare.judging import facts_of_case
from workbench.compare.noise import churn_of_draws, churn_of_runs, churn_of_samples
from workbench.compare.norms.departures import departures
from workbench.compare.norms.learn import learn_norm
from workbench.store.drawn import first_samples, planned_samples
from workbench.suites.request import case_checks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.assess.parts import SuiteRuns
    from workbench.assess.suite_checking import SuiteChecking
    from workbench.compare.norms.norm import Norm
    from workbench.records import Case, Run
    from workbench.store.database import Database
    from workbench.store.outputs import StoredOutput

    Learnt = Sequence[tuple[Case, list[StoredOutput]]]
    Tally = Callable[[Case, Sequence[StoredOutput]], tuple[int, int]]


class Habits(NamedTuple):
    """What is learnt of a suite's baseline: the norm of its outputs, and the churn where it is known."""

    norm: Norm
    churn: float | None


def learn_habits(
    db: Database, runs: SuiteRuns, checking: SuiteChecking, learnt: Learnt
) -> tuple[Habits, dict[str, list[Features]]]:
    """The habits of a suite, from cases with their baseline outputs, and the features of these by case.

    The churn is known from several samples, else from a second run of the baseline.
    """
    features = {case.id: [Features(one.output) for one in outputs] for case, outputs in learnt}
    norm = learn_norm([(facts_of_case(case), features[case.id]) for case, _ in learnt])
    tally = partial(_tally, runs, checking, norm)
    churn = None
    if first_samples(db, runs.baseline.id, runs.suite.id):
        churn = _churn_of_draws(db, runs, learnt, tally)
    elif any(len(outputs) > 1 for _, outputs in learnt):
        churn = churn_of_samples([tally(case, outputs) for case, outputs in learnt])
    elif runs.twin:
        churn = _churn_beside_twin(db, runs, runs.twin, learnt, tally)
    return Habits(norm, churn), features


def _churn_of_draws(db: Database, runs: SuiteRuns, learnt: Learnt, tally: Tally) -> float | None:
    planned = planned_samples(db, runs.baseline.id)
    tallies: dict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for case, outputs in learnt:
        one = planned.get((runs.suite.id, case.id))
        if one is not None and one.why is not None:
            tallies[one.why].append(tally(case, [out for out in outputs if out.output.sample > one.first]))
    worse = sum(one.why == "regression" for place, one in planned.items() if place[0] == runs.suite.id)
    cases = sum(place[0] == runs.suite.id for place in planned)
    return churn_of_draws(tallies["regression"], tallies["random"], worse / cases)


def _churn_beside_twin(db: Database, runs: SuiteRuns, twin: Run, learnt: Learnt, tally: Tally) -> float | None:
    others = dict(islice(outputs_by_case(db, twin, runs.suite), LEARNT_FROM))
    first, second = [], []
    for case, outputs in learnt:
        other = others.get(case.id, [])[:1]
        if not other or other[0].input_hash != outputs[0].input_hash:
            continue
        one, again = (tally(case, side) for side in (outputs[:1], other))
        if one[1] and again[1]:
            first.append(one[0] == 1)
            second.append(again[0] == 1)
    return churn_of_runs(first, second)


def _tally(
    runs: SuiteRuns, checking: SuiteChecking, norm: Norm, case: Case, outputs: Sequence[StoredOutput]
) -> tuple[int, int]:
    """How many of a case's outputs pass, of those that can be decided; without checks, how many are free of defects."""
    if case_checks(runs.suite, case):
        known = [one.passed for one in checking.of_baseline(case, outputs) if one.passed is not None]
        return sum(known), len(known)
    measured = [one for one in (Features(stored.output) for stored in outputs) if not one.failed]
    facts = facts_of_case(case)
    clean = [one for one in measured if not any(it.defect for it in departures(one, (), norm, facts))]
    return len(clean), len(measured)
