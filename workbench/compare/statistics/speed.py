"""How many times the baseline's time the target takes on the same cases: an estimate that a few slow calls do not move.

Sources: Hodges and Lehmann, Annals of Mathematical Statistics 34:598 (1963); Wilcoxon 1945; the interval that belongs
to its test is that of Tukey (1949), as in Hollander and Wolfe, Nonparametric Statistical Methods, section 3.3.
"""

from __future__ import annotations

from math import copysign, exp, floor, fsum, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.statistics.distributions import normal_quantile
from workbench.compare.statistics.interval import Interval
from workbench.compare.statistics.sign_flip import sign_flip

if TYPE_CHECKING:
    from collections.abc import Sequence

_EXACT = 50  # values up to which the distribution of the signed ranks is enumerated
_FINE = 1e-10  # how near a Walsh average is found, against the range of the values


class SpeedRatio(NamedTuple):
    """How many times the baseline's time the target takes, and one-sided p-values towards slower and faster."""

    ratio: float
    w_plus: float
    p_slower: float
    p_faster: float


class Located(NamedTuple):
    """A centre with its interval; None where there are too few values for one."""

    centre: float
    interval: Interval | None


def speed_ratio(target: Sequence[float], baseline: Sequence[float]) -> SpeedRatio | None:
    """Times of the same cases, all above 0: the Hodges-Lehmann ratio and Wilcoxon's signed-rank test of the logarithms.

    The p-values are of the permutation test of the signed ranks, ties and all; None without a case.
    """
    logs = [log(now / was) for now, was in zip(target, baseline, strict=True)]
    located = hodges_lehmann(logs)
    if located is None:
        return None
    ranks = _signed_ranks([one for one in logs if one])
    test = sign_flip(ranks)
    w_plus = fsum(one for one in ranks if one > 0)
    return SpeedRatio(exp(located.centre), w_plus, test.p_improvement, test.p_regression)


def hodges_lehmann(values: Sequence[float], level: float = 0.95) -> Located | None:
    """The median of all means of two values (each with itself too), with the interval of the signed-rank test.

    None of nothing; below six values none has an interval at 95 %.
    """
    n = len(values)
    if not n:
        return None
    ordered, means = sorted(values), n * (n + 1) // 2
    centre = (_walsh(ordered, (means + 1) // 2) + _walsh(ordered, means // 2 + 1)) / 2
    least = _least_rank(n, level)
    if least < 1:
        return Located(centre, None)
    return Located(centre, Interval(_walsh(ordered, least), _walsh(ordered, means + 1 - least)))


def _walsh(ordered: Sequence[float], rank: int) -> float:
    """The mean of two values that has this place (from 1) among all such means, without making them all."""
    low, high = ordered[0], ordered[-1]
    fine = _FINE * (high - low)
    while high - low > fine:
        middle = (low + high) / 2
        if not low < middle < high:
            break
        if _at_most(ordered, 2 * middle) >= rank:
            high = middle
        else:
            low = middle
    return high


def _at_most(ordered: Sequence[float], total: float) -> int:
    """How many pairs (each value with itself too) have a sum of at most this."""
    count, last = 0, len(ordered) - 1
    for first, value in enumerate(ordered):
        while last >= first and value + ordered[last] > total:
            last -= 1
        if last < first:
            break
        count += last - first + 1
    return count


def _least_rank(n: int, level: float) -> int:
    """The place from either end of the means at which the interval of the signed-rank test begins; 0: nowhere."""
    tail = (1 - level) / 2
    if n > _EXACT:
        spread = sqrt(n * (n + 1) * (2 * n + 1) / 24)
        return floor(n * (n + 1) / 4 - normal_quantile(1 - tail) * spread)
    ways = [1]
    for rank in range(1, n + 1):
        longer = ways + [0] * rank
        for at, many in enumerate(ways):
            longer[at + rank] += many
        ways = longer
    below, rank = ways[0], 0
    while below <= tail * 2**n:
        rank += 1
        below += ways[rank]
    return rank


def _signed_ranks(values: Sequence[float]) -> list[float]:
    """Ranks by size, ties sharing the mean of theirs, each with its value's sign."""
    sizes = sorted(round(abs(one), 12) for one in values)
    first = {size: at for at, size in reversed(list(enumerate(sizes, start=1)))}
    last = {size: at for at, size in enumerate(sizes, start=1)}
    return [copysign((first[size] + last[size]) / 2, one) for one in values for size in [round(abs(one), 12)]]
