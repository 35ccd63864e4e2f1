"""Four processes label one comparison and one of them is killed: nothing is lost, and each sees what the others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.acceptance.together import label_together
from tests.bench.large import make_large

if TYPE_CHECKING:
    from pathlib import Path

CASES, ROUNDS = 12, 2


def test_four_processes_label_one_comparison(tmp_path: Path) -> None:
    db = tmp_path / "review.db"
    make_large(db, suites=1, cases=CASES, answered=0)
    done = label_together(db, CASES, lambda at: at < ROUNDS)
    assert done.kills == 1
    assert done.lags_s
    assert min(done.labels.values()) == ROUNDS
