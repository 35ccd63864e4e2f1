"""A comparison as the JSON object that scripts read."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, get_args

from workbench.records import CASE_VERDICTS, SuiteVerdictName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.records import Cluster, Comparison, JsonObject, Pooled, Run, Speed, SuiteVerdict


def comparison_summary(
    comparison: Comparison,
    suites: Sequence[SuiteVerdict],
    cases_by_verdict: Mapping[str, Mapping[str, Sequence[str]]],
    clusters: Iterable[Cluster] = (),
    pooled: Pooled | None = None,
    speed: Speed | None = None,
    speeds: Mapping[str, Speed] | None = None,
) -> JsonObject:
    """The object of `compare --json`; `cases_by_verdict` maps suite to verdict to case ids. Unknown fields are null.

    `speed` is that over all suites, `speeds` are theirs.
    """
    by_suite = {} if speeds is None else speeds
    in_suites = _clusters_by_suite(clusters)
    return {
        "comparison": comparison.id,
        "name": comparison.name,
        "baseline": _run(comparison.baseline),
        "target": _run(comparison.target),
        "totals": _totals(suites),
        "pooled": None if pooled is None else {**asdict(pooled), "interval": list(pooled.interval)},
        "latency": _speed(speed),
        "suites": [
            {
                **_suite(one, cases_by_verdict.get(one.suite, {}), in_suites.get(one.suite, [])),
                "latency": _speed(by_suite.get(one.suite)),
            }
            for one in suites
        ],
    }


def _speed(one: Speed | None) -> JsonObject | None:
    return None if one is None else {**asdict(one), "interval": None if one.interval is None else list(one.interval)}


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


def _suite(one: SuiteVerdict, cases: Mapping[str, Sequence[str]], clusters: list[JsonObject]) -> JsonObject:
    return {
        "suite": one.suite,
        "verdict": one.verdict,
        "category": one.category,
        "cause": one.cause,
        "reason": one.reason,
        "basis": one.basis,
        "cases": one.cases,
        "samples": one.samples,
        "pass_rate": _pass_rate(one),
        "difference": one.difference,
        "interval": None if one.interval is None else list(one.interval),
        "interval_level": one.interval_level,
        "p_value": one.p_value,
        "q_value": one.q_value,
        "screened": one.screened,
        "margin": one.margin,
        "worst_not_excluded": one.worst_not_excluded,
        "minimum_detectable": one.minimum_detectable,
        "cases_to_decide": one.cases_to_decide,
        "noise": {"measured": one.churn is not None, "churn": one.churn},
        "categories": one.categories,
        "category_tests": {
            test.category: {name: value for name, value in asdict(test).items() if name != "category"}
            for test in one.category_tests
        },
        "causes": one.causes,
        "clusters": clusters,
        "cases_by_verdict": {name: list(cases.get(name, ())) for name in CASE_VERDICTS},
    }


def _pass_rate(one: SuiteVerdict) -> JsonObject | None:
    if one.baseline_pass_rate is None or one.target_pass_rate is None:
        return None
    return {"baseline": one.baseline_pass_rate, "target": one.target_pass_rate}


def _clusters_by_suite(clusters: Iterable[Cluster]) -> dict[str, list[JsonObject]]:
    """What each suite has of the clusters, those with most of its cases first and what is only reworded last."""
    found: dict[str, list[JsonObject]] = defaultdict(list)
    for one in clusters:
        cases: dict[str, list[str]] = defaultdict(list)
        for suite, case in one.cases:
            cases[suite].append(case)
        for suite, here in cases.items():
            told = {"cluster": one.id, "says": one.says, "category": one.category, "quiet": one.quiet, "cases": here}
            found[suite].append(told)
    for of_suite in found.values():
        of_suite.sort(key=lambda told: (told["quiet"], -len(told["cases"])))
    return found
