"""By risk, then by how sure it is that a suite got worse."""

from __future__ import annotations

from workbench.records import SuiteVerdict, SuiteVerdictName
from workbench.review.order import by_risk


def verdict(
    suite: str, said: SuiteVerdictName = "regression", *, q: float | None = None, bound: float | None = None
) -> SuiteVerdict:
    return SuiteVerdict(suite, said, "", 50, 1, q_value=q, worst_not_excluded=bound)


def test_the_highest_risk_stands_first_and_in_it_the_surest_regression() -> None:
    suites = [
        verdict("unsure", q=0.04), verdict("screened"), verdict("sure", q=0.001), verdict("low-and-sure", q=0.0),
        verdict("gone", "error"), verdict("may-be-bad", "inconclusive", bound=-0.3), verdict("fine", "neutral"),
        verdict("anything", "inconclusive"), verdict("better", "improvement"), verdict("nobody-knows", q=0.0),
        verdict("hardly-bad", "inconclusive", bound=-0.1),
    ]  # fmt: skip
    risks = {one.suite: "high" for one in suites} | {"low-and-sure": "low", "nobody-knows": ""}
    assert by_risk(suites, risks) == [
        "sure", "unsure", "screened", "gone", "anything", "may-be-bad", "hardly-bad", "better", "fine",
        "low-and-sure", "nobody-knows",
    ]  # fmt: skip


def test_what_is_alike_stays_as_it_stood() -> None:
    suites = [verdict(name, "neutral") for name in "cab"]
    assert by_risk(suites, {"a": "medium", "b": "medium", "c": "medium"}) == ["c", "a", "b"]
