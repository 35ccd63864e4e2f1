"""Whether an automatic grader may decide, and pass rates corrected for its errors.

Sources: Angelopoulos and others, Prediction-Powered Inference (Science 382:669, 2023) and PPI++ (arXiv 2311.01453)
for few labels beside many judgements; Rogan and Gladen, American Journal of Epidemiology 107:71 (1978), with the
interval of Lee and others (arXiv 2511.21140) for labels that come as known passes and known fails.
"""

from __future__ import annotations

from math import fsum, sqrt
from statistics import pvariance, variance
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.compare.statistics.distributions import normal_quantile
from workbench.compare.statistics.interval import Interval
from workbench.compare.statistics.levels import SLACK
from workbench.compare.statistics.mcnemar import mcnemar
from workbench.compare.statistics.proportions import wilson

if TYPE_CHECKING:
    from collections.abc import Sequence

ENOUGH_FAILS = 60  # human fails below which a recall is not quoted
MARGIN = 0.05
LEAST_SKILL = 1.2  # sum of both rates of a judge below which a correction would divide by next to nothing


class Confusion(NamedTuple):
    """Labelled items of one side: what the judge said against what people said. A fail is what it should find."""

    found: int  # both say fail
    false_alarms: int  # the judge alone says fail
    missed: int  # people alone say fail
    cleared: int  # both say pass


class Rate(NamedTuple):
    """A share (0..1) with its Wilson interval and n; None of nothing, and where n is too small to quote it."""

    share: float | None
    interval: Interval | None
    n: int


class Skill(NamedTuple):
    """How good a judge is on one side."""

    precision: Rate
    recall: Rate
    specificity: Rate


class Qualification(NamedTuple):
    """Whether a judge may decide a comparison, with the reason; `unknown` while labels are too few."""

    state: Literal["qualified", "disqualified", "unknown"]
    reason: str
    baseline: Skill
    target: Skill


class OrderBias(NamedTuple):
    """Pairs judged in both orders: the share with the same winner, and the two-sided p of a preferred position."""

    consistency: Rate
    first_share: float | None
    p_value: float


class Corrected(NamedTuple):
    """A pass rate with its interval, both within 0..1."""

    estimate: float
    interval: Interval


class Powered(NamedTuple):
    """A mean with its interval; `weight` is how far the judge is trusted, 0 (not at all) to 1."""

    estimate: float
    interval: Interval
    weight: float


def skill(counts: Confusion, level: float = 0.95) -> Skill:
    """Precision, recall and specificity of finding fails; recall only of 60 items or more that people failed."""
    fails = counts.found + counts.missed
    return Skill(
        precision=_rate(counts.found, counts.found + counts.false_alarms, level),
        recall=_rate(counts.found, fails, level) if fails >= ENOUGH_FAILS else Rate(None, None, fails),
        specificity=_rate(counts.cleared, counts.cleared + counts.false_alarms, level),
    )


def _rate(part: int, whole: int, level: float) -> Rate:
    return Rate(part / whole if whole else None, wilson(part, whole, level), whole)


def qualification(baseline: Confusion, target: Confusion, margin: float = MARGIN) -> Qualification:
    """Whether a judge finds fails equally well on both sides: a difference above the margin fakes a regression.

    Each side needs 60 items that people failed before its recall counts.
    """
    before, after = skill(baseline), skill(target)
    fewest = min(before.recall.n, after.recall.n)
    if before.recall.share is None or after.recall.share is None:
        reason = f"{fewest} failing items are labelled on one side, recall needs {ENOUGH_FAILS}"
        return Qualification("unknown", reason, before, after)
    rates = f"recall {before.recall.share:.2f} on the baseline, {after.recall.share:.2f} on the target"
    if abs(before.recall.share - after.recall.share) > margin + SLACK:
        return Qualification("disqualified", rates, before, after)
    return Qualification("qualified", rates, before, after)


