"""Further samples of single cases: a run knows which it was begun with, and lacks nothing that never came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.making import SUITE, case, text_output
from workbench.records import Configuration
from workbench.store.drawn import Further, Planned, first_samples, plan_further, planned_samples, unplan_further
from workbench.store.execution import plan_cases, planned_suites, run_counts
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from workbench.store.database import Database


def test_a_case_is_drawn_further_and_what_did_not_come_is_taken_back(db: Database) -> None:
    save_suite(db, SUITE, [case(1), case(2)])
    run = create_run(db, None, Configuration("claude-a"), kind="run", origin="live", simulated=False)
    plan_cases(db, run.id, "letters", ["l-1", "l-2"], 1)
    add_outputs(db, run.id, [text_output(1, "One"), text_output(2, "Two")])
    assert first_samples(db, run.id, "letters") == {}

    plan_further(db, run.id, [Further("letters", "l-1", 5, "regression"), Further("letters", "l-2", 5, "random")])
    plan_further(db, run.id, [Further("letters", "l-1", 3, "random")])  # it has more already
    assert planned_samples(db, run.id)["letters", "l-1"] == Planned(5, 1, "regression")
    assert run_counts(db, run.id).open == 8
    assert [(one.samples, len(one.cases)) for one in planned_suites(db, run.id, drawn=False)] == [(1, 2)]

    add_outputs(db, run.id, [text_output(1, "Again", sample=2)])
    unplan_further(db, run.id, [("letters", "l-1"), ("letters", "l-2")])
    assert planned_samples(db, run.id) == {
        ("letters", "l-1"): Planned(2, 1, "regression"),
        ("letters", "l-2"): Planned(1, 1, None),
    }
    assert first_samples(db, run.id, "letters") == {"l-1": 1}
    assert run_counts(db, run.id).open == 0
