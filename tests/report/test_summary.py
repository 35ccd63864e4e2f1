"""What the lead is told, in which words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.report.making import report_data
from workbench.report.gate import gate_of
from workbench.report.numbers import change, percent, points, probability, span, usd
from workbench.report.summary import rules_out, summarise

if TYPE_CHECKING:
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


def test_what_is_undecided_comes_with_its_bound_the_worst_first() -> None:
    told = paragraph(report_data(), "Not decided")
    places = [told.index(f"suite-0{at}:") for at in (7, 5, 3, 1)]
    assert places == sorted(places)
    assert "no good news" in told


def test_a_suite_that_cannot_exclude_anything_says_so() -> None:
    verdict = report_data().suites[1].verdict
    assert rules_out(replace(verdict, worst_not_excluded=None, cases_to_decide=None)) == "rules out no drop"
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
