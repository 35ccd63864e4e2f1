"""Checks a run's stored outputs again, after checks were changed: no call is made, and what changed is told."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.assess.changes import SuiteChanges, changes_of
from workbench.assess.checking import aids_for, check_outputs, with_imported_verdicts
from workbench.assess.compare import make_comparison
from workbench.assess.earlier import with_earlier_functions
from workbench.evaluate.judge_bench import Bench
from workbench.store.checks import save_check_results
from workbench.store.database import transaction
from workbench.store.outputs import case_outputs, suite_outputs
from workbench.store.rechecking import comparison_of_candidate, comparisons_of_run, results_of_suite
from workbench.store.suites import load_cases, load_suite
from workbench.suites.request import case_checks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.checks.python_host import PythonHost
    from workbench.records import Check, CheckedOutput, Comparison, Run
    from workbench.store.checks import Pair
    from workbench.store.database import Database


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What came of checking a run again: by suite what changed, and the comparisons that were refreshed."""

    suites: tuple[SuiteChanges, ...]
    comparisons: tuple[Comparison, ...]


def recheck_run(
    db: Database,
    run: Run,
    *,
    suites: Sequence[str] | None = None,
    python: PythonHost | None = None,
    progress: Callable[[str], None] | None = None,
) -> Rechecked:
    """Check the outputs of a run with the checks its suites have now, and refresh the comparisons that hold it.

    `suites` are those that are told of (None: all); a comparison is always refreshed whole, both its runs with it.
    Outputs are compared with the baseline of the newest comparison in which the run is the target. `progress` is given
    what is checked next.
    """
    comparisons = comparisons_of_run(db, run.id)
    pair = _pair_told_of(run, comparisons)
    before = {suite: results_of_suite(db, run.id, suite, pair) for suite in run.suites}
    if not comparisons:
        made_in = comparison_of_candidate(db, run.id)
        for suite in run.suites if suites is None else suites:
            if progress:
                progress(suite)
            _recheck_suite(db, run, None if made_in is None else made_in.baseline, suite, python)
    for one in comparisons:
        if progress:
            progress(one.name)
        make_comparison(db, one.baseline, one.target, python=python)
    changes = [
        changes_of(suite, results, results_of_suite(db, run.id, suite, pair)) for suite, results in before.items()
    ]
    told = [one for one in changes if suites is None or one.suite in suites or one.changed]
    return Rechecked(tuple(told), tuple(comparisons))


def _pair_told_of(run: Run, comparisons: Sequence[Comparison]) -> Pair | None:
    """The comparison whose results of the run are told: the newest with the run as its target, else as its baseline."""
    told = max(comparisons, key=lambda one: (one.target.id == run.id, one.id), default=None)
    return None if told is None else (told.baseline.id, told.target.id)


def _recheck_suite(db: Database, run: Run, baseline: Run | None, suite_id: str, python: PythonHost | None) -> None:
    suite = load_suite(db, suite_id)
    cases = {case.id: case for case in load_cases(db, suite_id)}
    bench = Bench(db, suite, run, baseline)
    results: list[tuple[int, tuple[Check, ...], CheckedOutput]] = []
    for name, group in groupby(suite_outputs(db, run.id, suite_id), lambda one: one.output.case):
        outputs, case = list(group), cases[name]
        checks = case_checks(suite, case)
        others = [] if baseline is None else case_outputs(db, baseline.id, suite_id, name)
        aids = aids_for(bench, case, outputs, checks, python)
        said = check_outputs(checks, outputs, [one.output for one in others], aids)
        said = with_earlier_functions(db, checks, outputs, said, python)
        said = with_imported_verdicts(db, checks, outputs, said, None)
        results += [(stored.id, checks, one) for stored, one in zip(outputs, said, strict=True)]
    with transaction(db):
        for output_id, checks, one in results:
            save_check_results(db, output_id, checks, one.results)
