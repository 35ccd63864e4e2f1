"""Checking stored outputs again: what changed is told, comparisons follow, no call is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.assess.making import keep_checks, made_run
from workbench.assess.compare import make_comparison
from workbench.assess.recheck import recheck_run
from workbench.checks.python_host import AllowedFunctions, PythonHost
from workbench.records import Check
from workbench.store.comparisons import find_comparison
from workbench.store.details import case_detail
from workbench.store.rechecking import unknown_results
from workbench.store.verdicts import suite_verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.assess.recheck import Rechecked
    from workbench.records import Run
    from workbench.store.database import Database

WORDS = Check("max-words", 3)


def counts(told: Rechecked) -> dict[str, tuple[int, int, int, int]]:
    (suite,) = told.suites
    return {one.type: (one.pass_to_fail, one.fail_to_pass, one.new, one.gone) for one in suite.checks}


def not_run(db: Database, *runs: Run) -> int:
    return sum(one.results for one in unknown_results(db, [run.id for run in runs]) if one.passed is None)


def test_what_changed_is_counted_by_check_and_direction(db: Database) -> None:
    keep_checks(db, WORDS, Check("contains", "yes"))
    run = made_run(db, "yes", "no", "yes it is so")
    assert counts(recheck_run(db, run)) == {"max-words": (0, 0, 3, 0), "contains": (0, 0, 3, 0)}
    assert recheck_run(db, run).suites[0].changed == 0
    keep_checks(db, Check("max-words", 4), Check("contains", "no"), Check("starts-with", "y"))
    told = recheck_run(db, run)
    assert counts(told) == {"max-words": (0, 1, 0, 0), "contains": (2, 1, 0, 0), "starts-with": (0, 0, 3, 0)}
    (suite,) = told.suites
    assert (suite.outputs, suite.changed, suite.passed_before, suite.passed_now) == (3, 3, 1, 0)
    assert next(one.cases for one in suite.checks if one.type == "max-words") == ("l-3",)
    keep_checks(db, Check("contains", "no"))
    assert counts(recheck_run(db, run)) == {"max-words": (0, 0, 0, 3), "starts-with": (0, 0, 0, 3)}


def test_comparisons_of_the_run_are_refreshed(db: Database) -> None:
    keep_checks(db, WORDS)
    before, after = made_run(db, "a", "b", "c"), made_run(db, "a", "b b b b", "c c c c")
    comparison = make_comparison(db, before, after)
    assert suite_verdicts(db, comparison.id)[0].target_pass_rate == 1 / 3
    keep_checks(db, Check("max-words", 4))
    told = recheck_run(db, after)
    assert [one.id for one in told.comparisons] == [comparison.id]
    assert suite_verdicts(db, comparison.id)[0].target_pass_rate == 1
    assert counts(told) == {"max-words": (0, 2, 0, 0)}


def test_outputs_are_held_against_the_baseline_they_are_compared_with(db: Database) -> None:
    keep_checks(db, Check("similar-to-baseline"))
    before, after = made_run(db, "one two", "b", "c"), made_run(db, "one two", "x", "c")
    comparison = make_comparison(db, before, after)
    candidate = made_run(db, "something", "b", "c", kind="candidate", comparison_id=comparison.id)
    assert recheck_run(db, after).suites[0].changed == 0
    assert recheck_run(db, candidate).suites[0].passed_now == 2
    assert recheck_run(db, made_run(db, "a", "b", "c")).suites[0].checks[0].new == 3


def test_a_failed_call_stays_undecided(db: Database) -> None:
    keep_checks(db, WORDS)
    run = made_run(db, "a", "", "c")
    told = recheck_run(db, run)
    assert (told.suites[0].passed_now, told.suites[0].outputs) == (2, 3)


FUNCTION = Check("python", "f.py:short")


def host(folder: Path, most: int) -> PythonHost:
    (folder / "f.py").write_text(f"def short(output, context):\n    return len(output) <= {most}\n")
    return PythonHost({"letters": AllowedFunctions(folder, frozenset({"f.py:short"}))})


def test_what_functions_said_is_kept_where_they_may_not_run(db: Database, tmp_path: Path) -> None:
    keep_checks(db, FUNCTION, WORDS)
    before, after = made_run(db, "a", "b", "c"), made_run(db, "aa", "bbbb", "c")
    comparison = make_comparison(db, before, after)
    assert not_run(db, before, after) == 6
    with host(tmp_path, 3) as python:
        make_comparison(db, before, after, python=python)
    assert not_run(db, before, after) == 0
    keep_checks(db, FUNCTION, Check("max-words", 9))  # another check changes, the function's own does not
    for _ in range(2):
        make_comparison(db, before, after)
        (target,) = case_detail(db, comparison.id, "letters", "l-2").target
        assert [one.passed for one in target.checked.results] == [False, True]
    with host(tmp_path, 9) as python:
        told = recheck_run(db, after, python=python)
    assert counts(told) == {"python": (0, 1, 0, 0)}
    keep_checks(db, Check("python", "f.py:short", threshold=0.9), WORDS)
    make_comparison(db, before, after)
    assert not_run(db, before, after) == 6


def test_a_function_that_ran_for_one_side_only_decides_nothing(db: Database, tmp_path: Path) -> None:
    keep_checks(db, FUNCTION)
    before, after = made_run(db, "a", "b", "c"), made_run(db, "a", "b", "c")
    with host(tmp_path, 0) as python:
        assert recheck_run(db, after, python=python).suites[0].passed_now == 0
    make_comparison(db, before, after)
    (verdict,) = suite_verdicts(db, find_comparison(db, "@last").id)
    assert (verdict.baseline_pass_rate, verdict.target_pass_rate) == (None, None)
    with host(tmp_path, 0) as python:
        recheck_run(db, before, python=python)
    (verdict,) = suite_verdicts(db, find_comparison(db, "@last").id)
    assert (verdict.baseline_pass_rate, verdict.target_pass_rate) == (0, 0)


def test_what_is_kept_of_a_function_says_so(db: Database, tmp_path: Path) -> None:
    keep_checks(db, FUNCTION)
    before, after = made_run(db, "a", "b", "c"), made_run(db, "a", "b", "cccc")
    with host(tmp_path, 3) as python:
        make_comparison(db, before, after, python=python)
    for _ in range(2):
        comparison = make_comparison(db, before, after)
    (target,) = case_detail(db, comparison.id, "letters", "l-3").target
    (result,) = target.checked.results
    assert (result.passed, result.reason) == (False, "kept from an earlier run: f.py:short: false")
    kept = unknown_results(db, [before.id, after.id], (before.id, after.id))
    assert sum(one.results for one in kept) == 6


def test_a_crash_on_one_side_is_no_pass(db: Database, tmp_path: Path) -> None:
    """The baseline answers JSON that the function turns down, the target no JSON at all, on which it raises."""
    for said in ("false", "true"):
        (tmp_path / "f.py").write_text("import json\ndef short(o, c):\n    return json.loads(o)['ok']\n")
        keep_checks(db, Check("min-words", 1), FUNCTION)
        before, after = made_run(db, *[f'{{"ok": {said}}}'] * 3), made_run(db, *["Sorry, no JSON"] * 3)
        with PythonHost({"letters": AllowedFunctions(tmp_path, frozenset({"f.py:short"}))}) as python:
            comparison = make_comparison(db, before, after, python=python)
        (verdict,) = suite_verdicts(db, comparison.id)
        assert (verdict.baseline_pass_rate, verdict.target_pass_rate) == (1, 1)
        assert verdict.counts["improvement"] == 0
        reason = case_detail(db, comparison.id, "letters", "l-1").verdict.reason
        assert "not counted: python (undecided for the target: f.py:short: it raised JSONDecodeError" in reason
        (unknown,) = unknown_results(db, [after.id])
        assert (unknown.type, unknown.results) == ("python", 3)


def test_the_baseline_is_like_itself(db: Database) -> None:
    keep_checks(db, Check("similar-to-baseline"), Check("same-keys-as-baseline", weight=0))
    comparison = make_comparison(db, made_run(db, "one", "two", "three"), made_run(db, "x y z", "two", "q q q"))
    (verdict,) = suite_verdicts(db, comparison.id)
    assert (verdict.baseline_pass_rate, verdict.target_pass_rate) == (1, 1 / 3)
    assert verdict.counts["regression"] == 2


def test_checks_are_told_apart_by_what_they_are_held_against(db: Database) -> None:
    run = made_run_with(db, Check("contains", "a"), Check("contains", "b"))
    keep_checks(db, Check("contains", "b"), Check("contains", "a"))
    assert recheck_run(db, run).suites[0].changed == 0
    keep_checks(db, Check("contains", "b"), Check("contains", "z"))
    (check,) = recheck_run(db, run).suites[0].checks
    assert (check.type, check.value, check.pass_to_fail) == ("contains", "z", 3)


def made_run_with(db: Database, *checks: Check) -> Run:
    keep_checks(db, *checks)
    run = made_run(db, "a", "a", "a b")
    recheck_run(db, run)
    return run
