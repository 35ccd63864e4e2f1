"""One key decides a cluster, after three of it were seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, make_review
from workbench.records import Check
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database, transaction
from workbench.store.groups import Group, group_members
from workbench.store.queue import QueueFilter, queue_window

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.making import Pair

PLAIN = '{"priority": "high"}'
FENCED = f"```json\n{PLAIN}\n```"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    orders: dict[str, Pair] = {f"o-{at}": (PLAIN, FENCED) for at in range(1, 6)}
    triage: dict[str, Pair] = {f"t-{at}": (PLAIN, FENCED) for at in range(1, 4)}
    triage |= {f"u-{at}": (PLAIN, PLAIN) for at in range(1, 4)}
    return make_review(tmp_path / "review.db", {"orders": orders, "triage": triage}, JSON_CHECK)


def labels(db: Path, suite: str | None = None) -> dict[str, str | None]:
    with open_database(db) as opened:
        comparison = find_comparison(opened, "@last")
        return {one.case: one.label for one in group_members(opened, comparison.id, Group(suite=suite), "ada")}


async def test_one_key_decides_the_cluster_in_its_suite_and_goes_to_the_next(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("11 of 11 left")
        await ada.press("x")
        shown = await ada.sees("decides 5 of 5 regressions in orders")
        assert "and 3 in other suites" in shown
        assert sum(f"orders/o-{at} " in shown for at in range(1, 6)) == 3
        assert shown.count("+ ```json") + shown.count("+```json") >= 3
        await ada.press("1")
        await ada.sees("5 cases labelled worse")
        await ada.sees("decides 3 of 3 regressions in triage")
        assert set(labels(db, "orders").values()) == {"worse"}
        assert set(labels(db, "triage").values()) == {None}


async def test_a_key_held_down_decides_no_cluster_that_was_not_seen(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("11 of 11 left")
        await ada.press("x")
        await ada.sees("decides 5 of 5 regressions in orders")
        ada.burst("1", "1", "1")
        await ada.sees("1 was not taken: it was pressed before this showed")
        await ada.sees("decides 3 of 3 regressions in triage")
        assert set(labels(db, "triage").values()) == {None}
        await ada.press("n")  # leads elsewhere: what shows then was asked for
        await ada.sees("decides 1 of 1")
    assert set(labels(db, "orders").values()) == {"worse"}


async def test_what_is_taken_out_is_left_and_comes_next_and_undo_brings_all_back(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("11 of 11 left")
        await ada.press("x")
        await ada.sees("in orders")
        await ada.press("j", "space")
        await ada.sees("decides 4 of 5")
        out = ada.line_with(" >-").split()[1]
        await ada.press("1")
        await ada.sees("4 cases labelled worse   u takes it back   left as they were: 1 taken out")
        await ada.sees("decides 1 of 5 regressions in orders")
        assert [case for case, label in labels(db, "orders").items() if label is None] == [out]
        await ada.press("u")
        await ada.sees("took back: worse on 4 cases")
        assert set(labels(db, "orders").values()) == {None}


async def test_everywhere_and_a_whole_suite_are_asked_for_by_a_key(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("11 of 11 left")
        await ada.press("x")
        await ada.sees("in orders")
        await ada.press("s")
        await ada.sees("one key decides all of this suite's cases")
        await ada.press("s")
        await ada.sees("decides 5 of 8 regressions in 2 suites   left: 3 taken out")
        await ada.sees(lambda text: text.count("+ ```json") == 2)  # one of each suite
        assert "5 cases in this suite: regression" in ada.line_with(" >  orders/o-1 ")
        assert "3 cases in this suite: inconclusive" in ada.line_with("  - triage/t-1 ")
        await ada.press("j", "space")
        await ada.sees("decides 8 of 8 regressions in 2 suites")
        await ada.press("4")
        await ada.sees("8 cases labelled both-bad")
        assert list(labels(db).values()).count("both-bad") == 8
        assert [label for case, label in labels(db).items() if case.startswith("u")] == [None] * 3


async def test_a_suite_that_comes_in_with_another_verdict_is_out_as_any_whose_verdict_does_not_speak(
    tmp_path: Path,
) -> None:
    triage: dict[str, Pair] = {f"t-{at}": (PLAIN, FENCED) for at in range(1, 7)}
    other: dict[str, Pair] = {f"o-{at}": (PLAIN, FENCED) for at in range(1, 4)}
    db = make_review(tmp_path / "apart.db", {"triage": triage, "other": other}, JSON_CHECK)
    with open_database(db) as opened, transaction(opened):
        opened.connection.execute(
            "UPDATE verdicts SET verdict = 'changed' WHERE suite_id = (SELECT id FROM suites WHERE name = 'other')"
        )
    async with reviewing(db) as ada:
        await ada.sees_queue("9 of 9 left")
        await ada.press("x", "s", "s")
        await ada.sees("one key decides the cluster in all suites")
        await ada.press("f", "a")
        await ada.sees("other")
        await ada.sees("3 taken out")
        await ada.press("1")
        await ada.sees("6 cases labelled worse")
    assert labels(db, "triage") == {f"t-{at}": "worse" for at in range(1, 7)}
    assert set(labels(db, "other").values()) == {None}


async def test_what_one_decided_before_stays_as_it_was(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("11 of 11 left")
        await ada.press("3", "x")
        await ada.sees("decides 4 of 5 regressions in orders   left: 1 labelled otherwise")
        await ada.press("1")
        await ada.sees("in triage")
        assert sorted(str(label) for label in labels(db, "orders").values()) == [
            "equal",
            "worse",
            "worse",
            "worse",
            "worse",
        ]


async def test_a_note_on_the_cluster_stands_beside_each_of_its_cases(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("11 of 11 left")
        await ada.press("x")
        await ada.sees("in orders")
        await ada.press("c")
        await ada.sees("note on the cluster")
        await ada.type("the parser takes fences")
        await ada.press("enter")
        await ada.sees("noted on the cluster")
        await ada.press("enter")
        await ada.sees("the parser takes fences")


async def test_a_large_cluster_is_folded_and_not_decided_unseen(tmp_path: Path) -> None:
    pairs: dict[str, Pair] = {f"t-{at:02}": (PLAIN, FENCED) for at in range(12)}
    db = make_review(tmp_path / "large.db", {"triage": pairs | {"u-1": (PLAIN, PLAIN)}}, JSON_CHECK)
    async with reviewing(db) as ada:
        await ada.sees_queue("13 of 13 left")
        assert "12 cases" in ada.line_with(" >+ adds a")
        await ada.press("1")
        await ada.sees("x shows three of these cases")
        await ada.press("j")
        await ada.sees("> ")
        assert "u-1" in ada.line_with(" >")
        await ada.press("k", "a")
        await ada.sees(" t-11 ")
        await ada.press("1")
        await ada.sees("1 of 12 done")
        await ada.press("a")
        await ada.sees(lambda text: " t-11 " not in text)
    assert sorted(str(label) for label in labels(db).values()) == ["None"] * 12 + ["worse"]


async def test_a_note_on_the_suite_is_written_in_the_overview(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("11 of 11 left")
        await ada.press("o")
        await ada.sees(">orders")
        await ada.press("c")
        await ada.sees("note on the suite")
        await ada.type("ask the owner")
        await ada.press("enter")
        await ada.sees("noted on orders")
        await ada.press("escape", "enter")
        await ada.sees("ada on the suite: ask the owner")


async def test_a_category_that_was_chosen_holds_while_the_keys_are_looked_up(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("11 of 11 left")
        await ada.press("x")
        await ada.sees("decides 5 of 5")
        await ada.press("8")
        await ada.sees("category tone")
        await ada.press("question_mark")
        await ada.sees("any other key back")
        await ada.press("escape", "1")
        await ada.sees("5 cases labelled worse")
    with open_database(db) as opened:
        rows = queue_window(opened, 1, QueueFilter("ada"), 0, 11)
    assert [row.category_label for row in rows if row.label] == ["tone"] * 5


async def test_a_cluster_that_is_gone_by_then_is_said_where_one_came_from(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("11 of 11 left")
        await ada.press("x")
        await ada.sees("decides 5 of 5")
        with open_database(db) as other, transaction(other):  # compared again, and grouped otherwise
            other.connection.execute("DELETE FROM clusters")
        await ada.press("e")
        await ada.sees("the comparison holds no such cluster   it was compared again: o shows what is")
        await ada.press("o")
        await ada.sees_queue("11 of 11 left")


WORDED = {
    "plain": "The parcel is on its way and will be there on Friday, as was promised when it was ordered in the shop.",
    "lost": "Nobody here can say where the parcel is, and we will not look for it before the end of the coming week.",
    "other": "We have handed the parcel over to the carrier, who will bring it to the door before the week is over.",
}


@pytest.fixture
def mails(tmp_path: Path) -> Path:
    plain = WORDED["plain"]
    cases: dict[str, Pair] = {f"m-{at}": (plain, f"{plain} refund") for at in range(1, 5)}
    cases |= {f"n-{at}": (plain, WORDED["lost"]) for at in range(1, 6)}
    cases |= {f"p-{at}": (plain, WORDED["other"]) for at in range(1, 4)}
    return make_review(tmp_path / "mails.db", {"mails": cases}, [Check("not-contains", "refund", category="content")])


async def test_what_else_changed_is_taken_in_by_its_wording_and_decided_along(mails: Path) -> None:
    async with reviewing(mails, columns=160, rows=48) as ada:
        await ada.sees_queue("12 of 12 left")
        await ada.press("x", "s")
        await ada.sees("3 cases of 4, least like each other; below, 2 wordings that only changed")
        shown = await ada.sees("handed the parcel over")
        assert "decides 4 of 4 regressions in mails " in shown
        assert "5 cases worded like this" in ada.line_with(" >? n-1 ")
        assert "3 cases worded like this" in ada.line_with("  ? p-1 ")
        assert "Nobody here can say" in shown
        await ada.press("space")
        await ada.sees("decides 4 of 4 regressions in mails and 5 taken in")
        await ada.sees(" >? p-1 ")
        await ada.press("1")
        await ada.sees("9 cases labelled worse")
        decided = {case: label for case, label in labels(mails).items() if label}
        assert decided == {f"{kind}-{at}": "worse" for kind, last in (("m", 4), ("n", 5)) for at in range(1, last + 1)}
        await ada.press("u")
        await ada.sees("took back: worse on 9 cases")
    assert set(labels(mails).values()) == {None}


async def test_a_wording_is_filed_as_the_regressions_it_is_decided_with(mails: Path) -> None:
    async with reviewing(mails) as ada:
        await ada.sees_queue("12 of 12 left")
        await ada.press("x", "s")
        await ada.sees(" >? n-1 ")
        await ada.press("space", "space")
        await ada.sees("and 8 taken in")
        await ada.press("1")
        await ada.sees("12 cases labelled worse")
    with open_database(mails) as opened:
        rows = queue_window(opened, 1, QueueFilter("ada"), 0, 12)
    assert [row.category_label for row in rows] == ["content"] * 12


async def test_on_a_small_screen_a_wording_is_shown_where_the_cursor_is(mails: Path) -> None:
    async with reviewing(mails, columns=80, rows=24) as ada:
        await ada.sees_queue("12 of 12 left")
        await ada.press("x", "s")
        shown = await ada.sees(" >  3 cases of 4, least like each other")
        assert "Nobody here" not in shown
        await ada.press("j")
        await ada.sees("Nobody here can say")
        assert "Space take in" in ada.lines()[-1]
        await ada.press("space")
        await ada.sees("and 5 taken in")
        await ada.sees("handed the parcel over")
        await ada.resize(48, 24)
        await ada.sees(" decides 4 of 4 regressions here and 5 taken in")
        await ada.resize(80, 24)
        await ada.press("k", "space")
        await ada.sees(lambda text: "taken in" not in text and "4 of 4 regressions" in text)


async def test_wordings_stand_beside_regressions_of_a_suite_alone(mails: Path) -> None:
    async with reviewing(mails) as ada:
        await ada.sees_queue("12 of 12 left")
        await ada.press("x")
        await ada.sees("decides 4 of 4 regressions in mails")
        assert "worded like this" not in ada.text()
        await ada.press("s")
        await ada.sees(" >? n-1 ")
        await ada.press("f", "c")
        await ada.sees("decides 8 of 8 changed cases in mails")
        assert "worded like this" not in ada.text()
