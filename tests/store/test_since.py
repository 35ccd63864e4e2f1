"""What has changed since a label was given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.store.making import SUITE, case, label, make_comparison, text_output
from workbench.records import Output, OutputError
from workbench.store.database import transaction
from workbench.store.details import case_detail
from workbench.store.outputrows import Place, replace_failed
from workbench.store.outputs import add_outputs
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from workbench.records import Comparison
    from workbench.store.database import Database


def changed(db: Database, comparison: Comparison) -> list[tuple[str, ...]]:
    detail = case_detail(db, comparison.id, "letters", "l-1")
    return [detail.changed.get(event.gid, ()) for event in detail.events]


def test_nothing_has_changed_since_a_label_just_given_nor_by_further_samples(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    label(db, comparison, 1, "worse")
    assert changed(db, comparison) == [()]
    add_outputs(db, comparison.target.id, [replace(text_output(1, "Once more"), sample=2, origin="live")])
    assert changed(db, comparison) == [()]


def test_the_prompt_has_changed(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    label(db, comparison, 1, "worse")
    save_suite(db, replace(SUITE, title="Another title"), [case(1)])
    assert changed(db, comparison) == [()]
    save_suite(db, replace(SUITE, request=SUITE.request | {"system": "Answer letters shortly."}), [case(1)])
    assert changed(db, comparison) == [("prompt",)]
    label(db, comparison, 1, "worse", reviewer="raj")
    assert changed(db, comparison) == [("prompt",), ()]


def test_the_case_has_changed(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    label(db, comparison, 1, "worse")
    save_suite(db, SUITE, [replace(case(1), tags=("late",))])
    assert changed(db, comparison) == [()]
    save_suite(db, SUITE, [case(1, letter="Another letter")])
    assert changed(db, comparison) == [("case",)]


def test_an_answer_in_the_place_of_an_error_is_another_output(db: Database) -> None:
    comparison = make_comparison(db, ["error"])
    failed = Output("letters", "l-1", 2, error=OutputError("overloaded_error", "Overloaded", 529), origin="live")
    add_outputs(db, comparison.target.id, [replace(failed, at="2020-01-01T00:00:00Z")])
    label(db, comparison, 1, "equal")
    assert changed(db, comparison) == [()]
    answer = replace(text_output(1, "At last", sample=2), origin="live", at="2999-01-01T00:00:00Z")
    number, *place = db.connection.execute(
        "SELECT id, run_id, case_id, case_revision_id, suite_revision_id FROM outputs WHERE error IS NOT NULL"
    ).fetchone()
    with transaction(db):
        replace_failed(db.connection, number, Place(*place), answer)
    assert changed(db, comparison) == [("output",)]
