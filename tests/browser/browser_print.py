"""The report on paper: all parts open, no line lost, each page within its margins."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.browser.pages import OPEN_ALL, watched

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

A4 = (595, 842)
WITHIN_MARGINS = 718  # pixels between the margins of such a page
_LINES = """() => Array.from(
  document.querySelectorAll('h2, h3, h4, summary, .diff > *, #suites-table tbody th a, .ids span'),
  (one) => one.textContent).filter((text) => /^[\\x20-\\x7e\\u2212+]*$/.test(text))"""


@pytest.mark.parametrize("scripts", [True, False])
def test_all_of_it_is_printed(chromium: Browser, small_report: Path, scripts: bool) -> None:
    with watched(chromium, small_report) as seen:
        lines: list[str] = seen.page.evaluate(_LINES)
    with watched(chromium, small_report, java_script_enabled=scripts, color_scheme="dark") as seen:
        document = PdfReader(io.BytesIO(seen.page.pdf(prefer_css_page_size=True, format="A4")))
    pages = [_bare(page.extract_text()) for page in document.pages]
    assert all(
        abs(float(size) - wanted) < 2
        for page in document.pages
        for size, wanted in zip(page.mediabox[2:], A4, strict=True)
    )
    counts = [f"{number}/{len(pages)}" for number in range(1, len(pages) + 1)]
    assert all(page.startswith(count) for page, count in zip(pages, counts, strict=True))
    printed = "".join(page.removeprefix(count) for page, count in zip(pages, counts, strict=True))
    assert len(lines) > 250
    assert [line for line in lines if _bare(line) not in printed] == []


def test_nothing_leaves_the_paper(chromium: Browser, hostile_report: Path) -> None:
    with watched(chromium, hostile_report, viewport={"width": WITHIN_MARGINS, "height": 1000}) as seen:
        seen.page.emulate_media(media="print")
        seen.page.evaluate(OPEN_ALL)
        assert seen.page.evaluate("() => document.documentElement.scrollWidth") == WITHIN_MARGINS


def _bare(text: str) -> str:
    """Without white space, and with the letters of a ligature apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())
