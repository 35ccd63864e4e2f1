"""`workbench serve` in a process of its own, and a tab without a browser: HTTP and a websocket on loopback."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp

from tests.screen import Screen, Stream

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path
    from types import TracebackType

CAP_S = 60.0


class Served:
    """A server on a database; use as a context manager. `address` holds the token, `base` does not."""

    def __init__(self, db: Path, *arguments: str) -> None:
        """`arguments` are those of `serve` beside the reviewer."""
        command = [sys.executable, "-m", "workbench", "--db", str(db), "serve", "--reviewer", "ada", *arguments]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        self.said = [self.process.stderr.readline() for _ in range(3)]
        self.address = self.said[1].strip()
        parts = urlsplit(self.address)
        self.base = f"{parts.scheme}://{parts.netloc}"
        self.token = parts.query.removeprefix("token=")

    def __enter__(self) -> Served:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.communicate()

    @asynccontextmanager
    async def visitor(self, *, welcome: bool = True) -> AsyncIterator[aiohttp.ClientSession]:
        """One who asks the server; with `welcome` after opening its address."""
        jar = aiohttp.CookieJar(unsafe=True)  # cookies of an IP address, too
        async with aiohttp.ClientSession(self.base, cookie_jar=jar) as session:
            if welcome:
                async with session.get(self.address) as answer:
                    assert answer.status == 200
            yield session


class Tab:
    """What a tab does: shows what the app writes, sends what is typed."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, columns: int, rows: int) -> None:
        self.socket = socket
        self._screen = Screen(columns, rows)
        self._stream = Stream(self._screen)
        self.raw = bytearray()
        """All that the app has written."""

    async def type(self, keys: str) -> None:
        """Send keys as a terminal does."""
        await self.socket.send_json(["stdin", keys])

    async def resize(self, columns: int, rows: int) -> None:
        """Change the tab's size."""
        self._screen.resize(rows, columns)
        await self.socket.send_json(["resize", {"width": columns, "height": rows}])

    async def sees(self, wanted: str | Callable[[str], bool]) -> str:
        """Read until a text is on the screen, or a predicate of it holds."""
        holds = wanted if callable(wanted) else lambda text: wanted in text
        try:
            async with asyncio.timeout(CAP_S):
                while not holds(self.text()):
                    frame = await self.socket.receive()
                    assert frame.type == aiohttp.WSMsgType.BINARY, f"{frame}; the screen shows:\n{self.text()}"
                    self.raw += frame.data
                    self._stream.feed(frame.data.decode("utf-8", "replace"))
        except TimeoutError:
            raise AssertionError(f"waited in vain for {wanted!r}; the screen shows:\n{self.text()}") from None
        return self.text()

    async def ends(self) -> None:
        """Read until the server closes the tab."""
        async with asyncio.timeout(CAP_S):
            while (await self.socket.receive()).type == aiohttp.WSMsgType.BINARY:
                pass

    def ground(self, row: int, column: int) -> str:
        """The colour behind a cell: six hexadecimal digits, or a name."""
        return str(self._screen.buffer[row][column].bg)

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(line.rstrip() for line in self._screen.display)


@asynccontextmanager
async def tab(served: Served, visitor: aiohttp.ClientSession, columns: int = 100, rows: int = 30) -> AsyncIterator[Tab]:
    """An open tab of that size; closed afterwards as a browser does."""
    async with visitor.ws_connect(f"/ws?width={columns}&height={rows}", origin=served.base) as socket:
        yield Tab(socket, columns, rows)
