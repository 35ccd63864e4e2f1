"""Who is here: sittings are shown until they end or are not seen any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.making import make_comparison
from workbench.store.presence import Present, end_presence, present, show_presence

if TYPE_CHECKING:
    from workbench.store.database import Database

LONG_AGO = "2026-01-01T10:00:00.000000Z"
EARLY, LATE = "2026-01-01T12:00:00.000000Z", "2026-01-01T12:05:00.000000Z"


def test_a_sitting_is_where_it_was_shown_last(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    ada = Present("one", "ada", EARLY, EARLY, "letters", "l-1")
    raj = Present("two", "raj\udcff", EARLY, LATE, "letters", None, LATE, 12)
    moved = Present("one", "ada", EARLY, LATE, "letters", "l-2", labels=3)
    for one in (ada, raj, moved):
        show_presence(db, comparison.id, one, LONG_AGO)
    assert present(db, comparison.id, LONG_AGO) == [moved, raj]
    end_presence(db, "one")
    assert present(db, comparison.id, LONG_AGO) == [raj]


def test_a_sitting_that_is_not_seen_any_more_is_gone(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    show_presence(db, comparison.id, Present("killed", "raj", EARLY, EARLY), LONG_AGO)
    assert present(db, comparison.id, LATE) == []
    ada = Present("one", "ada", LATE, LATE)
    show_presence(db, comparison.id, ada, LATE)
    assert present(db, comparison.id, LONG_AGO) == [ada]
