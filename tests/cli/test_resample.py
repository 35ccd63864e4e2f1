"""`resample` against the simulator: what it draws, what it may cost, and what it leaves."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.cli.asking import done, told, told_json
from tests.client.serving import served
from workbench.errors import ExitCode, WorkbenchError
from workbench.evaluate.holding import holding
from workbench.evaluate.words import usd
from workbench.simulator.app import create_app
from workbench.store.database import open_database
from workbench.store.drawn import Further, first_samples, plan_further, planned_samples
from workbench.store.outputs import add_outputs, suite_outputs
from workbench.store.runs import create_run, find_run
from workbench.store.suites import load_cases
from workbench.suites.examples import example_suites_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


OLDER, NEWER = "claude-sonnet-4-6", "claude-sonnet-5-5"
SUITE = "brand-voice"


@pytest.fixture(scope="module")
def simulator() -> Iterator[str]:
    with served(create_app()) as url:
        yield url


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, simulator: str, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANTHROPIC_BASE_URL", simulator)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-a-key-that-is-told-to-nobody")
    for name in ("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_CUSTOM_HEADERS", "ANTHROPIC_PROFILE", "WORKBENCH_CATALOGUE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def compared(simulator: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two runs of a suite on two models, compared; `db` is a copy to write to."""
    path = tmp_path_factory.mktemp("resample") / "runs.db"
    (file,) = example_suites_folder().glob(f"{SUITE}.suite.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANTHROPIC_BASE_URL", simulator)
        patch.setenv("ANTHROPIC_API_KEY", "sk-ant-a-key-that-is-told-to-nobody")
        done(path, "run", str(file), "--model", OLDER, "--model", NEWER)
        done(path, "compare", "1", "2")
    return path


@pytest.fixture
def db(compared: Path, tmp_path: Path) -> Path:
    path = tmp_path / "runs.db"
    shutil.copy(compared, path)
    return path


def cost(db: Path) -> float:
    return float(sum(one["cost_usd"] for one in told_json(db, "runs")["runs"]))


