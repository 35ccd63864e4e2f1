"""The statistics of pass and fail in pairs: one-sided tests and an interval for the difference.

Sources: Fagerland, Lydersen and Laake, BMC Medical Research Methodology 13:91 (2013), for the mid-p McNemar
test; Newcombe, Statistics in Medicine 17:2635 (1998), method 10, for the interval of paired proportions;
Wilson's score interval for one proportion; the sign-flip permutation test for shares of several samples.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from math import comb, exp, fsum, lcm, lgamma, log, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_FINEST = 1000  # pass rates are fractions of a number of samples, which is below this
_NEGLIGIBLE = 1e-18  # probabilities below this are left out of a permutation distribution


class Pairs(NamedTuple):
    """A paired 2x2 table in cases: what passed on both sides, on one only, on none.

    With several samples a case counts by shares, as if one sample were drawn from each side.
    """

    both: float
    only_baseline: float
    only_target: float
    neither: float

    @property
    def cases(self) -> float:
        """How many cases the table holds."""
        return fsum(self)

    @property
    def difference(self) -> float:
        """Pass rate of the target minus that of the baseline, -1..1; nothing counted is no difference."""
        return (self.only_target - self.only_baseline) / self.cases if self.cases else 0.0


def tabulate(rates: Sequence[tuple[float, float]]) -> Pairs:
    """The table of (baseline, target) pass rates, one pair a case."""
    return Pairs(
        fsum(was * now for was, now in rates),
        fsum(was * (1 - now) for was, now in rates),
        fsum((1 - was) * now for was, now in rates),
        fsum((1 - was) * (1 - now) for was, now in rates),
    )


def mcnemar_mid_p(more: int, fewer: int) -> float:
    """One-sided mid-p of `more` discordant pairs one way against `fewer` the other; 0.5 without any."""
    flips = more + fewer
    if flips == 0:
        return 0.5
    return min(1.0, fsum(_binomial(flips, k) for k in range(more, flips + 1)) - _binomial(flips, more) / 2)


def _binomial(n: int, k: int) -> float:
    """The chance of k heads in n throws; in logarithms, since 2**n overflows."""
    return exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) - n * log(2))


def sign_flip_p(differences: Sequence[float]) -> float:
    """The share of all 2**n sign patterns whose sum is at least the observed one.

    Exact: differences of pass rates are multiples of a common unit, so the sums are integers, and cases with the
    same absolute difference together are binomial.
    """
    exact = [Fraction(one).limit_denominator(_FINEST) for one in differences]
    unit = lcm(*(one.denominator for one in exact))
    steps = [int(one * unit) for one in exact if one]
    sums: dict[int, float] = {0: 1.0}
    for size, count in Counter(map(abs, steps)).items():
        flips = [(size * (2 * k - count), _binomial(count, k)) for k in range(count + 1)]
        mixed: defaultdict[int, float] = defaultdict(float)
        for flip, chance in flips:
            if chance > _NEGLIGIBLE:
                for total, before in sums.items():
                    mixed[total + flip] += before * chance
        sums = mixed
    observed = sum(steps)
    return min(1.0, fsum(chance for total, chance in sums.items() if total >= observed))


def fisher_p(passes_baseline: int, passes_target: int, baseline: int, target: int) -> float:
    """Fisher's exact p that the target passes no more than this by chance, of so many samples on each side."""
    passes = passes_baseline + passes_target
    ways = sum(comb(target, k) * comb(baseline, passes - k) for k in range(passes_target + 1) if passes - k >= 0)
    return ways / comb(baseline + target, passes)


def wilson_interval(rate: float, n: float, level: float) -> tuple[float, float]:
    """Wilson's score interval of a proportion, two-sided at `level`."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    centre = (rate + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(max(rate * (1 - rate) / n + z * z / (4 * n * n), 0.0))
    return max(centre - half, 0.0), min(centre + half, 1.0)


def newcombe_interval(pairs: Pairs, level: float) -> tuple[float, float]:
    """Newcombe's interval (method 10) of target minus baseline; it needs at least one case."""
    n = pairs.cases
    target, baseline = (pairs.both + pairs.only_target) / n, (pairs.both + pairs.only_baseline) / n
    low_t, high_t = wilson_interval(target, n, level)
    low_b, high_b = wilson_interval(baseline, n, level)
    phi = _correlation(pairs)
    down_t, up_t, down_b, up_b = target - low_t, high_t - target, baseline - low_b, high_b - baseline
    lower = pairs.difference - sqrt(max(down_t**2 - 2 * phi * down_t * up_b + up_b**2, 0.0))
    upper = pairs.difference + sqrt(max(up_t**2 - 2 * phi * up_t * down_b + down_b**2, 0.0))
    return max(lower, -1.0), min(upper, 1.0)


def _correlation(pairs: Pairs) -> float:
    """Newcombe's phi with its continuity correction; 0 where a margin is empty."""
    a, b, c, d = pairs
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    if margins <= 0:
        return 0.0
    product = a * d - b * c
    if product > 0:
        product = max(product - pairs.cases / 2, 0.0)
    return product / sqrt(margins)
