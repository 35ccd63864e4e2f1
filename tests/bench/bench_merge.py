"""A reviewer labels while a copy of the database is merged in which every case has a label more.

Run by hand: `WORKBENCH_BENCH_CASES=100000 python -m pytest -n 0 -s tests/bench/bench_merge.py`. Fails when a label of
the reviewer's takes longer than a second.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.bench.large import make_large
from workbench.review.decisions import labelled
from workbench.store.database import open_database, transaction
from workbench.store.events import add_events
from workbench.store.merging.merge import merge
from workbench.store.merging.told import Merged

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.database import Database

CASES = int(os.environ.get("WORKBENCH_BENCH_CASES", "20000"))
SUITES = 100
LIMIT_S = 1.0

REVIEWER = """
import select, sys, time
from pathlib import Path
from workbench.review.decisions import labelled
from workbench.store.database import open_database
from workbench.store.events import add_acts
names = "SELECT s.name, c.name FROM verdicts v JOIN cases c ON c.id = v.case_id JOIN suites s ON s.id = v.suite_id"
with open_database(Path(sys.argv[1])) as db:
    cases = db.connection.execute(names + " LIMIT 500").fetchall()
    at = 0
    while not select.select([sys.stdin], [], [], 0.02)[0]:
        begun = time.monotonic()
        add_acts(db, 1, [labelled(*cases[at % len(cases)], "equal", "raj")])
        print(time.monotonic() - begun, flush=True)
        at += 1
"""


def label_all(db: Database) -> None:
    cases = db.connection.execute(
        "SELECT s.name, c.name FROM verdicts v JOIN cases c ON c.id = v.case_id JOIN suites s ON s.id = v.suite_id"
    ).fetchall()
    with transaction(db):
        add_events(db, 1, [labelled(suite, case, "worse", "mei") for suite, case in cases])


def test_a_reviewer_beside_a_merge_does_not_wait(tmp_path: Path) -> None:
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    make_large(here, suites=SUITES, cases=CASES // SUITES)
    shutil.copy(here, there)
    with open_database(there) as db:
        label_all(db)
    reviewer = subprocess.Popen(
        [sys.executable, "-c", REVIEWER, str(here)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reviewer.stdout is not None
    assert reviewer.stdin is not None
    waits = [float(reviewer.stdout.readline())]
    begun, used = time.monotonic(), time.process_time()
    with open_database(here) as db:
        (merged,) = (one for one in merge(db, [there]) if isinstance(one, Merged))
    took, cpu = time.monotonic() - begun, time.process_time() - used
    waits = sorted(waits + [float(line) for line in reviewer.communicate("stop")[0].splitlines()])
    print(
        f"\n{merged.taken['labels'].added:,} labels merged in {took:.1f} s ({cpu:.1f} s of processor time); beside it"
        f" {len(waits)} labels, each within {statistics.median(waits) * 1000:.1f} ms (median),"
        f" {waits[-1 - len(waits) // 20] * 1000:.0f} ms (19 of 20), {waits[-1] * 1000:.0f} ms (all)"
    )
    assert merged.taken["labels"].added == SUITES * (CASES // SUITES)
    assert waits[-1] < LIMIT_S
