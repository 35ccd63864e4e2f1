"""What a scripted model answers to any request: the same each time, within the request's limits."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.simulator.answer import answer
from workbench.simulator.models import load_models
from workbench.simulator.requests import check_shape
from workbench.simulator.stream import stream_events
from workbench.simulator.tokens import text_tokens

TARGET = load_models().by_id["claude-sonnet-5-5"]
OLDER = load_models().by_id["claude-3-5-sonnet-20241022"]
TAGS = ("ticket", "product", "record", "question", "refund", "review", "other")


def asked(text: str, **fields: Any) -> dict[str, Any]:
    return {"model": TARGET.id, "max_tokens": 500, "messages": [{"role": "user", "content": text}], **fields}


def text_of(message: dict[str, Any]) -> str:
    return "".join(block["text"] for block in message["content"] if block["type"] == "text")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(TEXTS, TEXTS, st.sampled_from(TAGS), st.integers(0, 400), st.integers(1, 5))
def test_any_prompt_has_one_answer_that_fits_its_limit(
    system: str, text: str, tag: str, max_tokens: int, attempt: int
) -> None:
    request = asked(f"<{tag}>{text}</{tag}>", system=system, max_tokens=max_tokens)
    before = copy.deepcopy(check_shape(request, counting=False))
    message = answer(TARGET, request, attempt)
    assert message == answer(TARGET, request, attempt)
    assert request == before
    assert message["usage"]["output_tokens"] <= max_tokens
    assert message["stop_reason"] in ("end_turn", "max_tokens")
    assert json.loads(json.dumps(message)) == message


@given(TEXTS)
def test_the_events_of_a_stream_add_up(text: str) -> None:
    message = answer(TARGET, asked(text, thinking={"type": "adaptive", "display": "summarized"}), 1)
    deltas = [event["delta"] for event in stream_events(message) if event["type"] == "content_block_delta"]
    assert "".join(delta.get("text", "") for delta in deltas) == text_of(message)
    assert "".join(delta.get("thinking", "") for delta in deltas) == message["content"][0]["thinking"]


@given(st.text(max_size=80), st.text(max_size=20))
def test_a_longer_text_never_has_fewer_tokens(start: str, more: str) -> None:
    assert 0 <= text_tokens(start, 1.25) <= text_tokens(start + more, 1.25)


def test_an_answer_stops_before_a_stop_sequence() -> None:
    whole = text_of(answer(TARGET, asked("Hello"), 1))
    message = answer(TARGET, asked("Hello", stop_sequences=[" simulator", "."]), 1)
    assert (message["stop_reason"], message["stop_sequence"]) == ("stop_sequence", message["stop_sequence"])
    assert message["stop_sequence"] not in text_of(message)
    assert len(text_of(message)) < len(whole)


def test_a_small_limit_cuts_the_answer_and_says_so() -> None:
    message = answer(TARGET, asked("<review>Lovely.</review>", max_tokens=5), 1)
    assert message["stop_reason"] == "max_tokens"
    assert 0 < message["usage"]["output_tokens"] <= 5


def test_an_older_model_goes_on_from_a_prefill() -> None:
    request = asked("<ticket>My parcel is lost</ticket>")
    request["messages"].append({"role": "assistant", "content": "{"})
    assert json.loads("{" + text_of(answer(OLDER, request, 1)))["topic"] == "delivery"


def test_a_structured_output_has_no_fence() -> None:
    shape = {"format": {"type": "json_schema", "schema": {"type": "object"}}}
    for number in range(30):
        message = answer(TARGET, asked(f"<ticket>Parcel {number} is lost</ticket>", output_config=shape), 1)
        assert isinstance(json.loads(text_of(message)), dict)


def test_streaming_changes_nothing_about_an_answer() -> None:
    assert answer(TARGET, asked("Hello", stream=True), 2) == answer(TARGET, asked("Hello"), 2)


def test_a_tool_named_by_the_user_is_called_with_fitting_arguments() -> None:
    schema = {"type": "object", "properties": {"city": {"type": "string"}, "days": {"type": "integer"}}}
    message = answer(
        TARGET, asked("Use get weather for 3 days", tools=[{"name": "get_weather", "input_schema": schema}]), 1
    )
    assert message["stop_reason"] == "tool_use"
    call = message["content"][-1]
    assert (call["name"], call["input"]["days"]) == ("get_weather", 3)
