"""Labels, flags and notes: nothing is overwritten, undo goes back without limit."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import event, label, make_comparison
from tests.store.test_lossless import in_new_database
from workbench.errors import UnknownNameError
from workbench.review.decisions import new_act
from workbench.review.labels import final_label
from workbench.store.database import open_database, transaction
from workbench.store.details import case_detail
from workbench.store.events import add_acts, add_event, current_events, events_of_case, undo_last
from workbench.store.migrations import MIGRATIONS, add_together, migrate
from workbench.store.queue import QueueFilter, QueueRow, queue_window
from workbench.store.values import now

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.records import Comparison, Event
    from workbench.store.database import Database


def row(db: Database, comparison: Comparison, reviewer: str = "ada") -> QueueRow:
    return queue_window(db, comparison.id, QueueFilter(reviewer), 0, 1)[0]


def test_later_label_counts_and_undo_brings_back_the_earlier(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    first, second = label(db, comparison, 1, "worse"), label(db, comparison, 1, "equal")
    assert row(db, comparison).label == "equal"
    assert undo_last(db, comparison.id, "ada", now()) == [second]
    assert row(db, comparison).label == "worse"
    assert undo_last(db, comparison.id, "ada", now()) == [first]
    assert row(db, comparison).label is None
    assert undo_last(db, comparison.id, "ada", now()) == []
    assert [one.kind for one in events_of_case(db, comparison.id, "letters", "l-1")] == [
        "label",
        "label",
        "undo",
        "undo",
    ]
    assert current_events(db, comparison.id, "letters", "l-1") == []


@pytest.mark.parametrize(
    "ahead", ["2099-01-01T00:00:00.000000Z", "2099-01-01T00:00:00Z", "9999-12-31T23:59:59.999998Z"]
)
def test_what_is_done_now_is_the_latest_also_where_a_clock_was_ahead(db: Database, ahead: str) -> None:
    comparison = make_comparison(db, ["regression", "regression"])
    add_event(db, comparison.id, event(1, "label", "worse", at=ahead))
    add_event(db, comparison.id, event(2, "settle", "worse", reviewer="raj", at=ahead))
    add_acts(db, comparison.id, [event(1, "label", "equal")])
    assert row(db, comparison).label == "equal"
    add_acts(db, comparison.id, [event(2, "settle", "better", reviewer="eve")])
    assert case_detail(db, comparison.id, "letters", "l-2").events[-1].label == "better"
    assert [one.label for one in undo_last(db, comparison.id, "ada", now())] == ["equal"]
    assert row(db, comparison).label == "worse"


def test_undo_is_of_ones_own(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    mine = label(db, comparison, 1, "worse", reviewer="ada")
    label(db, comparison, 1, "better", reviewer="raj")
    assert undo_last(db, comparison.id, "ada", now()) == [mine]
    assert (row(db, comparison).label, row(db, comparison).others) == (None, (("raj", "better"),))
    assert (row(db, comparison, "raj").label, row(db, comparison, "raj").others) == ("better", ())


def test_second_flag_takes_the_flag_off(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    seen = []
    for _ in range(3):
        add_event(db, comparison.id, event(1, "flag"))
        seen.append(row(db, comparison).flagged)
    undo_last(db, comparison.id, "ada", now())
    assert [*seen, row(db, comparison).flagged] == [True, False, True, False]


def test_notes_are_seen_until_undone(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    add_event(db, comparison.id, event(1, "note", note="the greeting is gone"))
    assert row(db, comparison).noted
    undo_last(db, comparison.id, "ada", now())
    assert not row(db, comparison).noted


def test_notes_on_the_suite_stand_with_each_case(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    on_suite, on_case = event(None, "note", note="all of them"), event(1, "note", note="this one")
    for one in (on_suite, on_case):
        add_event(db, comparison.id, one)
    assert case_detail(db, comparison.id, "letters", "l-1").events == [on_suite, on_case]
    assert case_detail(db, comparison.id, "letters", "l-2").events == [on_suite]
    assert undo_last(db, comparison.id, "ada", now()) == [on_case]
    assert undo_last(db, comparison.id, "ada", now()) == [on_suite]
    assert case_detail(db, comparison.id, "letters", "l-1").events == []


def test_acts_on_many_cases_are_taken_back_together(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed", "changed"])
    alone = label(db, comparison, 1, "equal")
    act = new_act()
    together = [replace(event(at, "label", "worse"), act=act, cluster="fence") for at in (1, 2, 3)]
    for one in together:
        add_event(db, comparison.id, one)
    window = queue_window(db, comparison.id, QueueFilter("ada"), 0, 9)
    assert [one.label for one in window] == ["worse"] * 3
    assert undo_last(db, comparison.id, "ada", now()) == together
    window = queue_window(db, comparison.id, QueueFilter("ada"), 0, 9)
    assert [one.label for one in window] == ["equal", None, None]
    assert undo_last(db, comparison.id, "ada", now()) == [alone]


def test_notes_on_a_cluster_stand_with_its_cases_in_any_suite(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    with transaction(db):
        db.connection.execute("UPDATE verdicts SET cluster = 'fence' WHERE position = 1")
    on_cluster = replace(event(None, "note", note="same fence"), cluster="fence")
    add_event(db, comparison.id, on_cluster)
    assert case_detail(db, comparison.id, "letters", "l-1").events == []
    assert case_detail(db, comparison.id, "letters", "l-2").events == [on_cluster]


def test_what_is_settled_stands_beside_the_labels(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    given = [label(db, comparison, 1, "worse"), label(db, comparison, 1, "equal", reviewer="raj")]
    settled = event(1, "settle", "worse", reviewer="mei")
    add_event(db, comparison.id, settled)
    detail = case_detail(db, comparison.id, "letters", "l-1")
    assert detail.events == [*given, settled]
    assert final_label(detail.events) == "worse"
    assert row(db, comparison, "raj").label == "equal"
    assert undo_last(db, comparison.id, "mei", now()) == [settled]
    assert final_label(case_detail(db, comparison.id, "letters", "l-1").events) is None


def test_same_event_twice_is_once(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    one = event(1, "flag")
    assert [add_event(db, comparison.id, one), add_event(db, comparison.id, one)] == [True, False]
    assert row(db, comparison).flagged


def test_unknown_places_are_refused(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    with pytest.raises(UnknownNameError):
        add_event(db, comparison.id, event(2, "flag"))
    with pytest.raises(UnknownNameError):
        add_event(db, 99, event(1, "flag"))


def test_events_cannot_be_changed_or_removed(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    label(db, comparison, 1, "worse")
    for statement in (
        "UPDATE events SET label = 'better'",
        "DELETE FROM events",
        "UPDATE event_outputs SET output_id = 1",
        "DELETE FROM event_outputs",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            db.connection.execute(statement)


def test_event_names_what_it_rests_on(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    label(db, comparison, 2, "worse")
    outputs = db.connection.execute(
        "SELECT r.name, c.name FROM event_outputs x JOIN outputs o ON o.id = x.output_id"
        " JOIN runs r ON r.id = o.run_id JOIN cases c ON c.id = o.case_id ORDER BY o.id"
    ).fetchall()
    assert outputs == [("before", "l-2"), ("after", "l-2")]
    revision = db.connection.execute(
        "SELECT c.name FROM events e JOIN case_revisions r ON r.id = e.case_revision_id"
        " JOIN cases c ON c.id = r.case_id"
    ).fetchone()
    assert revision == ("l-2",)


STEPS = st.lists(
    st.tuples(st.sampled_from(["ada", "raj"]), st.sampled_from(["worse", "equal", "flag", "note", "undo"])), max_size=15
)


@settings(max_examples=40, deadline=None)
@given(STEPS, st.randoms(use_true_random=False))
def test_log_replayed_in_any_order_comes_to_the_same(steps: list[tuple[str, str]], dice: object) -> None:
    """What the queue shows equals a plain replay of the log, and depends on the events, not on their arrival."""
    log: list[Event] = []
    shown: list[QueueRow] = []

    def first(db: Database) -> None:
        comparison = make_comparison(db, ["regression"])
        standing: list[Event] = []
        lifts: dict[str, set[str]] = {}  # of each flag those that it took off

        def set_flags() -> set[str]:
            flags = {one.gid for one in standing if one.kind == "flag"}
            return {one for one in flags if not lifts[one]} - {gone for one in flags for gone in lifts[one]}

        for reviewer, step in steps:
            if step == "undo":
                own = [one for one in standing if one.reviewer == reviewer]
                undone = undo_last(db, comparison.id, reviewer, now())
                assert undone == own[-1:]
                standing = [one for one in standing if one not in undone]
            else:
                kind = "label" if step in ("worse", "equal") else step
                made = event(1, kind, step if kind == "label" else None, reviewer=reviewer)  # type: ignore[arg-type]
                add_event(db, comparison.id, made)
                if kind == "flag":
                    lifts[made.gid] = set_flags()
                standing.append(made)
        assert current_events(db, comparison.id, "letters", "l-1") == standing
        labels = {one.reviewer: one.label for one in standing if one.kind == "label"}
        shown.append(row(db, comparison))
        assert shown[0].label == labels.get("ada")
        assert dict(shown[0].others) == {name: value for name, value in labels.items() if name != "ada"}
        assert shown[0].flagged == bool(set_flags())
        assert shown[0].noted == any(one.kind == "note" for one in standing)
        log.extend(events_of_case(db, comparison.id, "letters", "l-1"))

    def second(db: Database) -> None:
        comparison = make_comparison(db, ["regression"])
        dice.shuffle(log)  # type: ignore[attr-defined]
        for one in log:
            add_event(db, comparison.id, one)
        assert row(db, comparison) == shown[0]

    in_new_database(first)
    in_new_database(second)


def test_events_of_an_older_database_stay_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    raw = sqlite3.connect(path, isolation_level=None)
    migrate(raw, MIGRATIONS[: MIGRATIONS.index(add_together)])
    raw.execute("INSERT INTO suites (id, name) VALUES (1, 'letters')")
    raw.execute("INSERT INTO cases (id, suite_id, name) VALUES (1, 1, 'l-1')")
    raw.execute("INSERT INTO configurations (id, hash, model, overrides) VALUES (1, 'h', 'claude-a', '{}')")
    for number, name in enumerate(["old", "new"], start=1):
        raw.execute(
            "INSERT INTO runs (id, gid, name, kind, configuration_id, origin, simulated, created_at)"
            " VALUES (?, ?, ?, 'import', 1, 'recorded', 0, '2026-01-01')",
            (number, name, name),
        )
    raw.execute("INSERT INTO comparisons VALUES (1, 'g', 'old-new', 1, 2, '2026', '2026', NULL)")
    raw.execute(
        "INSERT INTO events (id, gid, comparison_id, kind, reviewer, at, suite_id, case_id, label, blind)"
        " VALUES (4, 'e', 1, 'label', 'ada', '2026', 1, 1, 'worse', 0)"
    )
    raw.close()
    with open_database(path) as db:
        assert [(one.gid, one.label, one.act) for one in events_of_case(db, 1, "letters", "l-1")] == [
            ("e", "worse", None)
        ]
        assert db.connection.execute("SELECT reviewer, label FROM current_labels").fetchall() == [("ada", "worse")]
        assert db.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            db.connection.execute("UPDATE events SET label = 'better'")
        db.connection.execute(
            "INSERT INTO events (gid, comparison_id, kind, reviewer, at, suite_id, case_id, undoes, blind)"
            " VALUES ('u', 1, 'undo', 'ada', '2027', 1, 1, 'e', 0)"
        )
        assert db.connection.execute("SELECT count(*) FROM latest_labels").fetchone() == (0,)
