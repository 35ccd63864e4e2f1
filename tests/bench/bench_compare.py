"""Comparing two runs from a cold start, against reading the same pairs and telling how alike they are.

Run by hand: `python -m pytest -n 0 -s tests/bench -o python_files='bench_*.py'`. Fails on a gross ratio only.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from time import perf_counter
from typing import TYPE_CHECKING

from tests.bench.long_outputs import store_long
from tests.bench.timing import Timed, timed
from tests.planted.migration import migration
from tests.planted.stored import store
from workbench.store.database import open_database
from workbench.store.outputs import suite_outputs
from workbench.store.runs import find_run
from workbench.text.likeness import similarity
from workbench.text.readable import readable
from workbench.text.words import word_count

if TYPE_CHECKING:
    from pathlib import Path

SUITES, CASES = 67, 50
LONG_PAIRS, CHARACTERS = 300, 2000
GROSS = 100


def test_a_migration_is_compared_in_seconds(tmp_path: Path) -> None:
    db = tmp_path / "planted.db"
    store(db, migration(0, suites=SUITES, cases=CASES))
    cold, again = _compared(db), _compared(db)
    reference, pairs = _read(db)
    print(
        f"\n{SUITES} x {CASES} x 2: {cold.wall_s:.1f} s ({cold.cpu_s:.1f} s CPU), again {again.wall_s:.1f} s;"
        f" ratio {cold.wall_s / reference:.1f} to reading {pairs:,} pairs; largest process {cold.peak_mb:.0f} MB"
    )
    assert cold.wall_s / reference < GROSS


def test_long_answers_are_compared_by_the_hundred_a_second(tmp_path: Path) -> None:
    db = tmp_path / "long.db"
    store_long(db, LONG_PAIRS, CHARACTERS)
    cold = _compared(db)
    reference, pairs = _read(db)
    print(
        f"\n{pairs:,} pairs of {CHARACTERS:,} characters and more: {pairs / cold.wall_s:.0f} pairs a second"
        f" ({1000 * cold.cpu_s / pairs:.1f} ms CPU a pair), ratio {cold.wall_s / reference:.1f} to reading them;"
        f" largest process {cold.peak_mb:.0f} MB"
    )
    assert cold.wall_s / reference < GROSS


def _compared(db: Path) -> Timed:
    took = timed([sys.executable, "-m", "workbench", "--db", str(db), "compare", "baseline", "target"], os.environ)
    assert took.exit_code in (0, 1), took.err
    return took


def _read(path: Path) -> tuple[float, int]:
    """Seconds that it takes to read all pairs, count their words and tell how alike they are; how many there are."""
    started = perf_counter()
    pairs = 0
    words: Counter[str] = Counter()
    with open_database(path) as db:
        runs = find_run(db, "baseline"), find_run(db, "target")
        for suite in runs[0].suites:
            before, after = (
                {one.output.case: readable(one.output) for one in suite_outputs(db, run.id, suite)} for run in runs
            )
            for case in before.keys() & after.keys():
                similarity(before[case], after[case])
                words[suite] += word_count(before[case]) + word_count(after[case])
                pairs += 1
    return perf_counter() - started, pairs
