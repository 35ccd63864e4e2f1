from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.text.cells import cell_width, clip, doubtful_width, fit, graphemes, is_plain, wrap
from workbench.text.safe import visible_line

PIECES = [
    "a", "word", " ", "  ", "x" * 12, "é", "e\u0301", "你", "世界", "。", "，", "ー", "한", "ᄒ\u1161",
    "👩\u200d👩\u200d👧", "❤\ufe0f",
    "👍\U0001f3fd", "🇩🇪", "🇫", "1\ufe0f\u20e3", "\u200d", "\u0301", "\ufe0f", "क\u094d\u0937", "ไก\u0e48",
]  # fmt: skip
lines = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)


@given(lines)
@settings(max_examples=500)
def test_graphemes_cover_the_text_and_their_widths_are_those_drawn(text: str) -> None:
    spans = list(graphemes(text))
    assert "".join(text[start:end] for start, end, _ in spans) == text
    assert all(start < end for start, end, _ in spans)
    assert sum(width for _, _, width in spans) == cell_width(text) == cell_len(text)


@given(lines)
def test_plain_text_has_graphemes_of_one_character(text: str) -> None:
    assert not is_plain(text) or [end - start for start, end, _ in graphemes(text)] == [1] * len(text)


@pytest.mark.parametrize(
    "text", ["e\u0301", "👩\u200d👩\u200d👧", "❤\ufe0f", "👍\U0001f3fd", "🇩🇪", "1\ufe0f\u20e3", "ᄒ\u1161ᆫ"]
)
def test_what_reads_as_one_character_is_one_grapheme(text: str) -> None:
    assert [(start, end) for start, end, _ in graphemes(f"a{text}b")] == [
        (0, 1),
        (1, 1 + len(text)),
        (1 + len(text), 2 + len(text)),
    ]


@given(lines, st.integers(1, 30))
@settings(max_examples=800)
def test_wrapped_rows_hold_everything_within_the_width(text: str, cells: int) -> None:
    rows = wrap(text, cells)
    edges = {start for start, _, _ in graphemes(text)} | {len(text)}
    done = 0
    for start, end in rows:
        assert text[done:start] in ("", " ")
        assert {start, end} <= edges
        assert cell_width(text[start:end]) <= cells or len(list(graphemes(text[start:end]))) == 1
        assert start < end or not text
        done = end
    assert text[done:] in ("", " ")


@given(lines, st.integers(0, 30))
def test_clipped_text_fits_and_is_as_long_as_can_be(text: str, cells: int) -> None:
    clipped = clip(text, cells)
    assert text.startswith(clipped)
    assert cell_width(clipped) <= cells
    rest = next(graphemes(text, len(clipped)), None)
    assert rest is None or cell_width(clipped) + rest[2] > cells


@given(lines, st.integers(1, 30))
def test_fitted_text_is_exactly_as_wide_as_asked(text: str, cells: int) -> None:
    text = visible_line(text)  # a joiner at its end would swallow the padding
    assert cell_width(fit(text, cells)) == cells


def rows(text: str, cells: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, cells)]


def test_rows_break_at_blanks_and_inside_long_words_only() -> None:
    assert rows("The quick brown fox", 10) == ["The quick ", "brown fox"]
    assert rows("The quick brown fox", 9) == ["The quick", "brown fox"]
    assert rows("a incomprehensibilities b", 8) == ["a ", "incompre", "hensibil", "ities b"]
    assert rows("你好，世界", 4) == ["你", "好，", "世界"]
    assert rows("서울이다. 끝", 8) == ["서울이", "다. 끝"]
    assert rows("see 世界 now", 7) == ["see 世", "界 now"]
    assert rows("naïve approaches", 8) == ["naïve ", "approach", "es"]
    assert rows("", 5) == [""]


def test_text_whose_width_terminals_dispute_is_known() -> None:
    assert not doubtful_width("plain, naïve e\u0301, 你好 ✅")
    assert all(map(doubtful_width, ["👩\u200d👧", "❤\ufe0f", "🇩🇪", "👍\U0001f3fd", "क\u093f"]))
