"""Labels that rest on what the checks no longer say: kept, shown, and undecided until given again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.assess.making import keep_checks, made_run
from workbench.assess.compare import make_comparison
from workbench.assess.recheck import recheck_run
from workbench.records import Check
from workbench.review.decisions import labelled
from workbench.review.labels import final_label
from workbench.store.conditions import Term
from workbench.store.database import transaction
from workbench.store.details import case_detail
from workbench.store.events import add_event, events_of_case, undo_last
from workbench.store.queue import QueueFilter, next_undecided, queue_counts, queue_window, unreviewed_count
from workbench.store.staleness import stale_labels

if TYPE_CHECKING:
    from workbench.records import Comparison, Label
    from workbench.store.database import Database


def made(db: Database) -> Comparison:
    keep_checks(db, Check("max-words", 3))
    return make_comparison(db, made_run(db, "a", "b", "c"), made_run(db, "a", "b b b b", "c c c c c"))


def give(db: Database, comparison: Comparison, case: str, label: Label, reviewer: str = "ada") -> None:
    add_event(db, comparison.id, labelled("letters", case, label, reviewer))


def stale(db: Database, comparison: Comparison) -> list[tuple[str, str, str]]:
    return [(one.case, one.reviewer, one.label) for one in stale_labels(db, comparison.id)]


def rows(db: Database, comparison: Comparison, label: str | None = None) -> dict[str, tuple[str | None, bool]]:
    found = queue_window(
        db, comparison.id, QueueFilter("ada", terms=() if label is None else (Term("is", (label,)),)), 0, 10
    )
    return {row.case: (row.label, row.stale) for row in found}


def test_a_label_is_stale_when_its_checks_say_something_else(db: Database) -> None:
    comparison = made(db)
    for case, label in (("l-1", "equal"), ("l-2", "worse"), ("l-3", "worse")):
        give(db, comparison, case, label)  # type: ignore[arg-type]
    assert stale(db, comparison) == []
    keep_checks(db, Check("max-words", 4))
    recheck_run(db, comparison.target)
    assert stale(db, comparison) == [("l-2", "ada", "worse")]
    assert rows(db, comparison) == {"l-1": ("equal", False), "l-2": ("worse", True), "l-3": ("worse", False)}


def test_a_stale_label_leaves_its_case_undecided_until_it_is_given_again(db: Database) -> None:
    comparison = made(db)
    for case in ("l-1", "l-2", "l-3"):
        give(db, comparison, case, "worse")
    keep_checks(db, Check("max-words", 4))
    make_comparison(db, comparison.baseline, comparison.target)
    mine = QueueFilter("ada")
    assert queue_counts(db, comparison.id, "ada").decided == 2
    assert unreviewed_count(db, comparison.id) == 1
    assert rows(db, comparison, "undecided") == rows(db, comparison, "stale") == {"l-2": ("worse", True)}
    position = next_undecided(db, comparison.id, mine, None)
    (row,) = queue_window(db, comparison.id, QueueFilter("ada", terms=(Term("is", ("stale",)),)), 0, 10)
    assert position == row.position
    detail = case_detail(db, comparison.id, "letters", "l-2")
    assert detail.stale == {event.gid for event in detail.events}
    assert final_label(detail.events, detail.stale) is None
    assert final_label(detail.events) == "worse"
    give(db, comparison, "l-2", "equal")
    assert (stale(db, comparison), unreviewed_count(db, comparison.id)) == ([], 0)
    assert len(events_of_case(db, comparison.id, "letters", "l-2")) == 2


def test_undoing_a_new_label_brings_the_stale_one_back(db: Database) -> None:
    comparison = made(db)
    give(db, comparison, "l-2", "worse")
    keep_checks(db, Check("max-words", 4))
    recheck_run(db, comparison.target)
    give(db, comparison, "l-2", "equal")
    assert undo_last(db, comparison.id, "ada", "2100-01-01T00:00:00.000Z")
    assert stale(db, comparison) == [("l-2", "ada", "worse")]


def test_a_check_that_says_the_same_leaves_labels_alone(db: Database) -> None:
    comparison = made(db)
    for case in ("l-1", "l-2", "l-3"):
        give(db, comparison, case, "both-bad")
    for checks in (
        [Check("max-words", 2)],  # fails the same
        [Check("max-words", 3), Check("min-words", 1)],  # one more that passes
        [Check("max-words", 3), Check("contains", "zebra", weight=0)],  # only informs
        [Check("max-words", 3), Check("python", "f.py:f")],  # not run
    ):
        keep_checks(db, *checks)
        recheck_run(db, comparison.target)
        assert stale(db, comparison) == []


def test_results_that_come_back_bring_the_label_back(db: Database) -> None:
    comparison = made(db)
    give(db, comparison, "l-2", "worse")
    give(db, comparison, "l-2", "equal", "raj")
    for most, expected in ((4, [("l-2", "ada", "worse"), ("l-2", "raj", "equal")]), (3, [])):
        keep_checks(db, Check("max-words", most))
        recheck_run(db, comparison.target)
        assert stale(db, comparison) == expected


def test_a_label_of_which_nothing_is_known_is_not_called_stale(db: Database) -> None:
    comparison = made(db)
    with transaction(db):
        db.connection.execute("UPDATE verdicts SET results_hash = NULL")
    give(db, comparison, "l-2", "worse")
    keep_checks(db, Check("max-words", 4))
    recheck_run(db, comparison.target)
    assert stale(db, comparison) == []
    assert rows(db, comparison)["l-2"] == ("worse", False)
