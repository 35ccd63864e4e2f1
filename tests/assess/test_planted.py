"""A planted migration through the store: what is found, kept, and made again."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.planted.migration import Planted, migration
from tests.planted.simulated import simulate
from tests.planted.stored import store
from workbench.assess.compare import SuiteCompared, make_comparison
from workbench.assess.comparing import compare_cases, suite_made
from workbench.assess.hands import compared
from workbench.assess.parts import SuiteRuns, ranges_of
from workbench.records import Check
from workbench.store.clusters import clusters_of
from workbench.store.comparisons import pooled_statement
from workbench.store.database import open_database
from workbench.store.runs import find_run
from workbench.store.suites import save_suite
from workbench.store.verdicts import case_verdicts, suite_verdicts

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import Comparison
    from workbench.store.database import Database


@pytest.fixture(scope="module")
def planted() -> list[Planted]:
    return migration(11, suites=18, cases=50)


def compare(db: Database, seen: list[SuiteCompared] | None = None) -> Comparison:
    progress = None if seen is None else seen.append
    return make_comparison(db, find_run(db, "baseline"), find_run(db, "target"), progress=progress)


def test_what_was_planted_is_found_and_filed(tmp_path: Path, planted: list[Planted]) -> None:
    store(tmp_path / "p.db", planted)
    with open_database(tmp_path / "p.db") as db:
        comparison = compare(db)
        verdicts = {one.suite: one for one in suite_verdicts(db, comparison.id)}
        worse = [
            one
            for one in planted
            if one.truth.direction == "worse"
            and len(one.truth.cases) / len(one.cases) > (verdicts[one.suite.id].minimum_detectable or 0)
        ]
        found = [one for one in worse if verdicts[one.suite.id].verdict == "regression"]
        assert len(found) >= 0.8 * len(worse)
        filed = [one for one in found if verdicts[one.suite.id].category in one.truth.categories]
        assert len(filed) >= 0.7 * len(found)
        told = {
            (one.suite.id, case.case): case.case in one.truth.cases
            for one in found
            for case in case_verdicts(db, comparison.id, one.suite.id)
            if case.verdict == "regression"
        }
        assert sum(told.values()) >= 0.8 * len(told)
        assert all(verdicts[one.suite.id].reason for one in found)
        clusters = clusters_of(db, comparison.id)
        assert clusters
        assert all(one.example in one.cases for one in clusters)
        assert pooled_statement(db, comparison.id) is not None


def test_only_what_changed_is_compared_again(tmp_path: Path, planted: list[Planted]) -> None:
    suites = planted[:4]
    store(tmp_path / "p.db", suites)
    with open_database(tmp_path / "p.db") as db:
        first: list[SuiteCompared] = []
        comparison = compare(db, first)
        assert [one.kept for one in first] == [False] * 4
        before = suite_verdicts(db, comparison.id), clusters_of(db, comparison.id)
        again: list[SuiteCompared] = []
        assert compare(db, again).id == comparison.id
        assert [one.kept for one in again] == [True] * 4
        assert (suite_verdicts(db, comparison.id), clusters_of(db, comparison.id)) == before

        changed = suites[2].suite
        stricter = changed.__class__(changed.id, changed.request, checks=(Check("max-words", 1),))
        save_suite(db, stricter, suites[2].cases)
        after: list[SuiteCompared] = []
        compare(db, after)
        assert {one.suite: one.kept for one in after} == {one.suite.id: one.suite.id != changed.id for one in suites}


def test_suites_are_compared_alike_here_and_in_other_processes(tmp_path: Path, planted: list[Planted]) -> None:
    suites = planted[:3]
    store(tmp_path / "p.db", suites)
    with open_database(tmp_path / "p.db") as db:
        baseline, target = find_run(db, "baseline"), find_run(db, "target")
        runs = [SuiteRuns(one.suite, baseline, target) for one in suites]
        here, beside = (list(compared(db, runs, outputs, None)) for outputs in (1, 1_000_000))
    assert here == beside
    assert [(len(one.made.cases), one.is_last) for one in here] == [(50, True)] * 3


def test_a_suite_of_many_cases_is_compared_in_parts_as_it_would_be_as_a_whole(tmp_path: Path) -> None:
    """More cases than habits are learnt from, the order of their ids another than that of their coming."""
    (one,) = migration(2, suites=1, cases=40)
    one = replace(one, cases=one.cases[20:] + one.cases[:20])
    store(tmp_path / "p.db", [one])
    found = []
    with open_database(tmp_path / "p.db") as db:
        runs = SuiteRuns(one.suite, find_run(db, "baseline"), find_run(db, "target"))
        for at_once, sizes in ((1000, [12, 28]), (7, [12, 7, 7, 7, 7])):
            first, *others = ranges_of(db, runs, 12, at_once)
            parts = [compare_cases(db, runs, first, None, None)]
            parts += [compare_cases(db, runs, within, parts[0].habits, None) for within in others]
            assert [len(part.cases) for part in parts] == sizes
            found.append((suite_made(runs, parts), sorted((said for part in parts for said in part.said), key=str)))
    assert found[0] == found[1]
    assert len(found[0][0].cases.verdicts) == 40
    assert len(found[0][1]) == 80


def test_a_migration_through_the_simulator_is_judged_as_the_same_one_stored(tmp_path: Path) -> None:
    suites = migration(223, suites=12, cases=15)
    assert {one.truth.evidence for one in suites} == {"none", "field", "strict", "line", "prefill", "classifier"}
    assert {"tools", "chat"} <= {one.kind for one in suites}
    store(tmp_path / "stored.db", suites)
    simulate(tmp_path / "simulated.db", suites)
    said = []
    for name in ("stored", "simulated"):
        with open_database(tmp_path / f"{name}.db") as db:
            comparison = compare(db)
            by_case = [case_verdicts(db, comparison.id, one.suite.id) for one in suites]
            said.append((by_case, suite_verdicts(db, comparison.id)))
    assert said[0] == said[1]
    assert [len(cases) for cases in said[1][0]] == [15] * 12


def test_two_runs_of_one_model_show_next_to_nothing(tmp_path: Path) -> None:
    store(tmp_path / "p.db", migration(3, suites=16, cases=30, planted=False))
    with open_database(tmp_path / "p.db") as db:
        comparison = compare(db)
        wrong = [one for one in suite_verdicts(db, comparison.id) if one.verdict in ("regression", "improvement")]
        assert len(wrong) <= 2


def test_the_churn_of_a_suite_without_checks_is_known_from_samples(tmp_path: Path) -> None:
    one = next(one for one in migration(1, cases=10, samples=2, planted=False) if not one.suite.checks)
    store(tmp_path / "p.db", [one])
    with open_database(tmp_path / "p.db") as db:
        (verdict,) = suite_verdicts(db, compare(db).id)
        assert verdict.churn is not None


KILLED = """
import os, signal, sys
from pathlib import Path
from workbench.assess.compare import make_comparison
from workbench.store.database import open_database
from workbench.store.runs import find_run

def killed(event):
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    with open_database(Path(sys.argv[1])) as db:
        make_comparison(db, find_run(db, "baseline"), find_run(db, "target"), progress=killed)
"""


def test_processes_beside_end_with_the_one_that_began_them(tmp_path: Path, planted: list[Planted]) -> None:
    store(tmp_path / "p.db", planted[:11])
    (tmp_path / "killed.py").write_text(KILLED)
    # They hold standard output too, so this waits for the end of the last of them.
    command = [sys.executable, str(tmp_path / "killed.py"), str(tmp_path / "p.db")]
    ended = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL
