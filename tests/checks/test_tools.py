from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.outputs import answer, call, calling, said
from workbench.checks.arguments import matched
from workbench.checks.tools import tool_calls
from workbench.records import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject, JsonValue

DATA = Path(__file__).parents[2] / "../shared/data/tool_calls"

EARLIER = {"role": "assistant", "content": [call("find_order", {"id": 1})]}
ASKED = ({"role": "user", "content": "late?"}, EARLIER, {"role": "user", "content": "and 4417?"})
EXCHANGE = Output(
    "suite",
    "case",
    0,
    content=({"type": "text", "text": "It left today."},),
    request={"messages": list(ASKED)},
    transcript=(
        *ASKED,
        {"role": "assistant", "content": [call("get_order", {"id": 4417})]},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "call-get_order", "content": "{}"}]},
        {"role": "assistant", "content": [call("track", {"parcel": {"n": 9, "zone": "b"}})]},
        {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "call-track", "content": "{}"}]},
        {"role": "assistant", "content": [{"type": "text", "text": "It left today."}]},
    ),
)


def test_calls_of_every_turn_count() -> None:
    assert said("tool-called", EXCHANGE, "get_order").passed is True
    assert said("tool-called", EXCHANGE, ["get_order", "track"]).passed is True
    assert said("tool-order", EXCHANGE, ["get_order", "track"]).passed is True
    assert said("tool-order", EXCHANGE, ["track", "get_order"]).passed is False
    assert said("no-tool-called", EXCHANGE).passed is False


def test_calls_in_messages_given_to_the_model_are_not_its_own() -> None:
    assert said("tool-called", EXCHANGE, "find_order").passed is False
    assert said("no-tool-called", EXCHANGE, "find_order").passed is True


def test_arguments_are_compared_as_values() -> None:
    assert said("tool-arguments", EXCHANGE, {"tool": "get_order", "input": {"id": 4417.0}}).passed is True
    nested = {"tool": "track", "input": {"parcel": {"zone": "b", "n": 9}}}
    assert said("tool-arguments", EXCHANGE, nested).passed is True


def test_the_reason_names_the_argument_that_differs() -> None:
    once = calling(("get_order", {"id": 12, "full": True}))
    asked = said("tool-arguments", once, {"tool": "get_order", "input": {"id": 1200, "full": True}})
    assert asked.reason == "get_order: argument 'id' is 12, expected 1200"
    extra = said("tool-arguments", once, {"tool": "get_order", "input": {"id": 12}})
    assert extra.reason == "get_order: unexpected argument 'full': true"
    none = said("tool-arguments", answer("12 it is"), {"tool": "get_order", "input": {"id": 12}})
    assert none.reason == "get_order was not called; no tool was called"
    assert none.category == "tool-use"


def test_an_answer_without_calls() -> None:
    assert said("no-tool-called", "hello").passed is True
    assert said("not-tool-called", "hello", "get_order").passed is True


def test_a_call_written_down_instead_of_made_is_told_from_none() -> None:
    for text in (
        "I will call get_order(id=4417) now.",
        '```json\n{"name": "get_order", "arguments": {"id": 4417}}\n```',
        "<get_order>4417</get_order>",
    ):
        reason = said("tool-called", text, "get_order").reason
        assert reason.startswith("get_order was not called but printed as text: '")
        listed = said("tool-arguments", text, [{"tool": "get_order", "input": {"id": 4417}}])
        assert "printed as text" in listed.reason
    assert "printed" not in said("tool-called", "The tool get_order would help.", "get_order").reason


def test_arguments_given_as_text_are_read_and_what_is_no_json_is_said() -> None:
    block = {"type": "tool_use", "id": "1", "name": "find", "input": '{"q": "tea"}'}
    asked = {"tool": "find", "input": {"q": "tea"}}
    assert said("tool-arguments", Output("s", "c", 0, content=(block,)), asked).passed is True
    broken = said("tool-arguments", Output("s", "c", 0, content=({**block, "input": '{"q": "te'},)), asked)
    assert (broken.passed, broken.reason) == (False, 'find: the arguments are not JSON: \'{"q": "te\'')


