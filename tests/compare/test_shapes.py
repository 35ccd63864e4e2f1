"""What changed between two outputs of a case, whatever they say."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.compare.shapes.kinds import name
from workbench.compare.shapes.measure import shape_of
from workbench.compare.shapes.shape import Standing, shape_from_json, shape_to_json
from workbench.records import CheckResult, Output, OutputError, Signal

if TYPE_CHECKING:
    from workbench.compare.shapes.shape import Shape
    from workbench.records import JsonObject

ORDER = {"id": "A-7", "amount_cents": 1250, "due": "2024-03-09", "level": "high", "lines": [{"sku": "x1", "count": 2}]}
TEXT = json.dumps(ORDER)
LETTER = (
    "Dear customer,\n\nyour parcel left our store on Monday. It weighs about two kilos.\n\n## Next steps\n\n"
    "- Wait for the courier.\n- Sign the slip he shows you.\n\nWe thank you for your order."
)
OTHER_LETTER = (
    "Hello,\n\nthe package has been on its way since the start of the week and is heavy.\n\n## What comes now\n\n"
    "- The driver rings at your door.\n- You confirm that you have it.\n\nMany thanks for buying from us."
)


def said(text: str, *, stop: str | None = None) -> Output:
    return Output("orders", "c-1", 0, ({"type": "text", "text": text},), stop_reason=stop)


def called(*calls: tuple[str, JsonObject]) -> Output:
    content = [
        {"type": "tool_use", "id": f"t{at}", "name": tool, "input": given} for at, (tool, given) in enumerate(calls)
    ]
    return Output("orders", "c-1", 0, tuple(content))


def keys(shape: Shape) -> list[tuple[str, str, str]]:
    return [part.key for part in shape.parts]


def edited(**changes: object) -> str:
    return json.dumps({**ORDER, **changes})


@pytest.mark.parametrize(
    ("target", "expected", "called_so"),
    [
        (f"```json\n{TEXT}\n```", ("fence-added", "", "json"), "adds a ```json fence"),
        (f"Here you are:\n\n{TEXT}", ("preamble-added", "", ""), "adds words before the JSON"),
        (f"{TEXT}\n\nI rounded the sum.", ("postamble-added", "", ""), "adds words behind the JSON"),
        (TEXT.replace('"amount_cents": 1250, ', ""), ("key-dropped", "$.amount_cents", ""), "drops `amount_cents`"),
        (edited(lines=[{"sku": "x1"}]), ("key-dropped", "$.lines[*].count", ""), "drops `lines[*].count`"),
        (edited(note="fragile"), ("key-added", "$.note", ""), "adds `note`"),
        (TEXT.replace('"id"', '"order_id"'), ("key-renamed", "$.id", "order_id"), "renames `id` to `order_id`"),
        (edited(amount_cents="1250"), ("type-changed", "$.amount_cents", "number to text"), None),
        (edited(amount_cents=12.5), ("scaled", "$.amount_cents", "0.01"), "multiplies `amount_cents` by 0.01"),
        (edited(due="09.03.2024"), ("form-changed", "$.due", "9-9-9 -> 9.9.9"), None),
        (edited(level="HIGH"), ("case-changed", "$.level", "capitals"), "writes `level` in capitals"),
        (edited(level="low"), ("choice-changed", "$.level", "high -> low"), "`level`: high -> low"),
        (TEXT.replace("high", "hi\ngh"), ("json-broken", "", "a line break inside a string"), None),
        (TEXT[:70], ("truncated", "", ""), "is cut off"),
        ("The order A-7 costs 12.50 and is due in March.", ("json-lost", "", ""), "answers in prose instead of JSON"),
        ("", ("empty", "", ""), "answers nothing"),
    ],
)  # fmt: skip
def test_the_main_change_of_json(target: str, expected: tuple[str, str, str], called_so: str | None) -> None:
    shape = shape_of(said(TEXT), said(target))
    assert keys(shape)[0] == expected
    if called_so:
        assert name(shape.parts[0]) == called_so


def test_keys_in_another_style_are_one_change() -> None:
    shape = shape_of(said('{"first_name": "Ann", "last_name": "Lee"}'), said('{"firstName": "Ann", "lastName": "Lee"}'))
    assert name(shape.parts[0]) == "writes keys in camelCase"


def test_a_text_in_other_words_inside_json_is_no_change_of_its_own() -> None:
    before = json.dumps({"why": "the buyer asked for a new invoice because his address was wrong", "ok": True})
    after = json.dumps({"why": "since the address on it was not right, a fresh invoice was requested", "ok": True})
    shape = shape_of(said(before), said(after))
    assert shape.parts == ()
    assert shape.reworded


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (f"```\n{LETTER}\n```", ("fence-added", "", "")),
        (LETTER.replace("- W", "1. W").replace("- S", "2. S"), ("form-swapped", "bullets", "numbered items")),
        (LETTER.replace("- Wait", "Wait").replace("- Sign", "Sign"), ("form-lost", "", "bullets")),
        (LETTER.replace("## Next steps\n\n", ""), ("form-lost", "", "headings")),
        (LETTER.replace("two kilos", "**two kilos**"), ("form-added", "", "bold words")),
        (LETTER.replace("Next steps", "Nächste Schritte"), ("replaced", '"next steps"', '"nächste schritte"')),
        (f"{LETTER}\n\nShall I change anything?", ("text-added", "at the end", "a sentence")),
        (f"# Your parcel\n\n{LETTER}".replace("## Next", "# Next"), ("text-added", "at the beginning", "a heading")),
        (LETTER[:110], ("truncated", "", "")),
    ],
)  # fmt: skip
def test_the_changes_of_a_text_that_is_else_the_same(target: str, expected: tuple[str, str, str]) -> None:
    shape = shape_of(said(LETTER), said(target))
    assert expected in keys(shape)


def test_a_reworded_letter_has_no_change_but_of_words() -> None:
    shape = shape_of(said(LETTER), said(OTHER_LETTER))
    assert {part.kind for part in shape.parts} <= {"phrase-added", "phrase-dropped", "replaced"}
    assert not shape.kept


def test_a_contraction_is_no_other_beginning() -> None:
    shape = shape_of(said(f"Here is a letter: {LETTER}"), said(f"Here’s a letter: {OTHER_LETTER}"))
    assert not any(part.where == "at the beginning" for part in shape.parts)


def test_equal_outputs_have_no_shape() -> None:
    shape = shape_of(said(LETTER), said(LETTER))
    assert shape.parts == ()
    assert not shape.reworded


def test_a_comment_in_code_is_no_heading() -> None:
    code = "Use this:\n\n```python\n# load it\nload()\n```\n\nIt takes a second."
    shape = shape_of(said(code.replace("# load it\n", "")), said(code))
    assert ("form-added", "", "headings") not in keys(shape)


def test_tags_of_the_answer_are_a_form() -> None:
    shape = shape_of(said(f"<thinking>\nHe asks for news.\n</thinking>\n\n{LETTER}"), said(OTHER_LETTER))
    assert name(shape.parts[0]) == "drops the <thinking> tags"


def test_json_in_a_fence_is_the_answer_whatever_is_said_around_it() -> None:
    talk = "First I looked at the order as a whole, then at each of its lines. " * 12
    shape = shape_of(said(TEXT), said(f"{talk}\n\n```json\n{TEXT}\n```"))
    assert keys(shape) == [("fence-added", "", "json"), ("preamble-added", "", "")]


def test_a_stop_reason_says_more_than_the_text() -> None:
    shape = shape_of(said(LETTER, stop="end_turn"), said(OTHER_LETTER, stop="max_tokens"))
    assert keys(shape)[0] == ("truncated", "", "")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (said("I would look that up."), ("tool-missing", "find", "")),
        (called(("search", {"query": "shoes", "limit": 3})), ("tool-changed", "search", "find")),
        (called(("find", {"query": "shoes"})), ("argument-dropped", "find.limit", "")),
        (called(("find", {"query": "shoes", "limit": "3"})), ("argument-type", "find.limit", "text")),
        (called(("find", {"query": "shoes", "limit": 5})), ("argument-changed", "find.limit", "")),
        (called(("find", {"query": "shoes", "limit": 3}), ("find", {"query": "a"})), ("calls-more", "", "")),
    ],
)
def test_the_changes_of_calls(target: Output, expected: tuple[str, str, str]) -> None:
    assert expected in keys(shape_of(called(("find", {"query": "shoes", "limit": 3})), target))


def test_a_call_left_out_is_told_in_general_too() -> None:
    """Cases that call a tool of their own have nothing else in common."""
    shape = shape_of(called(("find", {})), said("No."))
    assert ("tool-missing", "", "") in keys(shape)


def test_a_request_that_fails() -> None:
    failed = Output("orders", "c-1", 0, error=OutputError("invalid_request_error", "top_k is not allowed", 400))
    (part,) = shape_of(said(LETTER), failed).parts
    assert name(part) == "the request fails: invalid_request_error"
    assert "top_k" in part.evidence


def failing(kind: str, reason: str, category: str, path: str | None = None) -> CheckResult:
    return CheckResult(kind, False, None, reason, category, path=path)


def passing(kind: str, category: str, path: str | None = None) -> CheckResult:
    return CheckResult(kind, True, None, "", category, path=path)


def test_a_change_that_explains_a_failing_check_comes_first() -> None:
    fenced = f"```json\n{json.dumps({key: value for key, value in ORDER.items() if key != 'level'})}\n```"
    before, after = said(TEXT), said(fenced)
    assert keys(shape_of(before, after))[0] == ("key-dropped", "$.level", "")
    now = [failing("is-json", "not JSON: a code fence around it", "format")]
    shape = shape_of(before, after, (), [passing("is-json", "format")], now)
    assert keys(shape)[0] == ("fence-added", "", "json")
    assert shape.parts[0].standing is Standing.EXPLAINS


def test_a_failing_check_that_nothing_explains_is_a_change_by_its_reason() -> None:
    reasons = ["'sure' is not there (12 words)", "'maybe' is not there (7 words)"]
    was = [passing("contains", "content")]
    now = [[failing("contains", one, "content")] for one in reasons]
    shapes = [shape_of(said(LETTER), said(OTHER_LETTER), (), was, one) for one in now]
    first, second = (shape.parts[0] for shape in shapes)
    assert first.key == second.key
    assert name(first) == "fails contains: … is not there (… words)"


def test_what_failed_before_is_no_change() -> None:
    bad = [failing("contains", "'x' is not there", "content")]
    assert not any(part.kind == "check-lost" for part in shape_of(said(LETTER), said(OTHER_LETTER), (), bad, bad).parts)


def test_a_signal_stands_above_what_was_only_seen() -> None:
    signal = Signal("refusal", "refusal", "refuses", "I cannot do that", True, 0.0, 1.0)
    shape = shape_of(said(TEXT), said("I cannot do that."), [signal])
    assert name(shape.parts[0]) == "refuses"


def test_a_signal_and_the_part_it_speaks_of_are_one() -> None:
    signal = Signal("fence-added", "format", "wraps it in a fence", "```json", True, 0.0, 1.0)
    shape = shape_of(said(TEXT), said(f"```json\n{TEXT}\n```"), [signal])
    assert keys(shape) == [("fence-added", "", "json")]
    assert shape.parts[0].standing is Standing.SIGNALLED


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_have_a_shape_that_can_be_stored(left: str, right: str) -> None:
    shape = shape_of(said(left), said(right))
    assert shape_from_json(json.loads(json.dumps(shape_to_json(shape)))) == shape
    assert pickle.loads(pickle.dumps(shape)) == shape
    assert shape_of(said(left), said(left)).parts == ()


@pytest.mark.parametrize("sign", ["[", '{"', '"', "“", "```\n", "**", "| ", "1. ", " ", "\n", "a.", "。", "- a\n"])
def test_no_text_takes_long(sign: str) -> None:
    """Each of these would run for minutes if a pattern went over it once a character."""
    shape_of(said(LETTER + sign * 50_000), said(sign * 40_000 + LETTER))


BEHIND_JSON = f'```json\n{{"a": "{"b" * 60_000}"}}{" " * 50_000}and more'


@pytest.mark.parametrize("text", ["`" * 100_000, "~" * 100_000, BEHIND_JSON], ids=["backticks", "tildes", "blanks"])
def test_no_long_row_of_one_sign_takes_long(text: str) -> None:
    """Each of these took ten seconds and more when a pattern tried every part of the row."""
    assert shape_of(said(LETTER), said(text)).parts
