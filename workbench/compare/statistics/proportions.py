"""Pass rates: intervals of one rate and of the difference of two paired ones, and lower bounds for gates.

Sources: Wilson 1927 and Clopper and Pearson 1934 as compared by Newcombe, Statistics in Medicine 17:857 (1998);
Newcombe, Statistics in Medicine 17:2635 (1998), method 10, for paired rates.
"""

from __future__ import annotations

from math import ceil, log

from workbench.compare.paired import Pairs, newcombe_interval, wilson_interval
from workbench.compare.statistics.distributions import beta_quantile
from workbench.compare.statistics.interval import Interval


def wilson(successes: float, n: float, level: float = 0.95) -> Interval | None:
    """Wilson's two-sided score interval of a rate (0..1); None of nothing."""
    return Interval(*wilson_interval(successes / n, n, level)) if n else None


def clopper_pearson(successes: int, n: int, level: float = 0.95) -> Interval | None:
    """The exact two-sided interval of a rate (0..1), never too short; None of nothing."""
    if not n:
        return None
    tail = (1 - level) / 2
    return Interval(_lower(successes, n, tail), 1 - _lower(n - successes, n, tail))


def clopper_pearson_lower(successes: int, n: int, alpha: float = 0.05) -> float | None:
    """The exact one-sided lower bound of a rate (0..1), wrong with a chance of at most alpha; None of nothing."""
    return _lower(successes, n, alpha) if n else None


def _lower(successes: int, n: int, tail: float) -> float:
    return beta_quantile(tail, successes, n - successes + 1) if successes else 0.0


def zero_failure_cases(rate: float, alpha: float = 0.05) -> int:
    """The fewest cases, all passing, whose one-sided lower bound alpha**(1/n) reaches this pass rate (0..1, open)."""
    about = max(ceil(log(alpha) / log(rate)), 1)
    return next(n for n in range(max(about - 1, 1), about + 2) if alpha ** (1 / n) >= rate)


def newcombe_paired(pairs: Pairs, level: float = 0.95) -> Interval | None:
    """The interval of the target's pass rate minus the baseline's on the same cases, -1..1; None of nothing.

    Unlike a Wald interval it keeps its width where no case differs: plus or minus 7.1 points for 50 that all pass.
    """
    return Interval(*newcombe_interval(pairs, level)) if pairs.cases else None
