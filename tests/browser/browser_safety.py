"""What hostile outputs do in a real browser: nothing.

Run by hand: `python -m pytest -n 0 tests/browser -o python_files='browser_*.py'`, after tests/browser/install.sh.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.hostile import ATTACKS
from tests.browser.pages import OPEN_ALL, settle, watched

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')


def raw(path: Path, head: str, *, without: tuple[str, ...] = ()) -> Path:
    """A page in which the attacks stand as they are."""
    texts = (text for name, text in ATTACKS.items() if name not in without)
    path.write_text(f"<!DOCTYPE html>{head}" + "".join(f"<div>{text}</div>" for text in texts), "utf-8", "replace")
    return path


def test_the_attacks_work_where_nothing_stops_them(chromium: Browser, tmp_path: Path) -> None:
    """Else the tests below would prove nothing."""
    page = raw(tmp_path / "raw.html", "", without=("refresh", "nested", "comment", "styles"))
    with watched(chromium, page) as seen:
        settle(seen.page)
        assert seen.owned
        assert seen.dialogs
        assert any("evil.example" in one for one in seen.requests)


def test_the_policy_alone_stops_scripts_and_loads(chromium: Browser, hostile_report: Path, tmp_path: Path) -> None:
    """A second wall behind the escaping; only a refresh is not a policy's to stop."""
    policy = _POLICY.search(hostile_report.read_text(encoding="utf-8"))
    assert policy is not None
    page = raw(tmp_path / "raw.html", policy[0], without=("refresh", "nested", "frames"))
    with watched(chromium, page) as seen:
        settle(seen.page)
        assert not seen.owned
        assert not seen.dialogs
        assert not seen.requests
        assert {"script-src-elem", "script-src-attr", "img-src"} <= set(seen.violations)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_report_of_hostile_outputs_does_nothing(chromium: Browser, hostile_report: Path, scripts: bool) -> None:
    size = hostile_report.stat().st_size
    print(f"\n{size:,} bytes")
    assert 500_000 < size < 10_000_000
    with watched(chromium, hostile_report, java_script_enabled=scripts) as seen:
        page = seen.page
        if scripts:
            page.evaluate(OPEN_ALL)
            page.mouse.move(300, 300)
            page.keyboard.press("Tab")
            settle(page)
            assert not seen.owned
            assert not seen.violations
            assert page.evaluate("() => window.length") == 0
            # Our own script runs.
            page.fill("#suites-filter", "no suite has this name")
            assert page.text_content("#suites-count") == "0 of 67 suites"
        assert not seen.dialogs
        assert not seen.requests
        assert not seen.console
        assert seen.visits == [hostile_report.as_uri()]
        assert page.title().startswith("Regression report: </p></bdi></del>")
        foreign = page.locator(
            "img, iframe, object, embed, form, base, body b, main main, video, math, h1:nth-of-type(2)"
        )
        assert foreign.count() == 0
