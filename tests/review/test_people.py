"""Who else is here, from the sittings that are open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from workbench.review.people import GONE_S, alive_at, minutes_since, people
from workbench.store.presence import Present

NOW = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


def ago(seconds: float) -> str:
    return (NOW - timedelta(seconds=seconds)).isoformat(timespec="microseconds").replace("+00:00", "Z")


def test_a_sitting_is_shown_until_it_has_not_been_seen_for_a_minute() -> None:
    here = Present("1", "raj", ago(900), ago(GONE_S - 1), "desk", "late", labels=3, position=7)
    killed = Present("2", "eve", ago(900), ago(GONE_S + 1), "desk", "late")
    ahead = Present("3", "mei", ago(900), ago(-GONE_S - 1), "desk", "late")
    (raj,) = people([here, killed, ahead], "ada", NOW)
    assert (raj.name, raj.suite, raj.case, raj.position, raj.labels) == ("raj", "desk", "late", 7, 3)
    assert minutes_since(raj.since, NOW) == 15
    assert alive_at(NOW).since == ago(GONE_S)


def test_several_sittings_of_a_reviewer_are_one_person_where_the_newest_is() -> None:
    first = Present("b", "raj", ago(900), ago(1), "desk", "late", labels=30)
    second = Present("a", "raj", ago(60), ago(10), "triage", "t-1", labels=4)
    (raj,) = people([second, first], "ada", NOW)
    assert (raj.since, raj.case, raj.labels) == (first.since, "t-1", 30)


def test_one_does_not_meet_oneself() -> None:
    assert people([Present("1", "ada", ago(9), ago(1)), Present("2", "ada", ago(5), ago(1))], "ada", NOW) == ()
