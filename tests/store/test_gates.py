"""Gates and what they rest on: whatever a verdict is made of makes a gate stale when it changes, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.making import SUITE, case, label, make_comparison, make_run, text_output
from workbench.records import Check, Configuration, Output, OutputError
from workbench.store.gates import changes, latest_gate, rests_on, save_gate
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.records import Comparison
    from workbench.store.database import Database


def ground(db: Database, comparison: Comparison) -> dict[str, dict[str, str]]:
    return rests_on(db, (comparison.baseline.id, comparison.target.id))


CHANGES: list[tuple[str, Callable[[Database], object]]] = [
    ("prompt", lambda db: save_suite(db, replace(SUITE, request={**SUITE.request, "max_tokens": 10}), [case(1)])),
    ("checks", lambda db: save_suite(db, replace(SUITE, checks=(Check("max-words", 91),)), [case(1)])),
    ("checks", lambda db: save_suite(db, replace(SUITE, margin=0.1), [case(1)])),
    ("checks", lambda db: save_suite(db, SUITE, [replace(case(1), checks=(Check("emoji"),))])),
    ("cases", lambda db: save_suite(db, SUITE, [case(1, letter="Another")])),
    ("cases", lambda db: save_suite(db, SUITE, [case(1, critical=True)])),
    ("cases", lambda db: save_suite(db, SUITE, [case(3)])),
    ("model", lambda db: save_suite(db, replace(SUITE, model="claude-b"), [case(1)])),
    ("outputs", lambda db: add_outputs(db, 1, [text_output(1, "And again", sample=2)])),
]


@pytest.mark.parametrize(("part", "change"), CHANGES)
def test_what_a_verdict_is_made_of_is_told_when_it_changes(
    db: Database, part: str, change: Callable[[Database], object]
) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    before = ground(db, comparison)
    change(db)
    assert changes(before, ground(db, comparison)) == [f"letters: {part} changed"]


def test_labels_titles_and_other_runs_change_nothing(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    before = ground(db, comparison)
    label(db, comparison, 1, "worse")
    save_suite(db, replace(SUITE, title="Other words", volume={"requests_per_month": 5}), [case(1)])
    make_run(db, "third", text_output(1, "Of another run"))
    assert changes(before, ground(db, comparison)) == []


def test_an_answer_of_another_model_and_a_suite_that_came_are_told(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    before = ground(db, comparison)
    save_suite(db, replace(SUITE, id="notes"), [case(1, suite="notes")])
    add_outputs(db, comparison.target.id, [replace(text_output(1, "By another", sample=2), model="claude-z")])
    add_outputs(db, comparison.target.id, [text_output(1, "A note", suite="notes")])
    assert changes(before, ground(db, comparison)) == ["letters: model, outputs changed", "notes: came"]
    assert changes(ground(db, comparison), before)[1] == "notes: went"


def test_a_failed_call_that_was_answered_later_is_another_output(db: Database) -> None:
    save_suite(db, SUITE, [case(1)])
    configuration = Configuration("claude-a")
    runs = [
        create_run(db, name, configuration, kind="run", origin="live", simulated=False) for name in ("before", "after")
    ]
    add_outputs(db, runs[0].id, [Output("letters", "l-1", 1, error=OutputError("overloaded_error", "busy"))])
    before = rests_on(db, [one.id for one in runs])
    db.connection.execute("UPDATE outputs SET error = NULL")
    assert changes(before, rests_on(db, [one.id for one in runs])) == ["letters: outputs changed"]


def test_the_newest_gate_counts_and_the_same_again_is_found_again(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    assert latest_gate(db, comparison.id) is None
    rests = ground(db, comparison)
    save_gate(db, comparison.id, ("error",), (), rests)
    save_gate(db, comparison.id, ("regression",), ("letters: regression",), rests)
    first = latest_gate(db, comparison.id)
    save_gate(db, comparison.id, ("regression",), ("letters: regression",), rests)
    again = latest_gate(db, comparison.id)
    assert first is not None
    assert again is not None
    assert (again.fail_on, again.failed, again.rests_on) == (("regression",), ("letters: regression",), rests)
    assert again.at >= first.at
    assert db.connection.execute("SELECT count(*) FROM gates").fetchone() == (2,)
