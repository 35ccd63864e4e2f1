"""`rerun` and `simulate` as scripts meet them: a simulator in one process, the command in another."""

from __future__ import annotations

import os
import signal
import socket
import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import workbench, workbench_json
from tests.forked import Piped
from workbench.simulator.hints import hint_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


SUITE = "support-triage"


@contextmanager
def simulating() -> Iterator[tuple[Piped, str, str]]:
    """`workbench simulate` on a free port: (its process, its base URL, what it said at its start)."""
    command = [sys.executable, "-m", "workbench", "simulate", "--port", "0"]
    with Piped(command) as process:
        said = "".join(process.stderr.readline() for _ in range(4))
        url = next(word.rstrip(";") for word in said.split() if word.startswith("http://"))
        try:
            yield process, url, said
        finally:
            process.kill()


@pytest.fixture(scope="module")
def simulator() -> Iterator[str]:
    with simulating() as (_, url, _said):
        yield url


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, simulator: str) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", simulator)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "any")
    monkeypatch.setenv("WORKBENCH_REVIEWER", "ada")
    for name in ("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_CUSTOM_HEADERS", "ANTHROPIC_PROFILE"):
        monkeypatch.delenv(name, raising=False)


def system_prompt(db: Path) -> str:
    from workbench.store.database import open_database
    from workbench.store.suites import load_suite

    with open_database(db) as database:
        system: str = load_suite(database, SUITE).request["system"]
    return system


