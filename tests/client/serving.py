"""Endpoints on loopback: the simulator, or one that sends what a test wants sent."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import uvicorn

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from workbench.records import JsonObject

KEY = "sk-ant-test-0123456789abcdef"


@contextmanager
def served(app: Any) -> Iterator[str]:
    """The base URL of an application served over real HTTP while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


class Switchboard:
    """One server for many endpoints, each under a path of its own: starting and ending servers takes time."""

    def __init__(self) -> None:
        self._endpoints: list[Endpoint] = []

    def add(self, endpoint: Endpoint) -> str:
        """The path an endpoint is reached by from now on."""
        self._endpoints.append(endpoint)
        return f"/{len(self._endpoints) - 1}"

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self._endpoints[int(scope["path"].split("/")[1])](scope, receive, send)


@dataclass
class Endpoint:
    """Plays one scripted answer a call, the last one from then on; keeps the calls it got."""

    answers: list[Answer]
    calls: list[JsonObject] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        more = True
        while more:
            event = await receive()
            body += event.get("body", b"")
            more = event.get("more_body", False)
        self.calls.append(json.loads(body))
        self.headers.append({name.decode(): value.decode("latin-1") for name, value in scope["headers"]})
        self.reached.set()
        answer = self.answers[min(len(self.calls), len(self.answers)) - 1]
        headers = {"content-type": answer.content_type, **answer.headers}
        encoded = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": answer.status, "headers": encoded})
        async for part in answer.parts():
            await send({"type": "http.response.body", "body": part, "more_body": True})
        if answer.hangs:
            while (await receive())["type"] != "http.disconnect":
                pass
            self.left.set()
        elif not answer.cut:
            await send({"type": "http.response.body", "body": b""})


@dataclass(frozen=True)
class Answer:
    """What the endpoint sends; after its body it ends, `hangs`, or is `cut`. `pause_s` stands before each part."""

    body: tuple[bytes, ...]
    status: int = 200
    content_type: str = "text/event-stream"
    headers: dict[str, str] = field(default_factory=dict)
    pause_s: float = 0.0
    hangs: bool = False
    cut: bool = False

    async def parts(self) -> AsyncIterator[bytes]:
        for part in self.body:
            await asyncio.sleep(self.pause_s)
            yield part


def event(content: JsonObject) -> bytes:
    """One server-sent event, its text as it is (not as escapes)."""
    return f"event: {content['type']}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n".encode()


def streamed(*events: JsonObject, **how: Any) -> Answer:
    """A streamed answer of these events."""
    return Answer(tuple(event(one) for one in events), **how)


def start(**fields: Any) -> JsonObject:
    """The event that begins a message."""
    usage = {"input_tokens": 7, "output_tokens": 1, "cache_read_input_tokens": 0}
    message = {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-sonnet-5-5", "content": []}
    return {"type": "message_start", "message": {**message, "stop_reason": None, "usage": usage, **fields}}


def block(index: int, content: JsonObject, *deltas: JsonObject) -> list[JsonObject]:
    """The events of a content block."""
    return [
        {"type": "content_block_start", "index": index, "content_block": content},
        *({"type": "content_block_delta", "index": index, "delta": delta} for delta in deltas),
        {"type": "content_block_stop", "index": index},
    ]


def text_block(index: int, *pieces: str) -> list[JsonObject]:
    """The events of a text block that comes in pieces."""
    return block(index, {"type": "text", "text": ""}, *({"type": "text_delta", "text": piece} for piece in pieces))


def end(stop_reason: str | None = "end_turn", **usage: Any) -> list[JsonObject]:
    """The events that end a message."""
    delta = {"type": "message_delta", "delta": {"stop_reason": stop_reason, "stop_sequence": None}}
    return [{**delta, "usage": {"output_tokens": 5, **usage}}, {"type": "message_stop"}]


def good(text: str = "Hello there.", **how: Any) -> Answer:
    """A streamed answer of one text block."""
    return streamed(start(), *text_block(0, text), *end(), **how)


def refusal(status: int, kind: str, message: str, **headers: str) -> Answer:
    """An error of the API."""
    body = {"type": "error", "error": {"type": kind, "message": message}, "request_id": "req_refused"}
    fields = {name.replace("_", "-"): value for name, value in {"request_id": "req_refused", **headers}.items()}
    return Answer((json.dumps(body).encode(),), status, "application/json", fields)


Serve = "Callable[[Endpoint], str]"
