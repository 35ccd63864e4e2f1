"""What a comparison says of a suite: its cases' verdicts become one verdict with an interval."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.finding import counted
from workbench.compare.paired import newcombe_interval, one_sided_p, tabulate
from workbench.records import CASE_VERDICTS, SuiteVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CaseVerdict, JsonObject, SuiteVerdictName

ALPHA = 0.05  # one-sided, for regression and for improvement
INTERVAL_LEVEL = 0.9  # two one-sided tests at 5 %
_SURE_REJECTIONS = 2  # so many refused requests are a regression without any test: a refusal does not vary
_NOT_COMPARED = ("error", "missing", "input differs")


class Estimate(NamedTuple):
    """Pass rates of the cases that could be compared, and what follows from them."""

    cases: int
    worse: int
    better: int
    baseline: float
    target: float
    difference: float
    interval: tuple[float, float]
    p_regression: float
    p_improvement: float


def compare_suite(suite_id: str, margin: float, verdicts: Sequence[CaseVerdict], samples: int) -> SuiteVerdict:
    """The verdict on a suite from those of its cases; `samples` is the usual number of samples a case.

    Cases that could not be compared are counted, and left out of the pass rates. `regression` and `improvement`
    are one-sided tests at 5 %, `neutral` needs the 90 % interval inside the margin (a share, 0..1), anything
    else is `inconclusive` and says what is ruled out. Without checks there are no pass rates.
    """
    found = Counter(one.verdict for one in verdicts)
    counts: JsonObject = {name: found[name] for name in CASE_VERDICTS}
    estimate = _estimate(verdicts)
    verdict, reason = _decide(verdicts, counts, estimate, margin)
    categories = _categories(verdicts, verdict)
    return SuiteVerdict(
        suite=suite_id,
        verdict=verdict,
        reason=reason + _left_out(verdicts, counts),
        cases=len(verdicts),
        samples=samples,
        baseline_pass_rate=estimate.baseline if estimate else None,
        target_pass_rate=estimate.target if estimate else None,
        difference=estimate.difference if estimate else None,
        interval=estimate.interval if estimate else None,
        interval_level=INTERVAL_LEVEL if estimate else None,
        p_value=_p_value(estimate, verdict) if estimate else None,
        margin=margin,
        worst_not_excluded=estimate.interval[0] if estimate else None,
        category=next(iter(categories), None),
        categories=categories,
        counts=counts,
    )


def _estimate(verdicts: Sequence[CaseVerdict]) -> Estimate | None:
    rates = [
        (one.baseline_pass_rate, one.target_pass_rate)
        for one in verdicts
        if one.baseline_pass_rate is not None and one.target_pass_rate is not None
    ]
    if not rates:
        return None
    pairs = tabulate(rates)
    p_regression, p_improvement = one_sided_p(rates)
    return Estimate(
        cases=len(rates),
        worse=sum(now < was for was, now in rates),
        better=sum(now > was for was, now in rates),
        baseline=sum(was for was, _ in rates) / len(rates),
        target=sum(now for _, now in rates) / len(rates),
        difference=pairs.difference,
        interval=newcombe_interval(pairs, INTERVAL_LEVEL),
        p_regression=p_regression,
        p_improvement=p_improvement,
    )


def _decide(
    verdicts: Sequence[CaseVerdict], counts: JsonObject, estimate: Estimate | None, margin: float
) -> tuple[SuiteVerdictName, str]:
    compared = len(verdicts) - sum(counts[name] for name in _NOT_COMPARED)
    if compared == 0:
        return "error", "nothing to compare" if verdicts else "no cases"
    rejected = sum(one.verdict == "regression" and one.category == "integration" for one in verdicts)
    if rejected >= _SURE_REJECTIONS:
        return "regression", f"the target refuses the request in {rejected} of {compared} cases"
    if estimate is None:
        return "inconclusive", _without_checks(counts, compared)
    return _by_test(estimate, margin)


def _without_checks(counts: JsonObject, compared: int) -> str:
    changed = counts["changed"]
    if counts["regression"]:
        refused = f"{counts['regression']} of {counted(compared, 'request')} refused"
        return f"no checks: {refused}, {counted(changed, 'answer')} changed"
    return f"no checks: {changed} of {counted(compared, 'answer')} changed"


def _by_test(estimate: Estimate, margin: float) -> tuple[SuiteVerdictName, str]:
    lower, upper = estimate.interval
    within = -margin < lower and upper < margin
    rates = f"pass rate {estimate.baseline:.2f} -> {estimate.target:.2f}"
    if estimate.p_regression <= ALPHA:
        name: SuiteVerdictName = "regression"
    elif estimate.p_improvement <= ALPHA:
        name = "improvement"
    elif within:
        size = max(-lower, upper)
        return "neutral", f"{_moves(estimate)}; {rates}; a change above {_points(size)} either way is ruled out"
    else:
        return "inconclusive", f"{_moves(estimate)}; {_ruled_out(lower)}"
    return name, f"{_moves(estimate)}; {rates}{', within the margin' if within else ''}"


def _moves(estimate: Estimate) -> str:
    """'no case got worse', 'no case got worse, 2 of 50 got better', '3 of 50 cases got worse, 1 better'."""
    if not estimate.worse:
        return f"no case got worse{f', {estimate.better} of {estimate.cases} got better' if estimate.better else ''}"
    return f"{estimate.worse} of {counted(estimate.cases, 'case')} got worse, {estimate.better or 'none'} better"


def _ruled_out(lower: float) -> str:
    if lower >= 0:
        return "any drop is ruled out"
    return f"a drop above {_points(-lower)} is ruled out"


def _points(share: float) -> str:
    return f"{100 * share:.1f} points"


def _left_out(verdicts: Sequence[CaseVerdict], counts: JsonObject) -> str:
    parts = [f"{counts[name]} {name}" for name in _NOT_COMPARED if counts[name]]
    return f" ({', '.join(parts)} of {len(verdicts)})" if parts else ""


def _p_value(estimate: Estimate, verdict: SuiteVerdictName) -> float:
    """The one-sided p towards the verdict's side, for the others towards the side the difference lies on."""
    if verdict == "regression":
        return estimate.p_regression
    if verdict == "improvement" or estimate.difference > 0:
        return estimate.p_improvement
    return estimate.p_regression


def _categories(verdicts: Sequence[CaseVerdict], verdict: SuiteVerdictName) -> JsonObject:
    """Cases by category, most frequent first: of the improvements where the suite improved, else of the regressions."""
    side = "improvement" if verdict == "improvement" else "regression"
    return dict(Counter(one.category for one in verdicts if one.verdict == side and one.category).most_common())
