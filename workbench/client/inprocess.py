"""An ASGI application as a transport: its answer arrives piece by piece, as it would over a network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from typing import Any

import httpx2

Message = MutableMapping[str, Any]
AsgiApp = Callable[[Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]], Awaitable[None]]


class InProcessTransport(httpx2.AsyncBaseTransport):
    """Calls an application in this process. The one of httpx2 hands a response over only once it is whole."""

    def __init__(self, app: AsgiApp) -> None:
        self._app = app

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request to the application; the response streams. Raises RemoteProtocolError when it breaks off."""
        exchange = _Exchange(self._app, _scope(request), await request.aread())
        try:
            start = await exchange.next_message()
        except BaseException:
            await exchange.aclose()
            raise
        return httpx2.Response(start["status"], headers=start.get("headers", []), stream=exchange)


class _Exchange(httpx2.AsyncByteStream):
    """One request under way; as a stream, the bytes of its response."""

    def __init__(self, app: AsgiApp, scope: Message, body: bytes) -> None:
        self._sent: asyncio.Queue[Message | None] = asyncio.Queue()
        self._request: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
        self._work = asyncio.create_task(self._serve(app, scope))

    async def next_message(self) -> Message:
        message = await self._sent.get()
        if message is None:
            raise httpx2.RemoteProtocolError("the application ended before its response did")
        return message

    async def __aiter__(self) -> AsyncIterator[bytes]:
        more = True
        while more:
            message = await self.next_message()
            more = message.get("more_body", False)
            yield message.get("body", b"")

    async def aclose(self) -> None:
        self._work.cancel()
        await asyncio.gather(self._work, return_exceptions=True)

    async def _serve(self, app: AsgiApp, scope: Message) -> None:
        try:
            await app(scope, self._receive, self._send)
        finally:
            self._sent.put_nowait(None)

    async def _receive(self) -> Message:
        if not self._request:
            await asyncio.get_running_loop().create_future()  # a client that goes away cancels the application
        return self._request.pop()

    async def _send(self, message: Message) -> None:
        self._sent.put_nowait(message)


def _scope(request: httpx2.Request) -> Message:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.split(b"?")[0],
        "query_string": request.url.query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "server": (request.url.host, request.url.port),
        "client": ("127.0.0.1", 0),
    }
