"""How much a suite's cases vary by themselves: churn, the share that flips between two runs of the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.compare.statistics.case_states import churn

if TYPE_CHECKING:
    from collections.abc import Sequence

Tally = tuple[int, int]  # samples that pass (or are free of defects), and samples in all


def churn_of_samples(tallies: Sequence[Tally]) -> float | None:
    """Churn from several samples a case: the mean chance that one passes and another does not, one way.

    The unbiased estimate of p (1 - p) a case. None without a case of two samples.
    """
    several = [(passes, samples) for passes, samples in tallies if samples > 1]
    if not several:
        return None
    return sum(passes * (samples - passes) / (samples * (samples - 1)) for passes, samples in several) / len(several)


def churn_of_runs(first: Sequence[bool], second: Sequence[bool]) -> float | None:
    """Churn from whether each case passes in two runs of the baseline, in the same order; None of nothing."""
    only_first = sum(one and not other for one, other in zip(first, second, strict=True))
    only_second = sum(other and not one for one, other in zip(first, second, strict=True))
    return churn(only_first, only_second, len(first))


def churn_of_draws(worse: Sequence[Tally], others: Sequence[Tally], share_worse: float) -> float | None:
    """Churn from samples drawn later, the first ones left out: of cases that seemed to have got worse, which are this
    share of all, and of a random part of the others. None without both kinds, as far as there are both.
    """
    found = [(churn_of_samples(worse), share_worse), (churn_of_samples(others), 1 - share_worse)]
    needed = [(one, weight) for one, weight in found if weight > 0]
    if not needed or any(one is None for one, _ in needed):
        return None
    return sum((one or 0.0) * weight for one, weight in needed)
