"""What the causes of a comparison rest on, as the report tells it."""

from __future__ import annotations

from dataclasses import replace

from tests.report.making import report_data
from workbench.catalog.citing import citation_of, with_citation
from workbench.report.markdown import markdown_page
from workbench.report.method import rests_on
from workbench.report.page import html_page


def test_each_documented_change_is_told_once_with_its_fix_and_source() -> None:
    data = report_data()
    why = with_citation("Claude Sonnet 5: takes instructions literally", "bs5-literal")
    suites = []
    for suite in data.suites:
        cases = tuple(replace(case, verdict=replace(case.verdict, why=why)) for case in suite.cases)
        suites.append(replace(suite, cases=cases))
    data = replace(data, suites=tuple(suites))
    (fact,) = rests_on(data)
    assert fact.startswith("bs5-literal: ")
    assert "What to do: " in fact
    assert "(2026-" in fact
    for text in (html_page(data), markdown_page(data)):
        assert text.count("What the causes rest on") == 1


def test_what_looks_like_an_id_and_is_none_is_not_cited() -> None:
    assert citation_of("the target refuses the request: see [docs]") == "docs"
    assert rests_on(report_data()) == []
    assert citation_of("nothing is known") is None
