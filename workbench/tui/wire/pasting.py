"""Pastes whose end never comes: without it every key would be taken for pasted text."""

from __future__ import annotations

_START, _END = "\x1b[200~", "\x1b[201~"
QUIET_S = 3.0
"""How long nothing may come within a paste. On a line that stalls for longer the rest of it is taken for keys."""
_ENDING = ("\x1b", "\x03")
"""Esc and Ctrl+C, typed: terminals take them out of what is pasted."""


class Pasting:
    """What a terminal sends, with an end for each paste that it begins. Moments are in seconds, of any one clock."""

    def __init__(self) -> None:
        self._open = False
        self._before = ""
        self._came = 0.0

    def passed(self, data: str, now: float) -> str:
        """What was read, with the end of a paste put to it where a person asks for that."""
        if self._open and data in _ENDING:
            return self._ended()
        seen = self._before + data
        start, end = seen.rfind(_START), seen.rfind(_END)
        if start != end:  # neither, or what of them came last
            self._open = start > end
        self._before = seen[-len(_END) + 1 :]
        self._came = now
        return data

    def overdue(self, now: float) -> str:
        """The end of a paste of which nothing has come for too long; else empty."""
        return self._ended() if self._open and now - self._came >= QUIET_S else ""

    def _ended(self) -> str:
        self._open, self._before = False, ""
        return _END
