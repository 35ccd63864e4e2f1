"""One case with several samples on both sides: the state of each side, what changed, and whether chance explains it.

Source of the confirmation: Fisher's exact test, one-sided.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from workbench.compare.paired import fisher_p
from workbench.compare.statistics.levels import reaches

State = Literal["solid-pass", "flaky", "solid-fail"]
Change = Literal["regression", "improvement", "flaky", "same"]

CONFIRMED = 0.05  # one-sided level of Fisher's test on the samples of one case

_CHANGES: dict[tuple[State, State], Change] = {
    ("solid-pass", "solid-pass"): "same",
    ("solid-pass", "flaky"): "flaky",
    ("solid-pass", "solid-fail"): "regression",
    ("flaky", "solid-pass"): "improvement",
    ("flaky", "flaky"): "flaky",
    ("flaky", "solid-fail"): "regression",
    ("solid-fail", "solid-pass"): "improvement",
    ("solid-fail", "flaky"): "flaky",
    ("solid-fail", "solid-fail"): "same",
}


class CaseChange(NamedTuple):
    """States of both sides, the change between them, and one-sided p-values towards worse and better."""

    baseline: State
    target: State
    change: Change
    p_regression: float
    p_improvement: float
    confirmed: Literal["regression", "improvement"] | None


def state(share: float) -> State:
    """The state of one side, from the share (0..1) of its samples that pass."""
    if share == 1:
        return "solid-pass"
    return "flaky" if share else "solid-fail"


def change(baseline: State, target: State) -> Change:
    """What changed on a case from one state to the other; a side that was flaky and is solid now did change."""
    return _CHANGES[baseline, target]


def case_change(baseline: tuple[int, int], target: tuple[int, int]) -> CaseChange:
    """What changed on a case, from (passes, samples) of each side.

    `confirmed` names the direction that Fisher's test shows at 5 %: never with one or two samples a side, with three
    from 3 of 3 to none, with five from 5 of 5 to at most 1. A change without it may be chance.
    """
    (was, before), (now, after) = baseline, target
    states = state(was / before), state(now / after)
    worse, better = fisher_p(was, now, before, after), fisher_p(now, was, after, before)
    confirmed: Literal["regression", "improvement"] | None = None
    if reaches(min(worse, better), CONFIRMED):
        confirmed = "regression" if worse < better else "improvement"
    return CaseChange(*states, change(*states), worse, better, confirmed)


def apparent_regressions(n: int, pass_rate: float) -> float:
    """How many of n cases look worse between two runs of the very same model, one sample each: n p (1 - p)."""
    return n * pass_rate * (1 - pass_rate)


def churn(only_first: int, only_second: int, n: int) -> float | None:
    """The share of cases that flip one way between two runs of the baseline, 0..0.5; None of nothing."""
    return (only_first + only_second) / (2 * n) if n else None
