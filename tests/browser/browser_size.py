"""The largest report: what is left out is said, and a browser still opens it."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.browser.pages import OPEN_ALL, watched
from tests.report.making import report_data
from workbench.report.page import html_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from workbench.report.data import ReportData

SUITES, CASES, CHARACTERS = 100, 50, 20_000


def test_five_thousand_changed_cases_of_20_kb(chromium: Browser, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(html_page(_large()), encoding="utf-8")
    size = page.stat().st_size
    with watched(chromium, page, viewport={"width": 400, "height": 1000}) as seen:
        seen.page.evaluate(OPEN_ALL)
        shown = seen.page.locator("div.diff").count()
        told = seen.page.get_by_text("To keep the file small").text_content() or ""
        assert not seen.console
    print(f"\n{size:,} bytes, {shown} differences; {told}")
    assert 5_000_000 < size < 10_000_000
    assert shown > 400
    number = re.search(r"To keep the file small, ([\d,]+) cases", told)
    assert number is not None
    assert int(number[1].replace(",", "")) == SUITES * CASES - shown


def _large() -> ReportData:
    data = report_data(1, 12)
    (suite,) = data.suites
    case = suite.cases[0]
    assert case.baseline is not None
    chance = random.Random(1)
    lines = [" ".join(f"word{chance.randrange(900)}" for _ in range(14)) for _ in range(CHARACTERS // 105)]
    before = replace(case.baseline, content=({"type": "text", "text": "\n".join(lines)},))
    suites = []
    for at in range(SUITES):
        name = f"suite-{at}"
        cases = []
        for n in range(CASES):
            now = [f"{n} {line[::-1]}" if number % 3 == n % 3 else line for number, line in enumerate(lines)]
            after = replace(before, content=({"type": "text", "text": "\n".join(now)},))
            verdict = replace(case.verdict, suite=name, case=f"c-{n}", cluster=None)
            cases.append(replace(case, baseline=before, target=after, verdict=verdict))
        suites.append(replace(suite, verdict=replace(suite.verdict, suite=name), cases=tuple(cases)))
    return replace(data, suites=tuple(suites), clusters=())
