"""What the lead is told, in which words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.report.making import report_data
from workbench.compare.suites import SuiteCases, compare_suites
from workbench.records import CaseVerdict, Pooled, Signal
from workbench.report.gate import gate_of
from workbench.report.jsonform import json_object
from workbench.report.markdown import markdown_page
from workbench.report.numbers import change, percent, points, probability, span, usd
from workbench.report.overall import over_all
from workbench.report.page import html_page
from workbench.report.pullrequest import pull_request_markdown
from workbench.report.summary import rules_out, summarise
from workbench.report.why import why

if TYPE_CHECKING:
    from workbench.records import CaseVerdictName
    from workbench.report.data import ReportData


def paragraph(data: ReportData, about: str) -> str:
    (found,) = [said for said in summarise(data).paragraphs if said.about == about]
    return " | ".join([found.text, *found.items])


def test_the_headline_counts_every_verdict() -> None:
    assert summarise(report_data(23)).headline == (
        "5 of 23 suites regressed, 3 improved, 3 stayed within the margin, 11 could not be decided,"
        " 1 failed with errors."
    )


def test_regressions_are_named_with_what_is_known_of_them() -> None:
    told = paragraph(report_data(), "Regressed")
    assert "suite-00 (high risk): pass rate 72 % to 40 %, a change of \u221242.0 to \u221222.0 points" in told
    assert "(90 % interval), q = 0.004; by category: format 4; likely cause: prompt wording" in told


def test_no_regression_is_not_told_as_good_news() -> None:
    data = report_data()
    told = paragraph(replace(data, suites=data.suites[1:2]), "Regressed")
    assert "No suite is shown to have regressed" in told
    assert "not the same as shown to be unharmed" in told


def test_a_regression_without_a_test_is_told_with_its_reason_and_not_as_more_than_chance() -> None:
    data = report_data()
    sure = replace(data.suites[0].verdict, q_value=0.4, reason="critical: c-003 got worse in every sample")
    data = replace(data, suites=(replace(data.suites[0], verdict=sure), *data.suites[1:]))
    assert "suite-00" not in paragraph(data, "Regressed")
    told = paragraph(data, "Regressed without a test")
    assert "chance" not in told
    assert "suite-00 (high risk): critical: c-003 got worse in every sample; by category: format 4" in told
    alone = replace(data, suites=data.suites[:1])
    assert summarise(alone).paragraphs[0].about == "Regressed without a test"


@pytest.mark.parametrize(("at", "about"), [(0, "Regressed"), (2, "Improved")])
def test_what_features_show_is_told_as_by_features(at: int, about: str) -> None:
    data = report_data()
    seen = replace(data.suites[at].verdict, basis="features", reason="no checks; by features 9 of 12 cases moved")
    data = replace(data, suites=(replace(data.suites[at], verdict=seen),))
    told = paragraph(data, f"{about} by features")
    assert told.startswith("By features ")
    assert f"suite-0{at} (high risk): no checks; by features 9 of 12 cases moved" in told
    assert about not in {said.about for said in summarise(data).paragraphs}


@pytest.mark.parametrize(
    ("pooled", "suites", "told"),
    [
        (Pooled(-0.02, (-0.034, -0.008), 0.9, 36, 1800, weighted=False), 67,
         "Over 36 of 67 suites (those that checks could compare), by checks alone, and 1,800 cases the target's"
         " pass rate is 2.0 points lower than the baseline's (90 % interval −3.4 to −0.8 points); each suite weighs the"
         " same. A drop above 3.4 points over all of them is ruled out."),
        (Pooled(0.0, (-1.0, 1.0), 0.9, 1, 1, weighted=False), 1,
         "Over 1 suite and 1 case there is no difference between the target's pass rate and the baseline's"
         " (90 % interval −100.0 to +100.0 points); each suite weighs the same."),
        (Pooled(0.01, (0.002, 0.018), 0.9, 2, 900, weighted=True), 2,
         "Over 2 suites and 900 cases the target's pass rate is 1.0 points higher than the baseline's"
         " (90 % interval +0.2 to +1.8 points); suites weigh by their traffic."),
    ],
)  # fmt: skip
def test_the_statement_over_all_claims_no_more_than_it_covers(pooled: Pooled, suites: int, told: str) -> None:
    assert over_all(pooled, suites) == told


def checked(case: int, verdict: CaseVerdictName, target: float) -> CaseVerdict:
    return CaseVerdict("s", f"c-{case}", verdict, "seen", baseline_pass_rate=1.0, target_pass_rate=target)


def test_what_the_test_counts_beside_cases_called_worse_is_not_called_worse() -> None:
    cases = [checked(1, "regression", 0.0), checked(2, "flaky", 0.5), *(checked(n, "unchanged", 1.0) for n in (3, 4))]
    found = compare_suites([SuiteCases("s", 0.05, cases, 2)])[0]
    assert "2 of 4 cases got worse" in found.reason
    assert why(found).startswith("2 of 4 cases came out right less often, none better")
    same = compare_suites([SuiteCases("s", 0.05, [cases[0], *cases[2:]], 2)])[0]
    assert why(same) == same.reason
    assert same.reason.startswith("1 of 3 cases got worse")


def test_what_features_count_beside_cases_called_worse_is_not_called_worse() -> None:
    defect = Signal("refusal", "refusal", "refuses", "", True, 0.0, 0.5)
    cases = [
        CaseVerdict("s", "c-1", "flaky", "seen", signals=(defect,)),
        CaseVerdict("s", "c-2", "unchanged", "seen"),
    ]
    found = compare_suites([SuiteCases("s", 0.05, cases, 2)])[0]
    assert "by features 1 worse" in found.reason
    assert "by features 1 right less often" in why(found)


def test_both_lines_of_a_suite_say_what_they_count() -> None:
    data = report_data()
    seen = replace(
        data.suites[5].verdict,
        reason="by features 3 of 10 cases got worse, none better",
        counts={"regression": 2, "missing": 2},
    )
    text = markdown_page(replace(data, suites=(replace(data.suites[5], verdict=seen),)))
    assert "by features 3 of 10 cases came out right less often" in text
    assert "judged by features, verdicts of cases: 2 worse, 0 better of 10" in text


def test_rates_of_first_samples_are_told_as_such() -> None:
    data = report_data()
    data = replace(data, suites=(replace(data.suites[0], by_first=True),))
    assert "pass rate 72 % to 40 % by first samples, a change of" in paragraph(data, "Regressed")
    assert "| 72 % to 40 % by first samples |" in markdown_page(data)
    assert '<span class="dim">by first samples</span>' in html_page(data)


def test_without_a_gate_none_is_told() -> None:
    data = replace(report_data(), gate=None)
    assert paragraph(data, "Gate") == "No gate was asked for."
    assert json_object(data)["gate"] is None
    assert pull_request_markdown(data).startswith("### No gate: 3 of 9 suites regressed")


def test_what_is_undecided_comes_with_its_bound_the_worst_first() -> None:
    told = paragraph(report_data(), "Not decided")
    places = [told.index(f"suite-0{at}:") for at in (7, 5, 3, 1)]
    assert places == sorted(places)
    assert "no good news" in told


def test_suites_that_leave_the_same_open_are_named_together() -> None:
    data = report_data(23)
    silent = [
        replace(one, verdict=replace(one.verdict, worst_not_excluded=None, cases_to_decide=None))
        for one in data.suites
        if one.verdict.verdict == "inconclusive"
    ]
    items = paragraph(replace(data, suites=tuple(silent)), "Not decided").split(" | ")[1:]
    assert items == ["suite-01, suite-03, suite-05, suite-07, suite-09 and 6 more: rules out no drop"]


def test_a_suite_that_cannot_exclude_anything_says_so() -> None:
    verdict = report_data().suites[1].verdict
    assert rules_out(replace(verdict, worst_not_excluded=None, cases_to_decide=None)) == "rules out no drop"
    assert rules_out(replace(verdict, worst_not_excluded=-1.0, cases_to_decide=None)) == "rules out no drop"
    assert "too few cases" in rules_out(replace(verdict, screened=True))


def test_unknown_is_said_and_never_zero() -> None:
    data = replace(report_data(), pooled=None)
    unmeasured = tuple(replace(one, verdict=replace(one.verdict, churn=None)) for one in data.suites)
    data = replace(data, suites=unmeasured)
    assert "was not computed" in paragraph(data, "All suites together")
    assert "not measured" in paragraph(data, "Noise")
    assert "median latency" not in paragraph(data, "Cost and latency")


def test_steps_follow_from_what_was_found() -> None:
    steps = summarise(report_data()).steps
    assert "suite-00" in steps[0]
    assert any("suite-01 about 41" in step for step in steps)
    assert any("Fill the gaps" in step for step in steps)
    data = report_data()
    neutral = data.suites[4]
    whole = replace(neutral, cases=neutral.cases[:-1])
    calm = summarise(replace(data, suites=(whole,))).steps
    assert calm[-1].startswith("Nothing here stands against")
    contract = replace(data.suites[0], verdict=replace(data.suites[0].verdict, cause="request contract"))
    assert "preflight" in summarise(replace(data, suites=(contract,))).steps[0]


def test_the_gate_fails_on_what_was_asked_for() -> None:
    verdicts = [one.verdict for one in report_data().suites]
    assert gate_of(verdicts, 7).failed == ("suite-00: regression", "suite-06: regression", "suite-08: regression")
    assert gate_of(verdicts, 7, ("unreviewed", "missing")).failed == ("9 cases missing", "7 cases unreviewed")
    assert gate_of(verdicts, 0, ("error", "unreviewed")).failed == ()


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (percent(0.94), "94 %"),
        (percent(0.999), "99.9 %"),
        (percent(0.9999), ">99.9 %"),
        (percent(0.0), "0 %"),
        (percent(0.0001), "<0.1 %"),
        (percent(None), "unknown"),
        (points(-0.185), "\u221218.5 points"),
        (points(0.0), "0.0 points"),
        (span((-0.051, 0.0)), "\u22125.1 to 0.0 points"),
        (span(None), "unknown"),
        (probability(6e-7), "<0.000001"),
        (probability(0.0437), "0.044"),
        (probability(2e-5), "0.00002"),
        (probability(None), "not computed"),
        (usd(1234.5), "$1,234.50"),
        (usd(0.000912), "$0.00091"),
        (usd(0), "$0.00"),
        (usd(None), "unknown"),
        (change(2.0, 1.0), "\u221250 %"),
        (change(1.0, 1.001), "±0 %"),
        (change(0.0, 0.0), "no change"),
        (change(None, 1.0), "unknown"),
    ],
)  # fmt: skip
def test_numbers_are_said_as_people_read_them(said: str, wanted: str) -> None:
    assert said == wanted
