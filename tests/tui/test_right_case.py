"""A label goes to the case that was looked at: also when something failed before it, or `compare` moved the queue."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, make_review
from tests.tui.test_typed_ahead import acts
from workbench.assess.compare import make_comparison
from workbench.review.decisions import noted
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.events import add_event
from workbench.store.suites import load_cases, load_suite, save_suite

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = '{"priority": "high"}'
FENCED = f"```json\n{PLAIN}\n```"
NO_WORSE = (
    "CREATE TRIGGER no_worse BEFORE INSERT ON events WHEN NEW.label = 'worse' BEGIN SELECT json('this is none'); END"
)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    orders = {f"o-{at}": (PLAIN, FENCED) for at in range(1, 9)}
    return make_review(tmp_path / "review.db", {"orders": orders | {"p-1": (PLAIN, PLAIN)}}, JSON_CHECK)


def compare_anew(path: Path, *critical: str) -> None:
    """Compare elsewhere when some cases have become critical: they come first now, and in no cluster."""
    with open_database(path) as opened:
        comparison = find_comparison(opened, "@last")
        cases = [replace(case, critical=case.id in critical) for case in load_cases(opened, "orders")]
        save_suite(opened, load_suite(opened, "orders"), cases)
        make_comparison(opened, comparison.baseline, comparison.target)


def note_elsewhere(path: Path, case: str) -> None:
    with open_database(path) as opened:
        add_event(opened, find_comparison(opened, "@last").id, noted("orders", case, "seen", "raj"))


async def test_what_was_typed_ahead_of_a_failed_label_is_given_up(db: Path) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute(NO_WORSE)
    connection.close()
    async with reviewing(db, start_case="orders/o-1") as ada:
        await ada.sees("orders/o-1")
        ada.burst("1", "2", "3")
        await ada.sees("malformed JSON")
        await ada.press("4")
        await ada.sees("8 left")
    assert acts(db) == [("o-1", "both-bad")]


async def test_a_search_that_is_not_understood_labels_nothing(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("9 of 9 left")
        ada.burst("a", "/", *"is:nonsense", "\n", "1", "2")
        await ada.sees("is:nonsense is not known")
        ada.burst("/", *"o-3", "\n", "3")
        await ada.sees("8 of 9 left")
    assert acts(db) == [("o-3", "equal")]


async def test_a_case_stays_on_the_screen_when_the_queue_is_made_anew(db: Path) -> None:
    async with reviewing(db, start_case="orders/o-1") as ada:
        await ada.sees("orders/o-1")
        compare_anew(db, "o-5")
        ada.burst("F", "1")
        await ada.sees("8 left")
    assert acts(db) == [("o-1", "flag"), ("o-1", "worse")]


async def test_a_cluster_and_its_exceptions_stay_when_the_queue_is_made_anew(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("9 of 9 left")
        await ada.press("x")
        await ada.sees("decides 8 of 8")
        await ada.press("j", "j", "space")
        await ada.sees("decides 7 of 8")
        out = ada.line_with(" >-").split()[1]
        compare_anew(db, "o-8")
        note_elsewhere(db, "o-4")
        await ada.sees("decides 6 of 8")
        await ada.press("1")
        await ada.sees("6 cases labelled worse")
    labelled = {case for case, what in acts(db) if what == "worse"}
    assert labelled == {f"o-{at}" for at in range(1, 8)} - {out}


async def test_nothing_is_taken_back_in_a_database_that_is_gone(db: Path) -> None:
    async with reviewing(db, start_case="orders/o-1") as ada:
        await ada.sees("orders/o-1")
        await ada.press("3")
        await ada.sees("8 left")
        db.rename(db.with_suffix(".moved"))
        await ada.press("u")
        await ada.sees("moved, deleted or replaced")
        db.with_suffix(".moved").rename(db)
    assert acts(db) == [("o-1", "equal")]
