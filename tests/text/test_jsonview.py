from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text.jsonfind import json_parts
from workbench.text.jsonlayout import reindented
from workbench.text.jsonview import json_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.text.jsonview import JsonView

KEYS = ["a", "b", "c", "id", "name", "long key", "é", "x\ny", 'q"q']
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=8),
    st.sampled_from([10**20, -0.0, 1e22, 1e-9, "12", "true", "line\nline", "back\\slash", "[1, {", "//no", "\ud800"]),
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
containers = st.lists(values, max_size=4) | st.dictionaries(st.sampled_from(KEYS), values, max_size=4)
PIECES = [
    "{", "}", "[", "]", ",", ":", '"', "'", "\\", "\n", " ", "```json\n", "```\n", "//", "/*", "*/", "#", "\ufeff",
    "\r\n",
    '"a": 1', '"b": "x"', "key: word", "true", "-1.50", "1e400", "NaN", "Sure, here: ", '{"a": [1, 2', "'it''s'", "é",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)


def told(text: str | None) -> list[str]:
    """What a text says but for breaks, blanks, commas and colons, which are laid out, and where comments stand."""
    assert text is not None
    return sorted(re.sub(r"\\[rn]|[\s,:\ufeff]+", "", text))


def without_rows(text: str | None) -> str:
    """A text laid out without what its rows add: a string stands in one or in several as the other side's does."""
    assert text is not None
    return re.sub(r"[\s,]+", "", text)


def written_otherwise(value: Any, chance: random.Random) -> str:
    """The value as JSON with its keys in any order and its scalars in any of their forms."""
    if isinstance(value, dict):
        entries = [f"{written_otherwise(key, chance)} : {written_otherwise(value[key], chance)}" for key in value]
        chance.shuffle(entries)
        return "{" + ",\n".join(entries) + "}"
    if isinstance(value, list):
        return "[ " + ", ".join(written_otherwise(part, chance) for part in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=chance.random() < 0.5)
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    return chance.choice(list(forms(json.dumps(value))))


def forms(number: str) -> Iterator[str]:
    yield number
    if "e" not in number:
        yield f"{number}e0"
        yield f"{number}0" if "." in number else f"{number}.00"


def lines(view: JsonView) -> list[str]:
    return [str(change) for change in view.changes]


@given(texts, texts)
@settings(max_examples=80)
def test_nothing_of_either_text_is_lost_and_a_side_does_not_depend_on_the_other(a: str, b: str) -> None:
    view, mirrored = json_view(a, b), json_view(b, a)
    assert told(view.left) == told(a)
    assert told(view.right) == told(b)
    assert without_rows(mirrored.left) == without_rows(view.right)
    assert without_rows(mirrored.right) == without_rows(view.left)
    for keys, numbers in ((True, False), (False, True), (True, True)):
        assert json_view(a, b, keys=keys, numbers=numbers).left is not None


@given(containers, st.integers(0, 9))
@settings(max_examples=60)
def test_values_equal_under_the_toggles_look_equal_and_have_no_changes(value: Any, seed: int) -> None:
    first, second = json.dumps(value), written_otherwise(value, random.Random(seed))
    view = json_view(first, second, keys=True, numbers=True)
    assert view.left == view.right
    assert view.changes == ()
    assert json_view(first, first).changes == ()


@given(containers, containers)
@settings(max_examples=80)
def test_there_are_changes_exactly_where_the_values_differ(a: Any, b: Any) -> None:
    left, right = json.dumps(a), json.dumps(b)
    view = json_view(left, right)
    assert bool(view.changes) == (left != right) == (view.left != view.right)
    assert bool(json_view(right, left).changes) == bool(view.changes)
    ignoring = json_view(left, right, keys=True, numbers=True)
    assert bool(ignoring.changes) == (ignoring.left != ignoring.right)


