"""Start-up: spawn to 90 % painted, against an empty Textual app in the same run; bytes, and memory.

Run by hand: `python -m pytest -n 0 -s tests/bench/bench_startup.py`. Bytes and memory have hard limits; times fail on a
gross ratio only.
"""

from __future__ import annotations

import statistics
import sys
from typing import TYPE_CHECKING

from tests.bench.empty import EMPTY
from tests.bench.large import make_large
from tests.bench.painting import time_to_paint
from tests.bench.pressing import review

if TYPE_CHECKING:
    from pathlib import Path

RUNS = 4
GROSS = 2.5
GROSS_GROWTH = 1.5
"""What 100,000 cases may take of the time of 10,000."""
BYTES = 8_000
PEAK_MB = 65


def test_the_app_paints_about_as_soon_as_an_empty_one(tmp_path: Path) -> None:
    dbs = {10_050: tmp_path / "many.db", 100_000: tmp_path / "more.db"}
    make_large(dbs[10_050], suites=67, cases=150, answered=1)
    make_large(dbs[100_000], suites=100, cases=1000, answered=1)
    commands = {
        cases: [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", "ada"]
        for cases, db in dbs.items()
    }
    rounds = [
        (time_to_paint(EMPTY), {cases: time_to_paint(command) for cases, command in commands.items()})
        for _ in range(RUNS + 1)
    ][1:]
    empty = statistics.median(one.ms for one, _ in rounds)
    painted = {cases: statistics.median(each[cases].ms for _, each in rounds) for cases in commands}
    written = {cases: max(each[cases].bytes for _, each in rounds) for cases in commands}
    peaks = {cases: _peak_mb(db) for cases, db in dbs.items()}
    print()
    for cases, ms in painted.items():
        print(
            f"{cases:,} cases: painted after {ms:.0f} ms, empty app {empty:.0f} ms, ratio {ms / empty:.2f};"
            f" {written[cases]:,} bytes; peak {peaks[cases]:.1f} MB"
        )
    assert max(painted.values()) / empty < GROSS
    assert painted[100_000] / painted[10_050] < GROSS_GROWTH
    assert max(written.values()) <= BYTES
    assert max(peaks.values()) <= PEAK_MB


def _peak_mb(db: Path) -> float:
    """The most memory that looking through the list and opening a case takes."""
    with review(db) as terminal:
        for key in ("pgdn", "pgdn", "G", "g", "enter"):
            terminal.press(key)
            terminal.settle()
        return terminal.peak_mb()
