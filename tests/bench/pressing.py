"""Pressing keys in a terminal and measuring what comes of them."""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

SYNC = "\x1b[?2026;2$y"
"""What a terminal answers that takes frames whole, as most do."""
QUIET_S = 0.1
HELD_S, EVERY_S = 2.0, 1 / 30


class Presses(NamedTuple):
    """Bytes of single presses, and milliseconds from the key to the last of them."""

    bytes: list[int]
    ms: list[float]

    @property
    def median_bytes(self) -> float:
        return statistics.median(self.bytes)

    @property
    def p95_bytes(self) -> int:
        return sorted(self.bytes)[-1 - len(self.bytes) // 20]

    @property
    def median_ms(self) -> float:
        return statistics.median(self.ms)


def review(
    db: Path, *, columns: int = 160, rows: int = 48, driver: str = "wire", link_kbps: float | None = None
) -> Terminal:
    """The app on a database, once it is there and at rest."""
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", "ada", "--driver", driver]
    terminal = Terminal(command, columns=columns, rows=rows, link_kbps=link_kbps, afresh=True)
    terminal.wait(" left")
    terminal.press(SYNC)
    terminal.settle(0.5)
    return terminal


def presses(terminal: Terminal, key: str, count: int, quiet_s: float = QUIET_S) -> Presses:
    """Press a key so often, each time until nothing comes any more."""
    sizes, times = [], []
    for _ in range(count):
        before, started = len(terminal.raw), time.perf_counter()
        terminal.press(key)
        terminal.settle(quiet_s)
        sizes.append(len(terminal.raw) - before)
        times.append((time.perf_counter() - started - quiet_s) * 1000)
    return Presses(sizes, times)


def held(terminal: Terminal, key: str) -> float:
    """Hold a key for a while; milliseconds from its release until the screen has caught up."""
    due = time.perf_counter()
    for _ in range(round(HELD_S / EVERY_S)):
        terminal.press(key)
        due += EVERY_S
        while (left := due - time.perf_counter()) > 0:
            terminal.settle(min(left, 0.005))
    released, quiet_s = time.perf_counter(), 0.3
    terminal.settle(quiet_s)
    return max(0.0, (time.perf_counter() - released - quiet_s) * 1000)
