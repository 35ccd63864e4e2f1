"""Bytes a key, with the wire and without, for the queue and the case, and bytes at rest.

Run by hand: `python -m pytest -n 0 -s tests/bench/bench_wire.py`. Bytes depend on no machine, so that the limits are
hard; milliseconds are only printed.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.bench.long_outputs import store_long
from tests.terminal import Terminal
from workbench.assess.compare import make_comparison
from workbench.store.database import open_database
from workbench.store.runs import find_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SYNC = "\x1b[?2026;2$y"
"""What a terminal answers that takes frames whole, as most do."""
QUIET_S = 0.1
LIMITS = {"list move": 450, "list scroll": 700, "diff scroll": 500, "next case": 10_000, "2 s at rest": 0}
"""Bytes a key, by the median."""


class Key(NamedTuple):
    """Bytes and milliseconds of presses, medians."""

    bytes: float
    ms: float


@pytest.fixture(scope="module")
def long_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.db"
    store_long(path, 60, 6000)
    with open_database(path) as db:
        make_comparison(db, find_run(db, "baseline"), find_run(db, "target"))
    return path


@pytest.mark.parametrize(("columns", "rows"), [(160, 48), (80, 24)])
def test_a_key_sends_few_bytes(made_demo: Path, long_db: Path, tmp_path: Path, columns: int, rows: int) -> None:
    taken = {}
    for driver in ("wire", "plain"):
        demo, long = tmp_path / f"demo-{driver}.db", tmp_path / f"long-{driver}.db"
        shutil.copy(made_demo, demo)
        shutil.copy(long_db, long)
        taken[driver] = dict(_figures(demo, long, driver, columns, rows))
    print(f"\n{columns} x {rows}, bytes a key (ms to the last): wire, plain")
    for name, wire in taken["wire"].items():
        plain = taken["plain"][name]
        print(f"  {name:<12} {wire.bytes:>8,.0f} ({wire.ms:.0f}) {plain.bytes:>9,.0f} ({plain.ms:.0f})")
    too_many = {name: taken["wire"][name].bytes for name, most in LIMITS.items() if taken["wire"][name].bytes > most}
    assert not too_many


def _figures(demo: Path, long: Path, driver: str, columns: int, rows: int) -> Iterator[tuple[str, Key]]:
    with _review(demo, driver, columns, rows) as terminal:
        yield "start", Key(len(terminal.raw), 0)
        _presses(terminal, "down", 2)
        yield "list move", _presses(terminal, "down", rows // 2)
        _presses(terminal, "down", rows)
        yield "list scroll", _presses(terminal, "down", 15)
        yield "list page", _presses(terminal, "pgdn", 4)
    with _review(long, driver, columns, rows) as terminal:
        _presses(terminal, "enter", 1)
        _presses(terminal, "down", 3)
        yield "diff scroll", _presses(terminal, "down", 20)
        yield "diff page", _presses(terminal, "pgdn", 3)
        yield "next case", _presses(terminal, "J", 12)
        terminal.settle(1)
        before = len(terminal.raw)
        terminal.settle(2)
        yield "2 s at rest", Key(len(terminal.raw) - before, 0)


def _review(db: Path, driver: str, columns: int, rows: int) -> Terminal:
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", "ada", "--driver", driver]
    terminal = Terminal(command, columns=columns, rows=rows)
    terminal.wait(" left")
    terminal.press(SYNC)
    terminal.settle(0.5)
    return terminal


def _presses(terminal: Terminal, key: str, count: int) -> Key:
    sizes, times = [], []
    for _ in range(count):
        before, started = len(terminal.raw), time.perf_counter()
        terminal.press(key)
        terminal.settle(QUIET_S)
        sizes.append(len(terminal.raw) - before)
        times.append((time.perf_counter() - started - QUIET_S) * 1000)
    return Key(statistics.median(sizes), statistics.median(times))
