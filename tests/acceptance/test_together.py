"""Four processes label one comparison and one of them is killed: nothing is lost, and each sees what the others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.acceptance.together import label_together
from tests.tui.making import make_review

if TYPE_CHECKING:
    from pathlib import Path

CASES, ROUNDS = 12, 2


def test_four_processes_label_one_comparison(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", {"s": {f"c-{at:02}": ("one", f"two {at}") for at in range(CASES)}})
    done = label_together(db, CASES, lambda at: at < ROUNDS)
    assert done.kills == 1
    assert done.lags_s
    assert min(done.labels.values()) == ROUNDS
