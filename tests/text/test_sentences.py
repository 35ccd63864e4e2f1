from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Lee met Mrs. Ortiz at 5 p.m. on Main St. in town.", None),
        ("She moved to the U.S. in May. It rained.", ["She moved to the U.S. in May.", "It rained."]),
        ("It pays 3.5 percent. Good.", ["It pays 3.5 percent.", "Good."]),
        ("J. S. Bach wrote it.", None),
        ("Well... maybe. Well... Maybe so.", ["Well... maybe.", "Well...", "Maybe so."]),
        ('He said "Go." Then he left.', ['He said "Go."', "Then he left."]),
        ("A heading\n\nand its text. End", ["A heading\n\nand its text.", "End"]),
        ("今日は晴れ。明日は雨！「本当？」はい", ["今日は晴れ。", "明日は雨！", "「本当？」", "はい"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_where_sentences_end(text: str, parts: list[str] | None) -> None:
    assert sentences(text) == ([text] if parts is None else parts)


@given(
    st.text()
    | st.lists(st.sampled_from(["a", "Mr", ". ", "...", "? ", '"', "。", "\n", "1", ")"]), max_size=40).map("".join)
)
def test_nothing_is_lost(text: str) -> None:
    def solid(part: str) -> str:
        return "".join(part.split())

    assert solid("".join(sentences(text))) == solid(text)
