from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.jsonlayout import compact
from workbench.text.jsonrepair import repaired


@pytest.mark.parametrize(
    ("text", "read", "mends"),
    [
        ('{"a": 1, "b": [1, 2', '{"a": 1, "b": [1, 2', ["cut off: a bracket that is never closed (line 1, 2 times)"]),
        (
            '{"a": "half a sen',
            '{"a": "half a sen',
            [
                "cut off: a string that is never closed (line 1)",
                "cut off: a bracket that is never closed (line 1)",
            ],
        ),
        ('{"a": 1,\n "b": 2,\n}', '{"a": 1, "b": 2}', ["a comma too many (line 3)"]),
        ('{"a": 1\n "b": 2}', '{"a": 1, "b": 2}', ["a comma missing (line 2)"]),
        ('["x" "y"]', '["x" "y"]', ["a quote inside a string (line 1)"]),
        ('["x",\n"y"\n"z"]', '["x", "y", "z"]', ["a comma missing (line 3)"]),
        (
            "{'a': 'it\\'s', b: 2}",
            "{'a': 'it\\'s', b: 2}",
            ["single quotes (line 1, 2 times)", "a word without quotes (line 1)"],
        ),
        ('{"a": "two\nlines"}', '{"a": "two\nlines"}', ["a line break inside a string (line 1)"]),
        ('{"a": "he "no" it", "b": 1}', '{"a": "he "no" it", "b": 1}', ["a quote inside a string (line 1)"]),
        ('{"a": 1, // one\n "b": 2}', '{"a": 1, // one, "b": 2}', ["a comment (line 1)"]),
        ('{"a": [1, 2, "b": 3}', '{"a": [1, 2, "b": 3}', ["a closing bracket missing (line 1)"]),
        ('{"a": {"b": 1], "c": 2}', '{"a": {"b": 1, ], "c": 2', ["a stray ] (line 1)"]),
        ('{"a": NaN, "b": 1e400}', '{"a": NaN, "b": 1e400}', ["a word without quotes (line 1)"]),
        ('{"a":, "b": 1, "c": 2}', '{"a": , "b": 1, "c": 2}', ["a value missing (line 1)"]),
        ('{"url": "http://x.y/#z", "n": 1}', '{"url": "http://x.y/#z", "n": 1}', []),
    ],
)  # fmt: skip
def test_broken_json_keeps_what_is_there_and_says_what_was_mended(text: str, read: str, mends: list[str]) -> None:
    found = repaired(text)
    assert found.sound
    assert compact(found.tree.root).startswith(read)
    assert [str(mend) for mend in found.mends][: len(mends)] == mends


@pytest.mark.parametrize(
    "text", ["{{name}}", "[your name here]", "{ x = 1; }", "{\n  color: red;\n  margin: 0;\n}", "[x for x in y]", "{a}"]
)
def test_what_only_looks_like_json_is_not_sound(text: str) -> None:
    assert not repaired(text).sound


def test_the_text_behind_the_last_bracket_is_not_read() -> None:
    text = 'so: {"a": [1,]} and more }'
    found = repaired(text, 4)
    assert text[found.end :] == " and more }"
    with pytest.raises(ValueError, match="no object or array"):
        repaired(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(json_values) | st.dictionaries(st.text(max_size=3), json_values), st.integers(0, 4))
@settings(max_examples=60)
def test_json_to_the_letter_is_read_as_it_is(value: object, indent: int) -> None:
    text = json.dumps(value, indent=indent or None)
    found = repaired(text)
    assert found.mends == ()
    assert found.end == len(text)
    assert json.loads(compact(found.tree.root)) == value


@given(json_values, st.integers(0, 60))
@settings(max_examples=60)
def test_json_cut_off_anywhere_loses_nothing(value: object, length: int) -> None:
    text = json.dumps({"key": value, "last": [True]})[: max(1, length)]
    read = compact(repaired(text).tree.root)
    blanks = str.maketrans("", "", " ,:")
    assert read.translate(blanks) == text.translate(blanks)
