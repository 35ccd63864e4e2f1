"""The object of `compare --json` holds what the verdicts hold."""

from __future__ import annotations

import json

from tests.report.making import run
from workbench.compare.summary import comparison_summary
from workbench.records import CategoryTest, Cluster, Comparison, Pooled, SuiteVerdict

COMPARISON = Comparison(
    3, "gid", "move", run(1, "a", "claude-a"), run(2, "b", "claude-b"), "2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z"
)


def test_every_field_of_a_verdict_is_told() -> None:
    verdict = SuiteVerdict(
        "triage", "regression", "9 of 50 cases got worse", 50, 3, baseline_pass_rate=0.9, target_pass_rate=0.7,
        difference=-0.2, interval=(-0.3, -0.1), interval_level=0.9, p_value=0.001, margin=0.05,
        worst_not_excluded=-0.3, category="format", cause="prompt wording", categories={"format": 9},
        counts={"missing": 2}, basis="checks", q_value=0.004, screened=False, minimum_detectable=0.14,
        cases_to_decide=7, churn=0.0, causes={"prompt wording": 9},
        category_tests=(CategoryTest("format", 9, 1, 0.01, 0.02, found=True),),
    )  # fmt: skip
    clusters = [
        Cluster("a1", "was reworded", None, "", (("triage", "t-5"), ("triage", "t-6")), ("triage", "t-5"), quiet=True),
        Cluster("b2", "adds a fence", "format", "```", (("triage", "t-1"),), ("triage", "t-1")),
        Cluster(
            "c3", "declines", "refusal", "No", (("desk", "d-1"), ("triage", "t-2"), ("triage", "t-3")), ("desk", "d-1")
        ),
    ]  # fmt: skip
    pooled = Pooled(-0.02, (-0.05, 0.01), 0.9, 1, 50, weighted=True)
    told = comparison_summary(COMPARISON, [verdict], {"triage": {"regression": ["t-1"]}}, clusters, pooled)
    json.dumps(told, allow_nan=False)
    (suite,) = told["suites"]
    assert suite["q_value"] == 0.004
    assert (suite["basis"], suite["screened"], suite["minimum_detectable"], suite["cases_to_decide"]) == (
        "checks", False, 0.14, 7,
    )  # fmt: skip
    assert suite["noise"] == {"measured": True, "churn": 0.0}
    assert suite["causes"] == {"prompt wording": 9}
    assert suite["category_tests"] == {
        "format": {"worse": 9, "better": 1, "p_value": 0.01, "q_value": 0.02, "found": True}
    }
    assert [(one["cluster"], one["cases"]) for one in suite["clusters"]] == [
        ("c3", ["t-2", "t-3"]),
        ("b2", ["t-1"]),
        ("a1", ["t-5", "t-6"]),
    ]
    assert suite["cases_by_verdict"]["regression"] == ["t-1"]
    assert told["pooled"]["interval"] == [-0.05, 0.01]
    assert told["totals"] == {
        "suites": 1, "cases": 50, "regression": 1, "improvement": 0, "neutral": 0, "inconclusive": 0, "error": 0,
        "missing_cases": 2,
    }  # fmt: skip


def test_what_was_not_computed_is_null() -> None:
    told = comparison_summary(COMPARISON, [SuiteVerdict("triage", "error", "nothing to compare", 0, 0)], {})
    (suite,) = told["suites"]
    assert suite["noise"] == {"measured": False, "churn": None}
    unknown = ("pass_rate", "difference", "interval", "p_value", "q_value", "minimum_detectable", "cases_to_decide")
    assert [suite[name] for name in unknown] == [None] * 7
    assert told["pooled"] is None
