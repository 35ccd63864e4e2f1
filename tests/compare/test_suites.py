from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checks.run import checked
from workbench.compare.cases import compare_case
from workbench.compare.estimates import clean_rates
from workbench.compare.suites import SuiteCases, compare_suites
from workbench.compare.summary import comparison_summary
from workbench.records import (
    CASE_VERDICTS,
    CaseVerdict,
    CaseVerdictName,
    Check,
    Comparison,
    Configuration,
    Output,
    Run,
    Signal,
    SuiteVerdict,
)

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parent / "paired_reference.json").read_text())
DATA = Path(__file__).parents[2] / "../shared/data/paired/zeroeval_gsm_json.jsonl.gz"


def case(name: CaseVerdictName, was: float | None, now: float | None, category: str | None = None) -> CaseVerdict:
    return CaseVerdict("s", "c", name, "why", category=category, baseline_pass_rate=was, target_pass_rate=now)


def cases(both: int, only_baseline: int, only_target: int, neither: int) -> list[CaseVerdict]:
    return [
        *[case("changed", 1.0, 1.0)] * both,
        *[case("regression", 1.0, 0.0, "format")] * only_baseline,
        *[case("improvement", 0.0, 1.0, "truncation")] * only_target,
        *[case("changed", 0.0, 0.0)] * neither,
    ]


def judged(verdicts: list[CaseVerdict], samples: int = 1) -> SuiteVerdict:
    return compare_suites([SuiteCases("s", 0.05, verdicts, samples)])[0]


@pytest.mark.parametrize("row", REFERENCE["verdicts"])
def test_verdicts_have_the_reference_values(row: dict[str, Any]) -> None:
    got = judged(cases(*row["table"]))
    assert got.verdict == row["verdict"]
    assert got.difference == pytest.approx(row["difference"])
    assert got.interval == pytest.approx(row["interval"], abs=2e-6)
    assert got.worst_not_excluded == got.interval[0] if got.interval else False
    towards_regression = got.verdict != "improvement" and row["difference"] <= 0
    p = row["p_regression"] if towards_regression else 1 - row["p_regression"]
    assert got.p_value == pytest.approx(p, abs=2e-6)


def test_reasons_say_what_moved_and_what_is_ruled_out() -> None:
    assert judged(cases(50, 0, 0, 0)).reason == "no case got worse; a drop above 5.1 points is ruled out"
    assert judged(cases(40, 8, 1, 1)).reason == "8 of 50 cases got worse, 1 better; pass rate 0.96 -> 0.82"
    assert judged(cases(40, 0, 9, 1)).reason == "no case got worse, 9 of 50 got better; pass rate 0.80 -> 0.98"
    assert "either way is ruled out" in judged(cases(480, 3, 4, 13)).reason


@pytest.mark.parametrize(
    ("beside", "verdict", "reason"),
    [
        ([], "neutral", "a change above 2.6 points either way is ruled out"),
        ([case("error", None, None)] * 2, "neutral", "is ruled out (2 error of 102)"),
        (
            [case("error", None, None)] * 500,
            "inconclusive",
            "within the margin but for 500 cases of 600 that checks say nothing of (500 error of 600)",
        ),
        (
            [case("missing", None, None)] * 5,
            "inconclusive",
            "within the margin but for 5 cases of 105 that checks say nothing of (5 missing of 105)",
        ),
        (
            [case("changed", None, None)] * 50,
            "inconclusive",
            "within the margin but for 50 cases of 150 that checks say nothing of",
        ),
    ],
)
def test_what_checks_say_nothing_of_may_leave_the_margin(beside: list[CaseVerdict], verdict: str, reason: str) -> None:
    got = judged([*cases(100, 0, 0, 0), *beside])
    assert (got.verdict, got.cases_to_decide) == (verdict, None)
    assert got.reason.endswith(reason)


def test_where_nothing_passed_nothing_is_shown_to_be_unharmed() -> None:
    got = judged(cases(1, 0, 0, 199))
    assert got.verdict == "inconclusive"
    assert got.reason.endswith("; too few pass on the baseline for a drop beyond the margin to show")


