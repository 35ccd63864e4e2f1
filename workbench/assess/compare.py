"""Makes a comparison: stored outputs are paired, checked, compared, and the verdicts stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.assess.checking import aids_for, check_outputs, with_imported_verdicts
from workbench.assess.earlier import with_earlier_functions
from workbench.compare.cases import compare_case
from workbench.compare.suites import compare_suite
from workbench.errors import WorkbenchError
from workbench.evaluate.judge_bench import Bench
from workbench.store.checks import save_check_results
from workbench.store.comparisons import save_comparison
from workbench.store.database import transaction
from workbench.store.outputs import suite_outputs
from workbench.store.runs import run_suites
from workbench.store.suites import load_cases, load_suite
from workbench.suites.request import case_checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.checks.python_host import PythonHost
    from workbench.records import CaseVerdict, Check, CheckedOutput, Comparison, Run, Suite, SuiteVerdict
    from workbench.store.database import Database
    from workbench.store.outputs import StoredOutput


@dataclass(frozen=True, slots=True)
class SuiteCompared:
    """Progress: a suite's verdicts are made. `done` of `total` suites."""

    suite: str
    cases: int
    done: int
    total: int


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
    only one run holds has nothing but such cases. `python` runs the functions that python checks name; without it
    they keep what they said of the same outputs before. Raises WorkbenchError for a judge's run.
    """
    for run in (baseline, target):
        if run.kind == "judge":
            raise WorkbenchError(
                f"run {run.id} '{run.name}' is a judge's: its answers are verdicts on those of other runs",
                hint="`workbench runs` lists runs.",
            )
    suites = sorted(set(run_suites(db, baseline.id)) | set(run_suites(db, target.id)))
    verdicts: list[tuple[SuiteVerdict, Sequence[CaseVerdict]]] = []
    for done, suite_id in enumerate(suites, start=1):
        cases = _compare_cases(db, load_suite(db, suite_id), baseline, target, python)
        verdicts.append(cases)
        if progress:
            progress(SuiteCompared(suite_id, len(cases[1]), done, len(suites)))
    return save_comparison(db, baseline.id, target.id, name, verdicts)


def _compare_cases(
    db: Database, suite: Suite, baseline: Run, target: Run, python: PythonHost | None
) -> tuple[SuiteVerdict, Sequence[CaseVerdict]]:
    cases = {case.id: case for case in load_cases(db, suite.id)}
    bench = Bench(db, suite, target, baseline)
    verdicts = []
    results: list[tuple[int, tuple[Check, ...], CheckedOutput]] = []
    samples: Counter[int] = Counter()
    pair = (baseline.id, target.id)
    for case, before, after in _paired(db, suite.id, baseline, target):
        checks = case_checks(suite, cases[case])
        aids = aids_for(bench, cases[case], before, checks, python, is_baseline=True)
        was = check_outputs(checks, before, (), aids)
        aids = aids_for(bench, cases[case], after, checks, python)
        now = check_outputs(checks, after, [one.output for one in was], aids)
        stored = (*before, *after)
        both = with_earlier_functions(db, checks, stored, (*was, *now), python)
        both = with_imported_verdicts(db, checks, stored, both, pair)
        was, now = both[: len(before)], both[len(before) :]
        results += [(one.id, checks, said) for one, said in zip(stored, both, strict=True)]
        same_input = len({one.input_hash for one in (*before, *after)}) <= 1
        verdicts.append(compare_case(suite.id, case, was, now, same_input))
        samples[max(len(before), len(after))] += 1
    with transaction(db):  # after all checks, which may take long; one commit a suite, as many would take longer still
        for output_id, checks, said in results:
            save_check_results(db, output_id, checks, said.results, pair)
    usual = samples.most_common(1)[0][0] if samples else 0
    return compare_suite(suite.id, suite.margin, verdicts, usual), verdicts


def _paired(
    db: Database, suite_id: str, baseline: Run, target: Run
) -> Iterator[tuple[str, list[StoredOutput], list[StoredOutput]]]:
    """Cases of both runs, merged by id: (case, baseline outputs, target outputs), either may be empty."""
    sides = [
        {
            case: list(outputs)
            for case, outputs in groupby(suite_outputs(db, run.id, suite_id), lambda one: one.output.case)
        }
        for run in (baseline, target)
    ]
    for case in sorted(sides[0].keys() | sides[1].keys()):
        yield case, sides[0].get(case, []), sides[1].get(case, [])
