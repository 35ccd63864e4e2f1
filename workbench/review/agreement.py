"""How far reviewers agree on the cases of a comparison, and judges with them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.statistics.agreement import gwet_ac1, krippendorff_alpha, percent_agreement, with_interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.compare.statistics.interval import Interval
    from workbench.compare.statistics.judges import Confusion
    from workbench.store.ratings import Rating

    Rows = Sequence[Sequence[str | None]]

SETTLED = 0.8  # alpha from which labels may judge graders
TENTATIVE = 2 / 3  # alpha below which they may not (Krippendorff)


class Coefficient(NamedTuple):
    """A number with its 95 % bootstrap interval over cases; None where it is not defined."""

    value: float | None
    interval: Interval | None


class Between(NamedTuple):
    """How far reviewers agree on the `items` cases that two or more of them labelled.

    Of a judge, which stands first of them, how far it agrees with what they settled, on `items` outputs.
    """

    reviewers: tuple[str, ...]
    items: int
    percent: Coefficient
    alpha: Coefficient
    ac1: Coefficient


def between_reviewers(ratings: Iterable[Rating]) -> list[Between]:
    """The agreement of all reviewers together and, where there are more than two, of each pair; none of one reviewer.

    Labels that are stale do not count. Percent, Krippendorff's alpha and Gwet's AC1 are to be read together: where
    nearly all labels are the same, alpha falls to nothing although reviewers agree.
    """
    cases: dict[tuple[str, str], dict[str, str]] = {}
    for one in ratings:
        if not one.stale:
            cases.setdefault((one.suite, one.case), {})[one.reviewer] = one.label
    everyone = sorted({reviewer for given in cases.values() for reviewer in given})
    if len(everyone) < 2:
        return []
    groups = [tuple(everyone), *(combinations(everyone, 2) if len(everyone) > 2 else ())]
    found = [_between(group, [[given.get(one) for one in group] for given in cases.values()]) for group in groups]
    return [one for one in found if one.items]


def with_judge(judge: str, counts: Iterable[Confusion]) -> Between | None:
    """How far a judge and the reviewers agree on labelled outputs, by whether each fails; None of none."""
    rows = rows_of_judge(counts)
    return _between((judge, "reviewers"), rows) if rows else None


def rows_of_judge(counts: Iterable[Confusion]) -> Rows:
    """Labelled outputs as ratings by a judge and by the reviewers."""
    rows: list[tuple[str, str]] = []
    for one in counts:
        rows += [("fail", "fail")] * one.found + [("fail", "pass")] * one.false_alarms
        rows += [("pass", "fail")] * one.missed + [("pass", "pass")] * one.cleared
    return rows


def reading(alpha: float | None) -> str:
    """What an alpha allows."""
    if alpha is None:
        return "alpha is not defined where all labels are the same, or no case has two"
    if alpha >= SETTLED:
        return "high enough to check a judge by these labels"
    if alpha >= TENTATIVE:
        return "tentative: make clearer what each label means"
    return "too low to check a judge by: settle every label that differs"


def _between(reviewers: tuple[str, ...], rows: Rows) -> Between:
    rated = [row for row in rows if any(row)]
    twice = sum(sum(one is not None for one in row) > 1 for row in rated)
    return Between(
        reviewers,
        twice,
        _coefficient(rated, percent_agreement),
        _coefficient(rated, krippendorff_alpha),
        _coefficient(rated, gwet_ac1),
    )


def _coefficient(rows: Rows, of: Callable[[Rows], float | None]) -> Coefficient:
    found = with_interval(rows, of)
    if found is None:
        return Coefficient(of(rows), None)
    return Coefficient(found.estimate, found.interval)
