from __future__ import annotations

from tests.checks.outputs import answer, call, calling, said
from workbench.records import Output

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
