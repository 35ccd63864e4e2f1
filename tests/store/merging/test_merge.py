"""What is taken in of another database, and what becomes of what both have."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.databases import new_database
from tests.store.making import SUITE, case, event, label, make_comparison, make_run, text_output
from tests.store.merging.acting import begin, go_on
from tests.store.merging.canonical import dump
from workbench.records import Output, OutputError
from workbench.store.adaptations import list_adaptations, set_status
from workbench.store.assignments import assign
from workbench.store.comparisons import list_comparisons, save_comparison
from workbench.store.database import Database, data_version, open_database, transaction
from workbench.store.events import add_event, current_events, undo_last
from workbench.store.gates import changes, latest_gate, rests_on, save_gate
from workbench.store.merging.merge import merge
from workbench.store.merging.shapes import TAKEN
from workbench.store.merging.told import Merged, Taken
from workbench.store.outputs import case_outputs
from workbench.store.queue import QueueFilter, queue_window
from workbench.store.runs import find_run, list_runs
from workbench.store.saved_filters import delete_filter, save_filter, saved_filters
from workbench.store.staleness import stale_labels
from workbench.store.suites import load_case, load_suite, save_suite
from workbench.store.values import now

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copies(path: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of one database."""
    with new_database(path) as db:
        begin(db)
    return path, copied(path, tmp_path / "copy.db")


def copied(path: Path, to: Path) -> Path:
    shutil.copy(path, to)
    return to


def taken(db: Database, *others: Path, dry_run: bool = False) -> list[Merged]:
    return [one for one in merge(db, others, dry_run=dry_run) if isinstance(one, Merged)]


def test_labels_of_two_people_come_together_and_a_sitting_that_is_open_sees_them(copies: tuple[Path, Path]) -> None:
    here, there = copies
    with open_database(there) as db:
        given = label(db, list_comparisons(db)[0], 1, "worse", reviewer="raj")
        add_event(db, 1, event(2, "note", note="greeting gone", reviewer="raj"))
    with open_database(here) as sitting, open_database(here) as db:
        label(db, list_comparisons(db)[0], 1, "better", reviewer="ada")
        before = data_version(sitting)
        (merged,) = taken(db, there)
        assert data_version(sitting) != before
        row = queue_window(sitting, 1, QueueFilter("ada"), 0, 1)[0]
        assert (row.label, row.others) == ("better", (("raj", "worse"),))
        assert merged.taken["labels"] == Taken(1, 0)
        assert merged.taken["notes"] == Taken(1, 0)
        assert merged.taken["outputs"] == Taken(0, 10)
        assert undo_last(sitting, 1, "raj", now())[0].note == "greeting gone"
        assert undo_last(sitting, 1, "raj", now()) == [given]
        assert taken(db, there)[0].nothing_new


def test_a_dry_run_says_the_same_and_changes_nothing(copies: tuple[Path, Path], tmp_path: Path) -> None:
    here, there = copies
    third = copied(there, tmp_path / "third.db")
    for path in (there, third):
        with open_database(path) as db:
            make_run(db, "more", text_output(1, "More"))
    with open_database(here) as db:
        before = dump(db)
        told = taken(db, there, third, dry_run=True)
        assert dump(db) == before
        done = taken(db, there, third)
        assert [(one.taken, one.renamed, one.conflicts) for one in told] == [
            (one.taken, one.renamed, one.conflicts) for one in done
        ]
        assert [one.taken["runs"].added for one in done] == [1, 1]
        assert dump(db) != before


def test_databases_that_never_met(tmp_path: Path) -> None:
    paths = [tmp_path / "a.db", tmp_path / "b.db"]
    for number, path in enumerate(paths):
        with new_database(path) as db:
            comparison = make_comparison(db, ["regression", "changed"] if number else ["regression"])
            label(db, comparison, 1, "worse", reviewer="ada")
    both = []
    for here, there in (paths, paths[::-1]):
        into = copied(here, tmp_path / "into.db")
        with open_database(into) as db:
            (merged,) = taken(db, there)
            both.append(dump(db))
            assert len(merged.renamed) == 3
            assert [run.name for run in sorted(list_runs(db), key=lambda run: run.created_at)][:2] == [
                "before",
                "after",
            ]
            for run in list_runs(db):
                assert find_run(db, run.name) == run
            assert len(list_comparisons(db)) == 2
    assert both[0] == both[1]


