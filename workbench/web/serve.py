"""Serves the app over HTTP on loopback."""

from __future__ import annotations

import asyncio
import signal
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web
from textual_serve.download_manager import DownloadManager

from workbench.errors import WorkbenchError
from workbench.web.apps import ServedApp
from workbench.web.files import file, headers, page
from workbench.web.guard import Guard
from workbench.web.messages import Focused, Pinged, Resized, Typed, cells, read_message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from workbench.web.guard import Refusal

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HOST = "127.0.0.1"
BEAT_S = 15.0
"""How often a tab is asked whether it is still there."""


def serve(command: Sequence[str], port: int, *, on_ready: Callable[[str], None], say: Callable[[str], None]) -> None:
    """Serve until interrupted; port 0 takes a free one. Each tab runs `command`, a program that is a Textual app.

    `on_ready` gets the address, which holds the token; `say` what an app complains of. WorkbenchError when the port
    cannot be had. Ctrl-C or SIGTERM ends the server and all its apps.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise WorkbenchError(
            f"cannot listen on {HOST} port {port}: {error.strerror or error}",
            hint="Another program may use the port: choose one with --port, or 0 for any free one.",
        ) from error
    with listener:
        asyncio.run(_Server(command, listener, say).run(on_ready))


class _Server:
    """One server and the tabs that are open."""

    def __init__(self, command: Sequence[str], listener: socket.socket, say: Callable[[str], None]) -> None:
        self._command = command
        self._listener = listener
        self._say = say
        self._port = listener.getsockname()[1]
        self._guard = Guard(self._port)
        self._tabs: set[web.WebSocketResponse] = set()

    async def run(self, on_ready: Callable[[str], None]) -> None:
        ended = asyncio.Event()
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, ended.set)
        app = web.Application(middlewares=[self._guarded])
        app.add_routes([web.get("/", self._page), web.get("/static/{name}", self._file), web.get("/ws", self._tab)])
        app.on_shutdown.append(self._close_tabs)
        runner = web.AppRunner(app, access_log=None)  # a log would hold the token
        await runner.setup()
        await web.SockSite(runner, self._listener).start()
        on_ready(f"http://{HOST}:{self._port}/?token={self._guard.token}")
        await ended.wait()
        await runner.cleanup()

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        guard = self._guard
        refusal = guard.refusal_of_host(request.headers.get("Host"))
        if refusal is not None:
            return _refused(refusal)
        if request.path == "/" and guard.is_token(request.query.get("token", "")):
            return self._welcome(request)
        refusal = guard.refusal_of_visitor(request.cookies.get(guard.cookie))
        if refusal is not None:
            return _refused(refusal)
        try:
            answer = await handler(request)
        except web.HTTPException as error:
            answer = web.Response(status=error.status, text=error.reason)
        if not answer.prepared:
            answer.headers.update(headers(request.host))
        return answer

    def _welcome(self, request: web.Request) -> web.Response:
        """Have the browser keep who it is, and take the token out of its address."""
        answer = web.Response(status=303, headers={"Location": "/", **headers(request.host)})
        answer.set_cookie(self._guard.cookie, self._guard.kept, httponly=True, samesite="Strict", path="/")
        return answer

    async def _page(self, request: web.Request) -> web.Response:
        return web.Response(text=page(request.host), content_type="text/html")

    async def _file(self, request: web.Request) -> web.Response:
        found = file(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found.body, content_type=found.type)

    async def _tab(self, request: web.Request) -> web.StreamResponse:
        refusal = self._guard.refusal_of_origin(request.headers.get("Origin"), request.host)
        if refusal is not None:
            return _refused(refusal)
        tab = web.WebSocketResponse(heartbeat=BEAT_S)
        await tab.prepare(request)
        served = ServedApp(self._command, tab, DownloadManager(), self._say)
        self._tabs.add(tab)
        try:
            await served.start(cells(request.query.get("width"), 80), cells(request.query.get("height"), 24))
            async for frame in tab:
                if frame.type == WSMsgType.TEXT:
                    await _pass_on(frame.data, served, tab)
        finally:
            self._tabs.discard(tab)
            await served.stop()
        return tab

    async def _close_tabs(self, _: web.Application) -> None:
        for tab in list(self._tabs):
            with suppress(ConnectionError):
                await tab.close()


async def _pass_on(text: str, served: ServedApp, tab: web.WebSocketResponse) -> None:
    match read_message(text):
        case Typed(data):
            await served.send_bytes(data)
        case Resized(width, height):
            await served.set_terminal_size(width, height)
        case Focused(there):
            await (served.focus() if there else served.blur())
        case Pinged(value):
            await tab.send_json(["pong", value])


def _refused(refusal: Refusal) -> web.Response:
    return web.Response(status=refusal.status, text=f"{refusal.says}\n", headers=headers("127.0.0.1"))
