"""A reviewer's labels in a real terminal, and what is left of them when the app is killed."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import workbench
from tests.terminal import Terminal

SPEECHMAP = Path(__file__).parents[2] / "../shared/data/paired/speechmap_refusals.jsonl.gz"
SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_twenty_labels_are_there_after_a_kill_and_the_queue_stands_at_the_twenty_first(
    demo_db: Path, columns: int, rows: int
) -> None:
    _label_twenty_kill_and_reopen(demo_db, columns, rows)


@pytest.mark.skipif(not SPEECHMAP.exists(), reason="the speechmap outputs are not on this machine")
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_same_on_real_outputs(tmp_path: Path, columns: int, rows: int) -> None:
    db = tmp_path / "real.db"
    done = workbench("import", "rows", str(SPEECHMAP), "--fields", "suite=dataset,case=case_id,at=created", db=db)
    assert done.returncode == 0, done.stderr
    done = workbench("compare", "claude-3-5-sonnet-20241022", "claude-3-7-sonnet-20250219", db=db)
    assert done.returncode == 0, done.stderr
    _label_twenty_kill_and_reopen(db, columns, rows)


def _label_twenty_kill_and_reopen(db: Path, columns: int, rows: int) -> None:
    total = _cases(db)
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", "ada"]
    with Terminal(command, columns=columns, rows=rows) as terminal:
        terminal.wait(f"{total} of {total} left")
        terminal.press("enter")
        terminal.wait("1 of")
        terminal.press("1", "2", "3")  # typed ahead: each key is for the case that shows when its turn has come
        for decided in range(3, 20):
            terminal.wait(f"{total - decided} left")
            terminal.press("1234"[decided % 4])
        terminal.wait(f"{total - 20} left")
        terminal.kill()
    labels = _labels(db)
    assert [label for _, label in labels] == ["worse", "better", "equal", "both-bad"] * 5
    queue = _queue(db)
    assert [case for case, _ in labels] == queue[:20]
    with Terminal(command, columns=columns, rows=rows) as terminal:
        terminal.wait(f"{total - 20} of {total} left")
        terminal.press("enter")
        terminal.wait(queue[20])
        terminal.wait("21 of")
        terminal.press("q")


def _cases(db: Path) -> int:
    return int(_rows(db, "SELECT count(*) FROM verdicts")[0][0])


def _queue(db: Path) -> list[str]:
    return [str(case) for (case,) in _rows(db, 'SELECT "case" FROM review_queue ORDER BY position')]


def _labels(db: Path) -> list[tuple[Any, ...]]:
    return _rows(db, "SELECT c.name, e.label FROM events e JOIN cases c ON c.id = e.case_id ORDER BY e.id")


def _rows(db: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(db)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
