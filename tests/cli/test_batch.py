"""`run --batch` as people and scripts meet it: the simulator's batches in this process, the command in another."""

from __future__ import annotations

import json
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import workbench, workbench_json
from tests.evaluate.batches import simulated, stats
from tests.forked import Piped

if TYPE_CHECKING:
    from pathlib import Path

SONNET, HAIKU = "claude-sonnet-5-5", "claude-haiku-5-5"
SUITE = """
suite: towns
request:
  max_tokens: 80
  messages: [{role: user, content: "Say {{town}}"}]
cases:
- {id: a, vars: {town: Oslo}}
- {id: b, vars: {town: Bergen}}
- {id: c, vars: {town: Narvik}}
"""


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-a-key-that-is-told-to-nobody")
    for name in ("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_CUSTOM_HEADERS", "ANTHROPIC_PROFILE", "WORKBENCH_CATALOGUE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "runs.db"


@pytest.fixture
def suite(tmp_path: Path) -> str:
    path = tmp_path / "towns.suite.yaml"
    path.write_text(SUITE, encoding="utf-8")
    return str(path)


def started(db: Path, *arguments: str) -> Piped:
    """The command under way."""
    command = [sys.executable, "-m", "workbench", "--db", str(db), *arguments]
    return Piped(command)


def until(process: Piped, text: str) -> str:
    """What the command says until a line holds this."""
    said = ""
    for line in process.stderr:
        said += line
        if text in line:
            return said
    raise AssertionError(f"{text!r} was never said, but:\n{said}")


def test_two_models_at_half_the_price(db: Path, suite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with simulated() as (url, _):
        monkeypatch.setenv("ANTHROPIC_BASE_URL", url)
        run = ("run", suite, "--model", SONNET, "--model", HAIKU, "--samples", "2", "--batch", "--json")
        done = workbench(*run, db=db)
        assert stats(url)["billed"]["batch"]["calls"] == 12
        alone = workbench("run", "--again", "1", "--json", db=db)
        again = workbench_json("runs", db=db)["runs"]
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [(one["model"], one["calls"], one["answered"]) for one in told["runs"]] == [(SONNET, 6, 6), (HAIKU, 6, 6)]
    assert told["ended"] == "done"
    assert 0 < told["cost_usd"] < 0.01
    assert {line[:5] for line in done.stderr.splitlines() if "handed in, 6 calls" in line} == {"run 1", "run 2"}
    assert "(simulated)" in done.stderr
    assert alone.returncode == 0, alone.stderr
    assert "handed in" in alone.stderr  # under the configuration it was begun with, by batches too
    assert len(again) == 3
    assert b"told-to-nobody" not in db.read_bytes()


def test_an_interrupt_leaves_the_batch_and_resume_collects_it(
    db: Path, suite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with simulated("polls:2") as (url, between):
        monkeypatch.setenv("ANTHROPIC_BASE_URL", url)
        with started(db, "run", suite, "--model", SONNET, "--batch") as process:
            until(process, "handed in")
            process.send_signal(signal.SIGINT)
            said = until(process, "goes on")
            said += process.communicate()[1]
        assert process.returncode == 130
        assert "ending: 1 batch goes on (3 calls) at the API, and --resume collects what they bring" in said
        assert "`workbench run --resume 1` goes on" in said
        resumed = workbench("run", "--resume", "1", db=db)
        assert between.calls["create"] == 1
        assert between.calls["cancel"] == 0
    assert resumed.returncode == 0, resumed.stderr
    assert "3/3 answered" in resumed.stderr


def test_a_second_interrupt_cancels_the_batch(db: Path, suite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with simulated("polls:1000") as (url, between):
        monkeypatch.setenv("ANTHROPIC_BASE_URL", url)
        with started(db, "run", suite, "--model", SONNET, "--batch") as process:
            until(process, "handed in")
            process.send_signal(signal.SIGINT)
            until(process, "ending:")
            process.send_signal(signal.SIGINT)
            said = process.communicate()[1]
        assert process.returncode == 130
        assert "cancelled 1 of 1 batch (3 calls)" in said
        assert between.calls["cancel"] == 1


def test_a_killed_command_is_gone_on_with(db: Path, suite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with simulated("seconds:0") as (url, between):
        monkeypatch.setenv("ANTHROPIC_BASE_URL", url)
        with started(db, "run", suite, "--model", SONNET, "--samples", "4", "--batch") as process:
            between.victim = process.pid
            between.acts = {("create", 1): "swallow-kill"}
            assert process.wait() == -signal.SIGKILL
        resumed = workbench("run", "--resume", "@last", db=db)
        assert between.calls["create"] == 1
        assert stats(url)["billed"]["batch"]["calls"] == 12
    assert resumed.returncode == 0, resumed.stderr
    assert "found again, 12 calls" in resumed.stderr


def test_a_provider_without_batches_is_refused_and_nothing_is_stored(db: Path, suite: str) -> None:
    done = workbench("run", suite, "--model", SONNET, "--batch", "--provider", "vertex", db=db)
    assert done.returncode == 2
    assert "vertex has no message batches" in done.stderr
    assert workbench_json("runs", db=db)["runs"] == []
