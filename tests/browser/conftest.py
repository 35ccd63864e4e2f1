"""A headless Chromium and the pages it opens. Nothing of it is imported by the tests that need Python alone."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser.hostile import make_report
from tests.report.making import report_data
from workbench.report.page import html_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium that is installed, else of the path in CHROMIUM."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert path, f"no Chromium is installed: none of {', '.join(NAMES)}; tests/browser/install.sh installs one"
    # As root Chromium has no sandbox of its own; what is opened here is made by the tests.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*arguments, "--disable-background-networking"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of 67 suites of 50 cases, made by the commands from hostile outputs. A database is beside it."""
    return make_report(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def small_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of an invented comparison with every kind of section."""
    path = tmp_path_factory.mktemp("small") / "report.html"
    path.write_text(html_page(report_data(simulated=True)), encoding="utf-8")
    return path
