"""The report read by keyboard and by screen reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import OPEN_ALL, watched
from workbench.report.reading import read_report
from workbench.report.shown import shown_suites
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

_STOPS = """() => Array.from(document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]'))
  .filter((one) => one.checkVisibility())"""
_FOCUS = f"""() => {{
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {{
    at: ({_STOPS})().indexOf(one),
    ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  }};
}}"""
_TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const parent = node.parentElement;
    if (node.data.trim() && parent.checkVisibility() && !parent.closest('[aria-hidden], option, script')) {
      found.push(node.data);
    }
  }
  return found;
}"""


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1600, "light")])
def test_no_rule_of_accessibility_is_broken(chromium: Browser, small_report: Path, width: int, scheme: str) -> None:
    """Contrast, headings, landmarks, names, tables, targets: axe's rules for WCAG 2.2 AA, and its good practice."""
    with watched(chromium, small_report, viewport={"width": width, "height": 1000}, color_scheme=scheme) as seen:
        seen.page.evaluate(OPEN_ALL)
        found = Axe().run(seen.page, options={"runOnly": {"type": "tag", "values": list(STANDARDS)}}).response
        broken = [(one["id"], one["nodes"][0]["html"][:200], len(one["nodes"])) for one in found["violations"]]
        assert broken == []
        assert {"color-contrast", "heading-order", "landmark-one-main"} <= {one["id"] for one in found["passes"]}
        # It could not tell of a contrast only where a sign stands alone or text lies on a drawing.
        print(f"\n{len(found['passes'])} rules hold, not to be told: {[one['id'] for one in found['incomplete']]}")


@pytest.mark.parametrize("width", [400, 1600])
def test_the_tab_key_reaches_all_in_order_and_shows_where_it_is(
    chromium: Browser, small_report: Path, width: int
) -> None:
    with watched(chromium, small_report, viewport={"width": width, "height": 1000}) as seen:
        page = seen.page
        page.evaluate("() => document.querySelectorAll('details').forEach((one, at) => { one.open = at % 9 === 0; })")
        count = page.evaluate(f"() => ({_STOPS})().length")
        assert count > 60
        for expected in range(count):
            page.keyboard.press("Tab")
            focus = page.evaluate(_FOCUS)
            assert focus["at"] == expected
            assert focus["ring"] >= 2
            assert focus["seen"]


def test_parts_open_and_close_by_keyboard(chromium: Browser, small_report: Path) -> None:
    with watched(chromium, small_report) as seen:
        page = seen.page
        part = page.locator("details").first
        part.locator("summary").focus()
        for key, is_open in (("Enter", True), ("Enter", False), ("Space", True), ("Space", False)):
            page.keyboard.press(key)
            assert part.evaluate("(one) => one.open") is is_open


def test_a_link_to_a_clusters_example_opens_it(chromium: Browser, small_report: Path) -> None:
    with watched(chromium, small_report) as seen:
        page = seen.page
        link = page.locator("a[href^='#cluster-']").first
        target = page.locator(str(link.get_attribute("href")))
        assert not target.is_visible()
        link.evaluate("(one) => { one.closest('details').open = true; }")
        link.focus()
        page.keyboard.press("Enter")
        assert target.is_visible()
        assert target.locator(".diff").first.is_visible()


def test_the_table_is_sorted_and_filtered_by_keyboard(chromium: Browser, small_report: Path) -> None:
    with watched(chromium, small_report, viewport={"width": 800, "height": 1000}) as seen:
        page = seen.page
        changes = "() => Array.from(document.querySelectorAll('#suites-table td.change'), (one) => one.dataset.value)"
        page.get_by_role("button", name="Change").focus()
        page.keyboard.press("Enter")
        values = [float(value) for value in page.evaluate(changes) if value]
        assert values == sorted(values)
        assert page.get_by_role("columnheader", name="Change").get_attribute("aria-sort") == "ascending"
        page.get_by_label("Show suites with").focus()
        page.keyboard.type("suite-03")
        assert page.get_by_role("status").text_content() == "1 of 9 suites"
        assert page.locator("#suites-table tbody tr:visible").count() == 1


def test_a_screen_reader_is_told_all_in_the_order_of_the_page(chromium: Browser, hostile_report: Path) -> None:
    """Every text that is seen, and every case that is listed, at its place in the tree that a reader is given."""
    with open_database(hostile_report.with_name("hostile.db")) as db:
        data = read_report(db, find_comparison(db, "@last"), made_at="2026-03-03T08:00:00Z")
    with watched(chromium, hostile_report, viewport={"width": 400, "height": 1000}) as seen:
        seen.page.evaluate(OPEN_ALL)
        texts = [_bare(text) for text in seen.page.evaluate(_TEXTS)]
        told = "".join(map(_bare, _told(seen.page)))
    at = 0
    for text in texts:
        found = told.find(text, at)
        # Between two texts stand at most the names of columns, drawings and marks.
        assert 0 <= found - at < 200, (text[:100], told[at : at + 100])
        at = found + len(text)
    at = told.index("Suitesthatgotworse")
    listed = 0
    for suite in shown_suites(data, 1.0):
        if suite.rows:
            at = told.index(_bare(f"Cases of {visible(suite.suite.verdict.suite)}"), at)
        for case in suite.rows:
            at = told.index(_bare(visible(case.verdict.case[:200])), at)
            listed += 1
    assert listed > 800


@pytest.mark.parametrize("width", [400, 1600])
def test_tables_and_drawings_are_what_they_look_like(chromium: Browser, small_report: Path, width: int) -> None:
    with watched(chromium, small_report, viewport={"width": width, "height": 1000}) as seen:
        page = seen.page
        table = page.get_by_role("table", name="Each suite once")
        assert table.get_by_role("row").count() >= 9
        assert table.get_by_role("rowheader").count() == 9
        assert table.get_by_role("columnheader").count() == 9
        drawings = table.get_by_role("img")
        assert drawings.count() > 5
        name = str(drawings.first.get_attribute("aria-label"))
        assert re.fullmatch(r"change −[\d.]+ points, interval −[\d.]+ to −[\d.]+ points", name)
        for role in ("banner", "navigation", "main"):
            assert page.get_by_role(role).count() == 1


def _told(page: Page) -> Iterator[str]:
    """The texts of the accessibility tree, from its beginning to its end."""
    nodes: list[dict[str, Any]] = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    open_nodes = [nodes[0]]
    while open_nodes:
        node = open_nodes.pop()
        if node.get("role", {}).get("value") == "StaticText" and not node["ignored"]:
            yield node["name"]["value"]
        open_nodes += [by_id[child] for child in reversed(node.get("childIds", ())) if child in by_id]


def _bare(text: str) -> str:
    return "".join(text.split())
