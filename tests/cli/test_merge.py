"""`workbench merge` as a person or a script meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.asking import done, told, told_json
from tests.databases import new_database
from tests.store.making import SUITE, case, label, make_comparison, make_run, text_output
from workbench.errors import ExitCode, StoreError
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database with a run named `other`."""
    path = tmp_path / "mine.db"
    with new_database(path) as mine:
        save_suite(mine, SUITE, [case(1)])
        make_run(mine, "other", text_output(1, "Mine"))
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """One that never met it, with a run of that name too, and a label."""
    path = tmp_path / "other \x1b[31m.db"
    with new_database(path) as theirs:
        label(theirs, make_comparison(theirs, ["regression"]), 1, "worse")
        make_run(theirs, "other", text_output(1, "Theirs"))
    return path


def test_it_says_what_came_what_was_here_and_what_is_called_otherwise(db: Path, other: Path) -> None:
    dry = done(db, "merge", str(other), "--dry-run")
    result = done(db, "merge", str(other))
    assert dry.stdout == result.stdout
    lines = {line.split("  ")[0]: line.split()[-3:] for line in result.stdout.splitlines()[1:]}
    assert lines["runs"] == ["3", "0", "0"]
    assert lines["outputs"] == ["3", "0", "0"]
    assert lines["cases"] == ["0", "1", "0"]
    assert lines["labels"] == ["1", "0", "0"]
    assert "gates" not in lines
    assert "'other' is named 'other~" in result.stderr
    assert "nothing was changed" in dry.stderr
    assert "\x1b" not in result.stdout + result.stderr
    assert "nothing new" in done(db, "merge", str(other)).stderr


def test_its_json_says_the_same(db: Path, other: Path) -> None:
    (merged,) = told_json(db, "merge", str(other))["merged"]
    assert merged["file"] == str(other)
    assert merged["taken"]["labels"] == {"added": 1, "known": 0, "changed": 0}
    assert [(one["kind"], one["was"]) for one in merged["renamed"]] == [("run", "other")]
    assert {run["name"] for run in told_json(db, "runs")["runs"]} >= {"other", merged["renamed"][0]["name"]}


def test_what_cannot_be_taken_in_ends_with_2(db: Path, tmp_path: Path) -> None:
    failed = told(db, "merge", str(db)).exception
    assert isinstance(failed, StoreError)
    assert failed.exit_code == ExitCode.UNUSABLE
    assert isinstance(told(db, "merge", str(tmp_path / "none.db")).exception, StoreError)
