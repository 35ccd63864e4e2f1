"""What an endpoint answers arrives whole: every block, every field, every character."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.client.calling import REQUEST, send
from tests.client.serving import Answer, block, end, event, good, start, streamed, text_block
from workbench.client.stream import MessageBuilder

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.client.serving import Endpoint

    Serving = Callable[..., tuple[Endpoint, str]]


async def test_the_simulator_streams_an_answer_that_says_it_is_simulated(simulator: str) -> None:
    text: list[str] = []
    reply = await send(simulator, text=text)
    assert reply.error is None
    assert len(text) > 1
    assert reply.content == ({"type": "text", "text": "".join(text)},)
    assert reply.stop_reason == "end_turn"
    assert reply.simulated
    assert reply.model == "claude-sonnet-5-5"
    assert reply.request_id
    assert reply.request_id.startswith("req_")
    assert reply.usage
    assert reply.usage["input_tokens"] > 0
    assert reply.usage["output_tokens"] > 1
    assert reply.latency_ms
    assert reply.latency_ms > 0


async def test_an_answer_does_not_call_itself_simulated_by_default(endpoint: Serving) -> None:
    _, url = endpoint(good())
    assert not (await send(url)).simulated


async def test_thinking_comes_before_the_answer_with_its_signature(simulator: str) -> None:
    reply = await send(simulator, {**REQUEST, "thinking": {"type": "adaptive", "display": "summarized"}})
    thought, answer = reply.content
    assert thought["type"] == "thinking"
    assert thought["thinking"]
    assert thought["signature"]
    assert answer["type"] == "text"


async def test_unknown_blocks_fields_and_deltas_are_kept(endpoint: Serving) -> None:
    _, url = endpoint(
        streamed(
            start(usage={"input_tokens": 7, "output_tokens": 1, "moon_tokens": 3}),
            *block(0, {"type": "moonbeam", "phase": {"new": True}}, {"type": "moonbeam_delta", "glow": "so"}),
            *block(1, {"type": "text", "text": "", "tide": 4}, {"type": "text_delta", "text": "Hi"}),
            {"type": "eclipse", "of": "the moon"},
            *end(moon_tokens=None, sun_tokens={"spots": 2}),
        )
    )
    reply = await send(url)
    assert reply.content == (
        {"type": "moonbeam", "phase": {"new": True}, "glow": "so"},
        {"type": "text", "text": "Hi", "tide": 4},
    )
    assert reply.usage == {"input_tokens": 7, "output_tokens": 5, "moon_tokens": 3, "sun_tokens": {"spots": 2}}


async def test_citations_come_one_by_one(endpoint: Serving) -> None:
    cited = [{"type": "citations_delta", "citation": {"cited_text": text}} for text in ("one", "two")]
    _, url = endpoint(streamed(start(), *block(0, {"type": "text", "text": "x", "citations": None}, *cited), *end()))
    assert (await send(url)).content[0]["citations"] == [{"cited_text": "one"}, {"cited_text": "two"}]


@pytest.mark.parametrize(
    ("pieces", "arguments"),
    [
        (['{"city": "Os', 'lo", "day', 's": 3}'], {"city": "Oslo", "days": 3}),
        ([""], {}),
        ([], {}),
        (['{"city": "Osl'], '{"city": "Osl'),
    ],
)
async def test_tool_arguments_add_up_and_cut_ones_stay_as_they_came(
    endpoint: Serving, pieces: list[str], arguments: object
) -> None:
    call = {"type": "tool_use", "id": "toolu_1", "name": "weather", "input": {}}
    deltas = [{"type": "input_json_delta", "partial_json": piece} for piece in pieces]
    _, url = endpoint(streamed(start(), *text_block(0, "Let me see."), *block(1, call, *deltas), *end("tool_use")))
    reply = await send(url)
    assert reply.stop_reason == "tool_use"
    assert reply.content[1] == {**call, "input": arguments}


async def test_blocks_may_be_interleaved(endpoint: Serving) -> None:
    first, second = text_block(0, "a", "b"), text_block(1, "x", "y")
    mixed = [one for pair in zip(first, second, strict=True) for one in pair]
    _, url = endpoint(streamed(start(), *mixed, *end()))
    assert [one["text"] for one in (await send(url)).content] == ["ab", "xy"]


async def test_separators_inside_a_text_do_not_end_a_line(endpoint: Serving) -> None:
    text = "one\u2028two\u2029three\x85four\x1ffive\x0bsix\rseven\n"
    _, url = endpoint(good(text))
    assert (await send(url)).content[0]["text"] == text


async def test_a_character_cut_in_two_is_whole_again(endpoint: Serving) -> None:
    """Some servers cut texts between the two halves of a surrogate pair, others between bytes."""
    halves = event(start()) + b"".join(
        b"data: " + json.dumps(one).encode() + b"\n\n" for one in (*text_block(0, "so \ud83d", "\ude00 \ud800"), *end())
    )
    _, url = endpoint(Answer((halves,)))
    assert (await send(url)).content[0]["text"] == "so \U0001f600 \ud800"

    one_by_one = b"".join(event(one) for one in (start(), *text_block(0, "日本 \U0001f600"), *end()))
    _, url = endpoint(Answer(tuple(one_by_one[at : at + 1] for at in range(len(one_by_one)))))
    assert (await send(url)).content[0]["text"] == "日本 \U0001f600"


async def test_a_whole_answer_in_place_of_a_stream_is_taken(endpoint: Serving) -> None:
    message = {**start()["message"], "content": [{"type": "text", "text": "Whole."}], "stop_reason": "end_turn"}
    _, url = endpoint(Answer((json.dumps(message).encode(),), content_type="application/json; charset=utf-8"))
    text: list[str] = []
    reply = await send(url, text=text)
    assert text == ["Whole."]
    assert reply.content == ({"type": "text", "text": "Whole."},)
    assert reply.usage == message["usage"]


async def test_other_forms_of_event_streams_are_read(endpoint: Serving) -> None:
    """Carriage returns, comments, no blank after the colon, data over several lines, no blank line at the end."""
    lines = [": hello", ""]
    for one in (start(), *text_block(0, "Hi"), *end()):
        lines += [f"data:{line}" for line in json.dumps(one, indent=1).splitlines()] + [""]
    _, url = endpoint(Answer(("\r\n".join(lines[:-1]).encode(),)))
    assert (await send(url)).content[0]["text"] == "Hi"


async def test_a_stream_without_its_start_is_whole_but_for_what_the_start_says(endpoint: Serving) -> None:
    """llama.cpp leaves the start out when an answer begins with an emoji."""
    _, url = endpoint(streamed(*text_block(0, "Hi"), *end()))
    reply = await send(url)
    assert (reply.content, reply.stop_reason) == (({"type": "text", "text": "Hi"},), "end_turn")
    assert (reply.model, reply.usage) == (None, {"output_tokens": 5})


async def test_a_stream_that_goes_on_after_its_message_is_left(endpoint: Serving) -> None:
    played, url = endpoint(good("Done.", hangs=True))
    assert (await send(url, timeout_s=8)).content[0]["text"] == "Done."
    assert played.left.wait(5)


async def test_fields_go_out_as_the_suite_has_them(endpoint: Serving) -> None:
    played, url = endpoint(good())
    request = {**REQUEST, "system": "Be brief.", "stop_sequences": ["END"], "brand_new": {"field": [1]}}
    await send(url, request)
    await send(url, {**REQUEST, "temperature": 0, "top_k": 3})
    assert played.calls == [{**request, "stream": True}, {**REQUEST, "temperature": 0, "top_k": 3, "stream": True}]
    versions = [headers["anthropic-version"] for headers in played.headers]
    assert versions[0] > versions[1] == "2023-06-01"  # sampling fields are taken in the older version only


async def test_deprecated_ways_of_asking_write_no_warning(simulator: str, recwarn: pytest.WarningsRecorder) -> None:
    thinking = {"type": "enabled", "budget_tokens": 1024}
    await send(simulator, {**REQUEST, "model": "claude-opus-4-6", "max_tokens": 4000, "thinking": thinking})
    assert not recwarn.list


@given(st.text(), st.data())
def test_any_text_in_any_pieces_adds_up(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    heard: list[str] = []
    builder = MessageBuilder(heard.append)
    for one in (start(), *text_block(0, *pieces), *end()):
        builder.take_line(b"data: " + json.dumps(one).encode())
        builder.take_line(b"")
    assert builder.message()["content"] == [{"type": "text", "text": text}]
    assert "".join(heard) == text
