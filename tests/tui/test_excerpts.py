"""The part of a diff that stands for it where three are shown at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.cells import wrap
from workbench.text.diff import diff_texts
from workbench.text.ignoring import Ignore
from workbench.tui.excerpts import Excerpt, Share, rows_for, shared_out
from workbench.tui.sheet import SideBySide, Unified

LINES = st.lists(st.sampled_from(["same", "one", "two " * 9, "日本語" * 7, "long words " * 40, ""]), max_size=30)


def screen_rows(excerpt: Excerpt, cells: int) -> int:
    columns = [excerpt.texts(column) for column in range(excerpt.columns)]
    return sum(max(len(wrap(column[row] or "", cells)) for column in columns) for row in range(len(excerpt)))


@given(LINES, LINES, st.integers(2, 12), st.booleans())
def test_an_excerpt_keeps_to_its_share_and_shows_a_change(
    left: list[str], right: list[str], rows: int, unified: bool
) -> None:
    diff = diff_texts("\n".join(left), "\n".join(right), Ignore())
    sheet = Unified(diff) if unified else SideBySide(diff)
    excerpt = Excerpt(sheet, Share(rows, 40))
    assert 1 <= screen_rows(excerpt, 40) <= rows
    assert bool(excerpt.changes) == bool(sheet.changes)
    for row in range(len(excerpt)):
        for column in range(excerpt.columns):
            cell = excerpt.cell(row, column)
            assert (cell is None) == (excerpt.texts(column)[row] is None)
            assert cell is None or cell.text == excerpt.texts(column)[row]


def test_a_line_longer_than_the_share_is_cut() -> None:
    excerpt = Excerpt(SideBySide(diff_texts("x" * 500, "y" * 500, Ignore())), Share(4, 40))
    assert excerpt.texts(0) == ["x" * 159 + "…"]


def test_a_long_line_in_other_words_leaves_room_for_what_was_added_below_it() -> None:
    diff = diff_texts("one word " * 60, f"another word {'word ' * 90}\nShall I go on?", Ignore())
    excerpt = Excerpt(SideBySide(diff), Share(5, 40))
    assert "Shall I go on?" in list(excerpt.texts(1))
    assert screen_rows(excerpt, 40) <= 5


@given(st.lists(st.integers(1, 40), min_size=1, max_size=9), st.integers(1, 60))
def test_a_screen_is_shared_out_whole_and_evenly(needs: list[int], rows: int) -> None:
    shares = shared_out(needs, rows)
    assert sum(shares) <= max(rows, 2 * len(needs))
    for need, share in zip(needs, shares, strict=True):
        assert min(2, need) <= share <= need
        if share < need:  # then nobody has much more, and nothing is left over
            assert max(shares) <= share + 1
            assert sum(shares) >= rows


def test_what_texts_need_is_what_they_take_on_the_screen() -> None:
    assert rows_for(("one\ntwo", "x" * 100), Share(30, 40), 2) == 3
    assert rows_for(("one\ntwo", "x" * 100), Share(30, 40), 1) == 5
    assert rows_for((None, "x\n" * 1000), Share(30, 40), 2) == 30
