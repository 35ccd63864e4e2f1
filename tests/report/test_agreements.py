"""Judges stand beside reviewers in the report, with whether they decide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.assess.judging import compared
from tests.databases import new_database
from tests.report.making import report_data
from workbench.report.agreements import of_judges
from workbench.report.data import Agreement
from workbench.report.markdown import markdown_page
from workbench.report.page import html_page
from workbench.report.reading import read_report

if TYPE_CHECKING:
    from pathlib import Path

    from tests.assess.judging import Said
    from workbench.records import Label

CASES: list[tuple[Label | None, Said]] = [
    ("worse", (True, False, 0.0)), ("worse", (True, True, 0.5)), ("equal", (True, True, 0.5)),
    (None, (True, True, 0.5)),
]  # fmt: skip


def test_judges_are_read_with_the_reviewers(tmp_path: Path) -> None:
    with new_database(tmp_path / "review.db") as db:
        comparison = compared(db, CASES)
        rubric, pairs = of_judges(db, comparison)
        assert read_report(db, comparison, made_at="2026-01-01T00:00:00Z").agreements == (rubric, pairs)
    assert rubric.between == "as imported, llm-rubric, content and reviewers"
    assert rubric.items == 6
    assert rubric.percent == pytest.approx(5 / 6)
    assert rubric.alpha is not None
    assert rubric.ac1 is not None
    stands = "unknown (0 failing items are labelled on one side, recall needs 60), does not decide"
    assert (rubric.stands, pairs.stands) == (stands, stands)


def test_both_forms_show_them_and_say_where_reviewers_are_too_few() -> None:
    judge = Agreement("opus, llm-rubric, content and reviewers", 6, 5 / 6, 0.5, 0.7, "unknown, does not decide")
    data = report_data()
    for text in (markdown_page(replace(data, agreements=(judge,))), html_page(replace(data, agreements=(judge,)))):
        assert "unknown, does not decide" in text
        assert "0.70" in text
    alone = html_page(replace(data, agreements=(judge,)))
    assert "no two reviewers have labelled" in alone
    assert "no two reviewers have labelled" not in html_page(data)
