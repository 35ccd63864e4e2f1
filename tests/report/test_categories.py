"""Categories that are found stand before those that were merely seen, in every list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.databases import new_database
from tests.report.making import report_data
from tests.store.making import make_comparison
from workbench.records import CategoryTest, SuiteVerdict
from workbench.report.categories import category_parts, told_categories
from workbench.report.markdown import markdown_page
from workbench.report.page import html_page
from workbench.store.comparisons import save_comparison
from workbench.store.verdicts import case_verdicts, suite_verdicts

if TYPE_CHECKING:
    from pathlib import Path

FOUND = CategoryTest("schema", 6, 0, 0.008, 0.02, found=True)
SEEN = CategoryTest("format", 7, 7, 0.5, 0.5, found=False)
VERDICT = SuiteVerdict(
    "triage", "regression", "14 of 50 cases got worse", 50, 1, category="schema",
    categories={"format": 7, "schema": 6, "tone": 1}, category_tests=(FOUND, SEEN),
)  # fmt: skip


def test_found_ones_come_first() -> None:
    assert told_categories(VERDICT) == "schema 6; also seen: format 7, tone 1"
    assert category_parts(VERDICT) == ["schema 6", "also format 7", "tone 1"]


def test_where_nothing_is_found_they_stand_alone() -> None:
    assert told_categories(replace(VERDICT, category_tests=())) == "format 7, schema 6, tone 1"
    assert told_categories(replace(VERDICT, category_tests=(SEEN,))) == "format 7, schema 6, tone 1"
    assert told_categories(replace(VERDICT, categories={}, category_tests=())) == ""


def test_a_category_of_flaky_cases_alone_is_counted_by_its_test() -> None:
    assert told_categories(replace(VERDICT, categories={})) == "schema 6"


def test_the_report_shows_them_so() -> None:
    data = report_data()
    first = data.suites[0]
    data = replace(data, suites=(replace(first, verdict=replace(VERDICT, suite=first.verdict.suite)),))
    for text in (markdown_page(data), html_page(data)):
        assert text.count("schema 6; also seen: format 7, tone 1") >= 2


def test_tests_of_categories_are_kept(tmp_path: Path) -> None:
    with new_database(tmp_path / "review.db") as db:
        made = make_comparison(db, ["regression", "changed"])
        cases = case_verdicts(db, made.id, "letters")
        told = replace(VERDICT, suite="letters", cases=len(cases))
        save_comparison(db, made.baseline.id, made.target.id, None, [(told, cases)])
        assert suite_verdicts(db, made.id)[0].category_tests == (FOUND, SEEN)
