"""A case's whole exchange: turns, tools, and what the calls of it add up to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.client.serving import Endpoint, block, end, good, refusal, start, streamed, text_block
from workbench.client.send import Connection
from workbench.client.settings import ClientSettings
from workbench.errors import TemplateError
from workbench.evaluate.calls import prepare
from workbench.evaluate.converse import MAX_CALLS, run_case
from workbench.records import Case, Configuration, Output, Suite
from workbench.simulator.app import create_app
from workbench.suites.examples import example_suites_folder
from workbench.suites.read import read_suite

if TYPE_CHECKING:
    from tests.client.serving import Answer
    from workbench.records import JsonObject

SUITE = Suite(
    "desk", {"max_tokens": 100, "system": "Help.", "messages": [{"role": "user", "content": "Hi, I am {{name}}"}]}
)
CASE = Case(
    "desk", "d-1", vars={"name": "Ada"}, tool_results=({"tool": "find", "input": {"id": 4}, "result": [1, "é"]},)
)
CONFIGURATION = Configuration("claude-sonnet-5-5")


async def ran(*answers: Answer, case: Case = CASE, suite: Suite = SUITE) -> tuple[Output, list[JsonObject]]:
    """The output of a case against an endpoint with these answers, and the requests that it sent."""
    played = Endpoint(list(answers))
    async with Connection(ClientSettings(transport=played, max_retries=0)) as connection:
        return await run_case(prepare(suite, case, CONFIGURATION), 3, connection.send), played.calls


def calling(name: str, arguments: JsonObject, **usage: Any) -> Answer:
    """An answer that calls a tool."""
    call = {"type": "tool_use", "id": f"toolu_{name}", "name": name, "input": arguments}
    return streamed(start(), *text_block(0, "Wait."), *block(1, call), *end("tool_use", **usage))


async def test_one_answer_needs_no_transcript() -> None:
    output, calls = await ran(good("Hello Ada."))
    assert (output.suite, output.case, output.sample) == ("desk", "d-1", 3)
    assert output.content == ({"type": "text", "text": "Hello Ada."},)
    assert output.transcript is None
    assert output.request == {key: value for key, value in calls[0].items() if key != "stream"}
    assert output.request["messages"] == [{"role": "user", "content": "Hi, I am Ada"}]
    assert (output.origin, output.simulated, output.stop_reason) == ("live", False, "end_turn")
    assert output.model == "claude-sonnet-5-5"
    assert output.at


async def test_turns_follow_the_models_own_replies() -> None:
    case = replace(CASE, turns=("Hello", "I am {{name}}", "Bye"))
    output, calls = await ran(good("One"), good("Two"), good("Three"), case=case)
    assert [one["content"] for one in calls[2]["messages"][::2]] == ["Hello", "I am Ada", "Bye"]
    assert [one["content"][0]["text"] for one in calls[2]["messages"][1::2]] == ["One", "Two"]
    assert output.transcript
    assert list(output.transcript[:-1]) == calls[2]["messages"]
    assert output.transcript[-1] == {"role": "assistant", "content": [{"type": "text", "text": "Three"}]}
    assert output.content == ({"type": "text", "text": "Three"},)
    assert output.usage == {"input_tokens": 21, "output_tokens": 15, "cache_read_input_tokens": 0}


async def test_tools_answer_what_is_recorded_for_them() -> None:
    output, calls = await ran(calling("find", {"id": 4, "more": True}), calling("find", {"id": 5}), good("Found."))
    (found,) = calls[1]["messages"][-1]["content"]
    assert found == {"type": "tool_result", "tool_use_id": "toolu_find", "content": '[1, "é"]'}
    (unknown,) = calls[2]["messages"][-1]["content"]
    assert unknown["is_error"]
    assert output.content == ({"type": "text", "text": "Found."},)
    assert output.error is None
    assert output.transcript
    assert len(output.transcript) == 6


async def test_every_call_of_an_answer_gets_a_result() -> None:
    calls_two = streamed(
        start(),
        *block(0, {"type": "tool_use", "id": "a", "name": "find", "input": {"id": 4}}),
        *block(1, {"type": "tool_use", "id": "b", "name": "sing", "input": {}}),
        *end("tool_use"),
    )
    _, calls = await ran(calls_two, good())
    results = calls[1]["messages"][-1]["content"]
    assert [one["tool_use_id"] for one in results] == ["a", "b"]


async def test_a_model_that_never_stops_calling_is_stopped() -> None:
    output, calls = await ran(calling("find", {"id": 4}))
    assert len(calls) == MAX_CALLS
    assert output.error
    assert output.error.kind == "too_many_calls"
    assert output.content == ()
    assert output.transcript
    assert output.usage == {"input_tokens": 7 * 8, "output_tokens": 5 * 8, "cache_read_input_tokens": 0}


async def test_an_answer_that_pauses_for_the_apis_own_tools_goes_on() -> None:
    search = {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "towns"}}
    paused = streamed(start(), *block(0, search), *end("pause_turn"))
    output, calls = await ran(paused, good("Oslo."))
    assert calls[1]["messages"][1:] == [{"role": "assistant", "content": [search]}]
    assert (output.content, output.stop_reason) == (({"type": "text", "text": "Oslo."},), "end_turn")
    assert output.transcript
    assert [one["role"] for one in output.transcript] == ["user", "assistant", "assistant"]


async def test_usage_of_nested_and_new_fields_adds_up() -> None:
    first = calling("find", {"id": 4}, cache_creation={"a": 1}, service_tier="standard")
    last = streamed(start(), *text_block(0, "x"), *end(cache_creation={"a": 2, "b": 3}, service_tier="standard", new=4))
    output, _ = await ran(first, last)
    assert output.usage == {
        "input_tokens": 14,
        "output_tokens": 10,
        "cache_read_input_tokens": 0,
        "cache_creation": {"a": 3, "b": 3},
        "service_tier": "standard",
        "new": 4,
    }


async def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    unknown = streamed(
        start(usage=None),
        *text_block(0, "x"),
        {"type": "message_delta", "delta": {"stop_reason": "end_turn"}},
        {"type": "message_stop"},
    )
    output, _ = await ran(calling("find", {"id": 4}), unknown)
    assert output.content
    assert output.usage is None


async def test_what_fails_midway_keeps_the_exchange_up_to_there() -> None:
    case = replace(CASE, turns=("Hello", "And?"))
    output, _ = await ran(good("One"), refusal(400, "invalid_request_error", "No."), case=case)
    assert output.error
    assert (output.error.kind, output.error.status, output.request_id) == ("invalid_request_error", 400, "req_refused")
    assert (output.content, output.stop_reason) == ((), None)
    assert output.transcript
    assert [one["role"] for one in output.transcript] == ["user", "assistant", "user"]


async def test_what_fails_at_once_has_no_usage() -> None:
    output, _ = await ran(refusal(400, "invalid_request_error", "No."))
    assert output.error
    assert (output.usage, output.latency_ms, output.transcript, output.model) == (None, None, None, None)
    assert output.request


@pytest.mark.parametrize(("answers", "content"), [(1, ({"type": "text", "text": "Now."},)), (2, ())])
async def test_an_empty_answer_is_asked_for_once_more(answers: int, content: tuple[JsonObject, ...]) -> None:
    empty = streamed(start(), *end())
    output, calls = await ran(*[empty] * answers, good("Now."))
    assert len(calls) == 2
    assert calls[0] == calls[1]
    assert output.content == content
    assert (output.error, output.stop_reason, output.transcript) == (None, "end_turn", None)
    assert output.usage
    assert output.usage["output_tokens"] == 10  # both were paid for


async def test_a_missing_variable_names_the_case() -> None:
    with pytest.raises(TemplateError, match="desk/d-1"):
        await ran(good(), case=replace(CASE, vars={}))


@pytest.mark.parametrize(("name", "case_id"), [("order-desk", None), ("table-booking", None)])
async def test_the_bundled_conversations_come_to_their_end(name: str, case_id: str | None) -> None:
    file = read_suite(example_suites_folder() / f"{name}.suite.yaml")
    async with Connection(ClientSettings(transport=create_app())) as connection:
        outputs = [
            await run_case(prepare(file.suite, case, CONFIGURATION), 0, connection.send) for case in file.cases[:4]
        ]
    assert all(output.error is None and output.simulated and output.transcript for output in outputs)
    assert all(output.stop_reason == "end_turn" for output in outputs)