def test_a_comparison_that_both_made_is_one(copies: tuple[Path, Path]) -> None:
    for number, path in enumerate(copies):
        with open_database(path) as db:
            made = save_comparison(db, 1, 3, f"mine {number}", [])
            add_event(db, made.id, event(1, "label", "worse", reviewer=f"reviewer {number}"))
    with open_database(copies[0]) as db:
        taken(db, copies[1])
        assert [one.name for one in list_comparisons(db)] == ["before-to-after", "mine 1"]
        assert {one.reviewer for one in current_events(db, 2, "letters", "l-1")} == {"reviewer 0", "reviewer 1"}


def test_the_later_revision_is_current_even_when_it_goes_back_to_an_earlier_one(copies: tuple[Path, Path]) -> None:
    here, there = copies
    with open_database(there) as db:
        save_suite(db, replace(SUITE, title="Other"), [case(1, letter="Other")])
    with open_database(here) as db:
        (merged,) = taken(db, there)
        assert load_suite(db, "letters").title == "Other"
        assert merged.conflicts == []
        save_suite(db, SUITE, [case(1)])
        assert taken(db, there)[0].nothing_new
        assert load_suite(db, "letters") == SUITE
        assert load_case(db, "letters", "l-1") == case(1)


def test_what_both_changed_is_told(copies: tuple[Path, Path]) -> None:
    for number, path in enumerate(copies):
        with open_database(path) as db:
            save_suite(db, replace(SUITE, title=f"Title {number}"), [case(1, letter=f"Letter {number}")])
    with open_database(copies[0]) as db:
        (merged,) = taken(db, copies[1])
        assert merged.conflicts == [
            "1 suite changed in both, theirs is the later and is current now: letters",
            "1 case changed in both, theirs is the later and is current now: letters/l-1",
        ]
        assert load_suite(db, "letters").title == "Title 1"


def test_an_answer_is_kept_before_an_error_and_is_found(copies: tuple[Path, Path]) -> None:
    here, there = copies
    with open_database(there) as db:
        go_on(db, "raj", 1)
    with open_database(here) as db:
        comparison = save_comparison(db, 1, 3, None, [])
        (merged,) = taken(db, there)
        (output,) = case_outputs(db, 3, "letters", "l-2")
        assert output.output.error is None
        assert merged.taken["outputs"].changed == 1
        assert _found(db, "raj got") == {("letters", "l-2")}
        assert _found(db, "overloaded_error") == set()
    assert comparison.target.name == "live"


def _found(db: Database, text: str) -> set[tuple[str, str]]:
    """Where the index of outputs has a text, as verdicts are not looked at."""
    rows = db.connection.execute(
        "SELECT s.name, c.name FROM output_search x JOIN outputs o ON o.id = x.rowid JOIN cases c ON c.id = o.case_id"
        " JOIN suites s ON s.id = c.suite_id WHERE output_search MATCH ?",
        (f'"{text}"',),
    )
    return set(rows.fetchall())