def test_defects_that_checks_do_not_see_are_told_and_leave_the_margin() -> None:
    declined = Signal("refused", "refusal", "declines", "I cannot", worse=True, baseline=0.0, target=1.0)
    bad = replace(case("regression", 1.0, 1.0, "refusal"), signals=(declined,))
    few, one = judged([*cases(97, 0, 0, 0), *[bad] * 3]), judged([*cases(499, 0, 0, 0), bad])
    assert few.verdict == "inconclusive"
    assert few.reason == (
        "by checks no case got worse, by features 3 worse, none better; a drop above 2.6 points is ruled out;"
        " within the margin but by features"
    )
    assert one.verdict == "neutral"
    assert one.reason.startswith("by checks no case got worse, by features 1 worse, none better; pass rate 1.00")


def test_a_sure_but_small_drop_says_that_it_is_within_the_margin() -> None:
    got = judged(cases(1970, 20, 2, 8))
    assert got.verdict == "regression"
    assert got.reason.endswith(", within the margin")


def test_categories_are_those_of_the_side_that_the_verdict_is_about() -> None:
    worse, better = judged(cases(40, 8, 1, 1)), judged(cases(30, 1, 12, 7))
    assert (worse.category, worse.categories) == ("format", {"format": 8})
    assert (better.category, better.categories) == ("truncation", {"truncation": 12})


def test_cases_that_cannot_be_compared_are_counted_and_left_out() -> None:
    got = judged([*cases(20, 0, 0, 0), case("missing", None, None), case("error", None, None)])
    assert got.cases == 22
    assert (got.counts["missing"], got.counts["error"], got.counts["changed"]) == (1, 1, 20)
    assert got.baseline_pass_rate == 1.0
    assert got.reason.endswith("(1 error, 1 missing of 22)")


def test_nothing_to_compare_is_an_error() -> None:
    assert judged([]).verdict == "error"
    got = judged([case("missing", None, None), case("input differs", None, None)])
    assert (got.verdict, got.p_value, got.interval) == ("error", None, None)


def test_without_checks_a_suite_is_judged_by_features() -> None:
    got = judged([case("changed", None, None), case("unchanged", None, None), case("changed", None, None)])
    quiet = "no checks: 2 of 3 answers changed; by features none worse, none better"
    assert (got.verdict, got.basis, got.reason) == ("inconclusive", "features", quiet)
    refused = judged([case("regression", None, None, "integration")])
    assert refused.reason == "no checks: 1 of 1 answer changed; by features 1 worse, none better"
    assert (got.baseline_pass_rate, got.difference, got.interval_level) == (None, None, None)

    fenced = Signal("fence-added", "format", "adds a fence", "```", worse=True, baseline=0.0, target=1.0)
    bad = CaseVerdict("s", "c", "regression", "why", category="format", signals=(fenced,))
    found = judged([bad] * 9 + [case("changed", None, None)] * 41)
    assert (found.verdict, found.category, found.categories) == ("regression", "format", {"format": 9})
    assert found.reason == "no checks; by features 9 of 50 cases got worse, none better; free of defects 1.00 -> 0.82"
    gone = CaseVerdict(
        "s", "c", "improvement", "why", signals=(replace(fenced, worse=False, baseline=1.0, target=0.0),)
    )
    assert judged([gone] * 9 + [case("changed", None, None)] * 41).verdict == "improvement"


def test_the_false_discovery_rate_is_held_over_all_suites() -> None:
    calm = [SuiteCases(f"s{at}", 0.05, cases(30, 5, 5, 10)) for at in range(66)]
    bad = SuiteCases("bad", 0.05, cases(40, 5, 0, 5))
    alone, among = compare_suites([bad])[0], compare_suites([bad, *calm])[0]
    assert (alone.verdict, alone.q_value) == ("regression", alone.p_value)
    assert among.verdict == "inconclusive"
    assert among.p_value == alone.p_value
    assert among.q_value == pytest.approx(0.5)
    assert "worse by itself (p 0.016), not among so many tests" in among.reason
    assert among.cases_to_decide is not None
    broken = [SuiteCases(f"b{at}", 0.05, cases(30, 9, 0, 11)) for at in range(8)]
    assert [one.verdict for one in compare_suites([*broken, *calm])][:8] == ["regression"] * 8


