"""How the report looks: nothing is cut off, covered or too small, on a phone, a tablet and a wide screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.pages import OPEN_ALL, watched

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

WIDTHS = (400, 800, 1600)
SMALLEST = 13.0
"""Pixels of the smallest letters."""

# Boxes of every line of every text; two that share more than a hair cover each other.
_COVERED = """() => {
  const boxes = [], covered = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility() || parent.closest('.skip, option, script')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      const {left: l, right: r, top: t, bottom: b} = box;
      if (box.width > 1) boxes.push({l, r, t, b, text: node.data.slice(0, 40)});
    }
  }
  boxes.sort((one, other) => one.t - other.t);
  let open = [];
  for (const box of boxes) {
    open = open.filter((other) => other.b > box.t + 4);
    for (const other of open) {
      if (Math.min(box.r, other.r) - Math.max(box.l, other.l) > 1.5) covered.push([other.text, box.text]);
    }
    open.push(box);
  }
  return {boxes: boxes.length, covered: covered.slice(0, 5)};
}"""
_LETTERS = """() => {
  const sizes = new Set();
  for (const one of document.querySelectorAll('body *')) {
    const told = Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
    if (told && one.checkVisibility()) sizes.add(parseFloat(getComputedStyle(one).fontSize));
  }
  return Array.from(sizes);
}"""
# What is wider than the place it has: the page, a table that scrolls, or a text that is cut off.
_TOO_WIDE = """() => Array.from(document.querySelectorAll('html, .scroll, .page *'))
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && (one.matches('html, .scroll') ||
    getComputedStyle(one).overflowX !== 'visible'))
  .map((one) => `${one.tagName}.${one.className} ${one.scrollWidth} > ${one.clientWidth}`)
"""
_BLOCKS = """() => Array.from(document.querySelectorAll('h1, h2, h3, h4, summary, caption, .diff, .facts'))
  .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().top + window.scrollY)"""


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off_covered_or_too_small(chromium: Browser, hostile_report: Path, width: int) -> None:
    with watched(chromium, hostile_report, viewport={"width": width, "height": 1000}) as seen:
        page = seen.page
        page.evaluate(OPEN_ALL)
        assert page.evaluate(_TOO_WIDE) == []
        assert min(page.evaluate(_LETTERS)) >= SMALLEST
        found: dict[str, Any] = page.evaluate(_COVERED)
        assert found["boxes"] > 20_000
        assert found["covered"] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_read_first_stands_first(chromium: Browser, hostile_report: Path, width: int) -> None:
    with watched(chromium, hostile_report, viewport={"width": width, "height": 1000}) as seen:
        seen.page.evaluate(OPEN_ALL)
        tops: list[float] = seen.page.evaluate(_BLOCKS)
        assert len(tops) > 500
        assert tops == sorted(tops)
