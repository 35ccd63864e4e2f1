"""What the cases of a suite show: rates of both sides, their difference with its interval, and tests both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.compare.paired import Pairs, newcombe_interval, tabulate
from workbench.compare.statistics.mcnemar import smallest_p
from workbench.compare.statistics.one_sided import one_sided_p
from workbench.compare.statistics.paired_scores import mean_with_error, t_interval
from workbench.compare.statistics.power import cases_to_decide, minimum_detectable_drop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CaseVerdict, Signal

NOT_COMPARED = ("error", "missing", "input differs")
INTERVAL_LEVEL = 0.9  # two one-sided tests at 5 %
_FINEST_CHURN = 0.005  # churn is rounded to this before the smallest detectable drop is looked up

Basis = Literal["checks", "features"]
Rates = tuple[float, float]


class Estimate(NamedTuple):
    """Shares of samples that pass (or, without checks, are free of defects) over the cases that could be compared.

    `smallest_p` is the least p-value that so many differing cases can give, whatever their direction.
    """

    basis: Basis
    pairs: Pairs
    cases: int
    worse: int
    better: int
    baseline: float
    target: float
    interval: Rates
    p_regression: float
    p_improvement: float
    smallest_p: float

    @property
    def difference(self) -> float:
        """Target minus baseline, -1..1."""
        return self.pairs.difference


def estimate_by_checks(verdicts: Sequence[CaseVerdict]) -> Estimate | None:
    """The estimate of a suite from what the checks of its cases say; None without checks."""
    rates = [
        (one.baseline_pass_rate, one.target_pass_rate)
        for one in verdicts
        if one.baseline_pass_rate is not None and one.target_pass_rate is not None
    ]
    return _estimate("checks", rates) if rates else None


def estimate_by_features(verdicts: Sequence[CaseVerdict]) -> Estimate | None:
    """The estimate of a suite from the defects that signals tell of; None where nothing could be compared."""
    rates = [_clean(one) for one in verdicts if one.verdict not in NOT_COMPARED]
    return _estimate("features", rates) if rates else None


def moved_rates(one: CaseVerdict) -> Rates | None:
    """The rates of a case, baseline and target, by what tells the sides apart; None where nothing does."""
    if one.verdict in NOT_COMPARED:
        return None
    was, now = one.baseline_pass_rate, one.target_pass_rate
    rates = (was, now) if was is not None and now is not None and was != now else _clean(one)
    return rates if rates[0] != rates[1] else None


def _estimate(basis: Basis, rates: Sequence[Rates]) -> Estimate:
    pairs = tabulate(rates)
    p_regression, p_improvement = one_sided_p(rates)
    worse, better = sum(now < was for was, now in rates), sum(now > was for was, now in rates)
    return Estimate(
        basis=basis,
        pairs=pairs,
        cases=len(rates),
        worse=worse,
        better=better,
        baseline=sum(was for was, _ in rates) / len(rates),
        target=sum(now for _, now in rates) / len(rates),
        interval=interval_of(pairs, rates),
        p_regression=p_regression,
        p_improvement=p_improvement,
        smallest_p=smallest_p(worse + better),
    )


def _clean(one: CaseVerdict) -> Rates:
    """Shares of samples without a defect; of a case without checks and signals, a refused request is one.

    Where checks tell the sides apart, or nothing passes them, they have said it already: features are heard where
    checks are content with both sides.
    """
    if one.baseline_pass_rate != one.target_pass_rate or one.baseline_pass_rate == 0:
        return 1.0, 1.0
    if not one.signals and one.baseline_pass_rate is None:
        return (0.0 if one.verdict == "improvement" else 1.0), (0.0 if one.verdict == "regression" else 1.0)
    return clean_rates(one.signals)


def clean_rates(signals: Sequence[Signal]) -> Rates:
    """The shares of samples without a defect, baseline and target, as far as signals tell."""
    defects = [_defect_shares(one) for one in signals if one.worse is not None]
    return 1 - max((was for was, _ in defects), default=0.0), 1 - max((now for _, now in defects), default=0.0)


def _defect_shares(signal: Signal) -> Rates:
    """The shares of samples with the defect of a signal; of one that tells what is better, of those without it."""
    is_defect = signal.worse is (signal.target > signal.baseline)
    return (signal.baseline, signal.target) if is_defect else (1 - signal.baseline, 1 - signal.target)


def interval_of(pairs: Pairs, rates: Sequence[Rates]) -> Rates:
    """The 90 % interval of target minus baseline, of a table and the rates it is of; it needs a case.

    Newcombe's; of shares never narrower than the t interval of the paired differences either. That alone would be too
    narrow where hardly any case varies.
    """
    newcombe = newcombe_interval(pairs, INTERVAL_LEVEL)
    if all(rate in (0, 1) for pair in rates for rate in pair):
        return newcombe
    mean = mean_with_error([now - was for was, now in rates])
    if mean is None or not mean.se:
        return newcombe
    lower, upper = t_interval(mean, INTERVAL_LEVEL)
    return max(min(lower, newcombe[0]), -1.0), min(max(upper, newcombe[1]), 1.0)


def detectable(found: Estimate, churn: float | None) -> float | None:
    """The smallest drop (share) that so many cases show by themselves in 4 of 5 tries, one-sided at 5 %.

    Without a measured churn the rarer of both ways that cases went stands for it: what flips by chance.
    """
    noise = min(found.pairs.only_target, found.pairs.only_baseline) / found.cases if churn is None else churn
    return minimum_detectable_drop(found.cases, min(round(noise / _FINEST_CHURN) * _FINEST_CHURN, 0.45))


def further_cases(found: Estimate, margin: float, alpha: float) -> int | None:
    """How many more cases would settle the suite, one-sided at alpha, if its rates stay as they are.

    None: more than can be had, or further cases are not what it lacks. By features a suite is never shown to be
    unharmed, so only a change would settle it.
    """
    decisive = cases_to_decide(found.pairs, margin if found.basis == "checks" else 0.0, alpha)
    return decisive.further if decisive is not None and decisive.further else None
