"""What several samples a case buy: the variance between cases and within them.

Source: Miller, Adding Error Bars to Evals (arXiv 2411.00640, 2024), the section on resampling: a one-way model with
random effects.
"""

from __future__ import annotations

from math import fsum, sqrt
from statistics import mean, variance
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Components(NamedTuple):
    """Variances in squared score units; `f_statistic` is None where nothing varies within a case."""

    mean: float
    within: float
    between: float
    cases: int
    se_of_mean: float
    f_statistic: float | None

    def variance_of_mean(self, samples: int) -> float:
        """What the variance of the mean would be with so many samples a case."""
        return (self.between + self.within / samples) / self.cases


def components(samples: Sequence[Sequence[float]]) -> Components | None:
    """The parts of the variance, from the scores of each case's samples.

    Within: the mean of the cases' own variances (divisor K - 1), of the cases that have two samples or more. Between:
    the rest of the variance of the case means, at least 0. None without two cases or without a case of two samples.
    """
    repeated = [variance(case) for case in samples if len(case) > 1]
    if len(samples) < 2 or not repeated:
        return None
    means = [mean(case) for case in samples]
    within, of_means = mean(repeated), variance(means)
    noise = within * fsum(1 / len(case) for case in samples) / len(samples)
    return Components(
        mean=mean(means),
        within=within,
        between=max(of_means - noise, 0.0),
        cases=len(samples),
        se_of_mean=sqrt(of_means / len(samples)),
        f_statistic=of_means / noise if noise else None,
    )


def variance_ratio(samples: int) -> float:
    """The variance of a mean of pass rates against that of one sample a case, cases being of uniform difficulty.

    It falls to a third at most, so beyond five samples further cases gain more.
    """
    return (1 + 2 / samples) / 3
