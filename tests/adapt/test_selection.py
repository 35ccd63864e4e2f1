"""Which cases a re-run takes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.adapt.making import made_comparison
from workbench.adapt.selection import all_cases, given_cases, select_cases, spread
from workbench.errors import UnknownNameError
from workbench.review.decisions import flagged, labelled
from workbench.store.events import add_event, undo_last

if TYPE_CHECKING:
    from workbench.records import Comparison
    from workbench.store.database import Database


def test_regressed_cases_and_as_many_guards(db: Database, comparison: Comparison) -> None:
    selection = select_cases(db, comparison.id, "letters")
    assert set(selection.failing) == {"l-0", "l-2"}
    assert len(selection.guarding) == 2
    assert set(selection.guarding) <= {"l-1", "l-3", "l-4"}


def test_what_anybody_labelled_worse_or_flagged_is_failing_and_no_guard(db: Database, comparison: Comparison) -> None:
    add_event(db, comparison.id, labelled("letters", "l-1", "worse", "ada"))
    add_event(db, comparison.id, flagged("letters", "l-3", "ben"))
    add_event(db, comparison.id, labelled("letters", "l-4", "equal", "ada"))
    selection = select_cases(db, comparison.id, "letters")
    assert set(selection.failing) == {"l-0", "l-1", "l-2", "l-3"}
    assert selection.guarding == ("l-4",)
    assert selection.judged == {"l-1", "l-3"}
    named = given_cases(db, comparison.id, "letters", ["l-0", "l-1", "l-4"])
    assert (named.failing, named.guarding, named.judged) == (("l-0", "l-1"), ("l-4",), frozenset({"l-1"}))

    add_event(db, comparison.id, flagged("letters", "l-3", "ben"))  # takes the flag off
    undo_last(db, comparison.id, "ada", "2026-01-01T00:00:00Z")  # the label of l-4, whose absence changes nothing
    undo_last(db, comparison.id, "ada", "2026-01-01T00:00:01Z")
    assert set(select_cases(db, comparison.id, "letters").failing) == {"l-0", "l-2"}


def test_a_later_label_takes_back_an_earlier_one(db: Database, comparison: Comparison) -> None:
    add_event(db, comparison.id, labelled("letters", "l-1", "worse", "ada"))
    add_event(db, comparison.id, labelled("letters", "l-1", "equal", "ada"))
    assert "l-1" not in select_cases(db, comparison.id, "letters").failing


def test_named_cases_are_split_by_what_the_target_did(db: Database, comparison: Comparison) -> None:
    selection = given_cases(db, comparison.id, "letters", ["l-5", "l-1", "l-0", "l-1"])
    assert selection.failing == ("l-5", "l-0")
    assert selection.guarding == ("l-1",)


def test_of_all_cases_those_that_fail_anyway_decide_nothing(db: Database, comparison: Comparison) -> None:
    everything = all_cases(db, comparison.id, "letters")
    assert set(everything.failing) == {"l-0", "l-2"}
    assert set(everything.guarding) == {"l-1", "l-3", "l-4"}
    assert everything.others == ("l-5",)
    assert everything.passing == select_cases(db, comparison.id, "letters").passing == 3


def test_without_checks_what_did_not_get_worse_guards(db: Database) -> None:
    comparison = made_comparison(db, checks=())
    selection = select_cases(db, comparison.id, "letters")
    assert selection.failing == ()
    assert len(all_cases(db, comparison.id, "letters").guarding) == 6
    add_event(db, comparison.id, labelled("letters", "l-1", "worse", "ada"))
    selection = select_cases(db, comparison.id, "letters")
    assert (selection.failing, len(selection.guarding)) == (("l-1",), 1)
    assert selection.judged == {"l-1"}


def test_an_unknown_case_is_named(db: Database, comparison: Comparison) -> None:
    with pytest.raises(UnknownNameError, match="l-77"):
        given_cases(db, comparison.id, "letters", ["l-1", "l-77"])


@given(st.lists(st.text(max_size=3), unique=True), st.integers(1, 20))
def test_guards_are_spread_over_the_suite(cases: list[str], count: int) -> None:
    taken = spread(cases, count)
    assert len(taken) == min(count, len(cases))
    places = [cases.index(one) for one in taken]
    assert places == sorted(set(places))
    gaps = [b - a for a, b in pairwise(places)]
    assert not gaps or max(gaps) - min(gaps) <= 1
