"""The sign-flip permutation test: could the cases' differences as well have gone the other way?

The share of all patterns of signs whose sum lies as far out as the observed one. Three ways, in this order:
exact by convolution where the differences are multiples of one unit, as shares of a few samples are; exact by
enumeration of two halves where few cases differ; else random signs, which are seeded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from fractions import Fraction
from math import ceil, fsum, lcm, sqrt
from random import Random
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.compare.paired import sign_flip_p
from workbench.compare.statistics.levels import SLACK

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

FLIPS = 20_000
SEED = 20_130_913

_FINEST = 1000  # the largest denominator of a multiple
_SAME = 1e-9  # a difference this close to a multiple is one
_MOST_WORK = 2_000_000  # additions of a convolution, about half a second
_SPREAD = 9  # square roots of a number of flips: counts beyond them are too rare to be added
_MOST_HALVED = 30  # cases that are enumerated: two halves of 2**15 sums
_BITS = 8  # random signs are looked up in tables of so many cases


class SignFlip(NamedTuple):
    """One-sided p-values towards worse (a negative mean) and better, the two-sided one, and how they were found.

    `seed` is None for exact values; `units` says whose signs were flipped.
    """

    p_regression: float
    p_improvement: float
    p_two_sided: float
    units: Literal["cases", "clusters"]
    seed: int | None


def sign_flip(differences: Sequence[float], clusters: Sequence[Hashable] | None = None, seed: int = SEED) -> SignFlip:
    """The test of differences, target minus baseline, one a case; cases without a difference do not count.

    With clusters (one name a case) the signs of whole clusters are flipped.
    """
    values = [one for one in (differences if clusters is None else _sums(differences, clusters)) if one]
    slack = SLACK * max(len(differences), 1)  # the observed mean counts as reached within 1e-12
    used = None
    if _is_lattice(values):
        worse, better = sign_flip_p([-one for one in values]), sign_flip_p(values)
    elif len(values) <= _MOST_HALVED:
        worse, better = _enumerated(values, slack)
    else:
        used = seed
        worse, better = _drawn(values, slack, Random(seed))
    units: Literal["cases", "clusters"] = "cases" if clusters is None else "clusters"
    return SignFlip(worse, better, min(1.0, 2 * min(worse, better)), units, used)


def _sums(differences: Sequence[float], clusters: Sequence[Hashable]) -> list[float]:
    held: defaultdict[Hashable, list[float]] = defaultdict(list)
    for value, cluster in zip(differences, clusters, strict=True):
        held[cluster].append(value)
    return [total if abs(total := fsum(values)) > _SAME else 0.0 for values in held.values()]


def _is_lattice(values: Sequence[float]) -> bool:
    """Whether all are multiples of one unit that is coarse enough for a convolution."""
    exact = [Fraction(one).limit_denominator(_FINEST) for one in values]
    if any(abs(fraction - value) > _SAME for fraction, value in zip(exact, map(Fraction, values), strict=True)):
        return False
    unit = lcm(*(one.denominator for one in exact))
    sizes = Counter(abs(int(one * unit)) for one in exact)
    reach = work = 0
    sums = 1
    for size, count in sizes.items():
        likely = min(count, ceil(_SPREAD * sqrt(count)))
        work += (likely + 1) * sums
        reach += size * likely
        sums = min(sums * (likely + 1), reach + 1)
        if work > _MOST_WORK:
            return False
    return True


def _enumerated(values: Sequence[float], slack: float) -> tuple[float, float]:
    """Both one-sided p-values of all patterns: the sums of one half against the sorted sums of the other."""
    observed = fsum(values)
    first, second = _all_sums(values[::2]), sorted(_all_sums(values[1::2]))
    patterns = len(first) * len(second)
    below = sum(bisect_right(second, observed + slack - one) for one in first)
    above = patterns - sum(bisect_left(second, observed - slack - one) for one in first)
    return below / patterns, above / patterns


def _all_sums(values: Sequence[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums = [one + sign for one in sums for sign in (value, -value)]
    return sums


def _drawn(values: Sequence[float], slack: float, random: Random) -> tuple[float, float]:
    """Both one-sided p-values of random patterns, the observed one among them."""
    observed = fsum(values)
    tables = [_all_sums(values[at : at + _BITS]) for at in range(0, len(values), _BITS)]
    totals = [0.0] * FLIPS
    for table in tables:
        totals = [total + one for total, one in zip(totals, random.choices(table, k=FLIPS), strict=True)]
    below = sum(total <= observed + slack for total in totals)
    above = sum(total >= observed - slack for total in totals)
    return (1 + below) / (1 + FLIPS), (1 + above) / (1 + FLIPS)
