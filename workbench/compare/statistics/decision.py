"""The word for a suite, from its tests and its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.compare.paired import mcnemar_mid_p, newcombe_interval
from workbench.compare.statistics.equivalence import is_equivalent
from workbench.compare.statistics.interval import Interval
from workbench.compare.statistics.levels import reaches

if TYPE_CHECKING:
    from workbench.compare.paired import Pairs

Word = Literal["regression", "improvement", "neutral", "inconclusive"]


class Decision(NamedTuple):
    """The word; a regression or an improvement may lie within the margin all the same, where cases are many."""

    word: Word
    within_margin: bool


class PassFail(NamedTuple):
    """A suite of one sample a side taken alone: target minus baseline, one-sided mid-p-values, interval, decision."""

    difference: float
    p_regression: float
    p_improvement: float
    interval: Interval
    decision: Decision


def decide(
    p_regression: float, p_improvement: float, interval: tuple[float, float], margin: float, alpha: float = 0.05
) -> Decision:
    """A test at alpha (p-values, or q-values of the family) comes first, then the interval within the margin.

    Nothing shown either way is `inconclusive`, never `neutral`.
    """
    within = is_equivalent(interval, margin)
    if reaches(p_regression, alpha):
        return Decision("regression", within)
    if reaches(p_improvement, alpha):
        return Decision("improvement", within)
    return Decision("neutral" if within else "inconclusive", within)


def pass_fail(pairs: Pairs, margin: float, alpha: float = 0.05) -> PassFail | None:
    """Test, interval at 1 - 2 alpha and decision of one suite of whole passes and fails; None without cases."""
    if not pairs.cases:
        return None
    worse, better = round(pairs.only_baseline), round(pairs.only_target)
    p_regression, p_improvement = mcnemar_mid_p(worse, better), mcnemar_mid_p(better, worse)
    interval = Interval(*newcombe_interval(pairs, 1 - 2 * alpha))
    decision = decide(p_regression, p_improvement, interval, margin, alpha)
    return PassFail(pairs.difference, p_regression, p_improvement, interval, decision)