def test_what_comes_is_found_by_its_words(db: Database, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    with new_database(there) as other:
        make_comparison(other, ["regression", "changed"])
    taken(db, there)
    for text, found in (("reply 2", "l-2"), ("Letter number 1", "l-1")):
        assert [row.case for row in queue_window(db, 1, QueueFilter("ada", text=text), 0, 9)] == [found]


def test_own_seeds_stay_and_those_of_others_come(copies: tuple[Path, Path]) -> None:
    for path, seeds in zip(copies, ({"ada": "1"}, {"ada": "2", "raj": "3"}), strict=True):
        with open_database(path) as db, transaction(db):
            for reviewer, seed in seeds.items():
                db.connection.execute("INSERT INTO blind_seeds VALUES (1, ?, ?)", (reviewer, seed))
                db.connection.execute(
                    "INSERT INTO presence VALUES (?, 1, ?, ?, ?, NULL, NULL, NULL, 0)",
                    (reviewer + seed, reviewer, "", ""),
                )
    with open_database(copies[0]) as db:
        taken(db, copies[1])
        found = db.connection.execute("SELECT reviewer, seed FROM blind_seeds ORDER BY reviewer").fetchall()
        assert found == [("ada", "1"), ("raj", "3")]
        assert db.connection.execute("SELECT sitting FROM presence").fetchall() == [("ada1",)]


def test_two_who_flag_a_case_apart_have_it_flagged_and_what_one_takes_off_stays_off(copies: tuple[Path, Path]) -> None:
    here, there = copies
    for path, who in ((here, "ada"), (there, "raj")):
        with open_database(path) as db:
            add_event(db, 1, event(1, "flag", reviewer=who))
    assert flagged_in_all(copies) == {"l-1"}
    with open_database(here) as db:
        add_event(db, 1, event(1, "flag", reviewer="mei"))  # takes off both
    with open_database(there) as db:
        add_event(db, 1, event(2, "flag", reviewer="raj"))
        add_event(db, 1, event(2, "flag", reviewer="raj"))
        undo_last(db, 1, "raj", now())
        add_event(db, 1, event(3, "flag", reviewer="raj"))
        add_event(db, 1, event(3, "flag", reviewer="ada"))
    assert flagged_in_all(copies) == {"l-2"}


def test_a_flag_that_was_set_elsewhere_meanwhile_stays(copies: tuple[Path, Path]) -> None:
    here, there = copies
    with open_database(here) as db:
        add_event(db, 1, event(1, "flag", reviewer="mei"))
    shutil.copy(here, there)
    with open_database(here) as db:
        add_event(db, 1, event(1, "flag", reviewer="ada"))  # takes off mei's
    with open_database(there) as db:
        add_event(db, 1, event(1, "flag", reviewer="raj"))
        add_event(db, 1, event(1, "flag", reviewer="raj"))
    assert flagged_in_all(copies) == {"l-1"}


def flagged_in_all(copies: tuple[Path, Path]) -> set[str]:
    """The flagged cases, once each of both copies was merged into the other."""
    found = []
    for here, there in (copies, copies[::-1]):
        with open_database(here) as db:
            taken(db, there)
            rows = queue_window(db, 1, QueueFilter("ada"), 0, 9)
            found.append({row.case for row in rows if row.flagged})
    assert found[0] == found[1]
    return found[0]


def test_what_was_taken_away_does_not_come_back_unless_it_was_given_later(copies: tuple[Path, Path]) -> None:
    here, there = copies
    with open_database(here) as db:
        assign(db, 1, {("letters", "l-1"): ["ada"], ("letters", "l-2"): ["ada"]})
        save_filter(db, "mine", "is:mine", "ada")
        save_filter(db, "left", "is:undecided", "ada")
    shutil.copy(here, there)
    with open_database(here) as db:
        assign(db, 1, {("letters", "l-1"): ["raj"], ("letters", "l-2"): ["raj"]})
        assert delete_filter(db, "mine")
        assert delete_filter(db, "left")
    with open_database(there) as db:
        assign(db, 1, {("letters", "l-2"): ["ada", "mei"]})
        save_filter(db, "left", "is:flagged", "raj")
    for one, other in (copies, copies[::-1]):
        with open_database(one) as db:
            taken(db, other)
            assert taken(db, other)[0].nothing_new
            rows = db.connection.execute("SELECT case_id, reviewer FROM assignments ORDER BY case_id, reviewer")
            assert rows.fetchall() == [(1, "raj"), (2, "ada"), (2, "mei"), (2, "raj")]
            assert [(one.name, one.words) for one in saved_filters(db)] == [("left", "is:flagged")]


def test_labels_on_what_checks_no_longer_say_are_stale(copies: tuple[Path, Path]) -> None:
    here, there = copies
    with open_database(there) as db:
        add_event(db, 1, replace(event(1, "label", "worse", reviewer="raj"), results_hash="0" * 16))
    with open_database(here) as db:
        taken(db, there)
        assert [(one.case, one.reviewer) for one in stale_labels(db, 1)] == [("l-1", "raj")]


def test_labels_on_a_prompt_or_case_that_the_other_has_changed_are_stale(copies: tuple[Path, Path]) -> None:
    here, there = copies
    with open_database(here) as db:
        label(db, list_comparisons(db)[0], 1, "worse")
        label(db, list_comparisons(db)[0], 2, "worse")
    with open_database(there) as db:
        label(db, list_comparisons(db)[0], 1, "worse", reviewer="raj")
        save_suite(db, load_suite(db, "letters"), [case(1, letter="Another letter")])
        label(db, list_comparisons(db)[0], 1, "equal", reviewer="mia")
    for one, other in ((here, there), (there, here)):
        with open_database(one) as db:
            taken(db, other)
            assert [(label.case, label.reviewer, label.changed) for label in stale_labels(db, 1)] == [
                ("l-1", "ada", ("case",)), ("l-1", "raj", ("case",)),
            ]  # fmt: skip


def test_a_gate_holds_here_as_it_did_there(db: Database, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    with new_database(there) as other:
        make_run(other, "another")
        make_comparison(other, ["regression", "changed"])
        save_gate(other, 1, ("regression",), ("letters: regression",), rests_on(other, (2, 3)))
    save_suite(db, replace(SUITE, id="first"), [case(1, suite="first")])
    taken(db, there)
    gate = latest_gate(db, 1)
    assert gate is not None
    comparison = list_comparisons(db)[0]
    pair = (comparison.baseline.id, comparison.target.id)
    assert changes(gate.rests_on, rests_on(db, pair)) == []
    save_suite(db, replace(SUITE, margin=0.2), [])
    assert changes(gate.rests_on, rests_on(db, pair)) == ["letters: checks changed"]


def test_the_status_of_an_adaptation_that_is_further_on_holds(copies: tuple[Path, Path]) -> None:
    for path, status in zip(copies, ("accepted", "confirmed"), strict=True):
        with open_database(path) as db:
            set_status(db, 1, status)  # type: ignore[arg-type]
    with open_database(copies[1]) as db:
        taken(db, copies[0])
        assert [one.status for one in list_adaptations(db)] == ["accepted"]


def test_verdicts_refreshed_later_are_those_that_hold(copies: tuple[Path, Path]) -> None:
    here, there = copies
    with open_database(there) as db:
        save_comparison(db, 1, 2, "as raj says", [])
    with open_database(here) as db:
        (merged,) = taken(db, there)
        assert [one.name for one in list_comparisons(db)] == ["as raj says"]
        assert queue_window(db, 1, QueueFilter("ada"), 0, 9) == []
        assert merged.taken["comparisons"] == Taken(0, 0, 1)


def test_failed_calls_stay_failed_calls(copies: tuple[Path, Path]) -> None:
    """An error that both have otherwise: both keep the one of them that stands first by its content."""
    for path in copies:
        with open_database(path) as db:
            db.connection.execute("UPDATE outputs SET error = json_set(error, '$.message', ?) WHERE error IS NOT NULL",
                                  (path.name,))  # fmt: skip
    said = []
    for here, there in (copies, copies[::-1]):
        with open_database(here) as db:
            taken(db, there)
            said.append(case_outputs(db, 3, "letters", "l-2")[0].output)
    assert said[0] == said[1]
    assert isinstance(said[0], Output)
    assert isinstance(said[0].error, OutputError)


def test_every_table_is_taken_in_or_worked_out_or_of_one_database_alone(db: Database) -> None:
    """A table that comes later has to be thought of here, in docs/merging.md and in the dump that tests compare."""
    worked_out = {"latest_labels", "case_marks", "settled_labels"}
    alone = {"presence", "drafts", "batches", "batch_calls", "steps"}
    tables = db.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\'"
    ).fetchall()
    assert {name for (name,) in tables} == {*TAKEN, *worked_out, *alone}
    assert set(dump(db)) == {*TAKEN, *worked_out} - {"texts", "check_sets", "check_results"}
