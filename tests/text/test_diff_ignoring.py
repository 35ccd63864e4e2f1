"""Differences that a reader asked to ignore."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text.test_diff import pairs, texts, without
from workbench.text.changed import changes_of
from workbench.text.diff import Diff, Ignore, diff_texts
from workbench.text.unified import unified

ALL = Ignore(blanks=True, case=True, marks=True, numbers=True)


def kinds(diff: Diff) -> list[str]:
    return [row.kind for row in diff.rows]


@pytest.mark.parametrize(
    ("a", "b", "ignore"),
    [
        ("some  words here ", "some words here", Ignore(blanks=True)),
        ('{"a":1}', '{ "a": 1 }', Ignore(blanks=True)),
        ("Some Words", "some words", Ignore(case=True)),
        ("## Title", "**Title**", Ignore(marks=True)),
        ("- item", "* item", Ignore(marks=True)),
        ("> see `x_y` and _it_", "see x_y and *it*", Ignore(marks=True)),
        ("```python", "```", Ignore(marks=True)),
        ("1,000.50 and 2", "1000.5 and 2.0", Ignore(numbers=True)),
        ("1e3", "1000", Ignore(numbers=True)),
        ("about 0.0", "about 0", Ignore(numbers=True)),
    ],
)
def test_what_is_ignored_is_soft(a: str, b: str, ignore: Ignore) -> None:
    diff = diff_texts(a, b, ignore)
    assert kinds(diff) == ["soft"]
    assert diff.counts == (0, 0, 0, 1, 0)
    assert diff.changes == ()
    assert diff.spans(0) == ((), ())
    left, right = diff.soft_spans(0)
    assert left or right
    assert without(a, left) == without(b, right)
    assert not unified(diff)
    assert kinds(diff_texts(a, b)) == ["changed"]


@pytest.mark.parametrize(
    ("a", "b", "ignore"),
    [
        ("some words", "somewords", Ignore(blanks=True)),
        ("2*3", "23", Ignore(marks=True)),
        ("a_b", "ab", Ignore(marks=True)),
        ("5 - 3", "5 3", Ignore(marks=True)),
        ("1.5", "15", Ignore(numbers=True)),
        ("1,5", "15", Ignore(numbers=True)),
        ("version 1.2.0", "version 1.2", Ignore(numbers=True)),
        ("a , b", "a, b", Ignore(case=True)),
        ("Some word", "some word", Ignore(marks=True, blanks=True, numbers=True)),
    ],
)
def test_what_is_not_ignored_stays_hard(a: str, b: str, ignore: Ignore) -> None:
    diff = diff_texts(a, b, ignore)
    assert kinds(diff) == ["changed"]
    assert any(diff.spans(0))


def test_soft_and_hard_changes_of_one_row_are_told_apart() -> None:
    diff = diff_texts("The Cat sat on the mat today", "the cat sat on the rug today", Ignore(case=True))
    assert kinds(diff) == ["changed"]
    assert diff.spans(0) == (((19, 22),), ((19, 22),))
    assert diff.soft_spans(0) == (((0, 1), (4, 5)), ((0, 1), (4, 5)))


def test_a_blank_line_is_soft_where_white_space_is_ignored() -> None:
    assert kinds(diff_texts("one\ntwo", "one\n\ntwo")) == ["equal", "added", "equal"]
    assert kinds(diff_texts("one\ntwo", "one\n\ntwo", Ignore(blanks=True))) == ["equal", "soft", "equal"]


def test_a_line_of_marks_is_soft_where_marks_are_ignored() -> None:
    diff = diff_texts('{"a": 1}', '```json\n{"a": 1}\n```', Ignore(marks=True))
    assert kinds(diff) == ["soft", "equal", "soft"]
    assert diff.soft_spans(0) == ((), ((0, 7),))


def test_changes_are_hard_ones() -> None:
    diff = diff_texts("The Cat\nsat here\nand left", "the cat\n\nsat there\nand left", Ignore(blanks=True, case=True))
    assert [tuple(change) for change in changes_of(diff)] == [(12, 13, "here", "there")]


@given(texts)
@settings(max_examples=200)
def test_case_alone_makes_no_hard_change(text: str) -> None:
    diff = diff_texts(text, text.swapcase().swapcase().upper(), Ignore(case=True))
    if text.casefold() == text.upper().casefold():
        assert diff.changes == ()


@given(pairs())
@settings(max_examples=300)
def test_outside_hard_and_soft_spans_both_lines_are_equal(pair: tuple[str, str]) -> None:
    diff = diff_texts(*pair, ALL)
    for at, row in enumerate(diff.rows):
        sides = []
        for number, lines, hard, soft in zip(
            (row.left, row.right), (diff.left_lines, diff.right_lines), diff.spans(at), diff.soft_spans(at), strict=True
        ):
            spans = tuple(sorted(hard + soft))
            assert all(one[1] <= other[0] for one, other in pairwise(spans))
            sides.append(without(lines[number], spans) if number is not None else "")
        assert sides[0] == sides[1]
    for block in diff.blocks():
        assert pair[0][block.left : block.left_end] == pair[1][block.right : block.right_end]


pieces = st.lists(
    st.sampled_from(["the", " ", "  ", "    ", "1,000", "1000", "10.0", "0", "00", ",", ". ", "SS", "ß", "İ", "`", "f",
                     "*", "价", "好", "\u0301", "\n", "no", "- "]),
    max_size=14,
).map("".join)  # fmt: skip


@given(pieces, pieces, st.builds(Ignore, st.booleans(), st.booleans(), st.booleans(), st.booleans()))
@settings(max_examples=500)
def test_whatever_is_ignored_marks_lie_in_their_lines_and_blocks_are_equal(a: str, b: str, ignore: Ignore) -> None:
    diff = diff_texts(a, b, ignore)
    diff.refine()
    for at, row in enumerate(diff.rows):
        left = "" if row.left is None else diff.left_lines[row.left]
        right = "" if row.right is None else diff.right_lines[row.right]
        for line, hard, soft in zip((left, right), diff.spans(at), diff.soft_spans(at), strict=True):
            for spans in (hard, soft):
                assert all(0 <= start < end <= len(line) for start, end in spans)
                assert all(end < start for (_, end), (start, _) in pairwise(spans))
    for i, i_end, j, j_end in diff.blocks():
        assert 0 <= i < i_end <= len(a)
        assert a[i:i_end] == b[j:j_end]
