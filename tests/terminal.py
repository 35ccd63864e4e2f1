"""A real pseudo-terminal for tests: runs a program in it, types keys, reads the screen it draws.

Waiting is always for something on the screen, never for a length of time; the cap only ends a test
that would otherwise hang.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.forked import Forked
from tests.screen import Screen, Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

CAP_S = 60.0
# pyte drops the rest of a text at these. Without them it is a terminal that gives each emoji of a joined one its own
# cells, as several real ones do: the harder kind to keep columns straight in.
_UNKNOWN_TO_PYTE = re.compile("[\u200d\ufe0e\ufe0f]|\x1b\\]22;[^\x07]*\x07")
_WHERE = b"\x1b[6n"
KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
    "down": "\x1b[B", "up": "\x1b[A", "pgdn": "\x1b[6~", "pgup": "\x1b[5~",
}  # fmt: skip


class Terminal:
    """A program in a pseudo-terminal of `columns` x `rows`; use as a context manager.

    A program of Python has its imports made already (`tests/forked.py`), unless it is to start `afresh`.
    It says where its cursor is when asked, unless it `answers` nothing. With `link_kbps` it is at the far end of a line
    of so many kbit a second.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        answers: bool = True,
        link_kbps: float | None = None,
        afresh: bool = False,
    ) -> None:
        self.raw = bytearray()
        self._answers = answers
        self._bytes_a_s = None if link_kbps is None else link_kbps * 1000 / 8
        self._screen = Screen(columns, rows)
        self._stream = Stream(self._screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        # COLUMNS and LINES would outvote the terminal's own size.
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
        environment = {**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self._forked: Forked | None = None
        if command[0] == sys.executable and not afresh:
            self._fd, theirs = pty.openpty()
            _set_size(self._fd, columns, rows)
            self._forked = Forked(command, files=(theirs, theirs, theirs), cwd=cwd, env=environment, terminal=True)
            os.close(theirs)
            self.pid = self._forked.pid
            return
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _set_size(0, columns, rows)
            if cwd:
                os.chdir(cwd)
            os.execvpe(command[0], list(command), environment)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        if self._fd >= 0:
            os.close(self._fd)

    def resize(self, columns: int, rows: int) -> None:
        """Change the window's size; the program is told by SIGWINCH."""
        _set_size(self._fd, columns, rows)
        self._screen.resize(rows, columns)

    def press(self, *keys: str) -> None:
        """Type keys by name (`enter`, `esc`, ...) or as the text they are."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())

    def scribble(self, text: str) -> None:
        """Draw over the screen behind the program's back, as another program would."""
        self._stream.feed(text)

    def lines(self) -> list[str]:
        """The screen's rows as text, blanks at their ends taken off."""
        return [line.rstrip() for line in self._screen.display]

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    def wait(self, until: str | Callable[[str], bool]) -> str:
        """Read until a text is on the screen (or a predicate of the screen holds); the screen then."""
        holds = until if callable(until) else lambda text: until in text
        end = time.monotonic() + CAP_S
        while not holds(self.text()):
            if time.monotonic() > end or not self._read(end - time.monotonic()):
                raise AssertionError(f"waited in vain for {until!r}; the screen shows:\n{self.text()}")
        return self.text()

    def settle(self, quiet_s: float = 0.15) -> str:
        """Read until the program has been quiet for a moment; the screen then. For looking, not for timing."""
        while self._read(quiet_s):
            pass
        return self.text()

    def cursor(self) -> tuple[int, int]:
        """The cursor's column and row."""
        return self._screen.where()

    def shows_cursor(self) -> bool:
        """Whether the program lets the cursor be seen."""
        return not self._screen.cursor.hidden

    def columns_of(self, character: str) -> list[tuple[int, int]]:
        """Where a character stands on the screen, as (row, column) in cells."""
        return [
            (row, column)
            for row, cells in self._screen.buffer.items()
            for column, cell in cells.items()
            if cell.data == character
        ]

    def wait_for_exit(self) -> int:
        """Read until the program ends; its exit code (or minus the signal)."""
        while self._read(CAP_S):
            pass
        return self._exit_code()

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> int:
        """Close the terminal as a window is closed, and wait for the program; its exit code (or minus the signal)."""
        os.close(self._fd)
        self._fd = -1
        return self._exit_code()

    def is_raw(self) -> bool:
        """Whether the program takes keys one by one and unseen, as a screen does and a shell does not."""
        return not termios.tcgetattr(self._fd)[3] & (termios.ICANON | termios.ECHO)

    def peak_mb(self) -> float:
        """The most memory that the program has had resident so far, in MB (2**20 bytes)."""
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        assert found is not None
        return int(found[1]) / 1024

    def kill(self) -> None:
        """End the program at once, as `kill -9` does; nothing happens if it has ended."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            self._exit_code()
        except (ProcessLookupError, ChildProcessError):
            pass

    def _exit_code(self) -> int:
        if self._forked is not None:
            return self._forked.wait()
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _read(self, wait_s: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], max(wait_s, 0))
        if not ready:
            return False
        try:
            data = os.read(self._fd, 65536 if self._bytes_a_s is None else max(256, int(self._bytes_a_s / 100)))
        except OSError:  # Linux reports EIO when the program at the other end has gone
            return False
        if self._bytes_a_s is not None:
            time.sleep(len(data) / self._bytes_a_s)  # as long as they take
        self.raw += data
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", self._decode(data)))
        if self._answers:  # a program that asks where the cursor is waits for the answer
            for _ in range(self.raw.count(_WHERE, -len(data) - len(_WHERE) + 1)):
                os.write(self._fd, f"\x1b[{self._screen.cursor.y + 1};{self._screen.cursor.x + 1}R".encode())
        return bool(data)


def _set_size(fd: int, columns: int, rows: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
