"""How far reviewers agree, beyond what chance would give.

Sources: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011); Gwet, British Journal of Mathematical and
Statistical Psychology 61:29 (2008), and its form for missing ratings; Cohen 1960; Fleiss 1971. Kappa falls to nothing
where one category is rare although reviewers agree, so percent, alpha and AC1 are read together.

Ratings are rows of items: one category for each reviewer, None where a reviewer gave none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import fsum
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.compare.statistics.bootstrap import SEED, Bootstrap, percentile_interval

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence
    from typing import Any

    Ratings = Sequence[Sequence[Any]]
    Coefficient = Callable[[Ratings], float | None]

Level = Literal["nominal", "ordinal", "interval", "ratio"]

DRAWS = 2000


class Agreement(NamedTuple):
    """The three numbers that are shown together; None where they are not defined.

    `items` counts those rated at least twice.
    """

    items: int
    percent: float | None
    alpha: float | None
    ac1: float | None


def agreement(ratings: Ratings, level: Level = "nominal") -> Agreement:
    """Percent, Krippendorff's alpha and Gwet's AC1 of the same ratings."""
    items = sum(sum(one is not None for one in item) > 1 for item in ratings)
    return Agreement(items, percent_agreement(ratings), krippendorff_alpha(ratings, level), gwet_ac1(ratings))


def percent_agreement(ratings: Ratings) -> float | None:
    """The share (0..1) of agreeing pairs of reviewers, averaged over items; None without an item rated twice."""
    twice = [(counts, items) for counts, items in _patterns(ratings) if counts.total() > 1]
    if not twice:
        return None
    agreeing = fsum(
        items * sum(many * (many - 1) for many in counts.values()) / (counts.total() * (counts.total() - 1))
        for counts, items in twice
    )
    return agreeing / sum(items for _, items in twice)


def gwet_ac1(ratings: Ratings) -> float | None:
    """Gwet's AC1, -1..1; None where only one category occurs or no item is rated twice."""
    shares = _category_shares(ratings)
    if len(shares) < 2:
        return None
    return _beyond(percent_agreement(ratings), fsum(one * (1 - one) for one in shares.values()) / (len(shares) - 1))


def fleiss_kappa(ratings: Ratings) -> float | None:
    """Fleiss' kappa (Scott's pi for two reviewers), in its form for missing ratings; None as for `gwet_ac1`."""
    shares = _category_shares(ratings)
    if len(shares) < 2:
        return None
    return _beyond(percent_agreement(ratings), fsum(one * one for one in shares.values()))


def cohen_kappa(ratings: Ratings) -> float | None:
    """Cohen's kappa of two reviewers, over the items both rated; None where only one category occurs in them."""
    pairs = [(one, other) for one, other in ratings if one is not None and other is not None]
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    if len(first | second) < 2:
        return None
    n = len(pairs)
    observed = sum(one == other for one, other in pairs) / n
    return _beyond(observed, fsum(first[one] * second[one] for one in first) / (n * n))


def krippendorff_alpha(ratings: Ratings, level: Level = "nominal") -> float | None:
    """Krippendorff's alpha, for any number of reviewers and gaps; None where only one category occurs.

    Items with one rating are left out. Above the nominal level categories are ordered; on the interval and ratio
    levels they are numbers.
    """
    units = [(counts, items) for counts, items in _patterns(ratings) if counts.total() > 1]
    totals: Counter[Any] = Counter()
    for counts, items in units:
        totals.update({category: many * items for category, many in counts.items()})
    if len(totals) < 2:
        return None
    distance = _distances(totals, level)
    observed = fsum(
        items * counts[one] * counts[other] * distance[one, other] / (counts.total() - 1)
        for counts, items in units
        if len(counts) > 1
        for one in counts
        for other in counts
        if one != other
    )
    expected = fsum(totals[one] * totals[other] * distance[one, other] for one in totals for other in totals)
    return 1 - (totals.total() - 1) * observed / expected if expected else None


def with_interval(
    ratings: Ratings, coefficient: Coefficient, level: float = 0.95, draws: int = DRAWS, seed: int = SEED
) -> Bootstrap | None:
    """A coefficient with its percentile interval over drawn items; None where the coefficient is.

    Draws in which only one category occurs are left out and counted.
    """
    return percentile_interval(ratings, coefficient, level, draws, seed)


def _patterns(ratings: Ratings) -> list[tuple[Counter[Any], int]]:
    """How often each category was given, with how many items were rated like that: few, however many items."""
    rows = Counter(map(tuple, ratings))
    return [(Counter(one for one in row if one is not None), items) for row, items in rows.items()]


def _category_shares(ratings: Ratings) -> Mapping[Hashable, float]:
    """The share of each category, averaged over all items that are rated at all."""
    rated = [(counts, items) for counts, items in _patterns(ratings) if counts]
    total = sum(items for _, items in rated)
    shares: defaultdict[Hashable, float] = defaultdict(float)
    for counts, items in rated:
        for category, many in counts.items():
            shares[category] += items * many / counts.total() / total
    return shares


def _beyond(observed: float | None, expected: float) -> float | None:
    return None if observed is None or expected == 1 else (observed - expected) / (1 - expected)


def _distances(totals: Counter[Any], level: Level) -> dict[tuple[Any, Any], float]:
    """The squared distance of every two categories."""
    if level == "nominal":
        return {(one, other): float(one != other) for one in totals for other in totals}
    if level == "interval":
        return {(one, other): float(one - other) ** 2 for one in totals for other in totals}
    if level == "ratio":
        return {
            (one, other): float((one - other) / (one + other)) ** 2 if one + other else 0.0
            for one in totals
            for other in totals
        }
    ranks, below = {}, 0.0
    for category in sorted(totals):
        ranks[category] = below + totals[category] / 2  # the sum from one to the other, less half of both ends
        below += totals[category]
    return {(one, other): (ranks[one] - ranks[other]) ** 2 for one in totals for other in totals}