def test_suites_that_cannot_reach_significance_stay_out_of_the_family() -> None:
    quiet = [SuiteCases(f"s{at}", 0.05, cases(48, 1, 1, 0)) for at in range(66)]
    got = compare_suites([SuiteCases("bad", 0.05, cases(40, 5, 0, 5)), *quiet])
    assert got[0].verdict == "regression"
    assert [one.screened for one in got] == [False] + [True] * 66
    assert got[1].q_value is None


def test_a_critical_case_that_surely_got_worse_decides() -> None:
    def bad(*, confirmed: bool) -> list[CaseVerdict]:
        one = CaseVerdict("s", "vip", "regression", "why", "content", None, 1.0, 0.0, confirmed=confirmed)
        return [one, *cases(49, 0, 0, 0)]

    sure = compare_suites([SuiteCases("s", 0.05, bad(confirmed=True), 5, frozenset({"vip"}))])[0]
    assert (sure.verdict, sure.reason) == ("regression", "critical: vip got worse, which the samples of each show")
    unsure = compare_suites([SuiteCases("s", 0.05, bad(confirmed=False), 1, frozenset({"vip"}))])[0]
    assert unsure.verdict == "inconclusive"
    assert unsure.reason.endswith("critical: vip got worse, too few samples to be sure")


def test_what_programs_break_on_decides_without_a_test() -> None:
    one = CaseVerdict("s", "c", "regression", "why", "schema", None, 1.0, 0.0, confirmed=True)
    got = judged([one, one, *cases(48, 0, 0, 0)], samples=3)
    assert (got.verdict, got.reason) == (
        "regression",
        "schema: 2 of 50 cases got worse, which the samples of each show",
    )
    assert judged([one, *cases(49, 0, 0, 0)], samples=3).verdict == "inconclusive"


def test_what_the_cases_can_detect_and_how_many_would_decide() -> None:
    got = judged(cases(49, 1, 0, 0))
    assert got.minimum_detectable == pytest.approx(0.108, abs=0.001)
    assert got.cases_to_decide == 93
    noisy = compare_suites([SuiteCases("s", 0.05, cases(49, 1, 0, 0), churn=0.02)])[0]
    assert noisy.churn == 0.02
    assert noisy.minimum_detectable == pytest.approx(0.143, abs=0.001)


def test_two_refused_requests_are_a_regression_without_a_test() -> None:
    signal = Signal("request-refused", "integration", "is refused", "no", worse=True, baseline=0.0, target=1.0)
    refused = replace(case("regression", None, None, "integration"), signals=(signal,))
    got = judged([refused, refused, case("unchanged", None, None)])
    assert (got.verdict, got.category) == ("regression", "integration")
    assert got.reason == "the target refuses the request in 2 of 3 cases"


def test_several_samples_use_every_share() -> None:
    got = judged([case("flaky", 1.0, 1 / 3)] * 12 + [case("changed", 1.0, 1.0)] * 30, samples=3)
    assert got.verdict == "regression"
    assert got.difference == pytest.approx(-8 / 42)


@given(
    st.lists(st.builds(case, st.sampled_from(CASE_VERDICTS), st.none() | st.floats(0, 1), st.none() | st.floats(0, 1)))
)
def test_any_cases_give_a_verdict_whose_counts_add_up(verdicts: list[CaseVerdict]) -> None:
    got = judged(verdicts)
    assert sum(got.counts.values()) == got.cases == len(verdicts)
    assert got.p_value is None or 0 <= got.p_value <= 1


