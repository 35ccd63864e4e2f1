"""Start-up: spawn to 90 % painted, against an empty Textual app in the same run.

Run by hand: `python -m pytest -n 0 -s tests/bench -o python_files='bench_*.py'`. Fails on a gross ratio only.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

import pytest

from tests.bench.large import make_large
from tests.bench.painting import time_to_paint

EMPTY = [sys.executable, str(Path(__file__).with_name("empty_app.py"))]
RUNS = 7
GROSS = 2.5


@pytest.mark.parametrize(("suites", "cases"), [(67, 50), (100, 1000)])
def test_the_app_paints_about_as_soon_as_an_empty_one(tmp_path: Path, suites: int, cases: int) -> None:
    db = tmp_path / "large.db"
    make_large(db, suites=suites, cases=cases)
    review = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", "ada"]
    pairs = [(time_to_paint(review), time_to_paint(EMPTY)) for _ in range(RUNS + 1)][1:]
    ours = statistics.median(pair[0].ms for pair in pairs)
    empty = statistics.median(pair[1].ms for pair in pairs)
    print(
        f"\n{suites * cases:,} cases: painted after {ours:.0f} ms, empty app {empty:.0f} ms, ratio {ours / empty:.2f};"
        f" bytes {pairs[-1][0].bytes:,} and {pairs[-1][1].bytes:,}"
    )
    assert ours / empty < GROSS
