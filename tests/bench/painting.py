"""How long a terminal program takes to paint its screen: spawn until 90 % of the cells are what they stay."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.screen import Screen, Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

QUIET_S = 0.4


@dataclass(frozen=True, slots=True)
class Painted:
    """`ms` from spawn to 90 % painted, `bytes` written until quiet."""

    ms: float
    bytes: int


def time_to_paint(command: Sequence[str], *, columns: int = 160, rows: int = 48) -> Painted:
    """Start a program in a fresh pseudo-terminal, wait until it is quiet, and work out when it was painted."""
    # An environment of its own: pytest brings in readline, which sets COLUMNS and LINES behind Python's back.
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, as they are where they are installed
    started = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.execvpe(command[0], list(command), environment)
    chunks: list[tuple[float, bytes]] = []
    try:
        while not chunks or select.select([fd], [], [], QUIET_S)[0]:
            try:
                data = os.read(fd, 1 << 20)
            except OSError as error:  # the program ended
                said = b"".join(data for _, data in chunks)[-2000:].decode(errors="replace")
                raise AssertionError(f"{command[0]} ended before it was measured: {said}") from error
            chunks.append(((time.perf_counter() - started) * 1000, data))
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)
    return Painted(_painted_at(chunks, columns, rows), sum(len(data) for _, data in chunks))


def _painted_at(chunks: Sequence[tuple[float, bytes]], columns: int, rows: int) -> float:
    screen = Screen(columns, rows)
    stream = Stream(screen)
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    frames = []
    for at, data in chunks:
        stream.feed(decode(data))
        frames.append((at, "".join(screen.display)))
    final = frames[-1][1]
    enough = 0.9 * len(final)
    for at, frame in frames:
        if sum(map(str.__eq__, frame, final)) >= enough and frame.strip():
            return at
    return frames[-1][0]
