"""Reviewers who differ: their labels stand side by side, and what is settled stands beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.asking import done, told_json
from tests.tui.driving import reviewing
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.review.decisions import labelled, noted
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.events import add_event, current_events

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    with open_database(path) as opened:
        comparison = find_comparison(opened, "@last")
        for event in (
            labelled("triage", "t-1", "worse", "raj", category="format"),
            noted("triage", "t-1", "the words before it break the parser", "raj"),
            labelled("triage", "t-1", "equal", "mei", blind=True),
            noted("triage", "t-1", "our parser skips them", "mei"),
            labelled("triage", "t-2", "worse", "raj"),
            labelled("triage", "t-2", "worse", "mei", blind=True),
        ):
            add_event(opened, comparison.id, event)
    return path


async def test_differing_labels_stand_side_by_side_and_are_settled_beside_not_over(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("enter")
        await ada.sees("triage/t-1")
        labels = ada.line_with(" labels")
        assert "raj worse/format" in labels
        assert "mei equal blind" in labels
        notes = ada.lines()[ada.lines().index(labels) + 1]
        assert "the words before it" in notes
        assert "our parser skips them" in notes
        assert "S settles them" in ada.text()
        await ada.press("S", "3")
        await ada.sees("why")
        await ada.type("the parser was mended\n")
        await ada.sees("settled: triage/t-1 is equal")
        settled = ada.line_with(" settled  ")
        assert "equal by ada" in settled
        assert "the parser was mended" in settled
        assert "S settles them" not in ada.text()
        await ada.press("u")
        await ada.sees(lambda text: "took back: equal on triage/t-1" in text and " settled  " not in text)
        await ada.press("S", "escape")
        await ada.press("J")
        await ada.sees("triage/t-2")
        assert "raj worse" in ada.line_with(" labels")  # of one mind: on one line
        assert "mei worse" in ada.line_with(" labels")
    with open_database(db) as opened:
        comparison = find_comparison(opened, "@last")
        kinds = [event.kind for event in current_events(opened, comparison.id, "triage", "t-1")]
    assert kinds == ["label", "note", "label", "note"]


async def test_one_key_shows_the_cases_on_which_reviewers_differ(db: Path) -> None:
    async with reviewing(db) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press("D")
        await ada.sees("1 of 6")
        assert "mei equal, raj worse" in ada.line_with(" t-1 ")
        await ada.press("S", "1")
        await ada.sees("why")
        await ada.press("enter")
        await ada.sees("settled: triage/t-1 is worse")
        await ada.press("D")
        await ada.sees("No case matches")


async def test_the_cases_that_are_assigned_to_one_are_counted_and_found(db: Path) -> None:
    done(db, "assign", "@last", "ada", "raj", "--filter", "suite:triage")
    async with reviewing(db) as ada:
        await ada.sees_queue("mine 1 of 1   6 of 6 left")  # two of the four have labels, and stay nobody's
        await ada.press("/")
        await ada.type("is:mine\n")
        await ada.sees("1 of 6")
        await ada.press("3")
        await ada.sees("mine 0 of 1   5 of 6 left")


def test_what_is_settled_is_the_final_label_of_exports_and_reports(db: Path, tmp_path: Path) -> None:
    said = done(db, "settle", "@last", "triage", "t-1", "equal", "--note", "mended", "--reviewer", "ada").stderr
    assert "settled as equal by ada" in said
    assert "raj worse, mei equal" in said
    done(db, "export", "@last", "--format", "jsonl", "-o", str(tmp_path / "out.jsonl"))
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    (row,) = [row for row in rows if row["case"] == "t-1"]
    assert row["final_label"] == "equal"
    assert sorted(label["label"] for label in row["labels"]) == ["equal", "worse"]


async def test_agreement_is_the_same_table_in_the_app_and_for_a_command(db: Path) -> None:
    shown = done(db, "agreement", "@last").stdout.splitlines()
    assert shown[1].startswith("mei and raj")
    async with reviewing(db, columns=100) as ada:
        await ada.sees_queue("6 of 6 left")
        await ada.press(":")
        await ada.type("reviewers agree")
        await ada.sees(lambda text: text.split("\n")[1].startswith(" > How far reviewers agree"))
        await ada.press("enter")
        await ada.sees("mei and raj")
        assert ada.line_with("mei and raj").split()[4:] == shown[1].split()[3:]
        await ada.press("escape")
        await ada.sees_queue("6 of 6 left")


def test_blind_labels_stand_apart_where_there_are_others(db: Path) -> None:
    assert told_json(db, "agreement", "@last")["blind_labels"] == []  # one reviewer gave all of them
    with open_database(db) as opened:
        comparison = find_comparison(opened, "@last")
        for case, label in (("t-3", "equal"), ("t-4", "better")):
            for reviewer in ("raj", "mei"):
                add_event(opened, comparison.id, labelled("triage", case, label, reviewer, blind=True))  # type: ignore[arg-type]
    (apart,) = told_json(db, "agreement", "@last")["blind_labels"]
    assert (apart["cases"], apart["percent"]) == (2, 1.0)
    assert "mei and raj, blind labels alone" in done(db, "agreement", "@last").stdout
