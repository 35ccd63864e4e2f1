"""The distributions the tests rest on: normal, Student's t, beta and binomial.

Written here because they are short: scipy and numpy take over 150 MB and 0.3 s to import, and `compare` runs in the
app's process. Sources: NIST Digital Library of Mathematical Functions, sections 8.17.22 (the
continued fraction of the incomplete beta function, evaluated by Lentz's method) and 8.17.5 (its binomial sum).
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, sqrt
from statistics import NormalDist

from workbench.compare.statistics.roots import root

_TINY = 1e-300
_EPSILON = 1e-16
_MOST_TERMS = 100_000


def normal_quantile(share: float) -> float:
    """The z below which this share (0..1, both excluded) of a standard normal lies."""
    return NormalDist().inv_cdf(share)


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), 0..1: the share of a beta distribution below x."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return min(front * _fraction(a, b, x) / a, 1.0)
    return max(1 - front * _fraction(b, a, 1 - x) / b, 0.0)


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction of I_x(a, b), by Lentz's method."""
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d or _TINY)
    value = d
    for m in range(1, _MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        change = 1.0
        for term in (even, odd):
            d = 1 / ((1 + term * d) or _TINY)
            c = (1 + term / c) or _TINY
            change = c * d
            value *= change
        if abs(change - 1) < _EPSILON:
            break
    return value


def beta_quantile(share: float, a: float, b: float) -> float:
    """The x below which this share of the beta distribution of a, b > 0 lies."""
    return root(lambda x: incomplete_beta(a, b, x) - share, 0.0, 1.0)


def student_t_tail(t: float, freedom: float) -> float:
    """P(T >= t) with so many degrees of freedom."""
    if t == inf:
        return 0.0
    half = incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2
    return half if t >= 0 else 1 - half


@lru_cache(maxsize=1024)
def student_t_quantile(share: float, freedom: float) -> float:
    """The t below which this share (0..1, both excluded) lies, with so many degrees of freedom."""
    if share < 0.5:
        return -student_t_quantile(1 - share, freedom)
    tail = 2 * (1 - share)
    # P(|T| >= t) = I_x(freedom/2, 1/2) at x = freedom / (freedom + t^2)
    x = beta_quantile(tail, freedom / 2, 0.5)
    return sqrt(freedom * (1 - x) / x) if x > 0 else inf


def binomial_pmf(k: int, n: int, share: float) -> float:
    """P(X = k) for n trials that succeed with this share; in logarithms, so that large n do not overflow."""
    if share <= 0 or share >= 1:
        return float(k == (0 if share <= 0 else n))
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(share) + (n - k) * log1p(-share))


def binomial_tail(k: int, n: int, share: float) -> float:
    """P(X >= k) for n trials that succeed with this share."""
    if k <= 0:
        return 1.0
    return incomplete_beta(k, n - k + 1, share) if k <= n else 0.0
