"""No change shown, not assumed: two one-sided tests, and the statement over all suites together.

Sources: Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15:657 (1987), for the two tests; Bonett and
Price, Journal of Educational and Behavioral Statistics 37:479 (2012), for the error of a paired difference of rates
that does not vanish without a differing case.
"""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.statistics.distributions import normal_quantile
from workbench.compare.statistics.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.paired import Pairs


class Stratum(NamedTuple):
    """One suite's share in a pooled statement: its weight (traffic), target minus baseline, and standard error."""

    weight: float
    difference: float
    se: float


class Pooled(NamedTuple):
    """The weighted mean difference over suites, with its standard error and interval."""

    difference: float
    se: float
    interval: Interval
    suites: int


def is_equivalent(interval: tuple[float, float], margin: float) -> bool:
    """Whether the interval lies strictly within the margin on both sides; at 90 % these are two tests at 5 %."""
    lower, upper = interval
    return -margin < lower and upper < margin


def pass_fail_strata(suites: Sequence[tuple[float, Pairs]]) -> list[Stratum]:
    """Suites of pass and fail as (weight, table), for `pooled`; those without cases or weight are left out.

    Over all suites together one more case counts as differing each way, shared out by weight, so that the error is
    never zero: for a single suite that is Bonett and Price's interval, for many it adds next to nothing.
    """
    counted = [(weight, pairs) for weight, pairs in suites if weight > 0 and pairs.cases]
    total = fsum(weight for weight, _ in counted)
    return [Stratum(weight, pairs.difference, _error(pairs, weight / total)) for weight, pairs in counted]


def _error(pairs: Pairs, more: float) -> float:
    n = pairs.cases + 2 * more
    worse, better = (pairs.only_baseline + more) / n, (pairs.only_target + more) / n
    return sqrt((worse + better - (better - worse) ** 2) / n)


def pooled(strata: Sequence[Stratum], level: float = 0.9) -> Pooled | None:
    """The difference over all suites, each within its own, weighted; None without any weight.

    The suites' errors are taken as independent. Weights count by their shares.
    """
    total = fsum(one.weight for one in strata)
    if total <= 0:
        return None
    shares = [one.weight / total for one in strata]
    difference = fsum(share * one.difference for share, one in zip(shares, strata, strict=True))
    se = sqrt(fsum((share * one.se) ** 2 for share, one in zip(shares, strata, strict=True)))
    half = normal_quantile((1 + level) / 2) * se
    return Pooled(difference, se, Interval(difference - half, difference + half), len(strata))
