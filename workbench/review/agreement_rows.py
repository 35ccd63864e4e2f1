"""The table of agreement: reviewers, those of their labels that were given blind, and judges beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.review.agreement import between_reviewers, reading, with_judge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.compare.statistics.interval import Interval
    from workbench.records import Comparison
    from workbench.review.agreement import Between, Coefficient
    from workbench.store.database import Database
    from workbench.store.ratings import Rating

HEADINGS = ("between", "items", "agree", "alpha", "AC1")


class Agreements(NamedTuple):
    """How far those who judge the cases of a comparison agree.

    `blind` are the same reviewers by the labels that were given blind, empty where all were or none.
    """

    reviewers: list[Between]
    blind: list[Between]
    judges: list[Between]


def agreements(db: Database, comparison: Comparison) -> Agreements:
    """The agreement of reviewers, and of judges with them. Reads every label; may take seconds."""
    from workbench.assess.calibration import calibrate
    from workbench.store.ratings import ratings

    given = ratings(db, comparison.id)
    judges = [with_judge(str(one.grader), one.counts) for one in calibrate(db, comparison)]
    return Agreements(between_reviewers(given), blind_apart(given), [one for one in judges if one is not None])


def blind_apart(ratings: Iterable[Rating]) -> list[Between]:
    """How far reviewers agree by their blind labels alone; none where they gave no other ones, or only others."""
    fresh = [one for one in ratings if not one.stale]
    blind = [one for one in fresh if one.blind]
    return between_reviewers(blind) if len(blind) < len(fresh) else []


def rows(found: Agreements) -> list[tuple[str, int, str, str, str]]:
    """The rows of the table under `HEADINGS`: every number with its interval, all three always together."""
    named = [(_names(one), one) for one in found.reviewers]
    named += [(f"{_names(one)}, blind labels alone", one) for one in found.blind]
    named += [(_names(one), one) for one in found.judges]
    return [
        (name, one.items, _told(one.percent, ".0%"), _told(one.alpha, ".2f"), _told(one.ac1, ".2f"))
        for name, one in named
    ]


def allowed(found: Agreements) -> str | None:
    """What the reviewers' alpha allows; None where no two of them labelled the same."""
    if not found.reviewers:
        return None
    everyone = found.reviewers[0]
    return f"{', '.join(everyone.reviewers)}: {reading(everyone.alpha.value)}"


def interval_of(one: Coefficient) -> Interval | None:
    """The interval; None where it has no width, as cases that are all alike, or a single one, tell of no spread."""
    interval = one.interval
    return None if interval is None or interval.upper <= interval.lower else interval


def _names(one: Between) -> str:
    return " and ".join([", ".join(one.reviewers[:-1]), one.reviewers[-1]])


def _told(one: Coefficient, form: str) -> str:
    """As in `0.81 (0.64 - 0.92)`."""
    if one.value is None:
        return "n/a"
    interval = interval_of(one)
    ends = "n/a" if interval is None else f"{interval.lower:{form}} - {interval.upper:{form}}"
    return f"{one.value:{form}} ({ends})"