def test_the_summary_is_the_object_that_scripts_read() -> None:
    made = "2026-01-01T00:00:00Z"
    before, after = (
        Run(number, f"g{number}", model, "import", Configuration(model), "recorded", False, made)
        for number, model in ((1, "old"), (2, "new"))
    )
    comparison = Comparison(3, "g3", "move", before, after, made, made)
    suites = [judged(cases(40, 8, 1, 1)), replace(judged([case("missing", None, None)]), suite="t")]
    got = comparison_summary(comparison, suites, {"s": {"regression": ["c-1"]}})
    assert json.loads(json.dumps(got, allow_nan=False)) == got
    assert got["target"] == {"run": 2, "name": "new", "model": "new"}
    assert got["totals"] == {
        "suites": 2, "cases": 51, "regression": 1, "improvement": 0, "neutral": 0, "inconclusive": 0, "error": 1,
        "missing_cases": 1,
    }  # fmt: skip
    first, second = got["suites"]
    assert first["pass_rate"] == {"baseline": 0.96, "target": 0.82}
    assert first["cases_by_verdict"]["regression"] == ["c-1"]
    assert first["cases_by_verdict"]["improvement"] == []
    assert first["q_value"] == suites[0].q_value
    assert first["noise"] == {"measured": False, "churn": None}
    assert (second["verdict"], second["pass_rate"], second["interval"]) == ("error", None, None)


@pytest.mark.skipif(not DATA.exists(), reason="the recorded outputs are not here")
def test_recorded_models_with_and_without_a_fence() -> None:
    sides: dict[str, dict[str, Output]] = {"claude-3-5-sonnet-20241022": {}, "claude-3-5-sonnet-20240620": {}}
    for line in gzip.decompress(DATA.read_bytes()).decode().split("\n"):
        row = json.loads(line) if line else {}
        if row.get("model") in sides:
            content = ({"type": "text", "text": row["output"]},)
            sides[row["model"]][row["case_id"]] = Output("gsm", row["case_id"], 0, content=content)
    before, after = sides.values()
    checks = [Check("is-json")]
    verdicts = [
        compare_case("gsm", name, [checked(checks, before[name])], [checked(checks, after[name])], True)
        for name in before
    ]
    got = judged(verdicts)
    assert (got.verdict, got.category, got.counts["regression"]) == ("regression", "format", 391)


@pytest.mark.parametrize(
    ("worse", "baseline", "target", "rates"),
    [(True, 0.0, 1.0, (1, 0)), (False, 1.0, 0.0, (0, 1)), (False, 0.0, 1.0, (0, 1)), (True, 1.0, 0.0, (1, 0))],
)
def test_defects_and_what_is_better_count_both_ways(
    worse: bool, baseline: float, target: float, rates: tuple[float, float]
) -> None:
    signal = Signal("fence-lost", "format", "drops the fence", "", worse=worse, baseline=baseline, target=target)
    assert clean_rates([signal]) == rates


def test_a_little_flakiness_does_not_make_fifty_cases_show_more() -> None:
    steady = judged([case("unchanged", 1.0, 1.0)] * 50, samples=3)
    flaky = judged([case("flaky", 1.0, 2 / 3), *[case("unchanged", 1.0, 1.0)] * 49], samples=3)
    assert (steady.verdict, flaky.verdict) == ("inconclusive", "inconclusive")
    assert steady.interval is not None
    assert flaky.interval is not None
    assert flaky.interval[0] <= steady.interval[0]


def test_a_category_of_a_check_is_no_refused_request() -> None:
    one = case("regression", 1.0, 0.0, "integration")
    assert judged([one, one, *cases(48, 0, 0, 0)]).verdict == "inconclusive"


def test_a_critical_case_that_is_flaky_now_counts_where_its_samples_show_it() -> None:
    vip = CaseVerdict("s", "vip", "flaky", "why", "content", None, 1.0, 0.2, confirmed=True)
    got = compare_suites([SuiteCases("s", 0.05, [vip, *cases(49, 0, 0, 0)], 5, frozenset({"vip"}))])[0]
    assert (got.verdict, got.reason) == ("regression", "critical: vip got worse, which the samples of each show")


def test_without_checks_only_a_change_would_settle_it() -> None:
    assert judged([case("changed", None, None)] * 20).cases_to_decide is None
