"""The report as Markdown, and what is said below a pull request."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.report.making import HOSTILE, report_data
from workbench.report.escaping import code, fenced, prose, table
from workbench.report.gate import gate_of
from workbench.report.markdown import markdown_page
from workbench.report.pullrequest import pull_request_markdown
from workbench.text.safe import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from workbench.report.data import ReportData

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
NASTY = st.one_of(
    st.text(max_size=60),
    st.text("`*_[]()<>#+-.!|~=:&;\\$@/ \t\nab1", max_size=40),
    st.sampled_from(HOSTILE).map(lambda text: text[:250]),
)


def tokens(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def apart(text: str) -> str:
    return text.replace("\u2060", "")


@given(NASTY, st.sampled_from(["", "- ", "1. "]))
def test_prose_is_read_as_the_text_it_was(text: str, before: str) -> None:
    found = list(tokens(before + prose(text)))
    assert {one.type for one in found} <= {
        "inline", "text", "text_special", "paragraph_open", "paragraph_close", "list_item_open", "list_item_close",
        "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close",
    }  # fmt: skip
    said = "".join(one.content for one in found if one.type in ("text", "text_special"))
    assert apart(said) == apart(visible_line(text).strip())


@given(NASTY)
def test_code_is_read_as_the_text_it_was(text: str) -> None:
    found = [one for one in tokens(f"x {code(text, 1000)} y") if one.type == "code_inline"]
    assert [one.content.strip() for one in found] == [visible_line(text).strip()]


@given(st.lists(NASTY, max_size=4))
def test_nothing_in_a_block_of_code_ends_it(lines: list[str]) -> None:
    (block,) = list(tokens(fenced(lines, "diff")))
    assert block.type == "fence"
    assert block.content == "".join(f"{visible(line)}\n" for line in lines)


@given(NASTY, NASTY)
def test_a_table_keeps_its_cells(one: str, other: str) -> None:
    text = table(("a", "b"), [[prose(one) or "x", code(other)], ["1", "2"]])
    found = [token.type for token in tokens(text)]
    assert found.count("tr_open") == 3
    assert found.count("td_open") == 4


@pytest.mark.parametrize("write", [markdown_page, pull_request_markdown])
def test_what_outputs_say_acts_on_nothing(write: Callable[[ReportData], str]) -> None:
    text = write(report_data())
    found = {one.type for one in tokens(text)}
    assert not found & {"link_open", "image", "html_inline", "html_block"}
    text.encode()
    bare = [one.content for one in tokens(text) if one.type == "text"]
    assert not any(
        name in part for part in bare for name in ("@everyone", "http://evil", "www.evil", "a@evil", "raj@evil")
    )


def test_the_report_has_the_order_and_words_of_the_page() -> None:
    text = markdown_page(report_data())
    headings = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "Summary", "Suites", "Regressions", "Improvements", "Not decided", "Within the margin", "Missing and errors",
        "Cost and latency", "Labels and agreement", "Method and limits", "How this report was made",
    ]  # fmt: skip
    assert "\n+```text\n" in text
    assert "[+has +]left the depot" in text
    assert "churn: not measured" in text
    assert "0.61 | not defined |" in text


def test_a_pull_request_is_told_verdict_numbers_and_gate() -> None:
    text = pull_request_markdown(report_data())
    assert text.index("**What to do next.**") < text.index("**Regressed.**")
    assert text.startswith(
        "### FAILED: 3 of 9 suites regressed, 1 improved, 1 stayed within the margin, 4 could not be"
    )
    row = "| `suite-00` | high | regression | 72 % to 40 % | \u221232.0 points (\u221242.0 to \u221222.0 points) |"
    assert f"{row} 0.004 |" in text
    assert "it FAILED" in text
    assert "simulated" not in text


def test_a_gate_that_passed_or_went_stale_says_so() -> None:
    data = report_data(2)
    passed = replace(
        data, gate=gate_of([one.verdict for one in data.suites], 0, ("error",), stale=("suite-00: prompt",))
    )
    text = pull_request_markdown(passed)
    assert text.startswith("### Passed, stale: 1 of 2 suites regressed")
    assert "It is stale" in text
    assert "suite-00: prompt" in text


def test_a_comment_fits_however_many_suites_there_are() -> None:
    data = report_data(3)
    many = tuple(
        replace(
            data.suites[at % 3],
            verdict=replace(
                data.suites[at % 3].verdict, suite=f"suite-{'x' * 60}-{at}", cause="*" * 300, reason="@" * 999
            ),
        )
        for at in range(1500)
    )
    text = pull_request_markdown(replace(data, suites=many, gate=gate_of([one.verdict for one in many], 0)))
    assert 40_000 < len(text.encode()) < 60_000
    assert "more suites left out: `workbench report` writes all of them." in text
