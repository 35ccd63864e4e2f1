"""Keys that arrive faster than screens change: each acts once, in its order, on what shows when its turn has come."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.store.database import open_database
from workbench.tui.turns import SEEN_S

if TYPE_CHECKING:
    from pathlib import Path

CASES = 60


@pytest.fixture
def many(tmp_path: Path) -> Path:
    pairs = {f"c-{at:02}": ("\n".join(["same"] * 30), f"other {at}") for at in range(CASES)}
    return make_review(tmp_path / "many.db", {"s": pairs})


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)


def acts(path: Path) -> list[tuple[str, str | None]]:
    """What was done, in the order it was written: (case, label or note or kind)."""
    query = (
        "SELECT c.name, coalesce(e.label, e.note, e.kind) FROM events e JOIN cases c ON c.id = e.case_id ORDER BY e.id"
    )
    with open_database(path) as opened:
        return [(case, what) for case, what in opened.connection.execute(query)]


@pytest.mark.parametrize("columns", [80, 200])
async def test_labels_typed_ahead_go_to_the_cases_in_order(many: Path, columns: int) -> None:
    labels = ["worse", "better", "equal", "both-bad"]
    async with reviewing(many, columns=columns, rows=24) as ada:
        ada.burst("enter", *("1234"[at % 4] for at in range(50)))
        for size in (100, 24, 60, columns):  # the window changes while they are dealt with
            await ada.resize(size, 24)
        await ada.sees("10 left")
    assert acts(many) == [(f"c-{at:02}", labels[at % 4]) for at in range(50)]


async def test_keys_for_several_screens_keep_their_order(many: Path) -> None:
    async with reviewing(many) as ada:
        ada.burst("a")  # the cases of the cluster, not its heading alone
        for _ in range(5):
            ada.burst("enter", "1", "escape", "2", "J", "enter", "3", "o", "?", "z", "j", "k", "4")
        await ada.sees_queue("40 of 60 left")
    assert acts(many) == [
        (f"c-{at:02}", label) for at, label in enumerate(["worse", "better", "equal", "both-bad"] * 5)
    ]


async def test_a_note_typed_ahead_is_text_and_the_key_after_it_a_label(db: Path) -> None:
    async with reviewing(db) as ada:
        ada.burst("enter", "c", *"1uq 2", "enter", "2", "c", *"no", "escape", "3")
        await ada.sees("4 left")
    assert acts(db) == [("t-1", "1uq 2"), ("t-1", "better"), ("t-2", "equal")]


async def test_a_label_after_a_search_waits_for_what_it_finds(db: Path) -> None:
    async with reviewing(db) as ada:
        ada.burst("/", *"oak", "enter", "2", "f", "x", "g", "1")
        await ada.sees_queue("4 of 6 left")
    assert acts(db) == [("c-2", "better"), ("t-1", "worse")]


async def test_a_category_typed_ahead_holds(db: Path) -> None:
    async with reviewing(db) as ada:
        ada.burst("enter", "C", "o", "1", "7", "4")
        await ada.sees("4 left")
    with open_database(db) as opened:
        rows = opened.connection.execute("SELECT label, category FROM events ORDER BY id").fetchall()
    assert [tuple(row) for row in rows] == [("worse", "tool-use"), ("both-bad", "refusal")]


async def test_what_is_typed_into_the_editor_before_it_is_there_is_text_in_order(db: Path) -> None:
    async with reviewing(db) as ada:
        ada.burst("enter", "e", *"123qrRs:?", "escape", "escape", "1")
        await ada.sees("5 left")
        await ada.press("K", "e")
        await ada.sees("123qrRs:?max_tokens")
    assert acts(db) == [("t-1", "worse")]


async def test_a_re_run_cancelled_before_it_began_is_over(db: Path) -> None:
    async with reviewing(db) as ada:
        ada.burst("enter", "r", "x", "escape", "1")
        await ada.sees("5 left")
    assert acts(db) == [("t-1", "worse")]


async def test_labels_typed_ahead_of_the_last_case_do_not_label_it_again(db: Path) -> None:
    async with reviewing(db) as ada:
        ada.burst("enter", *"11112222")
        await ada.sees("2 was not taken: every case shown here is decided")
        assert acts(db) == [*((f"t-{at}", "worse") for at in (1, 2, 4, 3)), ("c-1", "better"), ("c-2", "better")]
        ada.burst("3", typed_s=SEEN_S)
        await ada.sees(lambda text: "voice/c-2" in text.split("\n")[0] and "ada equal" in text)
    assert acts(db)[6:] == [("c-2", "equal")]


async def test_labels_typed_ahead_in_the_queue_end_with_the_last_case(db: Path) -> None:
    async with reviewing(db) as ada:
        ada.burst(*"1111111")
        await ada.sees("1 was not taken: every case shown here is decided")
        ada.burst("g", "2")  # a key that leads elsewhere says what the next one is about
        await ada.sees("better")
    assert len(acts(db)) == 7
    assert acts(db)[6] == ("t-1", "better")


async def test_a_note_typed_ahead_of_the_last_case_is_given_up_to_its_end_and_no_further(db: Path) -> None:
    for end in ("enter", "escape"):
        async with reviewing(db) as ada:
            ada.burst("enter", *"111111", "c", *"1 uq", end, "o")
            await ada.sees_queue("0 of 6 left")
        assert {kind for _, kind in acts(db)} == {"worse"}


async def test_letters_that_come_while_the_line_to_type_in_opens_keep_their_order(many: Path) -> None:
    gaps = range(0, 40, 2)
    async with reviewing(many) as ada:
        ada.burst("a", "enter")
        for gap in gaps:
            ada.burst("c")
            for letter in "note":
                for _ in range(gap):  # turns of the event loop: opening the line takes some tens
                    await asyncio.sleep(0)
                ada.burst(letter)
            ada.burst("enter", "J")
        await ada.sees(f"s/c-{len(gaps):02}")
    assert acts(many) == [(f"c-{at:02}", "note") for at in range(len(gaps))]
