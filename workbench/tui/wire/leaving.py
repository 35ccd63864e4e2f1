"""The sign to leave, for a thread that waits for input."""

from __future__ import annotations

import os
from threading import Event


class Leaving(Event):
    """An event that `select` wakes up for, too. To be set once before each time it is cleared."""

    def __init__(self) -> None:
        super().__init__()
        self._reading, self._writing = os.pipe()

    def fileno(self) -> int:
        """Readable while the event is set."""
        return self._reading

    def set(self) -> None:
        super().set()
        os.write(self._writing, b"\0")

    def clear(self) -> None:
        os.read(self._reading, 1)
        super().clear()
