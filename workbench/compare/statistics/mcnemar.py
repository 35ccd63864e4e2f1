"""McNemar's tests of pass and fail on the same cases, from the two counts of cases that differ.

Mid-p is the default: it kept its level in all settings that Fagerland, Lydersen and Laake enumerated (BMC Medical
Research Methodology 13:91, 2013), while the exact test is needlessly weak.
"""

from __future__ import annotations

from math import erfc, floor, log2, sqrt
from typing import NamedTuple

from workbench.compare.paired import mcnemar_mid_p
from workbench.compare.statistics.distributions import binomial_pmf, binomial_tail
from workbench.compare.statistics.levels import reaches


class McNemar(NamedTuple):
    """p-values: two-sided ones, and one-sided ones towards the target being worse or better."""

    exact: float
    mid_p: float
    asymptotic: float
    exact_regression: float
    exact_improvement: float
    mid_p_regression: float
    mid_p_improvement: float


def mcnemar(only_baseline: int, only_target: int) -> McNemar:
    """All forms of the test, of the cases that only one side passed.

    `asymptotic` is the chi-square form without a continuity correction, for comparison with other tools only.
    """
    flips, fewer = only_baseline + only_target, min(only_baseline, only_target)
    point = binomial_pmf(fewer, flips, 0.5)
    below = binomial_tail(flips - fewer, flips, 0.5)  # P(X <= fewer), by symmetry
    even = only_baseline == only_target
    return McNemar(
        exact=1.0 if even else min(1.0, 2 * below),
        mid_p=1 - point / 2 if even else min(1.0, 2 * below - point),
        asymptotic=erfc(abs(only_baseline - only_target) / sqrt(2 * flips)) if flips else 1.0,
        exact_regression=binomial_tail(only_baseline, flips, 0.5),
        exact_improvement=binomial_tail(only_target, flips, 0.5),
        mid_p_regression=mcnemar_mid_p(only_baseline, only_target),
        mid_p_improvement=mcnemar_mid_p(only_target, only_baseline),
    )


def smallest_p(discordant: int) -> float:
    """The smallest one-sided mid-p that so many differing cases can give: all of them the same way."""
    return 0.5 ** (discordant + 1)


def flips_needed(alpha: float) -> int:
    """The fewest cases, all differing the same way, whose one-sided mid-p is at most alpha: 4 at 5 %."""
    about = floor(-log2(alpha)) - 1
    return next(flips for flips in range(max(about, 0), about + 3) if reaches(smallest_p(flips), alpha))