def test_a_dry_run_says_what_would_be_drawn_and_changes_nothing(db: Path) -> None:
    found = told_json(db, "resample", "1", "--dry-run", "--samples", "2")
    whys = [one["why"] for one in found["draws"]]
    assert whys == ["regression", "random"] * (len(whys) // 2)
    assert len(whys) >= 20
    assert [one["calls"] for one in found["runs"]] == [2 * len(whys)] * 2
    with open_database(db) as database:
        assert first_samples(database, 1, SUITE) == {}
    shown = done(db, "resample", "1", "--dry-run").stdout.splitlines()
    assert shown[1].split() == [SUITE, str(len(whys) // 2), str(len(whys) // 2)]


def test_both_sides_are_drawn_in_their_own_runs_and_compared_again(db: Path) -> None:
    before = told_json(db, "compare", "1", "2")["suites"][0]["cases_by_verdict"]
    found = told_json(db, "resample", "1", "--max-cost", "5", "--samples", "2")
    assert found["left"] == 0
    assert found["failures"] == []
    worse = [one for one in found["draws"] if one["why"] == "regression"]
    assert {one["case"] for one in worse} == set(before["regression"])
    others = {one["case"] for one in found["draws"] if one["why"] == "random"}
    assert len(others) == len(worse)
    assert not others & set(before["regression"])
    # Three of three against none of three is sure; what comes now and then is flaky.
    assert {(one["verdict"], one["confirmed"]) for one in worse} <= {("regression", True), ("flaky", False)}
    assert any(one["confirmed"] for one in worse)
    with open_database(db) as database:
        for run in (1, 2):
            samples = [one.output.sample for one in suite_outputs(database, run, SUITE)]
            assert samples.count(2) == samples.count(3) == len(found["draws"])
            assert first_samples(database, run, SUITE) == {one["case"]: 1 for one in found["draws"]}
        assert all(one["missing"] == 0 for one in told_json(db, "runs")["runs"])

    spent = cost(db)
    again = done(db, "resample", "1", "--max-cost", "5", "--samples", "2")
    assert again.return_value is ExitCode.DONE
    assert "nothing to draw" in again.stderr
    assert cost(db) == spent
    after = told_json(db, "compare", "1", "2")["suites"][0]["cases_by_verdict"]
    assert set(after["regression"]) == {one["case"] for one in worse if one["confirmed"]}
    assert told_json(db, "comparisons")["comparisons"][0]["gate"]["stale"] == []


def test_a_limit_is_never_passed_and_a_second_call_goes_on(db: Path) -> None:
    before, outputs = cost(db), sum(one["outputs"] for one in told_json(db, "runs")["runs"])
    first = done(db, "resample", "1", "--max-cost", "0.05", "--samples", "2", "--json")
    assert first.return_value is ExitCode.PARTIAL
    assert "`workbench resample 1 --max-cost USD` goes on" in first.stderr
    assert "its gate is stale now" in first.stderr
    counts = [line for line in first.stderr.splitlines() if " answered" in line and "of at most $0.0500" in line]
    new = sum(one["outputs"] for one in told_json(db, "runs")["runs"]) - outputs
    assert re.match(rf"{new}/\d+ answered", counts[-1])
    spent = f"{usd(cost(db) - before)} of at most $0.0500"
    assert spent in counts[-1]
    assert f"left: {spent} spent; the next call" in first.stderr
    told_first = json.loads(first.stdout)
    assert 0.02 < cost(db) - before <= 0.05
    assert told_first["cost_usd"] == pytest.approx(cost(db) - before)
    assert 0 < len(told_first["draws"]) < told_first["left"]
    runs = told_json(db, "runs")["runs"]
    assert [one["missing"] for one in runs] == [0, 0]  # what was not drawn is not wanting

    rest = told_json(db, "resample", "1", "--max-cost", "5", "--samples", "2")
    assert rest["left"] == 0
    with open_database(db) as database:
        planned = [planned_samples(database, run) for run in (1, 2)]
    drawn = [{place for place, one in of.items() if one.why} for of in planned]
    assert drawn[0] == drawn[1]
    assert {one["case"] for one in (*told_first["draws"], *rest["draws"])} == {case for _, case in drawn[0]}
    assert all(one.samples == 3 for of in planned for one in of.values() if one.why)


def test_beside_another_process_nothing_is_drawn_and_its_marks_stay(db: Path) -> None:
    with open_database(db) as database:
        run = find_run(database, "1")
        plan_further(database, 1, [Further(SUITE, load_cases(database, SUITE)[0].id, 3, "random")])
        marked = planned_samples(database, 1)
        with holding(database, [run]):
            result = told(db, "resample", "1", "--max-cost", "5")
        assert isinstance(result.exception, WorkbenchError)
        assert "is being executed by another process" in result.exception.message
        assert planned_samples(database, 1) == marked
        assert first_samples(database, 2, SUITE) == {}


def test_nothing_is_sent_that_does_not_fit(db: Path) -> None:
    before = cost(db)
    ended = done(db, "resample", "1", "--max-cost", "0.0001")
    assert ended.return_value is ExitCode.PARTIAL
    assert "no case drawn; that cost $0.0000" in ended.stderr
    assert cost(db) == before


def test_a_run_again_takes_no_further_samples_over(db: Path) -> None:
    done(db, "resample", "1", "--max-cost", "5", "--samples", "1")
    done(db, "run", "--again", "1")
    with open_database(db) as database:
        assert {one.output.sample for one in suite_outputs(database, 3, SUITE)} == {1}


def test_of_a_recorded_side_the_other_alone_is_drawn(db: Path) -> None:
    with open_database(db) as database:
        run = find_run(database, "1")
        recorded = create_run(database, "log", run.configuration, kind="import", origin="recorded", simulated=True)
        old = [replace(one.output, origin="recorded", call_key=None) for one in suite_outputs(database, 1, SUITE)]
        add_outputs(database, recorded.id, old)
    done(db, "compare", "log", "2")
    ended = done(db, "resample", "2", "--max-cost", "5", "--samples", "1")
    assert "run 3 'log' was not executed here and cannot be drawn again: the other side only is" in ended.stderr
    with open_database(db) as database:
        assert {one.output.sample for one in suite_outputs(database, 3, SUITE)} == {1}
        assert {one.output.sample for one in suite_outputs(database, 2, SUITE)} == {1, 2}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("1",), "what may it cost?"),
        (("no-such", "--max-cost", "1"), "no comparison 'no-such'"),
    ],
)
def test_what_cannot_be_drawn_is_one_message(db: Path, arguments: tuple[str, ...], message: str) -> None:
    error = told(db, "resample", *arguments).exception
    assert isinstance(error, WorkbenchError)
    assert message in error.message
    assert error.exit_code is ExitCode.UNUSABLE


def test_a_comparison_of_recorded_runs_cannot_be_drawn(made_demo: Path) -> None:
    error = told(made_demo, "resample", "1", "--max-cost", "1").exception
    assert isinstance(error, WorkbenchError)
    assert "neither run of comparison 1 'demo' was executed here" in error.message


def test_further_samples_tell_of_cases_and_leave_the_test_of_the_suite_as_it_was(db: Path) -> None:
    tested = ("pass_rate", "difference", "interval", "p_value", "samples", "minimum_detectable")
    before = told_json(db, "compare", "1", "2")["suites"][0]
    done(db, "resample", "1", "--max-cost", "5", "--samples", "4")
    after = told_json(db, "compare", "1", "2")["suites"][0]
    assert {name: after[name] for name in tested[:5]} == {name: before[name] for name in tested[:5]}
    assert before["noise"] == {"measured": False, "churn": None}
    assert after["noise"]["measured"]
    assert 0 <= after["noise"]["churn"] < 0.1
    (row,) = [line for line in done(db, "compare", "1", "2").stdout.splitlines() if line.startswith(SUITE)]
    assert " by first samples " in row
