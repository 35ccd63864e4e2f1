"""Makes a comparison: the suites of two runs are compared, their verdicts tested together, all of it stored."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.assess.grounds import made_of
from workbench.assess.hands import compared
from workbench.assess.parts import SuiteRuns
from workbench.assess.twins import twins_of
from workbench.checks.judges.question import JUDGE_TYPES
from workbench.errors import WorkbenchError
from workbench.store.checks import save_results_of_pair
from workbench.store.comparisons import Grounds, save_comparison
from workbench.store.drawn import first_samples
from workbench.store.grounds import kept_verdicts
from workbench.store.judges import has_check_of
from workbench.store.outputs import count_cases, count_outputs
from workbench.store.runs import run_suites
from workbench.store.suites import load_cases, load_suite

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.assess.calibration import Deciding
    from workbench.assess.comparing import CasesMade, SuiteMade
    from workbench.checks.python_host import PythonHost
    from workbench.compare.shapes.shape import Shape
    from workbench.records import CaseVerdict, Comparison, Run
    from workbench.store.database import Database


@dataclass(frozen=True, slots=True)
class SuiteCompared:
    """Progress: some of a suite's cases are judged, or all were before and nothing changed (`kept`).

    `done` of `total` suites, `judged` of `cases` cases of all of them.
    """

    suite: str
    done: int
    total: int
    judged: int
    cases: int
    kept: bool = False


def make_comparison(
    db: Database,
    baseline: Run,
    target: Run,
    *,
    name: str | None = None,
    python: PythonHost | None = None,
    progress: Callable[[SuiteCompared], None] | None = None,
) -> Comparison:
    """Compare two runs and store the result; the same two runs refresh the comparison they have.

    Outputs pair by suite, case and sample. A case that one run lacks becomes `missing`; a suite that
    only one run holds has nothing but such cases. Suites of which nothing changed since the comparison was made keep
    the verdicts of their cases; suites are tested together, and clusters gathered, anew. `python` runs the functions
    that python checks name; without it they keep what they said of the same outputs before. Raises WorkbenchError for a
    judge's run.
    """
    for run in (baseline, target):
        if run.kind == "judge":
            raise WorkbenchError(
                f"run {run.id} '{run.name}' is a judge's: its answers are verdicts on those of other runs",
                hint="`workbench runs` lists runs.",
            )
    twins = twins_of(db, baseline, target)
    judges = _judges(db, baseline, target)
    plans = [_plan(db, suite, baseline, target, twins, judges) for suite in _suites(db, baseline, target)]
    made = {plan.runs.suite.id: plan.kept for plan in plans if plan.kept is not None}
    cases = sum(count_cases(db, plan.runs.pair, plan.runs.suite.id) for plan in plans)
    judged = 0
    for done, (suite, kept) in enumerate(made.items(), start=1):
        judged += len(kept.cases.verdicts)
        if progress:
            progress(SuiteCompared(suite, done, len(plans), judged, cases, kept=True))
    anew = {plan.runs.suite.id: plan.runs for plan in plans if plan.kept is None}
    outputs = sum(count_outputs(db, one.pair, suite) for suite, one in anew.items())
    parts: defaultdict[str, list[CasesMade]] = defaultdict(list)
    for part in compared(db, list(anew.values()), outputs, python):
        save_results_of_pair(db, part.made.said, (baseline.id, target.id))
        parts[part.suite].append(replace(part.made, said=[]))
        if part.is_last:
            made[part.suite] = _whole(anew[part.suite], parts.pop(part.suite))
        judged += len(part.made.cases)
        if progress:
            progress(SuiteCompared(part.suite, len(made), len(plans), judged, cases))
    grounds = {  # verdicts by first samples are not kept
        plan.runs.suite.id: plan.made_of
        for plan in plans
        if plan.made_of is not None and made[plan.runs.suite.id].cases.first is None
    }
    return _save(db, baseline, target, name, [made[plan.runs.suite.id] for plan in plans], grounds)


def _whole(runs: SuiteRuns, parts: Sequence[CasesMade]) -> SuiteMade:
    from workbench.assess.comparing import suite_made  # slow to import: not before other processes are at work

    return suite_made(runs, parts)


def _judges(db: Database, baseline: Run, target: Run) -> Deciding:
    if not has_check_of(db, JUDGE_TYPES):
        return frozenset()
    from workbench.assess.calibration import deciding

    return deciding(db, baseline, target)


class _Plan(NamedTuple):
    """A suite to compare, the hash of what its verdicts are made of, and what is kept of it where that is the same."""

    runs: SuiteRuns
    made_of: str | None
    kept: SuiteMade | None


def _suites(db: Database, baseline: Run, target: Run) -> list[str]:
    return sorted(set(run_suites(db, baseline.id)) | set(run_suites(db, target.id)))


def _plan(db: Database, suite: str, baseline: Run, target: Run, twins: Mapping[str, Run], judges: Deciding) -> _Plan:
    twin = twins.get(suite)
    runs = SuiteRuns(load_suite(db, suite), baseline, target, twin, judges)
    hashed = made_of(db, suite, [baseline, target, *([twin] if twin else [])])
    if any(first_samples(db, run, suite) for run in runs.pair):
        hashed = None  # verdicts by first samples are not kept
    return _Plan(runs, hashed, None if hashed is None else _kept(db, runs, hashed))


def _kept(db: Database, runs: SuiteRuns, hashed: str) -> SuiteMade | None:
    """What was said of the cases of a suite when it was made of the same."""
    kept = kept_verdicts(db, runs.pair, runs.suite.id, hashed)
    if kept is None:
        return None
    from workbench.assess.comparing import SuiteMade
    from workbench.compare.shapes.shape import shape_from_json
    from workbench.compare.suites import SuiteCases

    critical = frozenset(case.id for case in load_cases(db, runs.suite.id) if case.critical)
    cases = SuiteCases(runs.suite.id, runs.suite.margin, kept.verdicts, kept.samples, critical, kept.churn)
    shapes = {case: shape_from_json(json.loads(shape)) for case, shape in kept.shapes.items()}
    return SuiteMade(cases, shapes)


def _save(
    db: Database, baseline: Run, target: Run, name: str | None, made: Sequence[SuiteMade], made_of: Mapping[str, str]
) -> Comparison:
    from workbench.compare.clusters import clusters_of
    from workbench.compare.overall import overall
    from workbench.compare.shapes.shape import shape_to_json
    from workbench.compare.suites import compare_suites

    shapes: dict[tuple[str, str], Shape] = {
        (one.cases.suite, case): shape for one in made for case, shape in one.shapes.items()
    }
    clusters = clusters_of(shapes)
    verdicts = compare_suites([one.cases for one in made])
    traffic = [_traffic(load_suite(db, one.cases.suite).volume) for one in made]
    grounds = Grounds(
        made_of=made_of,
        shapes={place: json.dumps(shape_to_json(shape)) for place, shape in shapes.items()},
        clusters=clusters,
        pooled=overall([one.cases for one in made], traffic),
    )
    places = {case: one.id for one in clusters for case in one.cases}
    cases = [_clustered(one.cases.verdicts, places) for one in made]
    return save_comparison(db, baseline.id, target.id, name, zip(verdicts, cases, strict=True), grounds=grounds)


def _clustered(verdicts: Sequence[CaseVerdict], places: Mapping[tuple[str, str], str]) -> list[CaseVerdict]:
    """The verdicts with the cluster each case is in."""
    return [replace(one, cluster=places.get((one.suite, one.case))) for one in verdicts]


def _traffic(volume: object) -> float | None:
    """A suite's requests a month, where it says so."""
    if not isinstance(volume, dict):
        return None
    requests = volume.get("requests_per_month")
    return float(requests) if isinstance(requests, int | float) and requests > 0 else None
