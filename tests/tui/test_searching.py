"""Search by fields, completed as it is typed, and kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.store.database import open_database
from workbench.store.saved_filters import saved_filters

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)


async def test_a_field_and_its_value_are_completed_by_tab(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("/")
        await ada.sees("a field (suite:")
        await ada.type("che")
        await ada.press("tab")
        await ada.sees("/ check:")
        await ada.type("is")
        await ada.press("tab", "enter")
        await ada.sees("4 of 6   Esc shows all")
        assert ada.line_with(" / ").split()[1] == "check:is-json"


async def test_tab_goes_through_all_that_fits(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("/")
        await ada.sees("a field (suite:")
        await ada.type("-suite:")
        await ada.press("tab")
        await ada.sees("/ -suite:triage")
        await ada.press("tab")
        await ada.sees("/ -suite:voice")
        await ada.press("enter")
        await ada.sees("4 of 6   Esc shows all")


async def test_a_field_that_is_not_known_is_refused_and_the_queue_stays(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("/")
        await ada.sees("a field (suite:")
        await ada.type("verdct:regression")
        await ada.press("enter")
        await ada.sees("there is no field 'verdct' to filter by   did you mean verdict?")
        assert "all cases" in ada.text()


async def test_a_question_after_a_question_is_answered_by_what_was_typed_ahead(db: Path) -> None:
    for _ in range(3):
        async with reviewing(db) as ada:
            await ada.sees_queue("6 of 6 left")
            await ada.press("f", "r")
            await ada.sees("/ verdict:regression")
            ada.burst("L", "S", "m", "i", "n", "e", "enter")
            await ada.sees("saved as 'mine'")
            ada.burst("L", "D", "1", "f", "x")
            await ada.sees("all cases")


async def test_a_filter_is_saved_applied_and_deleted_for_everyone(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("f", "r")
        await ada.sees("/ verdict:regression")
        await ada.press("L")
        await ada.sees("save 'verdict:regression'")
        await ada.press("S")
        await ada.sees("save it as")
        await ada.type("worst first")
        await ada.press("enter")
        await ada.sees("saved as 'worst first'")
    async with reviewing(db, reviewer="raj") as raj:
        await raj.sees_queue("6 of 6 left")
        await raj.press("L")
        await raj.sees("1 worst first (verdict:regression)")
        await raj.press("1")
        await raj.sees("/ verdict:regression")
        await raj.press("L", "D", "1")
        await raj.sees("deleted 'worst first'")
    with open_database(db) as opened:
        assert saved_filters(opened) == []


async def test_what_is_left_is_counted_by_risk_in_steady_columns(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.sees("medium 6")
        before = ada.line_with("medium 6").index("medium")
        await ada.press("1")
        await ada.sees("medium 5")
        assert ada.line_with("medium 5").index("medium") == before
