"""A stored comparison as a report reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.report.making import report_data
from workbench.report.data import label_counts
from workbench.report.jsonform import json_page
from workbench.report.page import html_page
from workbench.report.reading import read_report
from workbench.review.decisions import labelled
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.events import add_event
from workbench.store.gates import save_gate

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.report.data import ReportData

MADE_AT = "2026-03-03T08:00:00Z"


def read(path: Path) -> ReportData:
    with open_database(path) as db:
        return read_report(db, find_comparison(db, "@last"), made_at=MADE_AT)


@pytest.fixture(scope="module")
def demo(made_demo: Path) -> ReportData:
    return read(made_demo)


def test_all_cases_are_there_and_some_with_outputs(demo: ReportData) -> None:
    assert demo.case_count == 420
    assert demo.simulated
    for suite in demo.suites:
        shown = [case for case in suite.cases if case.baseline is not None]
        assert 0 < len(shown) < len(suite.cases)
        for case in shown:
            if case.verdict.verdict == "regression":
                assert any(now and not was for was, now, _ in case.failed) or case.verdict.signals


def test_cost_covers_pairs_that_are_known_on_both_sides(demo: ReportData) -> None:
    assert demo.spending is not None
    parts = [one.spending.cost for one in demo.suites if one.spending is not None]
    assert demo.spending.cost.pairs == 420
    assert demo.spending.cost.covered == sum(one.covered for one in parts) == 420
    assert demo.spending.cost.baseline == pytest.approx(sum(one.baseline or 0 for one in parts))


def test_labels_and_agreement_are_those_that_stand(demo_db: Path) -> None:
    with open_database(demo_db) as db:
        for case, first, second in (
            ("t-001", "worse", "worse"),
            ("t-002", "equal", "worse"),
            ("t-003", "better", None),
        ):
            add_event(db, 1, labelled("support-triage", case, first, "ada"))  # type: ignore[arg-type]
            if second is not None:
                add_event(db, 1, labelled("support-triage", case, second, "raj"))  # type: ignore[arg-type]
        add_event(db, 1, labelled("support-triage", "t-003", "equal", "ada"))
    data = read(demo_db)
    counts = label_counts(data)
    assert (counts.labelled, counts.stale, counts.final) == (3, 0, {"worse": 1, "equal": 1})
    (agreement,) = data.agreements
    assert (agreement.between, agreement.items, agreement.percent) == ("ada, raj", 2, 0.5)
    assert "3 of 420 cases labelled so far" in html_page(data)


def test_the_gate_is_as_compare_found_it_and_none_where_it_found_none(demo: ReportData, demo_db: Path) -> None:
    assert demo.gate is None
    with open_database(demo_db) as db:
        save_gate(db, 1, ["error"], ["returns: error"], {})
    gate = read(demo_db).gate
    assert gate is not None
    assert (gate.fail_on, gate.failed) == (("error",), ("returns: error",))
    assert gate.stale


def test_the_same_values_give_the_same_bytes(demo: ReportData, made_demo: Path) -> None:
    assert html_page(demo) == html_page(read(made_demo))


def test_json_holds_what_compare_prints_and_more(demo: ReportData) -> None:
    found = json.loads(json_page(demo))
    assert found["totals"]["suites"] == len(found["suites"]) == 8
    assert found["totals"]["stale_labels"] == 0
    assert found["made"]["at"] == MADE_AT
    assert found["simulated"] is True
    suite = next(one for one in found["suites"] if one["suite"] == "support-triage")
    assert suite["verdict"] == "regression"
    assert len(suite["case_verdicts"]) == suite["cases"] == 54
    assert sum(map(len, suite["cases_by_verdict"].values())) == 54
    shown = [one for one in suite["case_verdicts"] if one["target"] is not None]
    assert all(one["target"]["simulated"] for one in shown)
    assert shown


def test_json_of_hostile_outputs_is_ascii() -> None:
    text = json_page(report_data())
    assert text.isascii()
    found = json.loads(text)
    assert found["agreement"][0]["ac1"] is None
    assert found["pooled"]["interval"] == [-0.034, -0.008]
    assert found["clusters"][0]["quiet"] is False
    assert found["suites"][0]["noise"] == {"measured": True, "churn": 0.02}
