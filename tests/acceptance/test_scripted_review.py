"""Regressions decided cluster by cluster: right labels, right categories, few keys. tests/bench has all 67 suites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.acceptance.scripted import Scripted, take_stock
from tests.planted.migration import migration
from tests.planted.stored import store
from tests.tui.driving import reviewing
from workbench.assess.compare import make_comparison
from workbench.store.database import open_database
from workbench.store.runs import find_run

if TYPE_CHECKING:
    from pathlib import Path


async def test_regressions_are_decided_with_a_key_for_ten(tmp_path: Path) -> None:
    path = tmp_path / "planted.db"
    planted = migration(0, suites=9, cases=60)
    store(path, planted)
    with open_database(path) as db:
        make_comparison(db, find_run(db, "baseline"), find_run(db, "target"))
    async with reviewing(path, columns=160, rows=48) as ada:
        await ada.sees_queue("left")
        reviewer = Scripted(ada, {one.suite.id: one.truth for one in planted})
        await reviewer.decide_regressions()
    outcome = take_stock(reviewer.outcome, path, planted)
    assert outcome.right == outcome.planted > outcome.flagged
    assert outcome.wrong == 0
    assert outcome.right_category == outcome.right
    assert outcome.keys * 10 <= outcome.right
