"""What a comparison says of its suites: their cases' verdicts become one verdict each, tested as one family."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.finding import counted
from workbench.compare.estimates import INTERVAL_LEVEL, NOT_COMPARED, detectable, estimate, further_cases
from workbench.compare.statistics.decision import decide
from workbench.compare.statistics.families import benjamini_hochberg, screened
from workbench.records import CASE_VERDICTS, SuiteVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.estimates import Estimate
    from workbench.records import CaseVerdict, JsonObject, SuiteVerdictName

ALPHA = 0.05  # one-sided, for regression and for improvement; the false discovery rate over suites as well
_SURE = 2  # so many new failures that do not vary are a regression without any test
_HARD = ("integration", "schema", "tool-use")  # what a program behind the answer breaks on
_NAMED = 3  # critical cases that a reason names


class SuiteCases(NamedTuple):
    """A suite's cases with what its verdict rests on beside them.

    `samples`: the usual number of samples a case; `critical`: the ids of cases that must not get worse; `churn`: the
    share of cases that flip between two runs of the baseline, None where it was not measured.
    """

    suite: str
    margin: float
    verdicts: Sequence[CaseVerdict]
    samples: int = 1
    critical: frozenset[str] = frozenset()
    churn: float | None = None


class _Tested(NamedTuple):
    """An estimate with its q-values over the family; None: the suite was screened out of it.

    `step`: the p-value with which one more suite would be found.
    """

    estimate: Estimate
    q_regression: float | None
    q_improvement: float | None
    step: float


def compare_suites(suites: Sequence[SuiteCases]) -> list[SuiteVerdict]:
    """The verdicts of all suites of a comparison, in the order given.

    Cases that could not be compared are counted, and left out of the rates. `regression` and `improvement` are
    one-sided tests whose false discovery rate over all suites is held at 5 % (Benjamini and Hochberg), without suites
    that could not reach significance whichever way their cases fell (the idea is Tarone's). `neutral` needs the 90 %
    interval inside the margin, anything else is `inconclusive` and says what is ruled out. A confirmed regression of a
    critical case, and new failures that do not vary of what programs break on, are a regression without any test.
    """
    estimates = [estimate(one.verdicts) for one in suites]
    tested = iter(_tested([one for one in estimates if one is not None]))
    return [
        _suite_verdict(one, None if found is None else next(tested))
        for one, found in zip(suites, estimates, strict=True)
    ]


def compare_suite(suite_id: str, margin: float, verdicts: Sequence[CaseVerdict], samples: int) -> SuiteVerdict:
    """The verdict of one suite by itself."""
    return compare_suites([SuiteCases(suite_id, margin, verdicts, samples)])[0]


def _tested(estimates: Sequence[Estimate]) -> list[_Tested]:
    # Left out is what no step of the procedure could reject, whichever way its cases fell. The bound does not know
    # their direction, so it favours none. A stricter one (alpha over the number of suites) would hide true regressions.
    family = screened([one.smallest_p for one in estimates], ALPHA, divisor=1).family
    worse = dict(zip(family, benjamini_hochberg([estimates[at].p_regression for at in family]), strict=True))
    better = dict(zip(family, benjamini_hochberg([estimates[at].p_improvement for at in family]), strict=True))
    found = sum(q <= ALPHA for q in worse.values())
    step = ALPHA * min(found + 1, max(len(family), 1)) / max(len(family), 1)
    return [_Tested(one, worse.get(at), better.get(at), step) for at, one in enumerate(estimates)]


def _suite_verdict(cases: SuiteCases, tested: _Tested | None) -> SuiteVerdict:
    found = Counter(one.verdict for one in cases.verdicts)
    counts: JsonObject = {name: found[name] for name in CASE_VERDICTS}
    verdict, reason = _decide(cases, counts, tested)
    categories = _most_common([one.category for one in _decisive(cases.verdicts, verdict)])
    causes = _most_common([one.cause for one in _decisive(cases.verdicts, verdict)])
    one = None if tested is None else tested.estimate
    checked = one if one is not None and one.basis == "checks" else None
    screened_out = tested is not None and tested.q_regression is None
    undecided = verdict == "inconclusive"
    return SuiteVerdict(
        suite=cases.suite,
        verdict=verdict,
        reason=reason + _left_out(cases.verdicts, counts),
        cases=len(cases.verdicts),
        samples=cases.samples,
        baseline_pass_rate=checked.baseline if checked else None,
        target_pass_rate=checked.target if checked else None,
        difference=checked.difference if checked else None,
        interval=checked.interval if checked else None,
        interval_level=INTERVAL_LEVEL if checked else None,
        p_value=_towards(verdict, one, one.p_regression, one.p_improvement) if one else None,
        q_value=_towards(verdict, one, tested.q_regression, tested.q_improvement) if one and tested else None,
        margin=cases.margin,
        worst_not_excluded=checked.interval[0] if checked else None,
        category=next(iter(categories), None),
        categories=categories,
        cause=next(iter(causes), None),
        causes=causes,
        counts=counts,
        basis=one.basis if one else None,
        screened=screened_out,
        minimum_detectable=detectable(one, cases.churn) if one else None,
        cases_to_decide=further_cases(tested.estimate, cases.margin, tested.step) if tested and undecided else None,
        churn=cases.churn,
    )


def _decide(cases: SuiteCases, counts: JsonObject, tested: _Tested | None) -> tuple[SuiteVerdictName, str]:
    compared = len(cases.verdicts) - sum(counts[name] for name in NOT_COMPARED)
    if compared == 0:
        return "error", "nothing to compare" if cases.verdicts else "no cases"
    worse = [one for one in cases.verdicts if one.verdict == "regression"]
    critical = [one.case for one in worse if one.confirmed and one.case in cases.critical]
    if critical:
        named = ", ".join(critical[:_NAMED]) + (f" and {len(critical) - _NAMED} more" if len(critical) > _NAMED else "")
        return "regression", f"critical: {named} got worse in every sample"
    rejected = sum(one.category == "integration" for one in worse)
    if rejected >= _SURE:
        return "regression", f"the target refuses the request in {rejected} of {counted(compared, 'case')}"
    for category in _HARD:
        sure = sum(one.confirmed and one.category == category for one in worse)
        if sure >= _SURE:
            return "regression", f"{category}: {sure} of {counted(compared, 'case')} fail in every sample, and did not"
    if tested is None:
        return "inconclusive", f"no checks: {counts['changed']} of {counted(compared, 'answer')} changed"
    verdict, reason = _by_test(tested, cases)
    return verdict, reason + _doubt(worse, cases)


def _by_test(tested: _Tested, cases: SuiteCases) -> tuple[SuiteVerdictName, str]:
    one = tested.estimate
    q_regression, q_improvement = (1.0 if q is None else q for q in (tested.q_regression, tested.q_improvement))
    word, within = decide(q_regression, q_improvement, one.interval, cases.margin, ALPHA)
    lower, upper = one.interval
    if one.basis == "features":
        return _by_features(word, tested, one.cases - sum(case.verdict == "unchanged" for case in cases.verdicts))
    if word in ("regression", "improvement"):
        rates = f"pass rate {one.baseline:.2f} -> {one.target:.2f}"
        return word, f"{_moves(one)}; {rates}{', within the margin' if within else ''}"
    if word == "neutral":
        rates = f"pass rate {one.baseline:.2f} -> {one.target:.2f}"
        return word, f"{_moves(one)}; {rates}; a change above {_points(max(-lower, upper))} either way is ruled out"
    return word, f"{_moves(one)}; {_ruled_out(lower)}{_lost_to_family(tested)}"


def _by_features(word: SuiteVerdictName, tested: _Tested, changed: int) -> tuple[SuiteVerdictName, str]:
    one = tested.estimate
    if word in ("regression", "improvement"):
        return word, f"no checks; by features {_moves(one)}; free of defects {one.baseline:.2f} -> {one.target:.2f}"
    # Features do not see everything: that they saw no change never shows that there is none.
    seen = f"by features {one.worse or 'none'} worse, {one.better or 'none'} better"
    return (
        "inconclusive",
        f"no checks: {changed} of {counted(one.cases, 'answer')} changed; {seen}{_lost_to_family(tested)}",
    )


def _lost_to_family(tested: _Tested) -> str:
    """Said where a suite by itself would have been called worse or better."""
    one = tested.estimate
    if min(one.p_regression, one.p_improvement) > ALPHA:
        return ""
    side = "worse" if one.p_regression <= ALPHA else "better"
    return f"; {side} by itself (p {min(one.p_regression, one.p_improvement):.3f}), not among so many suites"


def _doubt(worse: Sequence[CaseVerdict], cases: SuiteCases) -> str:
    """Critical cases that got worse, but not surely."""
    doubtful = [one.case for one in worse if one.case in cases.critical and not one.confirmed]
    if not doubtful:
        return ""
    named = ", ".join(doubtful[:_NAMED]) + (f" and {len(doubtful) - _NAMED} more" if len(doubtful) > _NAMED else "")
    return f"; critical: {named} got worse, too few samples to be sure"


def _moves(one: Estimate) -> str:
    """'no case got worse', 'no case got worse, 2 of 50 got better', '3 of 50 cases got worse, 1 better'."""
    if not one.worse:
        return f"no case got worse{f', {one.better} of {one.cases} got better' if one.better else ''}"
    return f"{one.worse} of {counted(one.cases, 'case')} got worse, {one.better or 'none'} better"


def _ruled_out(lower: float) -> str:
    if lower >= 0:
        return "any drop is ruled out"
    return f"a drop above {_points(-lower)} is ruled out"


def _points(share: float) -> str:
    return f"{100 * share:.1f} points"


def _left_out(verdicts: Sequence[CaseVerdict], counts: JsonObject) -> str:
    parts = [f"{counts[name]} {name}" for name in NOT_COMPARED if counts[name]]
    return f" ({', '.join(parts)} of {len(verdicts)})" if parts else ""


def _towards(
    verdict: SuiteVerdictName, one: Estimate, regression: float | None, improvement: float | None
) -> float | None:
    """The value towards the verdict's side, for the other verdicts towards the side the difference lies on."""
    if verdict == "regression":
        return regression
    if verdict == "improvement" or one.difference > 0:
        return improvement
    return regression


def _decisive(verdicts: Sequence[CaseVerdict], verdict: SuiteVerdictName) -> list[CaseVerdict]:
    """The improvements where the suite improved, else the regressions."""
    side = "improvement" if verdict == "improvement" else "regression"
    return [one for one in verdicts if one.verdict == side]


def _most_common(names: Sequence[str | None]) -> JsonObject:
    """How many there are of each name, most frequent first."""
    return dict(Counter(name for name in names if name).most_common())
