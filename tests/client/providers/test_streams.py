"""Bedrock's InvokeModel streams in a framing of its own; the message is the same."""

from __future__ import annotations

import base64
import binascii
import json
import struct
from typing import TYPE_CHECKING, Any

import pytest

from tests.client.calling import REQUEST
from tests.client.providers.playing import prepare
from tests.client.serving import Answer, end, start, text_block
from workbench.client.send import Connection
from workbench.client.settings import ClientSettings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.client.providers.playing import Recorder
    from workbench.client.reply import Reply
    from workbench.records import JsonObject


def frame(payload: bytes, **headers: str) -> bytes:
    """One frame of AWS's event stream encoding; names of headers without their colon."""
    named = b"".join(
        struct.pack("!B", len(name) + 1) + b":" + name.encode() + struct.pack("!BH", 7, len(value)) + value.encode()
        for name, value in ((name.replace("_", "-"), value) for name, value in headers.items())
    )
    prelude = struct.pack("!II", 16 + len(named) + len(payload), len(named))
    prelude += struct.pack("!I", binascii.crc32(prelude))
    return prelude + named + payload + struct.pack("!I", binascii.crc32(prelude + named + payload))


def chunk(event: JsonObject) -> bytes:
    data = json.dumps({"bytes": base64.b64encode(json.dumps(event).encode()).decode(), "p": "abc"}).encode()
    return frame(data, message_type="event", event_type="chunk", content_type="application/json")


class TestInvokeModelStreams:
    """However the pieces come, and whatever is broken in them."""

    @pytest.fixture
    async def send(
        self,
        recorder: Callable[..., tuple[Recorder, str]],
        monkeypatch: pytest.MonkeyPatch,
        request: pytest.FixtureRequest,
    ) -> Callable[..., Any]:
        prepare("bedrock-invoke", monkeypatch, request)

        async def sent(*parts: bytes, text: list[str] | None = None) -> Reply:
            played, url = recorder(Answer(parts, content_type="application/vnd.amazon.eventstream"))
            settings = ClientSettings(base_url=url, provider="bedrock-invoke", max_retries=0)
            async with Connection(settings) as connection:
                on_text = text.append if text is not None else None
                reply = await connection.send({**REQUEST, "model": "anthropic.claude-3-haiku-v1:0"}, on_text=on_text)
            assert played.path() == "/model/anthropic.claude-3-haiku-v1:0/invoke-with-response-stream"
            return reply

        return sent

    async def test_a_message_is_whole_however_its_frames_are_cut(self, send: Callable[..., Any]) -> None:
        events = (start(), *text_block(0, "Grüße", " 😀"), *end())
        stream = b"".join(chunk(event) for event in events)
        text: list[str] = []
        reply = await send(*(stream[at : at + 37] for at in range(0, len(stream), 37)), text=text)
        assert reply.error is None
        assert reply.content[0]["text"] == "Grüße 😀"
        assert text == ["Grüße", " 😀"]
        assert reply.usage
        assert reply.usage["output_tokens"] == 5

    async def test_an_error_in_the_stream_is_told_by_its_kind(self, send: Callable[..., Any]) -> None:
        said = json.dumps({"message": "Too many requests."}).encode()
        refused = frame(said, message_type="exception", exception_type="throttlingException")
        error = (await send(chunk(start()), refused)).error
        assert (error.kind, error.message) == ("rate_limit_error", "Too many requests.")
        failed = frame(b"", message_type="error", error_code="InternalError", error_message="It broke.")
        error = (await send(failed)).error
        assert (error.kind, error.message) == ("api_error", "It broke.")

    async def test_a_broken_or_missing_frame_is_an_error(self, send: Callable[..., Any]) -> None:
        good_frame = chunk(start())
        broken = good_frame[:-5] + b"\0" + good_frame[-4:]
        assert (await send(broken)).error.kind == "connection"
        assert (await send(frame(b"[", message_type="event"))).error.kind == "connection"
        assert (await send(good_frame)).error.kind == "incomplete"
        assert (await send(good_frame[:-9])).error.kind == "incomplete"
