"""The difference of a case as it is printed: harmless, marked where it differs, bounded."""

from __future__ import annotations

import pytest

from tests.report.making import HOSTILE, output, report_data
from workbench.records import Cluster, OutputError
from workbench.report.excerpts import CHARACTERS, LINE, LINES, CaseDiff, case_diff
from workbench.report.order import shown_cases


def printed(diff: CaseDiff) -> list[str]:
    return [
        line.sign + "".join(f"[{one.text}]" if one.changed else one.text for one in line.pieces)
        for part in diff.parts
        for line in part.lines
    ]


def difference(before: str, after: str) -> CaseDiff:
    return case_diff(output("s", "c", before), output("s", "c", after))


def test_words_that_differ_are_marked_and_lines_signed() -> None:
    assert printed(difference("one two three\nsame", "one 2 three\nsame\nmore")) == [
        "-one [two] three",
        "+one [2] three",
        " same",
        "+more",
    ]


def test_what_differs_far_into_a_long_line_is_shown() -> None:
    before = "a " * 4000 + "left end"
    diff = difference(before, before.replace("left", "right"))
    lines = printed(diff)
    assert any("[right]" in line for line in lines)
    assert all(len(line) < LINE + 100 for line in lines)
    assert "… 7," in lines[0]


def test_what_does_not_fit_is_counted() -> None:
    diff = difference("", "\n".join(f"line {at}" for at in range(500)))
    assert sum(len(part.lines) for part in diff.parts) == LINES
    assert diff.left_out >= 500 - LINES


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_bounded(text: str) -> None:
    diff = difference("plain", text)
    shown = "".join(printed(diff))
    assert len(shown) < CHARACTERS + 2 * LINE
    assert not set("\x00\x07\x1b\u202e\u200b\ufeff\ud800") & set(shown)
    shown.encode()


def test_equal_outputs_have_nothing_to_show() -> None:
    assert difference("same", "same").same


def test_a_missing_side_and_a_failed_call_are_shown_as_such() -> None:
    answer = output("s", "c", "only here")
    assert printed(case_diff(answer, None)) == ["-only here"]
    failed = type(answer)("s", "c", 1, error=OutputError("api_error", "overloaded"))
    assert "+api_error: overloaded" in printed(case_diff(answer, failed))


def test_each_cluster_has_its_example_and_no_category_is_crowded_out() -> None:
    suite = report_data(1, 40).suites[0]
    verdicts = {suite.verdict.suite: [case.verdict for case in suite.cases]}
    members = tuple((case.suite, case.case) for case in verdicts["suite-00"] if case.cluster is not None)
    cluster = Cluster("fence-0", "adds a fence", "format", "", members, members[4])
    shown = shown_cases(verdicts, [cluster])
    assert shown[0] == members[4]
    assert [case for _, case in shown[1:]] == ["c-038"]
    without = [case for _, case in shown_cases(verdicts, [])]
    assert len(without) == 6
    assert without[:2] == ["<b>c-000</b>", "c-038"]
