"""What a number of cases can show: power, the smallest detectable drop, and how many cases would decide.

Sources: exact enumeration of McNemar's mid-p test over both discordant counts; Miller, Adding Error Bars to Evals
(arXiv 2411.00640, 2024), for scores.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor, sqrt
from typing import Literal, NamedTuple

from workbench.compare.paired import Pairs, newcombe_interval
from workbench.compare.statistics.distributions import binomial_pmf, binomial_tail, normal_quantile
from workbench.compare.statistics.levels import reaches
from workbench.compare.statistics.roots import root

POWER = 0.8
MOST_CASES = 100_000  # more cases than that are no plan

_FAR = 6.0  # standard deviations beyond which a count is left out: a chance of about 1e-9
_TOLERANCE = 1e-5  # of a pass rate
_NO_GAP = 1e-9  # shares that differ by less do not differ
_EXACT_UP_TO = 2000  # cases; beyond it the normal approximation is as good


class Decisive(NamedTuple):
    """How many cases in all would settle a suite whose rates stay as observed, how many more, and as what."""

    cases: int
    further: int
    towards: Literal["regression", "improvement", "neutral"]


def mcnemar_power(n: int, p_only_baseline: float, p_only_target: float, alpha: float = 0.05) -> float:
    """The chance that n cases show a regression by the one-sided mid-p at alpha.

    From the shares of cases that only the baseline and only the target pass. For a two-sided test halve alpha.
    """
    left = 1 - p_only_target
    share = min(p_only_baseline / left, 1.0) if left > 0 else 0.0
    mean, spread = n * p_only_target, sqrt(n * p_only_target * left)
    lowest, highest = max(floor(mean - _FAR * spread), 0), min(ceil(mean + _FAR * spread + _FAR), n)
    total = 0.0
    for fewer in range(lowest, highest + 1 if p_only_target > 0 else 1):
        total += binomial_pmf(fewer, n, p_only_target) * binomial_tail(_needed(fewer, alpha), n - fewer, share)
    return total


@lru_cache(maxsize=16384)
def _needed(fewer: int, alpha: float) -> int:
    """The fewest cases one way whose one-sided mid-p against `fewer` the other way is at most alpha."""
    z = normal_quantile(1 - alpha)
    more = max(round(fewer + z * sqrt(2 * fewer) + z * z / 2), fewer)
    while more and reaches(_mid_p(more - 1, fewer), alpha):
        more -= 1
    while not reaches(_mid_p(more, fewer), alpha):
        more += 1
    return more


def _mid_p(more: int, fewer: int) -> float:
    flips = more + fewer
    return binomial_tail(more, flips, 0.5) - binomial_pmf(more, flips, 0.5) / 2


@lru_cache(maxsize=4096)
def minimum_detectable_drop(n: int, churn: float, alpha: float = 0.05, power: float = POWER) -> float | None:
    """The smallest drop of the pass rate (0..1) that n cases show with this power, one-sided at alpha.

    `churn` is the share of cases that flip the good way by noise; the bad way has churn plus the drop. None where
    even the largest possible drop is not shown.
    """
    largest = 1 - 2 * churn
    if n < 1 or largest <= 0 or mcnemar_power(n, 1 - churn, churn, alpha) < power:
        return None
    return root(lambda drop: mcnemar_power(n, churn + drop, churn, alpha) - power, 0.0, largest, _TOLERANCE)


def miller_cases(delta: float, omega2: float, noise: float = 0.0, alpha: float = 0.025, power: float = POWER) -> float:
    """How many cases show a mean difference of delta in scores, one-sided at alpha; not rounded.

    `omega2` is the variance over cases of the true difference, `noise` the sum over both sides of the variance within
    a case divided by its samples.
    """
    return _quantiles(alpha, power) ** 2 * (omega2 + noise) / delta**2


def miller_detectable(n: int, omega2: float, noise: float = 0.0, alpha: float = 0.025, power: float = POWER) -> float:
    """The smallest mean difference in scores that n cases show; arguments as in `miller_cases`."""
    return _quantiles(alpha, power) * sqrt((omega2 + noise) / n)


def _quantiles(alpha: float, power: float) -> float:
    return normal_quantile(1 - alpha) + normal_quantile(power)


def cases_to_decide(
    pairs: Pairs, margin: float, alpha: float = 0.05, power: float = POWER, level: float = 0.9
) -> Decisive | None:
    """The fewest cases that would settle a suite if its rates stay as they are; None of nothing or beyond 100,000.

    Either the observed difference becomes significant at alpha (that of a step of the family, for one suite of many)
    with this power, or the interval of that level comes to lie within the margin (0..1).
    """
    if not pairs.cases:
        return None
    n, worse, better = pairs.cases, pairs.only_baseline / pairs.cases, pairs.only_target / pairs.cases
    showing = cases_to_detect(max(worse, better), min(worse, better), alpha, power)
    within = _cases_within(pairs, margin, level)
    if within is not None and (showing is None or within <= showing):
        return Decisive(within, max(ceil(within - n), 0), "neutral")
    if showing is None:
        return None
    return Decisive(showing, max(ceil(showing - n), 0), "regression" if worse > better else "improvement")


@lru_cache(maxsize=4096)
def cases_to_detect(more: float, fewer: float, alpha: float = 0.05, power: float = POWER) -> int | None:
    """The fewest cases that show a difference with this power, one-sided at alpha; None beyond 100,000.

    From the shares of cases that flip the one way and the other. Exact up to 2,000 cases, beyond it the normal
    approximation (Connor, Biometrics 43:207, 1987).
    """
    gap, flips = more - fewer, more + fewer
    if gap <= _NO_GAP:
        return None
    z_alpha, z_power = normal_quantile(1 - alpha), normal_quantile(power)
    about = (z_alpha * sqrt(flips) + z_power * sqrt(max(flips - gap * gap, 0.0))) ** 2 / (gap * gap)
    if about > MOST_CASES:
        return None
    if about > _EXACT_UP_TO:
        return ceil(about)
    low, high = 0, max(ceil(about), 1)
    while mcnemar_power(high, more, fewer, alpha) < power:
        low, high = high, ceil(high * 1.3) + 1
    while high - low > 1:
        middle = (low + high) // 2
        enough = mcnemar_power(middle, more, fewer, alpha) >= power
        low, high = (low, middle) if enough else (middle, high)
    return high


def _cases_within(pairs: Pairs, margin: float, level: float) -> int | None:
    """The fewest cases of the observed rates whose interval lies within the margin."""

    def within(n: int) -> bool:
        lower, upper = newcombe_interval(Pairs(*(one * n / pairs.cases for one in pairs)), level)
        return -margin < lower and upper < margin

    if abs(pairs.difference) >= margin or not within(MOST_CASES):
        return None
    low, high = 0, MOST_CASES
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if within(middle) else (middle, high)
    return high
