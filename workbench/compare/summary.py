"""A comparison as the JSON object that scripts read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from workbench.records import CASE_VERDICTS, SuiteVerdictName

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.records import Comparison, JsonObject, Run, SuiteVerdict


def comparison_summary(
    comparison: Comparison,
    suites: Sequence[SuiteVerdict],
    cases_by_verdict: Mapping[str, Mapping[str, Sequence[str]]],
) -> JsonObject:
    """The object of `compare --json`; `cases_by_verdict` maps suite to verdict to case ids. Unknown fields are null."""
    return {
        "comparison": comparison.id,
        "name": comparison.name,
        "baseline": _run(comparison.baseline),
        "target": _run(comparison.target),
        "totals": _totals(suites),
        "suites": [_suite(one, cases_by_verdict.get(one.suite, {})) for one in suites],
    }


def _run(run: Run) -> JsonObject:
    return {"run": run.id, "name": run.name, "model": run.configuration.model}


def _totals(suites: Sequence[SuiteVerdict]) -> JsonObject:
    by_verdict = Counter(one.verdict for one in suites)
    return {
        "suites": len(suites),
        "cases": sum(one.cases for one in suites),
        **{name: by_verdict[name] for name in get_args(SuiteVerdictName)},
        "missing_cases": sum(one.counts.get("missing", 0) for one in suites),
    }


def _suite(one: SuiteVerdict, cases: Mapping[str, Sequence[str]]) -> JsonObject:
    return {
        "suite": one.suite,
        "verdict": one.verdict,
        "category": one.category,
        "cause": one.cause,
        "reason": one.reason,
        "cases": one.cases,
        "samples": one.samples,
        "pass_rate": _pass_rate(one),
        "difference": one.difference,
        "interval": None if one.interval is None else list(one.interval),
        "interval_level": one.interval_level,
        "p_value": one.p_value,
        "q_value": None,
        "margin": one.margin,
        "worst_not_excluded": one.worst_not_excluded,
        "minimum_detectable": None,
        "cases_to_decide": None,
        "noise": {"measured": False, "churn": None},
        "categories": one.categories,
        "clusters": [],
        "cases_by_verdict": {name: list(cases.get(name, ())) for name in CASE_VERDICTS},
    }


def _pass_rate(one: SuiteVerdict) -> JsonObject | None:
    if one.baseline_pass_rate is None or one.target_pass_rate is None:
        return None
    return {"baseline": one.baseline_pass_rate, "target": one.target_pass_rate}
