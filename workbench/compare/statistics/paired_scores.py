"""The mean difference of scores on the same cases: its standard error, plain and by clusters, and t intervals.

Source: Miller, Adding Error Bars to Evals (arXiv 2411.00640, 2024); the clustered error is the sandwich estimator of
a mean, with the factor sqrt(G / (G - 1)) for few clusters.
"""

from __future__ import annotations

from collections import defaultdict
from math import copysign, fsum, inf, sqrt
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.statistics.distributions import student_t_quantile, student_t_tail
from workbench.compare.statistics.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


class Mean(NamedTuple):
    """A mean over cases with its standard error, in the unit of the values; clusters is None without clusters."""

    mean: float
    se: float
    freedom: int
    cases: int
    clusters: int | None


class ClusteredError(NamedTuple):
    """Standard errors of a mean: by clusters without and with the factor for few clusters, and as if independent."""

    uncorrected: float
    corrected: float
    independent: float
    clusters: int


class PairedErrors(NamedTuple):
    """The standard error of target minus baseline, paired and as if unpaired, with what it is made of.

    `correlation` is None where one side does not vary.
    """

    mean_difference: float
    paired: float
    unpaired: float
    target: float
    baseline: float
    correlation: float | None


def mean_with_error(values: Sequence[float], clusters: Sequence[Hashable] | None = None) -> Mean | None:
    """The mean of one value a case (for a comparison: target minus baseline); None of fewer than two.

    With clusters (one name a case) the error is the larger of the clustered and the independent one, with G - 1
    degrees of freedom; None of a single cluster.
    """
    n = len(values)
    if clusters is None:
        return Mean(fsum(values) / n, standard_error(values), n - 1, n, None) if n > 1 else None
    errors = clustered_error(values, clusters)
    if errors is None:
        return None
    se = max(errors.corrected, errors.independent)
    return Mean(fsum(values) / n, se, errors.clusters - 1, n, errors.clusters)


def standard_error(values: Sequence[float]) -> float:
    """The standard error of the mean of independent values, with the n - 1 divisor; it needs two."""
    n = len(values)
    mean = fsum(values) / n
    return sqrt(fsum((one - mean) ** 2 for one in values) / (n * (n - 1)))


def clustered_error(values: Sequence[float], clusters: Sequence[Hashable]) -> ClusteredError | None:
    """The standard error of a mean where values of one cluster go together; None of fewer than two clusters."""
    n = len(values)
    if len(set(clusters)) < 2:
        return None
    mean = fsum(values) / n
    sums: defaultdict[Hashable, float] = defaultdict(float)
    for value, cluster in zip(values, clusters, strict=True):
        sums[cluster] += value - mean
    found = len(sums)
    plain = sqrt(fsum(one * one for one in sums.values())) / n
    return ClusteredError(plain, plain * sqrt(found / (found - 1)), standard_error(values), found)


def paired_errors(target: Sequence[float], baseline: Sequence[float]) -> PairedErrors | None:
    """How much pairing gains, from one score a case on each side; None of fewer than two cases."""
    n = len(target)
    if n < 2:
        return None
    differences = [now - was for now, was in zip(target, baseline, strict=True)]
    se_target, se_baseline = standard_error(target), standard_error(baseline)
    paired = standard_error(differences)
    product = 2 * se_target * se_baseline
    return PairedErrors(
        mean_difference=fsum(differences) / n,
        paired=paired,
        unpaired=sqrt(se_target**2 + se_baseline**2),
        target=se_target,
        baseline=se_baseline,
        correlation=(se_target**2 + se_baseline**2 - paired**2) / product if product else None,
    )


def t_interval(mean: Mean, level: float = 0.9) -> Interval:
    """The two-sided interval by Student's t; its width is zero where no case varies, so ask for a test as well."""
    half = student_t_quantile((1 + level) / 2, mean.freedom) * mean.se
    return Interval(mean.mean - half, mean.mean + half)


def t_test(mean: Mean) -> float:
    """One-sided p towards a mean below zero by Student's t; optimistic on short, skewed data (see `sign_flip`)."""
    if mean.se == 0:
        return 0.5 if mean.mean == 0 else student_t_tail(-copysign(inf, mean.mean), 1)
    return student_t_tail(-mean.mean / mean.se, mean.freedom)
