"""Cost, caching and quality per cost: estimates with their intervals.

Sources: Cochran, Sampling Techniques (1977), for ratios of sums; Goodman, JASA 55:708 (1960), for the variance of a
product; Fieller, JRSS B 16:175 (1954); Stinnett and Mullahy, Medical Decision Making 18:S68 (1998), for net benefit.
"""

from __future__ import annotations

from math import expm1, fsum, sqrt
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.statistics.distributions import student_t_quantile
from workbench.compare.statistics.interval import Interval
from workbench.compare.statistics.paired_scores import mean_with_error, standard_error, t_interval

if TYPE_CHECKING:
    from collections.abc import Sequence


class BreakEven(NamedTuple):
    """Above this hit rate (0..1), or these reads for each write, a prompt cache saves money."""

    hit_rate: float
    reads_per_write: float


class Ratio(NamedTuple):
    """A ratio of two sums with its standard error and t interval."""

    ratio: float
    se: float
    interval: Interval


class Forecast(NamedTuple):
    """The cost of so many requests, in the unit of one request's cost; `mean` and `se` are those of one request."""

    mean: float
    se: float
    total: float
    interval: Interval


class Arm(NamedTuple):
    """A way to run a suite: its cost and its quality, each a mean over cases."""

    name: str
    cost: float
    quality: float


class Frontier(NamedTuple):
    """The arms worth having by rising cost, and what each step up costs for one more unit of quality."""

    arms: list[str]
    steps: list[float]
    dominated: list[str]
    extended_dominated: list[str]


class NetBenefit(NamedTuple):
    """What a step up is worth, in money a case; `cost_per_quality` is None without a difference in quality."""

    quality: float
    cost: float
    cost_per_quality: float | None
    net_benefit: float
    se: float
    interval: Interval


def cache_break_even(write: float, read: float) -> BreakEven:
    """From the prices of writing and of reading a cached token, both as multiples of the plain input price."""
    return BreakEven((write - 1) / (write - read), (write - 1) / (1 - read))


def poisson_hit_rate(requests_per_hour: float, ttl_minutes: float) -> float:
    """The hit rate (0..1) of one prefix that arrives at random, each use renewing its life.

    Give the requests that the side really gets: a small share of the traffic has a far lower hit rate than all of it.
    """
    return -expm1(-requests_per_hour * ttl_minutes / 60)


def ratio_of_sums(over: Sequence[float], under: Sequence[float], level: float = 0.95) -> Ratio | None:
    """The sum of one over that of the other, case by case, as of target to baseline tokens; None of fewer than two."""
    n, total = len(under), fsum(under)
    if n < 2 or total <= 0:
        return None
    ratio = fsum(over) / total
    rest = fsum((one - ratio * other) ** 2 for one, other in zip(over, under, strict=True))
    se = sqrt(rest / (n * (n - 1))) / (total / n)
    half = student_t_quantile((1 + level) / 2, n - 1) * se
    return Ratio(ratio, se, Interval(ratio - half, ratio + half))


def monthly_forecast(
    costs: Sequence[float], requests: float, requests_sd: float = 0.0, level: float = 0.95
) -> Forecast | None:
    """The cost of a month, from the costs of sampled requests and the month's volume; None of fewer than two."""
    n = len(costs)
    if n < 2:
        return None
    mean, se = fsum(costs) / n, standard_error(costs)
    spread = sqrt((requests * se) ** 2 + (mean * requests_sd) ** 2 + (se * requests_sd) ** 2)
    half = student_t_quantile((1 + level) / 2, n - 1) * spread
    return Forecast(mean, se, requests * mean, Interval(requests * mean - half, requests * mean + half))


def frontier(arms: Sequence[Arm]) -> Frontier:
    """Arms without those that cost more for no more quality, nor those that a mix of two others beats."""
    kept: list[Arm] = []
    dominated = []
    for arm in sorted(arms, key=lambda one: (one.cost, -one.quality)):
        if kept and arm.quality <= kept[-1].quality:
            dominated.append(arm.name)
        else:
            kept.append(arm)
    extended = []
    at = 1
    while at + 1 < len(kept):
        if _step(kept[at], kept[at + 1]) <= _step(kept[at - 1], kept[at]):
            extended.append(kept.pop(at).name)
            at = max(at - 1, 1)
        else:
            at += 1
    steps = [_step(kept[place - 1], kept[place]) for place in range(1, len(kept))]
    return Frontier([one.name for one in kept], steps, dominated, extended)


def _step(below: Arm, above: Arm) -> float:
    return (above.cost - below.cost) / (above.quality - below.quality)


def net_benefit(
    quality: Sequence[float], cost: Sequence[float], value: float, level: float = 0.95
) -> NetBenefit | None:
    """Whether more quality is worth its cost: differences case by case, and the value of one unit of quality.

    None of fewer than two cases.
    """
    worth = mean_with_error([value * more - extra for more, extra in zip(quality, cost, strict=True)])
    if worth is None:
        return None
    n = len(quality)
    more, extra = fsum(quality) / n, fsum(cost) / n
    per = extra / more if more else None
    return NetBenefit(more, extra, per, worth.mean, worth.se, t_interval(worth, level))


def fieller_interval(quality: Sequence[float], cost: Sequence[float], level: float = 0.95) -> Interval | None:
    """The interval of the cost of one unit of quality, from differences case by case.

    None where it is unbounded: the difference in quality may be nothing.
    """
    n = len(quality)
    if n < 2:
        return None
    more, extra = fsum(quality) / n, fsum(cost) / n
    t2 = student_t_quantile((1 + level) / 2, n - 1) ** 2
    v_quality, v_cost = standard_error(quality) ** 2, standard_error(cost) ** 2
    v_both = fsum((q - more) * (c - extra) for q, c in zip(quality, cost, strict=True)) / (n * (n - 1))
    square, mixed, plain = more**2 - t2 * v_quality, more * extra - t2 * v_both, extra**2 - t2 * v_cost
    if square <= 0:
        return None
    spread = sqrt(max(mixed**2 - square * plain, 0.0))
    return Interval((mixed - spread) / square, (mixed + spread) / square)
