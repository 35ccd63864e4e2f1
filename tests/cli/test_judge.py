"""`judge` as people and scripts meet it, in this process: the simulator is served beside it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from tests.client.serving import served
from workbench.cli.main import workbench
from workbench.errors import ExitCode, WorkbenchError
from workbench.evaluate.holding import holding_judge
from workbench.simulator.app import create_app
from workbench.store.database import open_database
from workbench.store.judges import Judge
from workbench.store.runs import find_run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

SONNET, HAIKU, JUDGE = "claude-sonnet-5-5", "claude-haiku-4-5-20251001", "claude-opus-5-5"
SUITE = """
suite: towns
request:
  max_tokens: 80
  messages: [{role: user, content: "Say {{town}}"}]
checks:
- {type: llm-rubric, value: 'Is there a "message"?'}
- {type: pairwise, value: "Which is more concise?"}
cases:
- {id: a, vars: {town: Oslo}}
- {id: b, vars: {town: Bergen}}
- {id: c, vars: {town: Narvik}}
"""


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


def told(*arguments: str) -> Result:
    return CliRunner().invoke(workbench, ["--db", "runs.db", *arguments], standalone_mode=False)


def done(*arguments: str) -> Result:
    result = told(*arguments)
    assert result.exception is None, (result.exception, result.stderr)
    return result


def told_json(*arguments: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(done(*arguments, "--json").stdout)
    return value


@pytest.fixture
def two_runs(tmp_path: Path) -> Result:
    (tmp_path / "towns.suite.yaml").write_text(SUITE, encoding="utf-8")
    return done("run", "towns.suite.yaml", "--model", SONNET, "--model", HAIKU)


def test_runs_are_judged_and_compared(two_runs: Result) -> None:
    command = "workbench judge 2 --against 1 --model"
    waiting = re.search(rf"\d checks wait for a judge: `{command} ID`", two_runs.stderr)
    assert waiting is not None  # a pair of answers that are the same does not wait
    assert waiting[0] in done("compare", "1", "2").stderr
    dry = done("judge", "2", "--against", "1", "--model", JUDGE, "--dry-run")
    assert "9 checks of 1 suite" in dry.stderr
    assert "0 answered" in dry.stderr
    assert len(told_json("runs")["runs"]) == 2

    said = done("judge", "2", "--against", "1", "--model", JUDGE)
    assert said.return_value is ExitCode.DONE
    assert f"9 of 9 checks judged by {JUDGE} (simulated)" in said.stderr
    assert "judging cost $" in said.stderr
    assert "`workbench compare 1 2` reads the verdicts" in said.stderr
    assert [line.split()[:2] for line in said.stdout.splitlines()[1:]] == [
        ["towns", "llm-rubric"],
        ["towns", "pairwise"],
    ]
    again = told_json("judge", "2", "--against", "1", "--model", JUDGE)
    assert (again["runs"], again["waiting"], again["spent_usd"]) == ([], 0, 0)

    compared = told_json("compare", "1", "2")["judges"]
    assert (compared["judges"], compared["waiting"]) == ([f"{JUDGE} (simulated)"], 0)
    assert compared["cost_usd"] == pytest.approx(again["cost_usd"])
    runs = told_json("runs")["runs"]
    assert [(run["kind"], run["missing"]) for run in runs] == [("run", 0), ("run", 0), ("judge", 0)]
    assert runs[2]["cost_usd"] == pytest.approx(compared["cost_usd"])
    assert runs[2]["source"] == "run 2 against run 1"
    assert "judge, simulated" in done("runs").stdout
    assert [one["suite"] for one in told_json("suites")["suites"]] == ["towns"]
    assert "wait for a judge" not in done("compare", "@last-1", "@last").stderr


def test_one_run_is_judged_by_its_rubrics(two_runs: Result) -> None:
    said = done("judge", SONNET, "--model", SONNET, "--name", "mine")
    assert "judges its own answers in run 1" in said.stderr
    assert "3 pairwise checks left out: they need --against BASELINE" in said.stderr
    assert "3 of 3 checks judged" in said.stderr
    again = done("run", "--again", "mine").stderr
    assert "3 calls to" in again
    assert "3 of 3 checks judged" in again
    assert [run["kind"] for run in told_json("runs")["runs"]] == ["run", "run", "judge", "judge"]


def test_a_judges_run_is_gone_on_with_by_its_own_command(two_runs: Result) -> None:
    stopped = done("judge", "2", "--model", JUDGE, "--max-cost", "0.0001")
    assert stopped.return_value is ExitCode.PARTIAL
    assert "`workbench judge --resume 3` goes on" in stopped.stderr
    for runs in (["--resume", "3"], ["--resume", "1", "--resume", "3"]):
        refused = told("run", *runs).exception
        assert isinstance(refused, WorkbenchError)
        assert refused.exit_code is ExitCode.UNUSABLE
        assert (refused.message, refused.hint) == (
            "run 3 'claude-opus-5-5-judge' is a judge's",
            "`workbench judge --resume 3` goes on with it",
        )
    resumed = done("judge", "--resume", "@last", "--max-cost", "5")
    assert resumed.return_value is ExitCode.DONE
    assert ["towns", "llm-rubric"] in [line.split()[:2] for line in resumed.stdout.splitlines()]
    assert "3 of 3 checks judged by" in resumed.stderr
    assert told_json("runs")["runs"][2]["missing"] == 0


def test_two_processes_never_ask_a_judge_the_same_at_once(two_runs: Result) -> None:
    done("judge", "2", "--model", JUDGE)
    with open_database(Path("runs.db")) as db:
        run = find_run(db, "3")
        with holding_judge(db, Judge.of(run.configuration), run.suites):
            for command in (["run", "--again", "3"], ["judge", "--resume", "3"], ["judge", "2", "--model", JUDGE]):
                refused = told(*command).exception
                assert isinstance(refused, WorkbenchError)
                assert refused.message == f"another process is asking {JUDGE} about these answers"
    assert len(told_json("runs")["runs"]) == 3


def test_the_same_command_goes_on_with_what_was_broken_off(two_runs: Result) -> None:
    done("judge", "2", "--model", JUDGE, "--max-cost", "0.0001")
    assert "is gone on with first" in done("judge", "2", "--model", JUDGE, "--max-cost", "5", "--dry-run").stderr
    said = done("judge", "2", "--model", JUDGE, "--max-cost", "5")
    assert "run 3 'claude-opus-5-5-judge' of this judge was broken off: going on with it" in said.stderr
    runs = told_json("runs")["runs"]
    assert [(run["kind"], run["missing"]) for run in runs] == [("run", 0), ("run", 0), ("judge", 0)]


def test_it_is_said_who_counts(two_runs: Result) -> None:
    done("judge", "2", "--model", JUDGE)
    said = done("judge", "2", "--model", SONNET, "--max-cost", "0.003")
    assert said.return_value is ExitCode.PARTIAL
    assert f"llm-rubric of towns: {JUDGE} still counts until {SONNET} has answered all it was asked" in said.stderr
    said = done("judge", "2", "--model", SONNET, "--max-cost", "5")
    assert f"llm-rubric of towns: {SONNET} counts from now on, until now it was {JUDGE}" in said.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["judge"], "which run?"),
        (["judge", "1"], "which judge?"),
        (["judge", "9", "--model", JUDGE], "no run '9'"),
        (["judge", "1", "--against", "1", "--model", JUDGE], "against itself"),
        (["judge", "1", "--suite", "twons", "--model", JUDGE], "no suite 'twons'"),
        (["judge", "1", "--model", JUDGE, "--set", "messages=[]"], "--set messages"),
        (["judge", "--resume", "1"], "not a judge's"),
        (["judge", "1", "--resume", "1"], "RUN does not go with --resume"),
        (
            ["judge", "1", "--model", "no-such-model", "--max-cost", "1"],
            "nothing is known of what no-such-model may cost",
        ),
    ],
)
def test_what_cannot_be_judged_is_one_message(two_runs: Result, arguments: list[str], message: str) -> None:
    error = told(*arguments).exception
    assert isinstance(error, WorkbenchError)
    assert message in error.message
    assert error.exit_code is ExitCode.UNUSABLE


def test_a_run_without_judged_checks_says_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.suite.yaml").write_text(SUITE.partition("checks:")[0] + "cases: [{id: a, vars: {town: Oslo}}]\n")
    assert "judge" not in done("run", "a.suite.yaml", "--model", SONNET).stderr
    error = told("judge", "1", "--model", JUDGE).exception
    assert isinstance(error, WorkbenchError)
    assert "no output of run 1" in error.message


def test_a_judges_run_is_not_compared(two_runs: Result) -> None:
    done("judge", "2", "--model", JUDGE)
    error = told("compare", "1", "3").exception
    assert isinstance(error, WorkbenchError)
    assert "is a judge's" in error.message
