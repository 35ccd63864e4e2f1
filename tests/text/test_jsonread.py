from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.jsonread import UnreadJsonError, lenient_json, pick

containers = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
).filter(lambda value: isinstance(value, dict | list))
OBJECT = {"priority": "high", "why": "Fence ``` inside"}


@pytest.mark.parametrize(
    "text",
    [
        "%s",
        "  %s\n",
        "\ufeff%s",
        "```json\n%s\n```",
        "```\n%s\n```",
        "Here it is:\n\n```JSON5 title=x\n%s\n```\nAnything else?",
        "~~~~\n%s\n~~~~",
        "Here is the JSON: %s",
        "Sure! [1] says so. %s I hope {this} helps.",
        "```json\n%s",
        "```python\nprint(1)\n```\nand\n```json\n%s\n```",
        "{broken: %s",
    ],
)
def test_json_is_found_in_an_answer(text: str) -> None:
    assert lenient_json(text % json.dumps(OBJECT, indent=2)) == OBJECT


def test_scalars_and_raw_line_breaks_are_read() -> None:
    assert lenient_json(" 42 ") == 42
    assert lenient_json('"yes"') == "yes"
    assert lenient_json('{"a": "line one\nline two\ttab"}') == {"a": "line one\nline two\ttab"}


@given(containers)
def test_a_fence_and_words_around_change_nothing(value: object) -> None:
    assert lenient_json(f"Here you are:\n```json\n{json.dumps(value)}\n```\nDone.") == value


@pytest.mark.parametrize("text", ["", "   ", "no JSON here", "{'single': 1}", '{"a": NaN}', '{"cut": "off', "[1, 2"])
def test_what_does_not_parse_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="no JSON value found"):
        lenient_json(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        ("[" + "1," * 200) * 3000 + "]",
        "[x] " * 50 + '["x ' * 100_000,
        "{" * 200_000,
        '{"a":' * 50_000,
        "```\n" * 50_000,
        "[1," * 100_000,
        "9" * 100_000,
    ],
    ids=["brackets", "long and deep", "strings", "braces", "objects", "fences", "arrays", "digits"],
)
def test_hostile_text_neither_crashes_nor_takes_long(text: str) -> None:
    begin = time.process_time()
    with pytest.raises(ValueError, match=r"no JSON value found|too deeply|too many|too long"):
        lenient_json(text)
    assert time.process_time() - begin < 5


VALUE = {"a": {"b": [{"c": 1}, {"it's": 2}]}, "x-y": None, "ключ": 3, 'q"': 4}


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("$", VALUE),
        ("$.a.b[0].c", 1),
        ("$.a.b[-1]['it\\'s']", 2),
        ('$["a"]["b"][ 0 ]["c"]', 1),
        ("$.x-y", None),
        ("$.ключ", 3),
        ("$['q\"']", 4),
    ],
)
def test_a_path_picks_its_part(path: str, part: object) -> None:
    assert pick(VALUE, path) == part


@pytest.mark.parametrize("path", ["$.nothing", "$.a.b[2]", "$.a.b[-3]", "$.a[0]", "$.a.b.c", "$.a.b[0].c.d"])
def test_a_part_that_is_not_there_is_a_lookup_error(path: str) -> None:
    with pytest.raises(LookupError, match=r"nothing at \$"):
        pick(VALUE, path)


@pytest.mark.parametrize(
    "path", ["", "a.b", "$..a", "$.a.*", "$.a[*]", "$[0:1]", "$[?(@.a)]", "$.", "$a", "$.a b", "$['a"]
)
def test_other_paths_are_refused(path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        pick(VALUE, path)


def test_brackets_before_the_value_do_not_hide_it() -> None:
    for before in ("[the docs](http://d.example) ", "see [1] ", "{x} ", "\x1b[31m", "[TODO] [a, b] "):
        assert lenient_json(before * 100 + '{"a": [1]}') == {"a": [1]}


@pytest.mark.parametrize("text", ["[" * 5000 + "]" * 5000, "9" * 5000, 'Here: {"a": ' + "9" * 5000 + "}"])
def test_json_that_python_does_not_read_is_not_called_none(text: str) -> None:
    with pytest.raises(UnreadJsonError):
        lenient_json(text)
