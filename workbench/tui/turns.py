"""Keys in the order they were typed, each taken when the one before it has been dealt with."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from textual._time import get_time

if TYPE_CHECKING:
    from textual.events import Key

SEEN_S = 0.5
"""How long something has to show before a key can be meant for it, the way to a distant terminal and back included."""


class Turns:
    """The keys typed ahead, for all screens: what is meant for the next screen waits here until that one is there.

    Each screen has a queue of messages of its own, and keys handed from one to the other would change their order.
    """

    def __init__(self) -> None:
        self._keys: deque[Key] = deque()
        self._typed = asyncio.Event()
        self.dropped = 0
        """How often what was typed ahead was given up."""
        self._seen_from = 0.0
        self._why = ""
        self._coming = self._giving_up = self._until_moved = self._to_pause = False

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

    # --- what was typed before what it would act on was seen ---

    def unseen(self, why: str, *, until_moved: bool = False, to_pause: bool = False) -> None:
        """What keys act on from now on is not what those typed so far were meant for, for a reason in words.

        `shown` says when it has come to the screen; until then no key typed is meant for it. `until_moved`: the place
        is known, so that a key typed ahead which leads away from it leads where it was to. `to_pause`: a key is meant
        for it from the moment it shows, unless it goes on with some that were typed before, as one held down does.
        """
        self._why, self._coming, self._giving_up, self._until_moved = why, True, False, until_moved
        self._to_pause = to_pause
        self._seen_from = get_time() + SEEN_S

    def shown(self) -> None:
        """What was unseen shows now; anything else is no news."""
        if self._coming:
            self._coming = False
            self._seen_from = get_time() + (0.0 if self._to_pause else SEEN_S)

    def moved(self) -> None:
        """A key has led elsewhere."""
        if self._until_moved:
            self._coming, self._seen_from = False, 0.0

    def given_up(self, key: Key, *, decides: bool, asks: bool) -> str | None:
        """Why a key is not to act; None: it is. Only one that decides can be meant for something else than it meets.

        Where it would have asked for something, all that is typed without a pause after it is the answer, to the key
        that ends it.
        """
        if key.time >= self._seen_from or not (decides or self._giving_up):
            return None
        self._giving_up = (self._giving_up or asks) and key.key not in ("enter", "escape")
        if self._giving_up or self._to_pause:
            self._seen_from = max(self._seen_from, key.time + SEEN_S)
        return self._why
