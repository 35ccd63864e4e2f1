"""Suites and cases keep every revision, and outputs name the one they rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.making import SUITE, case, make_run, text_output
from workbench.errors import UnknownNameError
from workbench.records import Case
from workbench.store.outputs import case_outputs
from workbench.store.suites import list_suites, load_case, load_cases, load_suite, save_suite

if TYPE_CHECKING:
    from workbench.store.database import Database


def counts(db: Database) -> tuple[int, int]:
    tables = ("suite_revisions", "case_revisions")
    first, second = (db.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
    return first, second


def test_unchanged_content_keeps_its_revision(db: Database) -> None:
    for _ in range(3):
        save_suite(db, SUITE, [case(1), case(2)])
    assert counts(db) == (1, 2)


def test_changed_content_is_a_new_revision_and_the_old_one_can_return(db: Database) -> None:
    harder = replace(SUITE, risk="low")
    save_suite(db, SUITE, [case(1)])
    save_suite(db, harder, [case(1, critical=True)])
    assert (load_suite(db, "letters"), load_case(db, "letters", "l-1")) == (harder, case(1, critical=True))
    save_suite(db, SUITE, [case(1)])
    assert (load_suite(db, "letters"), load_case(db, "letters", "l-1")) == (SUITE, case(1))
    assert counts(db) == (2, 2)


def test_input_hash_changes_with_the_input_alone(db: Database) -> None:
    variants = [
        case(1),
        case(1, critical=True),
        replace(case(1), expected="a reply", tags=("x",)),
        replace(case(1), vars={"letter": "another"}),
        replace(case(1), turns=("Hello",)),
        replace(case(1), messages=({"role": "user", "content": "Hello"},)),
        replace(case(1), overrides={"system": "Be brief."}),
        replace(case(1), tool_results=({"tool": "t", "result": 1},)),
    ]
    hashes = []
    for number, variant in enumerate(variants):
        save_suite(db, SUITE, [variant])
        run = make_run(db, f"run {number}", text_output(1, "x"))
        hashes.append(case_outputs(db, run.id, "letters", "l-1")[0].input_hash)
    assert len(set(hashes[:3])) == 1
    assert len(set(hashes)) == 6


def test_order_of_keys_is_no_difference_of_input(db: Database) -> None:
    hashes = set()
    for name, variables in (("a", {"x": 1, "y": 2}), ("b", {"y": 2, "x": 1})):
        save_suite(db, SUITE, [Case("letters", "l-1", vars=variables)])
        run = make_run(db, name, text_output(1, "x"))
        hashes |= {one.input_hash for one in case_outputs(db, run.id, "letters", "l-1")}
    assert len(hashes) == 1


def test_cases_not_named_stay(db: Database) -> None:
    save_suite(db, SUITE, [case(2), case(1)])
    save_suite(db, SUITE, [case(3)])
    assert [one.id for one in load_cases(db, "letters")] == ["l-2", "l-1", "l-3"]


def test_list_counts_cases_and_runs(db: Database) -> None:
    save_suite(db, SUITE, [case(1), case(2)])
    save_suite(db, replace(SUITE, id="empty"), [])
    make_run(db, "one", text_output(1, "x"), text_output(2, "y"))
    rows = [(row.suite.id, row.cases, row.runs) for row in list_suites(db)]
    assert rows == [("empty", 0, 0), ("letters", 2, 1)]


def test_unknown_names_say_what_is_near(db: Database) -> None:
    save_suite(db, SUITE, [case(1)])
    with pytest.raises(UnknownNameError, match="letters"):
        load_suite(db, "leters")
    with pytest.raises(UnknownNameError, match="l-1"):
        load_case(db, "letters", "l-11")
    with pytest.raises(UnknownNameError, match="letters"):
        load_case(db, "lettters", "l-1")
