"""Thousands of keys at random over every screen, resizes mixed in: no crash, flat memory, a whole database.

Run by hand: `WORKBENCH_BENCH_KEYS=10000 python -m pytest -n 0 -s tests/bench/bench_walk.py`. Fails when memory goes on
growing in the last third, or when the database says something else than the screen.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import sqlite3
import time
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tui.driving import reviewing
from tests.tui.walking import back_to_the_queue, make_odd, odd_services, walk
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.queue import queue_counts

if TYPE_CHECKING:
    import pytest

KEYS = int(os.environ.get("WORKBENCH_BENCH_KEYS", "1000"))
PARTS = 6
GROSS_MB = 8


async def test_keys_at_random(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    import_module("anthropic")  # what the first re-run brings in is no growth
    db = make_odd(tmp_path / "odd.db")
    chance = random.Random(KEYS)
    started = time.perf_counter()
    sizes = []
    async with reviewing(db, services=odd_services()) as ada:
        await ada.sees_queue("left")
        for _ in range(PARTS):
            await walk(ada, chance, KEYS // PARTS)
            await back_to_the_queue(ada)
            gc.collect()
            sizes.append(_resident_mb())
        said = ada.lines()[0]
    after = ", ".join(f"{size:.1f}" for size in sizes)
    print(f"\n{KEYS:,} keys in {time.perf_counter() - started:.0f} s; MB after each sixth: {after}")
    with open_database(db) as opened:
        counts = queue_counts(opened, find_comparison(opened, "@last").id, "ada")
    assert f"{counts.total - counts.decided} of {counts.total} left" in said
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        print(f"{connection.execute('SELECT count(*) FROM events').fetchone()[0]:,} acts of the reviewer are there")
    assert sizes[-1] - sizes[PARTS // 2] < GROSS_MB


def _resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
