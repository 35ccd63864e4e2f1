"""`run` as people and scripts meet it: a simulator in one process, the command in another."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import workbench, workbench_json
from tests.cli.test_rerun import simulating
from workbench.suites.examples import example_suites_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SONNET, HAIKU = "claude-sonnet-5-5", "claude-haiku-5-5"
TRIAGE = str(example_suites_folder() / "support-triage.suite.yaml")
SUITE = """
suite: towns
request:
  max_tokens: 80
  messages: [{role: user, content: "Say {{town}}"}]
checks: [{type: contains, value: "{{town}}"}]
cases:
- {id: a, vars: {town: Oslo}}
- {id: b, vars: {town: Bergen}}
- {id: c, vars: {town: Narvik}}
"""


@pytest.fixture(scope="module")
def simulator() -> Iterator[str]:
    with simulating() as (_, url, _said):
        yield url


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, simulator: str) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", simulator)
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


def test_two_models_are_run_and_compared(db: Path) -> None:
    done = workbench("run", TRIAGE, "--model", SONNET, "--model", HAIKU, "--json", db=db)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [(one["model"], one["calls"], one["answered"]) for one in told["runs"]] == [
        (SONNET, 54, 54),
        (HAIKU, 54, 54),
    ]
    assert told["ended"] == "done"
    assert told["cost_usd"] > 0
    assert all(one["simulated"] for one in told["runs"])
    assert "(simulated)" in done.stderr
    assert "108/108 answered" in done.stderr
    runs = workbench_json("runs", db=db)["runs"]
    assert [(run["name"], run["planned"], run["answered"], run["missing"]) for run in runs] == [
        (SONNET, 54, 54, 0),
        (HAIKU, 54, 54, 0),
    ]
    assert workbench("compare", SONNET, HAIKU, db=db).returncode in (0, 1)
    assert b"told-to-nobody" not in db.read_bytes()
    assert not [path.name for path in db.parent.iterdir() if path.name.startswith("runs.db-")]


def test_a_dry_run_sends_nothing_and_makes_no_run(db: Path, suite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    done = workbench("run", suite, "--model", SONNET, "--samples", "2", "--rpm", "30", "--dry-run", "--json", db=db)
    assert done.returncode == 0, done.stderr
    (one,) = json.loads(done.stdout)["runs"]
    assert (one["calls"], one["not_sent"], one["least_s"]) == (6, 0, 12.0)
    assert 0 < one["cost_usd"]["low"] < one["cost_usd"]["high"]
    assert not db.exists()
    table = workbench("run", suite, "--model", SONNET, "--dry-run", db=db).stdout
    assert "input tokens" in table
    assert SONNET in table


def test_a_dry_run_adds_nothing_to_the_runs_there_are(db: Path, suite: str) -> None:
    assert workbench("run", suite, "--model", SONNET, db=db).returncode == 0
    assert workbench("run", suite, "--model", HAIKU, "--dry-run", db=db).returncode == 0
    assert len(workbench_json("runs", db=db)["runs"]) == 1


def test_stored_suites_are_run_by_their_ids(db: Path, suite: str) -> None:
    assert workbench("run", suite, "--model", SONNET, db=db).returncode == 0
    done = workbench("run", "towns", "--model", HAIKU, "--cases", "a,towns/c", "--name", "north-{model}", db=db)
    assert done.returncode == 0, done.stderr
    (run,) = [run for run in workbench_json("runs", db=db)["runs"] if run["model"] == HAIKU]
    assert (run["name"], run["answered"]) == (f"north-{HAIKU}", 2)


def test_a_limit_ends_in_part_and_is_gone_on_from(db: Path) -> None:
    done = workbench("run", TRIAGE, "--model", SONNET, "--max-cost", "0.02", db=db)
    assert done.returncode == 3
    assert "of at most $0.0200 spent" in done.stderr
    assert "--resume 1" in done.stderr
    rest = workbench("run", "--resume", "1", "--max-cost", "2", "--json", db=db)
    assert rest.returncode == 0, rest.stderr
    assert json.loads(rest.stdout)["answered"] == 54


def test_what_would_fail_is_not_sent_and_a_safe_mend_makes_it_pass(db: Path, tmp_path: Path) -> None:
    path = tmp_path / "towns.suite.yaml"
    path.write_text(SUITE.replace("max_tokens: 80", "max_tokens: 999999"), encoding="utf-8")
    refused = workbench("run", str(path), "--model", SONNET, db=db)
    assert refused.returncode == 2
    assert "not sent: towns, 3 cases" in refused.stderr
    assert workbench_json("runs", db=db)["runs"] == []
    mended = workbench("run", str(path), "--model", SONNET, "--apply-safe", db=db)
    assert mended.returncode == 0, mended.stderr
    assert "max-tokens-over-model" in mended.stderr
    again = workbench("run", "--again", "1", db=db)  # the run's own configuration holds the mend
    assert again.returncode == 0, again.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "which model?"),
        (("--model", SONNET, "--model", SONNET), "given twice"),
        (("--model", SONNET, "--set", "thinking=adaptive"), "is not FIELD=JSON"),
        (("--model", SONNET, "--cases", "z"), "no case 'z'"),
        (("--model", "house-model", "--max-cost", "1"), "--allow-unpriced"),
        (("--resume", "7"), "PATH does not go with --resume"),
        (("--model", SONNET, "--max-cost", "nan"), "is not a finite number"),
        (("--model", SONNET, "--timeout", "inf"), "is not a finite number"),
        (("--model", SONNET, "--set", "top_k=NaN"), "is not FIELD=JSON"),
        (("--model", SONNET, "--batch", "--stream"), "either --batch or --stream"),
        (("--model", SONNET, "--cases", " , "), "names no case"),
        (("--model", " "), "--model is empty"),
        (("--model", SONNET, "--name", ""), "--name is empty"),
        (("--model", SONNET, "--model", HAIKU, "--name", "both"), "'both-{model}'"),
    ],
)
def test_mistakes_are_said(db: Path, suite: str, arguments: tuple[str, ...], said: str) -> None:
    done = workbench("run", suite, *arguments, db=db)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["api.example.com", "http://", "http://[::1", "ftp://example.com"])
def test_an_address_that_is_none_is_said_at_once(
    db: Path, suite: str, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", address)
    done = workbench("run", suite, "--model", SONNET, db=db)
    assert done.returncode == 2
    assert f"ANTHROPIC_BASE_URL is no address: {address}" in done.stderr


def test_no_suite_and_an_unknown_one_are_said(db: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    none = workbench("run", "--model", SONNET, db=db, cwd=tmp_path / "empty")
    assert none.returncode == 2
    assert "no suites here" in none.stderr
    unknown = workbench("run", "town", "--model", SONNET, db=db)
    assert unknown.returncode == 2
    assert "neither a file nor a suite" in unknown.stderr


def test_an_imported_run_cannot_be_gone_on_with(demo_db: Path) -> None:
    done = workbench("run", "--resume", "1", db=demo_db)
    assert done.returncode == 2
    assert "was not executed here" in done.stderr


def test_a_key_that_is_refused_is_said_once(db: Path, suite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "invalid-0123456789abcdef")
    done = workbench("run", suite, "--model", SONNET, db=db)
    assert done.returncode == 2
    assert done.stderr.count("invalid x-api-key") == 1
    assert "set ANTHROPIC_API_KEY" in done.stderr
    assert "invalid-0123" not in done.stderr


def test_overrides_go_with_every_call(db: Path, suite: str) -> None:
    done = workbench("run", suite, "--model", SONNET, "--set", 'output_config={"effort": "low"}', db=db)
    assert done.returncode == 0, done.stderr
    import sqlite3

    with sqlite3.connect(db) as connection:
        (overrides,) = connection.execute("SELECT overrides FROM configurations").fetchone()
    assert json.loads(overrides) == {"output_config": {"effort": "low"}}


def test_help_imports_neither_the_sdk_nor_the_app() -> None:
    code = (
        "import sys, runpy; sys.argv = ['workbench', 'run', '--help']\n"
        "try: runpy.run_module('workbench', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([name for name in ('anthropic', 'textual', 'httpx2', 'aiohttp', 'sqlite_utils', 'yaml', 'rich')"
        " if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_a_run_is_gone_on_with_at_its_own_address_only(db: Path, suite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert workbench("run", suite, "--model", SONNET, db=db).returncode == 0
    for option in ("--resume", "--again"):
        monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
        done = workbench("run", option, "1", db=db)
        assert done.returncode == 2
        assert "calls would go to http://127.0.0.1:9" in done.stderr
        monkeypatch.delenv("ANTHROPIC_BASE_URL")
        done = workbench("run", option, "1", db=db)
        assert done.returncode == 2
        assert "calls would go to the Claude API's own address" in done.stderr


def test_samples_beside_a_run_that_has_its_own_are_refused(db: Path, suite: str) -> None:
    assert workbench("run", suite, "--model", SONNET, db=db).returncode == 0
    done = workbench("run", "--again", "1", "--samples", "3", db=db)
    assert done.returncode == 2
    assert "--samples does not go with --again" in done.stderr


def test_what_cannot_be_counted_is_not_said_to_be_refused(
    db: Path, suite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "invalid-0123456789abcdef")
    done = workbench("run", suite, "--model", SONNET, "--dry-run", "--count-tokens", db=db)
    assert "could not count towns/a" in done.stderr
    assert "would refuse" not in done.stderr
