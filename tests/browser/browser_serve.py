"""The app in a real browser: it shows, takes keys, asks nobody but its server, and says when it has ended."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from tests.web.serving import Served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

_LISTEN = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.effectiveDirective), true);
"""
# The terminal draws on canvases, which hold no text to look for.
_DRAWN = "() => document.body.classList.contains('-first-byte') && document.querySelectorAll('canvas').length > 0"
_READY = "() => document.activeElement.classList.contains('xterm-helper-textarea')"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Served, Path]]:
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    with Served(db) as one:
        yield one, db


def test_a_case_is_labelled_in_a_browser(chromium: Browser, served: tuple[Served, Path]) -> None:
    server, db = served
    context = chromium.new_context(viewport={"width": 1200, "height": 760})
    context.add_init_script(_LISTEN)
    page = context.new_page()
    asked: list[tuple[str, str | None]] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append((request.url, request.headers.get("referer"))))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(server.address)
    page.wait_for_function(_DRAWN)
    page.wait_for_function(_READY)
    assert page.url == f"{server.base}/"
    page.keyboard.press("1")
    while _labels(db) != ["worse"]:
        page.wait_for_timeout(20)
    page.keyboard.press("q")
    page.get_by_role("button", name="Open it again").click()
    page.wait_for_function(_READY)
    assert page.evaluate("() => window.violations") == []
    assert errors == []
    assert all(url.startswith(f"{server.base}/") for url, _ in asked)
    assert {referrer for _, referrer in asked} <= {None, ""}
    assert sum(server.token in url for url, _ in asked) == 1
    page.evaluate("() => fetch('http://127.0.0.1:9/').catch(() => null)")
    page.wait_for_function("() => window.violations.length === 1")
    context.close()


def _labels(db: Path) -> list[str]:
    connection = sqlite3.connect(db)
    try:
        return [label for (label,) in connection.execute("SELECT label FROM events WHERE kind = 'label'")]
    finally:
        connection.close()
