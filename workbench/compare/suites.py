"""What a comparison says of its suites: their cases' verdicts become one verdict each, tested as one family."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.cases import REFUSED
from workbench.compare.category_tests import with_category_tests
from workbench.compare.estimates import (
    INTERVAL_LEVEL,
    NOT_COMPARED,
    detectable,
    estimate_by_checks,
    estimate_by_features,
    further_cases,
)
from workbench.compare.reasons import (
    found_reason,
    left_out,
    lost_to_family,
    named,
    neutral_reason,
    open_reason,
    unseen_reason,
)
from workbench.compare.statistics.equivalence import is_equivalent
from workbench.compare.statistics.families import benjamini_hochberg, screened
from workbench.compare.unharmed import doubt
from workbench.records import CASE_VERDICTS, SuiteVerdict
from workbench.text.counts import how_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.estimates import Estimate
    from workbench.records import CaseVerdict, JsonObject, SuiteVerdictName

ALPHA = 0.05  # one-sided, for regression and for improvement; the false discovery rate over suites as well
_SURE = 2  # so many new failures that do not vary are a regression without any test
_HARD = ("integration", "schema", "tool-use")  # what a program behind the answer breaks on


class SuiteCases(NamedTuple):
    """A suite's cases with what its verdict rests on beside them.

    `samples`: the usual number of samples a case; `critical`: the ids of cases that must not get worse; `churn`: the
    share of cases that flip between two runs of the baseline, None where it was not measured. `first`: the verdicts by
    the samples that all cases have, where more were drawn of some; tests over cases go by these.
    """

    suite: str
    margin: float
    verdicts: Sequence[CaseVerdict]
    samples: int = 1
    critical: frozenset[str] = frozenset()
    churn: float | None = None
    first: Sequence[CaseVerdict] | None = None

    @property
    def tested(self) -> Sequence[CaseVerdict]:
        """What tests over cases go by."""
        return self.verdicts if self.first is None else self.first


class _Evidence(NamedTuple):
    """What the cases of a suite show by their checks and by features; None where there is nothing."""

    checks: Estimate | None
    features: Estimate | None

    @property
    def main(self) -> Estimate | None:
        """The checks where there are any."""
        return self.checks or self.features

    @property
    def p_regression(self) -> float:
        """Of the tests that could show anything the smaller p, times their number (Bonferroni)."""
        told = self._telling()
        return min(1.0, len(told) * min(one.p_regression for one in told))

    @property
    def p_improvement(self) -> float:
        """The same towards improvement."""
        told = self._telling()
        return min(1.0, len(told) * min(one.p_improvement for one in told))

    @property
    def smallest_p(self) -> float:
        """The least that could come of it whichever way the cases fell."""
        told = self._telling()
        return min(1.0, len(told) * min(one.smallest_p for one in told))

    def _telling(self) -> list[Estimate]:
        known = [one for one in (self.checks, self.features) if one is not None]
        return [one for one in known if one.smallest_p <= ALPHA] or known[:1]


class _Tested(NamedTuple):
    """Evidence with its q-values over the family; None: the suite was screened out of it.

    `step`: the p-value with which one more suite would be found.
    """

    evidence: _Evidence
    q_regression: float | None
    q_improvement: float | None
    step: float


def compare_suites(suites: Sequence[SuiteCases]) -> list[SuiteVerdict]:
    """The verdicts of all suites of a comparison, in the order given.

    Cases that could not be compared are counted, and left out of the rates. `regression` and `improvement` are
    one-sided tests whose false discovery rate over all suites is held at 5 % (Benjamini and Hochberg), without suites
    that could not reach significance whichever way their cases fell (the idea is Tarone's). `neutral` needs the 90 %
    interval inside the margin and no `doubt`, anything else is `inconclusive` and says what is ruled out. Without any
    test a suite is a regression when a critical case is confirmed to be worse, when the target refuses the requests of
    two cases or more, and when two or more are confirmed to be worse in a category that programs break on. The
    categories of suites that got worse or better are tested as well, at a level that allows for how the suites were
    found.
    """
    evidence = [_Evidence(estimate_by_checks(one.tested), estimate_by_features(one.tested)) for one in suites]
    tested = iter(_tested([one for one in evidence if one.main is not None]))
    verdicts = [
        _suite_verdict(one, None if found.main is None else next(tested))
        for one, found in zip(suites, evidence, strict=True)
    ]
    return with_category_tests(verdicts, [one.tested for one in suites], ALPHA)


def _tested(evidence: Sequence[_Evidence]) -> list[_Tested]:
    # Left out is what no step of the procedure could reject, whichever way its cases fell. The bound does not know
    # their direction, so it favours none. A stricter one (alpha over the number of suites) would hide true regressions.
    family = screened([one.smallest_p for one in evidence], ALPHA, divisor=1).family
    worse = dict(zip(family, benjamini_hochberg([evidence[at].p_regression for at in family]), strict=True))
    better = dict(zip(family, benjamini_hochberg([evidence[at].p_improvement for at in family]), strict=True))
    found = sum(q <= ALPHA for q in worse.values())
    step = ALPHA * min(found + 1, max(len(family), 1)) / max(len(family), 1)
    return [_Tested(one, worse.get(at), better.get(at), step) for at, one in enumerate(evidence)]


def _suite_verdict(cases: SuiteCases, tested: _Tested | None) -> SuiteVerdict:
    found = Counter(one.verdict for one in cases.verdicts)
    counts: JsonObject = {name: found[name] for name in CASE_VERDICTS}
    verdict, one, reason = _decide(cases, counts, tested)
    categories = _most_common([case.category for case in _decisive(cases.verdicts, verdict)])
    causes = _most_common([case.cause for case in _decisive(cases.verdicts, verdict)])
    checked = tested.evidence.checks if tested else None
    undecided = verdict == "inconclusive"
    return SuiteVerdict(
        suite=cases.suite,
        verdict=verdict,
        reason=reason + left_out(cases.verdicts, counts),
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
        screened=tested is not None and tested.q_regression is None,
        minimum_detectable=detectable(one, cases.churn) if one else None,
        cases_to_decide=further_cases(one, cases.margin, tested.step) if one and tested and undecided else None,
        churn=cases.churn,
    )


def _decide(
    cases: SuiteCases, counts: JsonObject, tested: _Tested | None
) -> tuple[SuiteVerdictName, Estimate | None, str]:
    """The verdict, the estimate it rests on, and why."""
    compared = len(cases.verdicts) - sum(counts[name] for name in NOT_COMPARED)
    if compared == 0 or tested is None:
        return "error", None, "nothing to compare" if cases.verdicts else "no cases"
    worse = [one for one in cases.verdicts if one.verdict == "regression"]
    sure = _sure(cases, worse, compared)
    if sure:
        return "regression", tested.evidence.main, sure
    verdict, one, reason = _by_test(tested, cases)
    doubtful = [one.case for one in worse if one.case in cases.critical and not one.confirmed]
    doubt = f"; critical: {named(doubtful)} got worse, too few samples to be sure" if doubtful else ""
    return verdict, one, reason + doubt


def _sure(cases: SuiteCases, worse: Sequence[CaseVerdict], compared: int) -> str | None:
    """What makes a suite a regression without any test."""
    critical = [one.case for one in _surely_worse(cases.verdicts) if one.case in cases.critical]
    if critical:
        return f"critical: {named(critical)} got worse, which the samples of each show"
    rejected = sum(any(signal.kind == REFUSED for signal in one.signals) for one in worse)
    if rejected >= _SURE:
        return f"the target refuses the request in {rejected} of {how_many(compared, 'case')}"
    for category in _HARD:
        sure = sum(one.confirmed and one.category == category for one in worse)
        if sure >= _SURE:
            return f"{category}: {sure} of {how_many(compared, 'case')} got worse, which the samples of each show"
    return None


def _surely_worse(verdicts: Sequence[CaseVerdict]) -> list[CaseVerdict]:
    """The cases whose own samples show that they pass less often, those that are flaky now among them."""
    return [one for one in verdicts if one.confirmed and (one.target_pass_rate or 0) < (one.baseline_pass_rate or 0)]


def _by_test(tested: _Tested, cases: SuiteCases) -> tuple[SuiteVerdictName, Estimate, str]:
    """By the tests of the family: what checks say outranks features, which decide where the checks are silent."""
    checks, features = tested.evidence
    is_worse, is_better = (q is not None and q <= ALPHA for q in (tested.q_regression, tested.q_improvement))
    if is_worse and is_better:
        is_worse = checks is not None and checks.p_regression <= ALPHA
    if is_worse or is_better:
        word: SuiteVerdictName = "regression" if is_worse else "improvement"
        by_checks = checks is not None and (checks.p_regression if is_worse else checks.p_improvement) <= ALPHA
        one = checks if by_checks else features
        assert one is not None
        return word, one, found_reason(one, checks, cases.margin)
    main = tested.evidence.main
    assert main is not None
    if checks is None:
        changed = main.cases - sum(case.verdict == "unchanged" for case in cases.verdicts)
        return "inconclusive", main, unseen_reason(main, changed) + lost_to_family(main, ALPHA)
    within = is_equivalent(checks.interval, cases.margin)
    against = doubt(checks, features, len(cases.verdicts), cases.margin) if within else None
    told = lost_to_family(checks, ALPHA) or (lost_to_family(features, ALPHA) if features else "")
    if within and against is None:
        return "neutral", checks, neutral_reason(checks, features) + told
    return "inconclusive", checks, open_reason(checks, features) + (f"; {against}" if against else "") + told


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
