"""Pages as the tests open them: watched for whatever foreign text may set off, with all their parts open."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_LISTEN = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.effectiveDirective), true);
"""
OPEN_ALL = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"


class Watched(NamedTuple):
    """A page and what happened in it: addresses asked for, dialogs, messages and errors on the console, visits."""

    page: Page
    requests: list[str]
    dialogs: list[str]
    console: list[str]
    visits: list[str]

    @property
    def owned(self) -> bool:
        """Whether a script of theirs ran."""
        return bool(self.page.evaluate("() => 'owned' in window || document.title === 'owned'"))

    @property
    def violations(self) -> list[str]:
        """What the page's policy stopped."""
        found: list[str] = self.page.evaluate("() => window.violations")
        return found


@contextmanager
def watched(chromium: Browser, path: Path, **context: Any) -> Iterator[Watched]:
    """A file opened in a browser of its own; what it asks for from elsewhere is noted and goes nowhere."""
    opened = chromium.new_context(**context)
    page = opened.new_page()
    seen = Watched(page, [], [], [], [])

    def dialog(shown: Any) -> None:
        seen.dialogs.append(shown.message)
        shown.dismiss()

    def asked(route: Any) -> None:
        seen.requests.append(route.request.url)
        route.abort()

    page.on("dialog", dialog)
    page.on("console", lambda message: seen.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.console.append(str(error)))
    page.on("framenavigated", lambda frame: seen.visits.append(frame.url))
    opened.on("page", lambda other: seen.visits.append(f"new window {other.url}"))
    opened.route(lambda address: not address.startswith("file:"), asked)
    opened.add_init_script(_LISTEN)
    page.goto(path.as_uri())
    try:
        yield seen
    finally:
        opened.close()


def settle(page: Page) -> None:
    """Let whatever was set off come about: two frames are drawn, and no connection is open."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_load_state("networkidle")