def test_an_answer_in_a_fence_is_laid_out_in_the_order_of_the_other_and_its_prose_stays() -> None:
    view = json_view(
        '{"name": "Ada", "age": 36}',
        'Here it is:\n```json\n{"age":36, "town": "Turin",\n"name":"Ada"}\n```\nBye',
        keys=True,
    )
    assert view.left == '{\n  "name": "Ada",\n  "age": 36,\n}'
    assert view.right == ('Here it is:\n```json\n{\n  "name": "Ada",\n  "age": 36,\n  "town": "Turin",\n}\n```\nBye')
    assert lines(view) == ['$.town (none) -> "Turin"']


def test_the_exact_view_keeps_every_literal_as_written() -> None:
    text = '{"big": 12345678901234567890, "huge": 1e400, "n": 1.50, "e": "\\u00e9", "d": 1, "d": 2}'
    view = json_view(text, '{"d": 1, "d": 3, "e": "é", "n": 1.5, "big": 12345678901234567891, "huge": 1e400}')
    assert view.left == (
        '{\n  "big": 12345678901234567890,\n  "huge": 1e400,\n  "n": 1.50,\n  "e": "\\u00e9",\n  "d": 1,\n  "d": 2,\n}'
    )
    assert lines(view) == [
        '$ keys "big", "huge", "n", "e", "d", "d" -> "d", "d", "e", "n", "big", "huge"',
        "$.big 12345678901234567890 -> 12345678901234567891",
        "$.n 1.50 -> 1.5",
        '$.e "\\u00e9" -> "é"',
        "$.d#2 2 -> 3",
    ]
    assert [change.kind for change in view.changes] == ["order", "changed", "written", "written", "changed"]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("1", "1.0", True), ("1", "1e0", True), ("-0", "0.0", True), ("1e400", "10e399", True), ("0.10", "1e-1", True),
        ("12345678901234567890", "12345678901234567890.0", True), ("5", "5.5", False),
        ('"\\u00e9"', '"é"', True), ('"a\\/b"', '"a/b"', True),
        ("1", "true", False), ("0", "false", False), ("12", '"12"', False), ("0.1", "0.1000000000000000055", False),
        ("12345678901234567890", "12345678901234567891", False), ("1e400", "1e401", False), ("null", '"null"', False),
        ("9007199254740993", "9007199254740992.0", False), ("1e99999999999999999999", "1e99999999999999999998", False),
    ],
)  # fmt: skip
def test_scalars_are_compared_by_type_and_value(left: str, right: str, same: bool) -> None:
    a, b = f'{{"x": {left}}}', f'{{"x": {right}}}'
    assert (json_view(a, b, numbers=True).changes == ()) is same
    assert json_view(a, b).changes != ()


def test_a_string_of_several_lines_is_shown_in_rows_that_can_be_compared() -> None:
    view = json_view('{"cmd": "cd x\\nls -l\\n", "n": "a\\n"}', '{"cmd": "cd x\\\\nls", "n": "a\\\\nb"}')
    assert view.left == '{\n  "cmd": "\n    cd x\\n\n    ls -l\\n\n  ",\n  "n": "a\\n",\n}'
    assert view.right == '{\n  "cmd": "\n    cd x\\\\nls\n  ",\n  "n": "a\\\\nb",\n}'


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ('"Read it:\nOne = 1\r\nTwo = 2"', '"Read it:\\nOne = 1\\r\\nTwo = 2"', []),
        ('"sort"', '"sort\\necho done"', ["sort\\n", "echo done"]),
        ('"sort\\necho done"', '"sort\\necho done\\nexit"', ["echo done\\n", "exit"]),
        ('"echo one two\\nls"', '"cd x\\necho one two\\nls"', ["cd x\\n"]),
        ('["a", "sort"]', '["a", "sort\\nls"]', ["sort\\n", "ls"]),
        ('""', '"one\\ntwo"', ["one\\n", "two"]),
    ],
)
def test_a_string_changes_no_row_but_those_of_its_own_lines(left: str, right: str, marked: list[str]) -> None:
    view = json_view(f'{{"command": {left}}}', f'{{"command": {right}}}')
    ours, others = ((text or "").split("\n") for text in (view.left, view.right))
    assert [row.strip() for row in others if row not in ours] == marked
    assert len([row for row in ours if row not in others]) <= len(marked)