def test_arguments_are_held_against_a_schema() -> None:
    asked = {"tool": "track", "schema": {"properties": {"n": {"type": "integer", "minimum": 1}}, "required": ["n"]}}
    assert said("tool-arguments", calling(("track", {"n": 9})), asked).passed is True
    result = said("tool-arguments", calling(("track", {"n": 0})), asked)
    assert (result.passed, result.reason) == (False, "track: $.n: 0 is not at least 1")
    assert said("tool-arguments", calling(("track", {})), {"tool": "track", "schema": {"type": "x"}}).passed is None


ACCEPTS = {
    "city": ["Paris", "Paris, France"],
    "days": [3],
    "unit": ["C", ""],
    "near": [{"lat": [48.9], "lon": [2, 2.4]}],
}
PARIS = {"city": "paris france", "days": 3, "near": {"lat": 48.9, "lon": 2}}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (PARIS, None),
        ({**PARIS, "unit": "c"}, None),
        ({**PARIS, "city": "London"}, "argument 'city' is 'London', expected 'Paris' or 'Paris, France'"),
        ({**PARIS, "days": "3"}, "argument 'days' is '3', expected 3"),
        ({**PARIS, "days": 3.0}, "argument 'days' is 3.0, expected 3"),
        ({**PARIS, "days": True}, "argument 'days' is true, expected 3"),
        ({**PARIS, "extra": 1}, "unexpected argument 'extra': 1"),
        ({"days": 3, "near": PARIS["near"]}, "argument 'city' is missing, expected 'Paris' or 'Paris, France'"),
        (
            {**PARIS, "near": {"lat": 48.9}},
            'argument \'near\' is {"lat": 48.9}, expected {"lat": [48.9], "lon": [2, 2.…',
        ),
    ],
)
def test_arguments_are_held_against_accepted_values(given: JsonObject, reason: str | None) -> None:
    result = said("tool-arguments", calling(("weather", given)), {"tool": "weather", "accepts": ACCEPTS})
    assert result.passed is (reason is None)
    assert reason is None or result.reason == f"weather: {reason}"


def test_the_tools_own_schema_says_what_kind_a_number_is() -> None:
    tools = [{"name": "pay", "input_schema": {"properties": {"sum": {"type": "number"}, "times": {"type": "integer"}}}}]
    request = {"messages": [], "tools": tools}
    asked = {"tool": "pay", "accepts": {"sum": [5], "times": [2]}}

    def paid(given: JsonObject) -> str:
        block = call("pay", given)
        return said("tool-arguments", Output("s", "c", 0, content=(block,), request=request), asked).reason

    assert paid({"sum": 5.0, "times": 2}).startswith("pay was called with")
    assert paid({"sum": 5, "times": 2.0}) == "pay: argument 'times' is 2.0, which is not a whole number"


TWO = [{"tool": "play", "accepts": {"artist": ["Ada"]}}, {"tool": "play", "accepts": {"artist": ["Ada", "Bo"]}}]


def test_a_list_stands_for_all_calls_in_any_order() -> None:
    ada, bo, cy = ({"artist": name} for name in ("Ada", "Bo", "Cy"))
    for order in ((ada, bo), (bo, ada)):
        assert said("tool-arguments", calling(*(("play", one) for one in order)), TWO).passed is True
    alone = said("tool-arguments", calling(("play", ada)), TWO)
    assert (alone.passed, alone.reason) == (False, "1 call, 2 expected; called play")
    other = said("tool-arguments", calling(("play", ada), ("play", cy)), TWO)
    assert other.reason == "play: argument 'artist' is 'Cy', expected 'Ada' or 'Bo'"
    wrong = said("tool-arguments", calling(("play", ada), ("stop", bo)), TWO)
    assert wrong.reason == "called stop, expected play"


