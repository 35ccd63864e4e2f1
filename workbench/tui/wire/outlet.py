"""The way to the terminal: at once as far as it takes it, what is left in a thread."""

from __future__ import annotations

import os
from contextlib import suppress
from select import select
from threading import Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_AT_ONCE = 4096
"""Bytes that the thread writes at once."""


class Outlet:
    """Writes to a file in the order it is told to, from any thread, and never makes the caller wait.

    Handing a frame to a thread that is asleep takes up to two milliseconds: it has to be given its turn. So the
    terminal is opened a second time in a way that writes what there is room for, which is nearly always all.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._lock = Lock()
        self._left = b""
        """What the terminal has not taken yet."""
        self._thread: Thread | None = None
        self._direct: int | None = None
        with suppress(OSError):  # no terminal, or none that has a name here
            self._direct = os.open(os.ttyname(file.fileno()), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)

    @property
    def pending(self) -> bool:
        """Whether something is still to be written."""
        return bool(self._left)

    def write(self, text: str) -> None:
        """Write, or have it written as soon as the terminal takes it."""
        data = text.encode(self._file.encoding, "backslashreplace")
        with self._lock:
            if not self._left:
                data = data[self._taken(data) :]
            begun = bool(self._left)
            self._left += data
            if data and not begun:
                self._thread = Thread(target=self._write_left, name="outlet", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Write what is left, however long it takes."""
        if self._thread is not None:
            self._thread.join()
        if self._direct is not None:
            os.close(self._direct)

    def _taken(self, data: bytes) -> int:
        """How many bytes the terminal took at once."""
        try:
            return os.write(self._direct, data) if self._direct is not None else 0
        except OSError:  # no room now; or no terminal any more, which reading from it tells
            return 0

    def _write_left(self) -> None:
        data = self._left[:_AT_ONCE]
        while data:
            try:
                written = os.write(self._file.fileno(), data)
            except BlockingIOError:  # another program has left the terminal so that writing does not wait
                select([], [self._file], [])
                continue
            except OSError:  # nobody will read it any more
                written = len(self._left)
            with self._lock:  # whoever adds to nothing starts a thread: so nothing is left only when this one ends
                self._left = self._left[written:]
                data = self._left[:_AT_ONCE]