def test_what_had_to_be_mended_on_one_side_only_is_a_change() -> None:
    view = json_view('{"a": 1}', '{"a": 1,}')
    assert view.left == view.right
    assert lines(view) == ["$ mended (nothing) -> a comma too many (line 1)"]
    assert lines(json_view('{"a": 1,}', '{\n"a": 1,\n}')) == []
    quoted = '{"a": "one\ntwo"}', '{"a": "one\\ntwo"}'
    assert [change.kind for change in json_view(*quoted).changes] == ["written", "mended"]
    assert lines(json_view(*quoted, numbers=True)) == []


def test_an_entry_more_at_the_end_changes_no_other_row() -> None:
    view = json_view('{"a": 1}', '{"a": 1, "b": []}')
    assert view.left is not None
    assert view.right is not None
    assert set(view.right.split("\n")) - set(view.left.split("\n")) == {'  "b": [],'}


def test_json_inside_prose_and_behind_it_is_found() -> None:
    view = json_view('The result {"a": 1} is fine.', 'It is\n{"a": 2, "b": [1,\n')
    assert view.left == 'The result \n{\n  "a": 1,\n}\n is fine.'
    assert view.right == 'It is\n{\n  "a": 2,\n  "b": [\n    1,'
    assert lines(view)[0] == "$.a 1 -> 2"
    assert [str(mend) for mend in view.right_mends] == ["cut off: a bracket that is never closed (line 3, 2 times)"]


@pytest.mark.parametrize(
    "prose",
    [
        "See [1] and [2].", "[Your name]\n\nDear {customer},", "Use `{}` here", "{{name}} is it", "a[0] = {i}", "",
        "[1] A note.\n[2, 3] Others.\n[4]", "```js\nconst x = [\n  {\"a\": 1},\n]\n```",
        "42", "\\frac{a}{b} = {c}", "if (x) {\n  return [y for y in x];\n}", "```python\nx = [1, 2]\n```",
        '"quoted"',
    ],
)  # fmt: skip
def test_prose_and_code_are_no_json_and_stay_as_they_are(prose: str) -> None:
    assert not json_parts(prose)
    assert json_view(prose, '{"a": 1}').left == prose


def test_a_comment_before_json_in_a_fence_stays() -> None:
    text = '```json\n// package.json\n{"name": "x"}\n```'
    assert json_view(text, "").left == '```json\n// package.json\n{\n  "name": "x",\n}\n```'
    assert json_parts("List:\n[1, 2]\n")


def test_several_values_in_one_answer_are_compared_each_with_its_own() -> None:
    view = json_view('{"a": 1}\n{"b": 2}\n', '{"a": 1}\n{"b": 3}\n')
    assert lines(view) == ["$2.b 2 -> 3"]
    dropped = json_view('```json\n{"a": 1}\n```\nthen\n```json\n{"b": 2, "c": "here"}\n```', '{"b": 2, "c": "there"}')
    assert lines(dropped) == ['$ {"a": 1} -> (none)', '$2.c -> $.c "here" -> "there"']


def test_what_claims_to_be_json_and_is_not_is_cut_into_rows_and_kept() -> None:
    text = "```json\n{ run it [twice, or so] , never }\n```"
    assert json_view(text, "").left == "```json\n{\n  run it [\n    twice,\n    or so\n  ],\n  never\n}\n```"
    assert reindented('}{"a,b": "c') == '}{\n  "a,b": "c'


def test_blanks_around_json_go_and_those_at_the_end_of_a_string_that_was_cut_off_stay() -> None:
    assert json_view(' \n{"a": 1}\n\n', '\ufeff{"a": 1}').left == '{\n  "a": 1,\n}'
    assert json_view('{"a": "and then  ', "").left == '{\n  "a": "and then  ,'


def test_deep_nesting_is_read_without_end_and_without_filling_memory() -> None:
    view = json_view("[" * 100_000 + "]" * 100_000, "")
    assert view.left is not None
    assert view.left.count("\n") == 199_998
    assert len(view.left) < 15_000_000
    assert len(json_view("[" * 2000 + "1" + "]" * 2000, "[" * 2000 + "2" + "]" * 2000).changes) == 1
    assert json_view('{"a":' * 2000, "[" * 2000).left is not None
