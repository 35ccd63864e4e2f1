"""Bootstrap intervals of what has no formula: ratios, percentiles, agreement.

Sources: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapters 6 and 14 (bias-corrected and
accelerated intervals). Whole cases are drawn, or whole clusters, both sides together.
"""

from __future__ import annotations

from math import ceil, floor, fsum, isfinite, sqrt
from random import Random
from statistics import NormalDist, stdev
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from workbench.compare.statistics.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DRAWS = 10_000
SEED = 20_130_913

Unit = TypeVar("Unit")


class Bootstrap(NamedTuple):
    """An estimate with its interval, in the statistic's unit.

    `undefined` counts draws that had no value and were left out; the interval is None where fewer than half had one.
    """

    estimate: float
    interval: Interval | None
    se: float | None
    draws: int
    undefined: int
    seed: int


def ideal_error(values: Sequence[float]) -> float:
    """The bootstrap standard error of a mean for infinitely many draws: that of the mean with the n divisor."""
    n = len(values)
    mean = fsum(values) / n
    return sqrt(fsum((one - mean) ** 2 for one in values)) / n


def bca(
    units: Sequence[Unit],
    statistic: Callable[[Sequence[Unit]], float | None],
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Bootstrap | None:
    """The bias-corrected and accelerated interval of a statistic of units; None where it has no value, or of one unit.

    The statistic gives None (or a number that is not finite) where it is undefined.
    """
    estimate = _value(statistic(units))
    if estimate is None or len(units) < 2:
        return None
    found = _resampled(units, statistic, draws, seed)
    undefined = draws - len(found)
    if len(found) < max(draws / 2, 2):
        return Bootstrap(estimate, None, None, draws, undefined, seed)
    normal = NormalDist()
    below = sum(one < estimate for one in found) + sum(one == estimate for one in found) / 2
    bias = normal.inv_cdf(min(max(below, 0.5), len(found) - 0.5) / len(found))
    speed = _acceleration(units, statistic)
    shares = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        z = bias + normal.inv_cdf(tail)
        shares.append(normal.cdf(bias + z / (1 - speed * z)) if speed * z < 1 else float(z > 0))
    interval = Interval(_percentile(found, shares[0]), _percentile(found, shares[1]))
    return Bootstrap(estimate, interval, stdev(found), draws, undefined, seed)


def percentile_interval(
    units: Sequence[Unit],
    statistic: Callable[[Sequence[Unit]], float | None],
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Bootstrap | None:
    """The plain percentile interval; else as `bca`."""
    estimate = _value(statistic(units))
    if estimate is None or len(units) < 2:
        return None
    found = _resampled(units, statistic, draws, seed)
    undefined = draws - len(found)
    if len(found) < max(draws / 2, 2):
        return Bootstrap(estimate, None, None, draws, undefined, seed)
    interval = Interval(_percentile(found, (1 - level) / 2), _percentile(found, (1 + level) / 2))
    return Bootstrap(estimate, interval, stdev(found), draws, undefined, seed)


def _resampled(
    units: Sequence[Unit], statistic: Callable[[Sequence[Unit]], float | None], draws: int, seed: int
) -> list[float]:
    random = Random(seed)
    values = (_value(statistic(random.choices(units, k=len(units)))) for _ in range(draws))
    return sorted(one for one in values if one is not None)


def _value(one: float | None) -> float | None:
    return one if one is not None and isfinite(one) else None


def _acceleration(units: Sequence[Unit], statistic: Callable[[Sequence[Unit]], float | None]) -> float:
    """From the statistic with each unit left out in turn; 0 where it does not vary."""
    values = (_value(statistic([*units[:at], *units[at + 1 :]])) for at in range(len(units)))
    left_out = [one for one in values if one is not None]
    if not left_out:
        return 0.0
    mean = fsum(left_out) / len(left_out)
    gaps = [mean - one for one in left_out]
    spread = fsum(gap * gap for gap in gaps)
    return fsum(gap**3 for gap in gaps) / (6 * spread**1.5) if spread else 0.0


def _percentile(ordered: Sequence[float], share: float) -> float:
    """Interpolated between the two nearest of sorted values."""
    at = min(max(share, 0.0), 1.0) * (len(ordered) - 1)
    low, high = ordered[floor(at)], ordered[ceil(at)]
    return low + (high - low) * (at - floor(at))
