"""Whatever is sent, the simulator answers or says what is wrong; it never breaks."""

from __future__ import annotations

import asyncio
import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.simulator.asking import ask, hello
from workbench.simulator.app import create_app

APP = create_app()
MARK = {"type": "ephemeral", "ttl": "5m"}
FULL = hello(
    model="claude-haiku-5-5",
    system=[{"type": "text", "text": "Be kind.", "cache_control": MARK}],
    messages=[
        {"role": "user", "content": [{"type": "text", "text": "Use f", "citations": []}]},
        {
            "role": "assistant",
            "content": [
                {"type": "thinking", "thinking": "", "signature": "simulated.claude-haiku-5-5.00.00"},
                {"type": "tool_use", "id": "t1", "name": "f", "input": {"a": 1}},
            ],
        },
        {
            "role": "user",
            "content": [
                {"type": "tool_result", "tool_use_id": "t1", "content": [{"type": "text", "text": "1"}]},
                {"type": "search_result", "source": "s", "title": "t", "content": [{"type": "text", "text": "x"}]},
                {"type": "document", "source": {"type": "text"}, "citations": {"enabled": False}},
            ],
        },
        {"role": "system", "content": "Briefly.", "output_config": {"effort": "low"}, "clear_at": "never"},
    ],
    tools=[
        {"name": "f", "input_schema": {"type": "object", "properties": {"a": {"type": "integer"}}}, "strict": True},
        {"type": "advisor_20260301", "name": "advisor", "model": "claude-opus-5-5"},
    ],
    tool_choice={"type": "tool", "name": "f"},
    thinking={"type": "adaptive", "display": "omitted", "block_binding": {"prefix_mismatch_behavior": "drop_block"}},
    output_config={"effort": "high", "format": {"type": "json_schema", "schema": {}}},
    cache_control=MARK,
    stop_sequences=["END"],
    metadata={"user_id": "u"},
    service_tier="auto",
    speed="standard",
    inference_geo="us",
    fallbacks="default",
    stream=False,
)
NAMES = st.sampled_from(["type", "text", "x"])
ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**10) | st.floats(0, 2) | st.text("a{} \n", max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=2),
    max_leaves=4,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for name, item in inner for place in places(item, (*path, name)))]


def changed(path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    body = copy.deepcopy(FULL)
    holder = body
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = value
    return body


@given(st.sampled_from(places(FULL)), ANY)
def test_any_change_of_a_request_is_taken_or_refused(path: tuple[Any, ...], value: Any) -> None:
    body = changed(path, value)
    for where in ("/v1/messages", "/v1/messages/count_tokens"):
        sent = body
        if where != "/v1/messages" and isinstance(body, dict):
            left_out = (
                "max_tokens",
                "stop_sequences",
                "metadata",
                "service_tier",
                "inference_geo",
                "fallbacks",
                "stream",
            )
            sent = {name: field for name, field in body.items() if name not in left_out}
        answered = asyncio.run(ask(APP, sent, where, anthropic_beta="thinking-binding-controls-2026-08-01"))
        assert answered.status in (200, 400, 404)
        assert answered.whole


def test_the_request_that_is_changed_is_taken_as_it_is() -> None:
    answered = asyncio.run(ask(APP, FULL, anthropic_beta="thinking-binding-controls-2026-08-01"))
    assert answered.status == 200, answered.says


@given(ANY)
def test_any_batch_is_taken_or_refused(value: Any) -> None:
    for body in (
        value,
        {"requests": value},
        {"requests": [value]},
        {"requests": [{"custom_id": "a", "params": value}]},
    ):
        assert asyncio.run(ask(APP, body, "/v1/messages/batches")).status in (200, 400)
