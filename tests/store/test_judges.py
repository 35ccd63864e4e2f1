"""Judges in the store: their suites and runs stand apart from those of the user."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.making import SUITE, case, label, make_comparison, make_run, text_output
from workbench.errors import StoreError, UnknownNameError
from workbench.records import Case, CheckResult, Configuration, Output, OutputError, Suite
from workbench.store.checks import load_check_results
from workbench.store.database import open_database
from workbench.store.execution import plan_cases
from workbench.store.judges import (
    Judge,
    find_judge_run,
    has_check_of,
    judge_answers,
    latest_judge,
    runs_of_judge,
    save_judge_suite,
)
from workbench.store.migrations import MIGRATIONS, add_checked_for, add_judges, migrate
from workbench.store.outputs import add_outputs, suite_outputs
from workbench.store.runs import create_run, find_run, list_runs
from workbench.store.suites import list_suites, load_suite, save_suite

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import Run
    from workbench.store.database import Database

QUESTIONS = Suite("judge-llm-rubric-letters", {"messages": [{"role": "user", "content": "{{answer}}?"}]})
ASKED = Case(QUESTIONS.id, "q1", vars={"answer": "Dear Ada"})


def judge_run(db: Database, model: str, *outputs: Output, base_url: str | None = None) -> Run:
    run = create_run(
        db, None, Configuration(model, base_url=base_url), kind="judge", origin="live", simulated=False, source="run 1"
    )
    plan_cases(db, run.id, QUESTIONS.id, ["q1"], 1)
    add_outputs(db, run.id, outputs)
    return run


def said(text: str, sample: int = 1, *, error: bool = False) -> Output:
    failure = OutputError("overloaded_error", "busy") if error else None
    return Output(QUESTIONS.id, "q1", sample, content=({"type": "text", "text": text},), error=failure)


@pytest.fixture
def judged(db: Database) -> Database:
    save_suite(db, SUITE, [case(1)])
    make_run(db, None, text_output(1, "Dear Ada"))
    save_judge_suite(db, "letters", QUESTIONS, [ASKED])
    return db


def test_judges_stand_apart_in_lists(judged: Database) -> None:
    judge_run(judged, "claude-judge", said("yes"))
    assert [row.suite.id for row in list_suites(judged)] == ["letters"]
    assert [(run.name, run.kind) for run in list_runs(judged)] == [
        ("claude-a", "import"),
        ("claude-judge-judge", "judge"),
    ]
    assert find_run(judged, "@last").name == "claude-a"
    assert find_judge_run(judged, "@last").name == "claude-judge-judge"
    with pytest.raises(UnknownNameError, match="not a judge's"):
        find_judge_run(judged, "claude-a")
    with pytest.raises(UnknownNameError, match="no suite 'judge-llm") as refused:
        load_suite(judged, "judge-llm-rubric-lettres")
    assert "judge-llm-rubric-letters" not in str(refused.value)


def test_the_judge_that_answered_last_counts_and_one_that_only_failed_does_not(judged: Database) -> None:
    assert latest_judge(judged, QUESTIONS.id) is None
    first = judge_run(judged, "claude-one", said("first"))
    judge_run(judged, "claude-two", said("", error=True))
    one = Judge.of(Configuration("claude-one"))
    assert latest_judge(judged, QUESTIONS.id) == one
    judge_run(judged, "claude-two", said("second"))
    assert latest_judge(judged, QUESTIONS.id) == Judge.of(Configuration("claude-two"))
    assert runs_of_judge(judged, QUESTIONS.id, one) == [first.id]


def test_a_run_that_was_broken_off_does_not_make_its_judge_the_one_who_counts(judged: Database) -> None:
    def asked(model: str, *outputs: Output) -> None:
        run = create_run(judged, None, Configuration(model), kind="judge", origin="live", simulated=False)
        plan_cases(judged, run.id, QUESTIONS.id, ["q1", "q2"], 1)
        add_outputs(judged, run.id, outputs)

    save_judge_suite(judged, "letters", QUESTIONS, [ASKED, Case(QUESTIONS.id, "q2")])
    second = Output(QUESTIONS.id, "q2", 1)
    asked("claude-one", said("yes"))
    assert latest_judge(judged, QUESTIONS.id) == Judge.of(Configuration("claude-one"))  # nobody else did more
    asked("claude-two", said("yes"), second)
    asked("claude-three", said("yes"))
    asked("claude-four", said("yes"), replace(second, error=OutputError("overloaded_error", "busy")))
    assert latest_judge(judged, QUESTIONS.id) == Judge.of(Configuration("claude-two"))
    asked("claude-five", said("yes"), replace(second, error=OutputError("invalid_request_error", "too long")))
    assert latest_judge(judged, QUESTIONS.id) == Judge.of(Configuration("claude-five"))


def test_the_same_model_at_another_address_is_another_judge(judged: Database) -> None:
    here = judge_run(judged, "claude-one", said("here"))
    there = judge_run(judged, "claude-one", said("there"), base_url="http://127.0.0.1:1")
    assert runs_of_judge(judged, QUESTIONS.id, Judge.of(here.configuration)) == [here.id]
    assert runs_of_judge(judged, QUESTIONS.id, Judge.of(there.configuration)) == [there.id]


def test_answers_come_by_sample_the_newest_of_each_without_failures(judged: Database) -> None:
    runs = [
        judge_run(judged, "claude-one", said("old"), said("", 2, error=True)).id,
        judge_run(judged, "claude-one", said("new"), said("third", 3)).id,
    ]
    found = judge_answers(judged, QUESTIONS.id, "q1", runs)
    assert [(one.sample, one.content[0]["text"]) for one in found] == [(1, "new"), (3, "third")]
    assert judge_answers(judged, QUESTIONS.id, "q2", runs) == []
    assert judge_answers(judged, "no-such-suite", "q1", runs) == []


def test_names_of_judges_suites_and_of_the_users_do_not_meet(judged: Database) -> None:
    with pytest.raises(StoreError, match="taken by a judge"):
        save_suite(judged, QUESTIONS, [])
    save_suite(judged, Suite("judge-pairwise-letters", {}), [])
    with pytest.raises(StoreError, match="cannot be judged"):
        save_judge_suite(judged, "letters", Suite("judge-pairwise-letters", {}), [])
    assert load_suite(judged, "judge-pairwise-letters").request == {}


def test_whether_anything_is_judged_is_known_at_once(judged: Database) -> None:
    assert not has_check_of(judged, ("llm-rubric", "pairwise"))
    assert has_check_of(judged, ("max-words",))


def test_an_older_database_keeps_all_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Making the table of runs anew loses no row, no view and no reference to it."""
    path = tmp_path / "older.db"
    before = MIGRATIONS[: MIGRATIONS.index(add_judges)]
    monkeypatch.setattr("workbench.store.migrations.MIGRATIONS", before)
    monkeypatch.setattr("workbench.store.database.MIGRATIONS", before)
    monkeypatch.setattr(migrate, "__defaults__", (before,))
    raw = sqlite3.connect(path, isolation_level=None)
    migrate(raw)
    raw.execute("INSERT INTO configurations (id, hash, model, overrides) VALUES (1, 'h', 'claude-a', '{}')")
    raw.execute("INSERT INTO suites (id, name) VALUES (1, 'letters')")
    raw.execute(
        "INSERT INTO runs (id, gid, name, kind, configuration_id, origin, simulated, created_at, held_usd)"
        " VALUES (7, 'g', 'old', 'import', 1, 'recorded', 0, '2026-01-01', 0.5)"
    )
    raw.execute("INSERT INTO run_suites VALUES (7, 1, 3)")
    views = raw.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'view'").fetchone()
    raw.close()
    monkeypatch.undo()
    with open_database(path) as db:
        assert [(run.id, run.name, run.outputs) for run in list_runs(db)] == [(7, "old", 3)]
        assert db.connection.execute("SELECT held_usd FROM runs").fetchone() == (0.5,)
        assert db.connection.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'view'").fetchone() == views
        assert db.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert create_run(db, None, Configuration("j"), kind="judge", origin="live", simulated=False).id == 8
        comparison = make_comparison(db, ["regression"])
        label(db, comparison, 1, "worse")
        assert len(list(suite_outputs(db, comparison.target.id, "letters"))) == 1
        with pytest.raises(sqlite3.IntegrityError):
            db.connection.execute("UPDATE runs SET kind = 'else'")


def test_results_of_an_older_database_count_in_every_comparison_until_it_is_made_again(tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "older.db", isolation_level=None)
    migrate(raw, MIGRATIONS[: MIGRATIONS.index(add_checked_for)])
    raw.execute("INSERT INTO check_sets VALUES (1, 'h', '[]')")
    raw.execute("INSERT INTO checkings VALUES (5, 9, 1, 0, 0.0, '2026-01-01')")
    raw.execute("INSERT INTO check_results VALUES (5, 0, 'max-words', 0, 0.0, 'long', 'format', 1.0, NULL)")
    migrate(raw)
    raw.close()
    with open_database(tmp_path / "older.db") as db:
        result = CheckResult("max-words", False, 0.0, "long", "format")
        assert load_check_results(db, 9) == (result,)
        row = db.connection.execute("SELECT id, target_run_id, imported FROM checkings").fetchone()
        assert row == (5, None, 0)
