"""One process of the app, for one tab."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import PIPE
from typing import TYPE_CHECKING

from textual_serve.app_service import AppService

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Callable, Sequence

    from aiohttp.web import WebSocketResponse
    from textual_serve.download_manager import DownloadManager

DRIVER = "workbench.tui.served:ServedDriver"
LEAVE_S = 5.0
"""How long an app that was told to end may take."""


class ServedApp(AppService):
    """textual-serve's own, started without a shell, in a session of its own, and ended in any case.

    `say` gets what the app writes to standard error.
    """

    def __init__(
        self,
        command: Sequence[str],
        websocket: WebSocketResponse,
        downloads: DownloadManager,
        say: Callable[[str], None],
    ) -> None:
        async def close() -> None:
            await websocket.close()

        super().__init__(
            "",
            write_bytes=websocket.send_bytes,
            write_str=websocket.send_str,
            close=close,
            download_manager=downloads,
        )
        self._arguments = command
        self._say = say
        self._telling: asyncio.Task[None] | None = None

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {**super()._build_environment(width, height), "TEXTUAL_DRIVER": DRIVER}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        process = await asyncio.create_subprocess_exec(
            *self._arguments,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,  # ctrl+c is for the server, which then has its apps end in order
        )
        self._process, self._stdin = process, process.stdin
        # What is said there must not reach the terminal as it is, which is what AppService would do with it.
        written, process.stderr = process.stderr, asyncio.StreamReader()
        process.stderr.feed_eof()
        assert written is not None
        self._telling = asyncio.create_task(self._tell(written))
        return process

    async def run(self) -> None:
        """Pass on what the app writes until it ends, then close its tab, whatever it ended of."""
        await super().run()
        await self.remote_close()

    async def _tell(self, written: asyncio.StreamReader) -> None:
        text = (await written.read()).decode("utf-8", "replace").strip()
        if text:
            self._say(text)

    async def stop(self) -> None:
        """Have the app end as `q` does; kill it when it does not."""
        process = self._process
        if process is None:
            return
        try:
            await asyncio.wait_for(super().stop(), LEAVE_S)
            await asyncio.wait_for(process.wait(), LEAVE_S)
        except TimeoutError:
            process.kill()
            await process.wait()
        if self._telling is not None:
            await self._telling
