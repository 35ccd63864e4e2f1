"""Starting Workbench in a process of its own, without the second that its imports take.

The imports are made once, by `tests/forkserver.py`; a program is a fork of it. Use `subprocess` where it is the start
itself that is looked at. Standard streams are UTF-8, whatever the environment says.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[1]


class Forked:
    """A Python program under way; a context manager that waits for its end, as subprocess.Popen is."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        files: tuple[int, int, int] | None = None,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        terminal: bool = False,
    ) -> None:
        """Start `command`: sys.executable with -m or -c and what follows; `files` are its standard streams' numbers,
        the null device where there are none.

        With `terminal` the first of them is a terminal that becomes its own.
        """
        assert command[0] == sys.executable
        asked = {"arguments": command[1:], "cwd": str(cwd or Path.cwd()), "env": dict(env or os.environ)}
        self._said, told = os.pipe()
        body = json.dumps({**asked, "terminal": terminal}).encode()
        nothing = os.open(os.devnull, os.O_RDWR)
        socket.send_fds(_server(), [body], [*(files or (nothing,) * 3), told])
        os.close(nothing)
        os.close(told)
        self._read = b""
        while b"\n" not in self._read:
            more = os.read(self._said, 64)
            assert more, "the server of forks has ended"
            self._read += more
        first, _, self._read = self._read.partition(b"\n")
        self.pid = int(first)
        self.returncode: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wait()

    def poll(self) -> int | None:
        """The exit code (or minus the signal) if the program has ended."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; the exit code (or minus the signal). Raises TimeoutExpired after so many seconds."""
        ended = self._ended(timeout)
        if ended is None:
            raise subprocess.TimeoutExpired("a forked program", timeout or 0)
        return ended

    def send_signal(self, number: int) -> None:
        """Send a signal to the program, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End the program at once."""
        self.send_signal(signal.SIGKILL)

    def _ended(self, timeout: float | None) -> int | None:
        end = None if timeout is None else time.monotonic() + timeout
        while self.returncode is None:
            left = None if end is None else max(end - time.monotonic(), 0)
            if not select.select([self._said], [], [], left)[0]:
                return None
            more = os.read(self._said, 64)
            self._read += more
            if not more:
                os.close(self._said)
                self.returncode = int(self._read)
        return self.returncode


class Piped(Forked):
    """A program whose outputs are read as text while it runs."""

    def __init__(
        self, command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> None:
        (out, out_end), (err, err_end) = os.pipe(), os.pipe()
        with open(os.devnull, "rb") as nothing:
            super().__init__(command, files=(nothing.fileno(), out_end, err_end), cwd=cwd, env=env)
        os.close(out_end)
        os.close(err_end)
        self.stdout: TextIO = open(out, encoding="utf-8")  # noqa: SIM115
        self.stderr: TextIO = open(err, encoding="utf-8")  # noqa: SIM115

    def __exit__(self, *_: object) -> None:
        self.stdout.close()
        self.stderr.close()
        super().__exit__()

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Read both outputs to their end and wait for the program. Raises TimeoutExpired, the program killed."""
        with ThreadPoolExecutor(2) as pool:
            reading = [pool.submit(stream.read) for stream in (self.stdout, self.stderr)]
            try:
                self.wait(timeout)
            except subprocess.TimeoutExpired:
                self.kill()
                raise
            return reading[0].result(), reading[1].result()


def run(
    command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None, timeout: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, off a terminal and with nothing to read; its outputs as text."""
    with Piped(command, cwd=cwd, env=env) as program:
        out, err = program.communicate(timeout)
    return subprocess.CompletedProcess(list(command), program.wait(), out, err)


@functools.cache
def _server() -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    server = subprocess.Popen([sys.executable, "-m", "tests.forkserver"], stdin=theirs.fileno(), cwd=ROOT)
    theirs.close()

    def end() -> None:
        ours.close()
        server.wait()

    atexit.register(end)
    return ours
