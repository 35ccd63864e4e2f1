"""Streams of Bedrock's InvokeModel as the server-sent events that every other provider sends.

Source of the format: AWS event stream encoding, as botocore reads it.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import httpx2

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from workbench.records import JsonObject

_CONTENT_TYPE = "application/vnd.amazon.eventstream"
_KINDS = {
    "throttlingException": "rate_limit_error", "serviceUnavailableException": "overloaded_error",
    "validationException": "invalid_request_error",
}  # fmt: skip


async def as_server_sent_events(response: httpx2.Response) -> None:
    """A response hook: what comes in AWS's framing is read as server-sent events; all else stays as it is."""
    if _CONTENT_TYPE in response.headers.get("content-type", "") and isinstance(
        response.stream, httpx2.AsyncByteStream
    ):
        response.stream = _ServerSentEvents(response.stream)


class _ServerSentEvents(httpx2.AsyncByteStream):
    def __init__(self, frames: httpx2.AsyncByteStream) -> None:
        self._frames = frames

    async def __aiter__(self) -> AsyncIterator[bytes]:
        from botocore.eventstream import EventStreamBuffer, ParserError

        buffer = EventStreamBuffer()
        async for piece in self._frames:
            buffer.add_data(piece)
            try:
                events = [_event(frame.headers, frame.payload) for frame in buffer]
            except (ParserError, ValueError, KeyError, TypeError) as error:
                raise httpx2.RemoteProtocolError(f"a frame of the stream is broken: {error}") from error
            for event in events:
                yield event

    async def aclose(self) -> None:
        await self._frames.aclose()


def _event(headers: JsonObject, payload: bytes) -> bytes:
    """One frame as an event: its own, or the error it reports."""
    if headers.get(":message-type") == "event":
        data = base64.b64decode(json.loads(payload)["bytes"])
    else:
        data = json.dumps({"type": "error", "error": _error(headers, payload)}).encode()
    return b"data: " + data.replace(b"\n", b"\ndata: ") + b"\n\n"


def _error(headers: JsonObject, payload: bytes) -> dict[str, Any]:
    name = headers.get(":exception-type") or headers.get(":error-code") or ""
    said = headers.get(":error-message")
    if said is None:
        said = json.loads(payload).get("message")
    return {"type": _KINDS.get(name, "api_error"), "message": said or name or "the stream reported an error"}
