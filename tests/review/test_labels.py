"""What the labels of a case come to."""

from __future__ import annotations

import itertools

from workbench.records import Event, Label
from workbench.review.labels import final_label

_numbers = itertools.count()


def label(name: Label, reviewer: str = "ada", at: str = "2026-01-01") -> Event:
    return Event(f"e{next(_numbers)}", "label", reviewer, at, "s", "c", label=name)


def undo(undone: Event, at: str = "2026-02-01") -> Event:
    return Event(f"e{next(_numbers)}", "undo", undone.reviewer, at, "s", "c", undoes=undone.gid)


def test_nothing_comes_of_no_labels() -> None:
    assert final_label([]) is None
    assert final_label([Event("n", "note", "ada", "2026", "s", "c", note="x")]) is None


def test_all_must_agree() -> None:
    assert final_label([label("worse"), label("worse", "raj")]) == "worse"
    assert final_label([label("worse"), label("equal", "raj")]) is None


def test_a_reviewers_latest_counts_in_whatever_order_events_come() -> None:
    early, late = label("worse", at="2026-01-01"), label("better", at="2026-01-02")
    assert final_label([early, late]) == "better"
    assert final_label([late, early]) == "better"


def test_what_was_undone_does_not_count() -> None:
    first, second = label("worse", at="2026-01-01"), label("better", at="2026-01-02")
    assert final_label([first, second, undo(second)]) == "worse"
    assert final_label([first, second, undo(second), undo(first)]) is None
