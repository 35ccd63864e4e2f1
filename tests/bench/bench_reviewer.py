"""How many keys a migration of 67 suites takes: `pytest -n 0 -s tests/bench/bench_reviewer.py`.

A scripted reviewer decides what the comparison calls a regression or an error, suite by suite, by three cases of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.acceptance.scripted import Scripted, take_stock
from tests.planted.migration import migration
from tests.planted.stored import store
from tests.tui.driving import reviewing
from workbench.assess.compare import make_comparison
from workbench.store.database import open_database
from workbench.store.runs import find_run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", [0, 1, 2])
async def test_a_migration_is_triaged_with_a_key_for_ten_cases(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "planted.db"
    planted = migration(seed)
    store(path, planted)
    with open_database(path) as db:
        make_comparison(db, find_run(db, "baseline"), find_run(db, "target"))
    async with reviewing(path, columns=160, rows=48) as ada:
        await ada.sees_queue("left")
        reviewer = Scripted(ada, {one.suite.id: one.truth for one in planted})
        await reviewer.decide_regressions()
    found = take_stock(reviewer.outcome, path, planted)
    told = f"{found.flagged} of them told as regressions"
    print(f"\nseed {seed}: {found.planted} cases with a planted regression, {told}")
    print(f"{found.keys} keys in all, {found.groups} suites and {found.taken_in} wordings beside them")
    print(f"{found.right} labelled worse, {found.right / found.keys:.1f} a key; {found.right_category} rightly filed")
    print(f"{found.wrong} wrong labels")
    assert found.right == found.planted
    assert found.wrong == 0
    assert found.right_category == found.right
    assert found.keys * 10 <= found.right
