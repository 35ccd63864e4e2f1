"""Keys in the order they were typed, each taken when the one before it has been dealt with."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.events import Key


class Turns:
    """The keys typed ahead, for all screens: what is meant for the next screen waits here until that one is there.

    Each screen has a queue of messages of its own, and keys handed from one to the other would change their order.
    """

    def __init__(self) -> None:
        self._keys: deque[Key] = deque()
        self._typed = asyncio.Event()
        self.dropped = 0
        """How often what was typed ahead was given up."""

    def add(self, key: Key) -> None:
        """A key was typed."""
        self._keys.append(key)
        self._typed.set()

    async def next(self) -> Key:
        """The key whose turn it is."""
        while not self._keys:
            self._typed.clear()
            await self._typed.wait()
        return self._keys.popleft()

    def drop(self) -> None:
        """Give up what was typed ahead: it was meant for what would have come after something that failed."""
        self._keys.clear()
        self.dropped += 1