@given(
    st.integers(0, 5).flatmap(lambda size: st.lists(st.lists(st.booleans(), min_size=size, max_size=size), max_size=5))
)
def test_as_many_pairs_are_made_as_can_be(fits: list[list[bool]]) -> None:
    def most(row: int, taken: frozenset[int]) -> int:
        if row == len(fits):
            return 0
        free = [column for column, fit in enumerate(fits[row]) if fit and column not in taken]
        return max([most(row + 1, taken), *(1 + most(row + 1, taken | {column}) for column in free)])

    pairs = matched(fits)
    assert all(fits[row][column] for column, row in pairs.items())
    assert len(set(pairs.values())) == len(pairs) == most(0, frozenset())


def test_steps_are_the_replies_that_call_tools() -> None:
    assert said("tool-order", EXCHANGE, {"order": ["get_order", "track"], "max_steps": 2}).passed is True
    fewer = said("tool-order", EXCHANGE, {"max_steps": 1})
    assert (fewer.passed, fewer.reason) == (False, "2 steps with calls, at most 1 allowed; called get_order, track")
    together = said("tool-order", EXCHANGE, [["get_order", "track"]])
    assert together.reason == "get_order, track was not called in one reply; called get_order, track"
    both = calling(("b", {}), ("a", {}), ("c", {}))
    assert said("tool-order", both, [["a", "b"], "c"]).passed is True
    assert said("tool-order", both, ["a", "b"]).passed is False


@pytest.mark.parametrize("value", [{"tool": 3}, [], [3], {"tool": "x", "input": {}, "schema": {}}, "x", None])
def test_arguments_that_are_not_understood_are_undecided(value: JsonValue) -> None:
    assert said("tool-arguments", calling(("x", {})), value).passed is None


KINDS = {"dict": "object", "float": "number", "tuple": "array"}


def json_schema(told: Any) -> Any:
    """BFCL's description of parameters as JSON Schema."""
    if isinstance(told, list):
        return [json_schema(one) for one in told]
    if not isinstance(told, dict):
        return told
    made = {key: json_schema(value) for key, value in told.items()}
    kind = told.get("type")
    if kind == "any":
        del made["type"]
    elif isinstance(kind, str):
        made["type"] = KINDS.get(kind, kind)
    return made


def bfcl(name: str) -> Iterator[tuple[JsonObject, Output, list[JsonObject]]]:
    """The rows of a file with the output they record and the calls that are right."""
    for line in gzip.decompress((DATA / f"bfcl_{name}.jsonl.gz").read_bytes()).decode().splitlines():
        row = json.loads(line)
        calls = tuple(call(one["name"], one["arguments"]) for one in row.get("tool_calls") or ())
        said_only = ({"type": "text", "text": row["raw_result"]},) if isinstance(row["raw_result"], str) else ()
        tools = [
            # the API takes no dots in names, so the models were shown the names without
            {"name": one["name"].replace(".", "_"), "input_schema": json_schema(one["parameters"])}
            for one in row["tools"]
        ]
        output = Output("s", "c", 0, content=said_only or calls, request={"messages": [], "tools": tools})
        expected = [{"tool": tools[0]["name"], "accepts": one} for one in (row.get("expected") or {}).values()]
        yield row, output, expected


@pytest.mark.skipif(not DATA.exists(), reason="the recorded calls are not here")
@pytest.mark.parametrize(
    ("name", "rows", "alike"), [("simple", 1600, 1584), ("parallel", 800, 800), ("relevance_no_call", 960, 960)]
)
def test_recorded_calls_are_judged_as_their_source_judged_them(name: str, rows: int, alike: int) -> None:
    count = agree = 0
    for row, output, expected in bfcl(name):
        check = said("tool-arguments", output, expected) if expected else said("no-tool-called", output)
        count += 1
        agree += check.passed is row["valid"]
        if check.passed is not row["valid"]:  # whole numbers in a list of decimal ones, which JSON does not tell apart
            assert row["checker"]["error_type"] == "type_error:nested"
    assert (count, agree) == (rows, alike)


def test_a_transcript_that_holds_anything_but_messages_has_no_calls_there() -> None:
    block = {"type": "tool_use", "id": "1", "name": "lookup", "input": {}}
    transcript: Any = ("noise", None, 7, {"role": "assistant", "content": [block]})
    assert [call.tool for call in tool_calls(Output("s", "c", 0, content=(), transcript=transcript))] == ["lookup"]
