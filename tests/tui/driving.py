"""A reviewer at the keyboard, for tests that read like what one does."""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.events import Key, Paste

from workbench.tui.app import WorkbenchApp
from workbench.tui.services import Services
from workbench.tui.session import Session
from workbench.tui.store_thread import StoreThread

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from workbench.errors import WorkbenchError

CAP_S = 60.0
_LOOK_AGAIN_S = 0.005
_NAMES = {" ": "space", "\n": "enter"}


class Reviewer:
    """Presses keys and reads the screen; waits for what should be on it, never for a length of time."""

    def __init__(self, app: WorkbenchApp, pilot: Pilot[WorkbenchError | None]) -> None:
        self.app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys one by one."""
        for key in keys:
            await self._pilot.press(key)

    def burst(self, *keys: str, typed_s: float = 0.0) -> None:
        """Have keys arrive all at once, as from a slow link: nothing is waited for between them.

        `typed_s`: as if they had been typed so many seconds from now; before now, if it is negative.
        """
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            event = Key(_NAMES.get(key, key), key if len(key) == 1 else None)
            event.time += typed_s
            driver.send_message(event)

    async def type(self, text: str) -> None:
        """Type a text, fast; afterwards it is there."""
        self.burst(*text[:-1])
        await self.press(_NAMES.get(text[-1], text[-1]))

    async def paste(self, text: str) -> None:
        """Paste a text, as a terminal brings one."""
        self.app.post_message(Paste(text))
        await self._pilot.pause()

    async def resize(self, columns: int, rows: int) -> None:
        """Change the terminal's size."""
        await self._pilot.resize_terminal(columns, rows)

    def lines(self) -> list[str]:
        """The screen's rows, blanks at their ends taken off."""
        screen = self.app.screen
        strips = screen._compositor.render_strips(screen.size)
        return ["".join(part.text for part in strip if not part.control).rstrip() for strip in strips]

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    def line_with(self, text: str) -> str:
        """The first row that holds a text."""
        found = [line for line in self.lines() if text in line]
        assert found, f"no {text!r} on the screen:\n{self.text()}"
        return found[0]

    async def sees_queue(self, left: str) -> str:
        """Wait until the queue is there, its rows and a count."""
        return await self.sees(lambda text: left in text.split("\n")[0] and "\n >" in text)

    async def sees(self, wanted: str | Callable[[str], bool]) -> str:
        """Wait until a text is on the screen, or a predicate of the screen holds."""
        end = time.monotonic() + CAP_S
        while not (wanted in self.text() if isinstance(wanted, str) else wanted(self.text())):
            assert time.monotonic() < end, f"waited in vain for {wanted!r}; the screen shows:\n{self.text()}"
            await self._pilot.pause(_LOOK_AGAIN_S)
        await self._pilot.pause()  # what is painted with it, too: without a time this waits until the process is idle
        return self.text()


@asynccontextmanager
async def reviewing(
    path: Path,
    *,
    columns: int = 120,
    rows: int = 40,
    reviewer: str = "ada",
    services: Services | None = None,
    start_case: str | None = None,
    blind: bool = False,
) -> AsyncIterator[Reviewer]:
    """The app on a database, in memory; what it raises the test raises."""
    store = StoreThread(path)
    try:
        app = WorkbenchApp(Session(store, "@last", reviewer, services or Services(), start_case, blind=blind))
        async with app.run_test(size=(columns, rows)) as pilot:
            yield Reviewer(app, pilot)
    finally:
        store.close()
