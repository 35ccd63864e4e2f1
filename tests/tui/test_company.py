"""Two reviewers on one database: each sees what the other does and where the other is, and nothing moves by it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal
from tests.tui.driving import CAP_S, reviewing
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.review.decisions import flagged, labelled, noted, now
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.events import add_event
from workbench.store.presence import Present, Span, present, show_presence
from workbench.tui.turns import SEEN_S

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.records import Event
    from workbench.store.database import Database

ALWAYS = Span("2000", "9999")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)


@pytest.fixture
def elsewhere(db: Path) -> Iterator[Database]:
    """The same database, opened by another."""
    with open_database(db) as opened:
        yield opened


def does(elsewhere: Database, event: Event) -> None:
    add_event(elsewhere, find_comparison(elsewhere, "@last").id, event)


def goes(elsewhere: Database, reviewer: str, suite: str, case: str, labels: int = 0, *, since: str = "") -> None:
    one = Present(f"of {reviewer}", reviewer, since or now(), now(), suite, case, labels=labels)
    show_presence(elsewhere, find_comparison(elsewhere, "@last").id, one, ALWAYS)


def sittings(elsewhere: Database) -> list[Present]:
    return present(elsewhere, find_comparison(elsewhere, "@last").id, ALWAYS)


async def test_labels_and_marks_of_others_appear_in_the_queue_and_the_cursor_stays(
    db: Path, elsewhere: Database
) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("j")
        does(elsewhere, labelled("triage", "t-1", "worse", "raj"))
        does(elsewhere, flagged("triage", "t-3", "raj"))
        await ada.sees("raj worse")
        assert "raj worse" in ada.line_with(" t-1 ")
        assert ada.line_with(" t-3 ").split()[0] == "F"
        assert ada.line_with(" >").split()[:2] == [">", "t-2"]


async def test_a_filtered_queue_keeps_its_cases_while_they_are_labelled_elsewhere(
    db: Path, elsewhere: Database
) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("/")
        await ada.type("is:undecided\n")
        await ada.sees("6 of 6")
        does(elsewhere, labelled("triage", "t-1", "equal", "ada"))
        await ada.sees("5 of 6 left")
        assert "equal" in ada.line_with(" t-1 ")


async def test_a_label_and_a_note_on_the_case_at_hand_appear_in_it(db: Path, elsewhere: Database) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("triage/t-1")
        does(elsewhere, labelled("triage", "t-1", "both-bad", "raj"))
        await ada.sees(lambda text: "raj both-bad" in text.split("\n")[0])
        does(elsewhere, noted("triage", "t-1", "the fence breaks the parser", "raj"))
        await ada.sees("the fence breaks the parser")
        await ada.press("1")
        await ada.sees("triage/t-2")


async def test_who_is_here_stands_under_the_queue_and_in_its_margin(db: Path, elsewhere: Database) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        begun = (datetime.now(UTC) - timedelta(minutes=12, seconds=5)).isoformat()
        goes(elsewhere, "raj", "triage", "t-3", 140, since=begun)
        await ada.sees("raj is at triage/t-3, 12 min, 140 labels")
        assert ada.line_with(" t-3 ").split()[0] == "r"
        goes(elsewhere, "raj", "triage", "t-4", 141, since=begun)
        await ada.sees("raj is at triage/t-4, 12 min, 141 labels")
        assert ada.line_with(" t-3 ").split()[0] == "t-3"
        goes(elsewhere, "mei", "triage", "t-4")
        await ada.sees(lambda text: "mei is at triage/t-4" in text and "\n2" in text)


async def test_a_sitting_shows_where_it_is_and_ends_with_the_app(db: Path, elsewhere: Database) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.sees(lambda _: bool(sittings(elsewhere)))
        await ada.press("1")
        await ada.sees(lambda _: [(one.case, one.labels) for one in sittings(elsewhere)] == [("t-2", 1)])
    with open_database(db) as opened:
        assert sittings(opened) == []


async def test_following_goes_where_the_other_goes_until_one_moves(db: Path, elsewhere: Database) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("p")
        await ada.sees("nobody else")
        goes(elsewhere, "raj", "triage", "t-3")
        await ada.sees("raj is at")
        await ada.press("p")
        await ada.sees(lambda text: "following raj" in text and "\nr>   t-3" in text)
        goes(elsewhere, "raj", "voice", "c-1")
        await ada.sees("\nr>   c-1")
        await ada.press("enter")  # opening is moving: from here on one goes by oneself
        await ada.sees("voice/c-1")
        await ada.press("p")
        goes(elsewhere, "raj", "triage", "t-2")
        await ada.sees(lambda text: "triage/t-2" in text and "following raj" in text)
        await ada.press("J")
        await ada.sees(lambda text: "triage/t-4" in text and "no longer following raj" in text)
        goes(elsewhere, "raj", "triage", "t-1")
        await ada.sees(lambda _: ada.app.session.company.people[0].case == "t-1")
        assert "triage/t-4" in ada.lines()[0]


async def test_a_key_typed_as_the_other_moves_does_nothing_to_a_case_that_was_not_seen(
    db: Path, elsewhere: Database
) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        goes(elsewhere, "raj", "triage", "t-3")
        await ada.sees(lambda _: bool(ada.app.session.company.people))
        await ada.press("p")
        await ada.sees(lambda text: "triage/t-3" in text.split("\n")[0])
        ada.burst("1", typed_s=-CAP_S)  # before the case was seen
        await ada.sees("1 was not taken: raj went on to triage/t-3")
        goes(elsewhere, "raj", "voice", "c-1")
        await ada.sees(lambda text: "voice/c-1" in text.split("\n")[0])
        ada.burst("c", *"23F", "\n", typed_s=-CAP_S)  # a note that was begun as raj moved is no labels
        await ada.sees("Enter was not taken: raj went on to voice/c-1")
        assert "following raj" in ada.text()
        ada.burst("2", typed_s=SEEN_S)
        await ada.sees("no longer following raj")
    with open_database(db) as opened:
        found = opened.connection.execute("SELECT c.name, e.label FROM events e JOIN cases c ON c.id = e.case_id")
        assert found.fetchall() == [("c-1", "better")]


async def test_nothing_is_led_elsewhere_while_something_is_asked(db: Path, elsewhere: Database) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        goes(elsewhere, "raj", "triage", "t-3")
        await ada.sees("raj is at triage/t-3")
        await ada.press("p")
        await ada.sees("\nr>   t-3")
        ada.burst("c", typed_s=SEEN_S)
        await ada.sees("Enter takes what is typed")
        goes(elsewhere, "raj", "voice", "c-1")
        await ada.sees("raj, who is at voice/c-1")
        await ada.type("odd\n")
        await ada.sees("\nr>   c-1")
    with open_database(db) as opened:
        found = opened.connection.execute("SELECT c.name, e.note FROM events e JOIN cases c ON c.id = e.case_id")
        assert found.fetchall() == [("t-3", "odd")]


# --- two real apps ---


@contextmanager
def terminal(db: Path, reviewer: str) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", reviewer]
    with Terminal(command, columns=100, rows=24) as opened:
        opened.wait("left")
        yield opened


def test_two_apps_see_each_other_and_a_killed_one_hinders_nobody(db: Path) -> None:
    with terminal(db, "ada") as ada, terminal(db, "raj") as raj:
        ada.wait("raj is at triage/t-1")
        raj.wait("ada is at triage/t-1")
        raj.press("1")
        ada.wait("raj worse")
        ada.wait("raj is at triage/t-2, 1 label")
        ada.settle()
        written = len(ada.raw)
        ada.settle(0.6)  # two looks at the database
        assert len(ada.raw) == written
        ada.press("p")
        ada.wait("following raj")
        raj.press("j", "j")
        ada.wait(lambda text: "raj, who is at triage/t-3" in text and "\nr>   t-3" in text)
        raj.kill()
        ada.settle(SEEN_S)  # a key that comes sooner is not meant for the case that was led to
        ada.press("G", "2")
        ada.wait("better")
        ada.press("q")
        assert ada.wait_for_exit() == 0
    with open_database(db) as opened:
        assert [one.reviewer for one in sittings(opened)] == ["raj"]  # not shown, and removed, after a minute