def order_bias(consistent: int, first_wins: int, second_wins: int, mixed: int = 0) -> OrderBias:
    """The test of a judge's preferred position, among pairs whose winner changed with the order.

    `first_wins` counts those in which the answer shown first won both times; `mixed` are inconsistent pairs in which no
    place did, as where an answer won once and both were equal once.
    """
    turned = first_wins + second_wins
    share = first_wins / turned if turned else None
    rate = _rate(consistent, consistent + turned + mixed, 0.95)
    return OrderBias(rate, share, mcnemar(first_wins, second_wins).exact)


def ppi_mean(
    human: Sequence[float],
    judge_on_human: Sequence[float],
    judge_alone: Sequence[float],
    level: float = 0.95,
    weight: float | None = None,
) -> Powered | None:
    """The mean that people would give, from few labels and many judgements; None without two labels or a judgement.

    Labelled items have to be a random sample of the judged ones. For a comparison give differences, target minus
    baseline on the same case, for all three. The weight is tuned unless given (1 is the original method).
    """
    labelled, others = len(human), len(judge_alone)
    if labelled < 2 or not others:
        return None
    if weight is None:
        weight = _tuned(human, judge_on_human, judge_alone)
    rest = [label - weight * judged for label, judged in zip(human, judge_on_human, strict=True)]
    estimate = weight * fsum(judge_alone) / others + fsum(rest) / labelled
    error = sqrt(weight**2 * pvariance(judge_alone) / others + pvariance(rest) / labelled)
    half = normal_quantile((1 + level) / 2) * error
    return Powered(estimate, Interval(estimate - half, estimate + half), weight)


def _tuned(human: Sequence[float], judge_on_human: Sequence[float], judge_alone: Sequence[float]) -> float:
    """The weight that makes the interval shortest, clipped to 0..1."""
    n = len(human)
    mean_human, mean_judge = fsum(human) / n, fsum(judge_on_human) / n
    pairs = zip(human, judge_on_human, strict=True)
    covariance = fsum((label - mean_human) * (judged - mean_judge) for label, judged in pairs) / n
    spread = variance([*judge_on_human, *judge_alone])
    return min(max(covariance / ((1 + n / len(judge_alone)) * spread), 0.0), 1.0) if spread else 0.0


def rogan_gladen(
    judged_pass_rate: float,
    fails_found: float,
    passes_kept: float,
    judged: int,
    known_fails: int,
    known_passes: int,
    level: float = 0.95,
) -> Corrected | None:
    """The true pass rate (0..1) behind a judge's, from its rates on known fails and known passes.

    `fails_found` is the share of known fails that it fails (specificity, a pass being positive), `passes_kept` that
    of known passes that it passes (sensitivity). None for a judge whose two rates add up to less than 1.2.
    """
    if fails_found + passes_kept < LEAST_SKILL:
        return None
    estimate = (judged_pass_rate + fails_found - 1) / (fails_found + passes_kept - 1)
    z = normal_quantile((1 + level) / 2)
    n, fails, passes = judged + z * z, known_fails + 2, known_passes + 2
    rate = (judged * judged_pass_rate + z * z / 2) / n
    q0, q1 = (known_fails * fails_found + 1) / fails, (known_passes * passes_kept + 1) / passes
    skill_sum = q0 + q1 - 1
    smoothed = (rate + q0 - 1) / skill_sum
    from_fails, from_passes = q0 * (1 - q0) / fails, q1 * (1 - q1) / passes
    shift = 2 * z * z * (smoothed * from_passes - (1 - smoothed) * from_fails)
    error = sqrt(rate * (1 - rate) / n + (1 - smoothed) ** 2 * from_fails + smoothed**2 * from_passes) / skill_sum
    lower, upper = (min(max(smoothed + shift + sign * z * error, 0.0), 1.0) for sign in (-1, 1))
    return Corrected(min(max(estimate, 0.0), 1.0), Interval(lower, upper))
