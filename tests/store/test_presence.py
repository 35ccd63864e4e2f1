"""Who is here: sittings are shown until they end or are not seen any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.store.making import make_comparison
from workbench.store.presence import Present, Span, end_presence, present, show_presence

if TYPE_CHECKING:
    from workbench.store.database import Database

LONG_AGO = "2026-01-01T10:00:00.000000Z"
ALWAYS = Span(LONG_AGO, "9999")
EARLY, LATE = "2026-01-01T12:00:00.000000Z", "2026-01-01T12:05:00.000000Z"


def test_a_sitting_is_where_it_was_shown_last(db: Database) -> None:
    comparison = make_comparison(db, ["regression", "changed"])
    ada = Present("one", "ada", EARLY, EARLY, "letters", "l-1")
    raj = Present("two", "raj\udcff", EARLY, LATE, "letters", None, LATE, 12)
    moved = Present("one", "ada", EARLY, LATE, "letters", "l-2", labels=3)
    for one in (ada, raj, moved):
        show_presence(db, comparison.id, one, ALWAYS)
    assert present(db, comparison.id, ALWAYS) == [moved, raj]
    end_presence(db, "one")
    assert present(db, comparison.id, ALWAYS) == [raj]


def test_a_sitting_that_is_not_seen_any_more_is_gone(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    show_presence(db, comparison.id, Present("killed", "raj", EARLY, EARLY), ALWAYS)
    assert present(db, comparison.id, Span(LATE, LATE)) == []
    ada = Present("one", "ada", LATE, LATE)
    show_presence(db, comparison.id, ada, Span(LATE, LATE))
    assert present(db, comparison.id, ALWAYS) == [ada]


def test_a_sitting_of_a_clock_that_was_put_back_is_gone(db: Database) -> None:
    comparison = make_comparison(db, ["regression"])
    show_presence(db, comparison.id, Present("killed", "raj", LATE, LATE), ALWAYS)
    assert present(db, comparison.id, Span(LONG_AGO, EARLY)) == []
    ada = Present("one", "ada", EARLY, EARLY)
    show_presence(db, comparison.id, ada, Span(LONG_AGO, EARLY))
    assert present(db, comparison.id, ALWAYS) == [ada]
