"""Did the cases of a suite get worse, did they get better: one p-value for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.compare.paired import mcnemar_mid_p
from workbench.compare.statistics.sign_flip import sign_flip

if TYPE_CHECKING:
    from collections.abc import Sequence


def one_sided_p(rates: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """p towards regression and p towards improvement, of (baseline, target) pass rates, one pair a case.

    McNemar's mid-p where every case passes or fails as a whole, else the sign-flip test of the cases' differences.
    """
    worse = sum(was == 1 and now == 0 for was, now in rates)
    better = sum(was == 0 and now == 1 for was, now in rates)
    if all(rate in (0, 1) for pair in rates for rate in pair):
        return mcnemar_mid_p(worse, better), mcnemar_mid_p(better, worse)
    found = sign_flip([now - was for was, now in rates])
    return found.p_regression, found.p_improvement
