"""Four processes label one comparison for a minute, kills among them: nothing is lost, others' labels show soon.

Run by hand: `WORKBENCH_BENCH_S=60 python -m pytest -n 0 -s tests/bench/bench_together.py`. Fails when a label is lost,
or when half of them take longer than a second to show elsewhere.
"""

from __future__ import annotations

import os
import statistics
import time
from typing import TYPE_CHECKING

from tests.acceptance.together import label_together
from tests.bench.large import make_large

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = float(os.environ.get("WORKBENCH_BENCH_S", "10"))
LIMIT_S = 1.0


def test_four_processes_label_one_comparison(tmp_path: Path) -> None:
    db = tmp_path / "large.db"
    make_large(db, suites=10, cases=100)
    end = time.monotonic() + SECONDS
    done = label_together(db, 1000, lambda _: time.monotonic() < end)
    lags = sorted(done.lags_s)
    print(
        f"\n{SECONDS:.0f} s: {sum(done.labels.values())} labels, {done.kills} kills, none lost; seen elsewhere after"
        f" {statistics.median(lags):.2f} s (median), {lags[-1 - len(lags) // 20]:.2f} s (19 of 20), {lags[-1]:.2f} s"
    )
    assert statistics.median(lags) < LIMIT_S
