from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.words import word_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one two-three  four's\nfive", 4),
        ("- a — b", 4),
        ("", 0),
        ("我昨天买了三本书。", 8),
        ("今日は Python 3.11 で書きました。", 11),
        ("書いた「はい」と。", 6),
        ("한국어는 띄어 씁니다", 3),
        ("ฉันชอบกินข้าวผัด", 4),
        ("Ça va — très bien", 5),
    ],
)
def test_words_are_counted_as_their_script_has_them(text: str, count: int) -> None:
    assert word_count(text) == count


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_where_blanks_divide_words_they_decide(text: str) -> None:
    assert word_count(text) == len(text.split())


@given(st.text(st.sampled_from("我字か กข。a "), max_size=30), st.text(st.sampled_from("我字か กข。a "), max_size=30))
def test_texts_side_by_side_have_the_words_of_both(one: str, other: str) -> None:
    assert word_count(f"{one} {other}") == word_count(one) + word_count(other)
