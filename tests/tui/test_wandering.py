"""A reviewer who presses anything: whatever the keys, the app stays, and one key leads back to the queue."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import reviewing
from tests.tui.walking import back_to_the_queue, make_odd, odd_services, walk
from workbench.store.comparisons import find_comparison
from workbench.store.database import open_database
from workbench.store.queue import queue_counts

if TYPE_CHECKING:
    from pathlib import Path

KEYS = 200


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_sequence_of_keys_ends_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.chdir(tmp_path)
    db = make_odd(tmp_path / "odd.db")
    async with reviewing(db, services=odd_services()) as ada:
        await ada.sees_queue("left")
        await walk(ada, random.Random(seed), KEYS)
        await back_to_the_queue(ada)
        said = ada.lines()[0]
    with open_database(db) as opened:
        counts = queue_counts(opened, find_comparison(opened, "@last").id, "ada")
    assert f"{counts.total - counts.decided} of {counts.total} left" in said
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
