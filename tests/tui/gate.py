"""A simulator behind a gate: a test decides how many calls get through, and sees what was asked."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

from workbench.simulator.app import create_app

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from workbench.simulator.conditions import Conditions

    AsgiMessage = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[AsgiMessage]]
    Send = Callable[[AsgiMessage], Awaitable[None]]


class Gate:
    """An ASGI application; the first `let` calls pass at once, the others wait until `open`. Any thread may look."""

    def __init__(self, let: int | None = None, conditions: Conditions | None = None) -> None:
        self.app = create_app(conditions=conditions)
        self.bodies: list[bytes] = []
        """The requests that came, in their order."""
        self._let = let
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Future[None]]] = []
        self._lock = threading.Lock()

    @property
    def held(self) -> int:
        """How many calls wait at the gate."""
        with self._lock:
            return len(self._waiting)

    def open(self, let: int | None = None) -> None:
        """Let the calls through that wait, and `let` more (None: all)."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
            self._let = None if let is None else len(self.bodies) + let
        for loop, future in waiting:
            loop.call_soon_threadsafe(_release, future)

    async def __call__(self, scope: AsgiMessage, receive: Receive, send: Send) -> None:
        message = await receive()
        loop = asyncio.get_running_loop()
        with self._lock:
            self.bodies.append(message.get("body", b""))
            waits = self._let is not None and len(self.bodies) > self._let
            if waits:
                future: asyncio.Future[None] = loop.create_future()
                self._waiting.append((loop, future))
        if waits:
            try:
                await future
            finally:
                with self._lock:
                    self._waiting = [one for one in self._waiting if one[1] is not future]
        await self.app(scope, _once(message), send)


def _once(message: AsgiMessage) -> Receive:
    left = [message]

    async def receive() -> AsgiMessage:
        if not left:
            await asyncio.get_running_loop().create_future()
        return left.pop()

    return receive


def _release(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
