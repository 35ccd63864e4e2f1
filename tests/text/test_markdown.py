"""Markdown as it is read."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.cells import cell_width
from workbench.text.markdown import is_marked, laid_markdown

ANSWER = """\
# Refund

Your money is **on its way**, see [the form](https://x.example/f).
It takes
three days.

## Steps

1. Open `orders`
2. Choose one
   - the *last*
   - **any** other

> Keep the receipt.

| item | price |
|---|---:|
| 茶 | 1.50 |
| cup | **12** |

```py
pay()
```
---
"""
LAID = """\
Refund
══════

Your money is on its way, see the form ‹https://x.example/f›. It takes three days.

Steps
─────

1. Open `orders`
2. Choose one
   • the last
   • any other

│ Keep the receipt.

item │ price
─────┼──────
茶   │  1.50
cup  │    12

    [py]
    pay()

────────────────────────"""


def test_headings_lists_quotes_tables_and_code_are_laid_out() -> None:
    assert laid_markdown(ANSWER).text == LAID


def test_bold_words_headings_and_table_heads_are_bold() -> None:
    laid = laid_markdown(ANSWER)
    lines = laid.text.split("\n")
    bold = [lines[line][start:end] for line, ranges in laid.bold for start, end in ranges]
    assert bold == ["Refund", "on its way", "Steps", "any", "item", "price", "12"]


def test_columns_stand_straight_also_in_wide_characters() -> None:
    rows = LAID.split("\n")[17:19]
    assert len({cell_width(row.partition("│")[0]) for row in rows}) == 1


@given(st.text(alphabet="ab #*_-`>|[]()\n1.<&\\", max_size=80))
def test_any_text_is_laid_out_and_its_letters_are_kept(text: str) -> None:
    laid = laid_markdown(text)
    lines = laid.text.split("\n")
    for line, ranges in laid.bold:
        assert all(0 <= start < end <= len(lines[line]) for start, end in ranges)
    # Where a link leads is all that may come and go: an entity, a target or a label that nothing uses.
    if not re.search(r"[\[<&\\`]", text):
        assert re.sub(r"[^ab]", "", laid.text) == re.sub(r"[^ab]", "", text)


def test_plain_words_have_no_marks() -> None:
    assert not is_marked("Dear Ada,\n\nthe lamp is 2 * 3 inches - or so.\n\nYours")
    for marked in ("# A", "- a", "3. b", "so **bold**", "a | b\n--- | ---", "`x`", "> q", "```\nx\n```"):
        assert is_marked(marked), marked