@pytest.fixture
def edited(demo_db: Path, tmp_path: Path) -> str:
    """A file with the prompt and the line that mends it."""
    path = tmp_path / "edited.txt"
    path.write_text(f"{system_prompt(demo_db)}{hint_for(SUITE)}\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def unedited(demo_db: Path, tmp_path: Path) -> str:
    path = tmp_path / "unedited.txt"
    path.write_text(system_prompt(demo_db), encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def named(made_demo: Path) -> tuple[str, str]:
    """A case that regressed and one that passed on both sides."""
    from workbench.adapt.selection import select_cases
    from workbench.store.database import open_database

    with open_database(made_demo) as database:
        selection = select_cases(database, 1, SUITE)
    return selection.failing[0], selection.guarding[0]


def test_an_edit_is_confirmed_and_kept_as_an_adaptation(demo_db: Path, edited: str) -> None:
    done = workbench("rerun", "@last", SUITE, "--prompt", edited, "--save", "--note", "no fence", db=demo_db)
    assert done.returncode == 0, done.stderr
    assert "fixed" in done.stdout
    assert "holds" in done.stdout
    assert "simulated" in done.stderr
    assert "not confirmed: 1 of 3 samples of each case; guarding: a drop of up to 18.4 points" in done.stderr
    assert "adaptation 1: draft" in done.stderr
    arguments = ("--prompt", edited, "--save", "--cases", "all", "--samples", "3")
    done = workbench("rerun", "@last", SUITE, *arguments, db=demo_db)
    assert done.returncode == 0, done.stderr
    assert "adaptation 1: confirmed" in done.stderr
    assert len(workbench_json("runs", db=demo_db)["runs"]) == 2  # candidates stay with their comparison
    (kept,) = workbench_json("adaptations", db=demo_db)["adaptations"]
    assert (kept["status"], kept["note"], len(kept["runs"])) == ("confirmed", "no fence", 2)


def test_json_says_what_was_fixed_and_at_what_cost(demo_db: Path, edited: str, named: tuple[str, str]) -> None:
    arguments = ("--prompt", edited, "--samples", "2", "--cases", ",".join(named))
    told = workbench_json("rerun", "@last", SUITE, *arguments, db=demo_db)
    assert not told["confirmed"]
    assert told["missing"][0] == "2 of 3 samples of each case"
    assert 0 < told["drop_not_ruled_out"] < 1
    assert {case["case"]: case["now"] for case in told["cases"]} == dict(zip(named, ("fixed", "holds"), strict=True))
    assert told["totals"]["fixed"] == told["totals"]["holds"] == 1
    assert told["cost_usd"] > 0
    assert told["unpriced_outputs"] == 0
    assert told["run"]["simulated"]
    assert told["adaptation"] is None
    for case in told["cases"]:
        assert [sample["sample"] for sample in case["samples"]] == [1, 2]
        assert all(sample["passed"] for sample in case["samples"])


def test_while_a_case_still_fails_it_ends_with_1(demo_db: Path, unedited: str, named: tuple[str, str]) -> None:
    arguments = ("--prompt", unedited, "--save", "--cases", ",".join(named))
    done = workbench("rerun", "@last", SUITE, *arguments, db=demo_db)
    assert done.returncode == 1
    assert "not fixed" in done.stdout
    assert "suite's own" in done.stderr
    assert "adaptation 1: draft" in done.stderr


def test_what_waits_for_a_judge_is_not_fixed(demo_db: Path, edited: str, named: tuple[str, str]) -> None:
    from workbench.records import Check
    from workbench.store.database import open_database
    from workbench.store.suites import load_cases, load_suite, save_suite

    with open_database(demo_db) as db:
        suite = load_suite(db, SUITE)
        judged = replace(suite, checks=(*suite.checks, Check("llm-rubric", "Is it kind?")))
        save_suite(db, judged, load_cases(db, SUITE))
    done = workbench("rerun", "@last", SUITE, "--prompt", edited, "--save", "--cases", ",".join(named), db=demo_db)
    assert done.returncode == 1
    assert done.stdout.count("undecided  llm-rubric is undecided: not judged yet") == 2
    assert "wait for a judge: `workbench judge 3 --against 1 " in done.stderr
    assert "passes but for 1 undecided check" in done.stderr
    assert "adaptation 1: draft" in done.stderr


def test_an_unknown_case_is_named(demo_db: Path, edited: str) -> None:
    done = workbench("rerun", "@last", SUITE, "--prompt", edited, "--cases", "t-999", db=demo_db)
    assert done.returncode == 2
    assert "t-999" in done.stderr


def test_failed_calls_end_with_3_say_why_and_what_to_do(demo_db: Path, edited: str, named: tuple[str, str]) -> None:
    arguments = ("rerun", "@last", SUITE, "--prompt", edited, "--cases", named[0])
    done = workbench(*arguments, "--model", "claude-3-5-sonnet-20241022", db=demo_db)
    assert done.returncode == 3
    assert "no answer" in done.stdout
    assert "retired on 2025-10-28" in done.stderr
    assert "claude-sonnet-5-5" in done.stderr


def test_without_a_key_it_says_how_to_give_one(
    demo_db: Path, edited: str, named: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    done = workbench("rerun", "@last", SUITE, "--prompt", edited, "--cases", ",".join(named), "--save", db=demo_db)
    assert done.returncode == 3
    assert done.stderr.count("set ANTHROPIC_API_KEY") == 1  # said once, not of every case
    assert "Traceback" not in done.stderr
    assert "adaptation" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("@last", "no-such-suite", "--prompt", "x.txt"), "no-such-suite"),
        (("no-such-comparison", SUITE, "--prompt", "x.txt"), "no-such-comparison"),
        (("@last", SUITE, "--prompt", "no-such-file.yaml"), "no-such-file.yaml"),
        (("@last", SUITE), "--prompt"),
        (("@last", SUITE, "--prompt", "x.txt", "--note", "why"), "--save"),
    ],
)
def test_what_cannot_be_done_ends_with_2(demo_db: Path, arguments: tuple[str, ...], said: str) -> None:
    done = workbench("rerun", *arguments, db=demo_db)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupted_rerun_keeps_what_arrived(demo_db: Path, edited: str) -> None:
    """Ctrl-C after the first answers: 130, and these answers are in the candidate run."""
    command = [sys.executable, "-m", "workbench", "--db", str(demo_db), "rerun", "@last", SUITE, "--prompt", edited]
    environment = {**os.environ, "ANTHROPIC_CUSTOM_HEADERS": "x-simulate-fault: trickle::0.15"}
    with Piped([*command, "--cases", "all"], env=environment) as process:
        assert process.stderr.readline().startswith("1/")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "answers kept: " in said
    assert " in run 3 " in said
    assert "Traceback" not in said


def test_simulate_says_how_to_reach_it_and_ends_quietly() -> None:
    with simulating() as (process, url, said):
        host, port = url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            connection.sendall(b"GET /v1/models HTTP/1.1\r\nhost: x\r\nx-api-key: any\r\nconnection: close\r\n\r\n")
            assert b" 200 " in connection.recv(64)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 130
    assert f"ANTHROPIC_BASE_URL={url}" in said


def test_simulate_says_when_it_cannot_listen() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = workbench("simulate", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "cannot listen" in done.stderr


def test_no_case_named_is_no_success(demo_db: Path, tmp_path: Path) -> None:
    prompt = tmp_path / "p.txt"
    prompt.write_text("Sort.")
    done = workbench("rerun", "@last", SUITE, "--prompt", str(prompt), "--cases", " ,", db=demo_db)
    assert done.returncode == 2
    assert "--cases names no case" in done.stderr
