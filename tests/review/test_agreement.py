"""How far reviewers agree, from labels as they are stored."""

from __future__ import annotations

import pytest

from workbench.review.agreement import between_reviewers, reading
from workbench.store.ratings import Rating


def given(**labels: str) -> list[Rating]:
    """Labels of cases 1, 2, ... by reviewer: w worse, b better, e equal, - none; upper case is stale."""
    names = {"w": "worse", "b": "better", "e": "equal"}
    return [
        Rating("letters", f"l-{at}", reviewer, names[mark.lower()], None, mark.isupper())  # type: ignore[arg-type]
        for reviewer, marks in labels.items()
        for at, mark in enumerate(marks)
        if mark != "-"
    ]


def test_two_reviewers_with_all_three_numbers_and_their_intervals() -> None:
    (found,) = between_reviewers(given(ada="wwwweeee", raj="wwweeeee"))
    assert found.reviewers == ("ada", "raj")
    assert found.items == 8
    assert found.percent.value == pytest.approx(7 / 8)
    assert found.alpha.value == pytest.approx(1 - 15 * 2 / (2 * 7 * 9))
    assert found.ac1.value is not None
    for one in (found.percent, found.alpha, found.ac1):
        assert one.interval is not None
        assert one.value is not None
        assert one.interval[0] < one.value <= one.interval[1]


def test_of_three_reviewers_the_pairs_are_told_as_well() -> None:
    found = between_reviewers(given(ada="wwee", raj="wweb", eve="--ee"))
    assert [one.reviewers for one in found] == [("ada", "eve", "raj"), ("ada", "eve"), ("ada", "raj"), ("eve", "raj")]
    assert [one.items for one in found] == [4, 2, 4, 2]


def test_stale_labels_and_a_single_reviewer_tell_nothing() -> None:
    assert between_reviewers(given(ada="wwee")) == []
    assert between_reviewers(given(ada="wwee", raj="WWEE")) == []
    (found,) = between_reviewers(given(ada="wwww", raj="wwwE"))
    assert found.items == 3


def test_where_all_labels_are_the_same_alpha_is_not_one() -> None:
    (found,) = between_reviewers(given(ada="wwww", raj="wwww"))
    assert found.percent.value == 1.0
    assert (found.alpha.value, found.ac1.value) == (None, None)
    assert "not defined" in reading(found.alpha.value)


def test_what_an_alpha_allows() -> None:
    assert "enough to check a judge" in reading(0.81)
    assert "tentative" in reading(0.7)
    assert "too low to check a judge" in reading(0.5)
