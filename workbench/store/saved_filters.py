"""Filters of the queue that were saved under a name, for all who review in this database."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.store.database import reads, transaction
from workbench.store.values import after, from_column, to_column

if TYPE_CHECKING:
    from workbench.store.database import Database


class SavedFilter(NamedTuple):
    """A filter as it is typed, and who saved it when."""

    name: str
    words: str
    reviewer: str
    saved_at: str


@reads
def saved_filters(db: Database) -> list[SavedFilter]:
    """Give all saved filters by name."""
    found = db.connection.execute("SELECT name, words, reviewer, saved_at FROM saved_filters ORDER BY name")
    return [
        SavedFilter(from_column(name), from_column(words), from_column(reviewer), at)
        for name, words, reviewer, at in found
    ]


def save_filter(db: Database, name: str, words: str, reviewer: str) -> None:
    """Save a filter; one of that name is replaced."""
    with transaction(db):
        moment = _after_all(db, name)
        db.connection.execute("DELETE FROM deleted_filters WHERE name = ?", (to_column(name),))
        db.connection.execute(
            "INSERT OR REPLACE INTO saved_filters (name, words, reviewer, saved_at) VALUES (?, ?, ?, ?)",
            (to_column(name), to_column(words), to_column(reviewer), moment),
        )


def delete_filter(db: Database, name: str) -> bool:
    """Delete a saved filter, for good: another database that still has it does not bring it back.

    False where there is none of that name.
    """
    with transaction(db):
        moment = _after_all(db, name)
        done = db.connection.execute("DELETE FROM saved_filters WHERE name = ?", (to_column(name),))
        if done.rowcount:
            db.connection.execute("INSERT INTO deleted_filters (name, at) VALUES (?, ?)", (to_column(name), moment))
    return done.rowcount > 0


def _after_all(db: Database, name: str) -> str:
    """This moment, or the next after all that was done with filters of a name, where another clock was ahead."""
    last = (
        "SELECT max(at) FROM (SELECT saved_at AS at FROM saved_filters WHERE name = ?1"
        " UNION ALL SELECT at FROM deleted_filters WHERE name = ?1)"
    )
    return after(db.connection.execute(last, (to_column(name),)).fetchone()[0])


@reads
def filter_values(db: Database, comparison_id: int) -> dict[str, list[str]]:
    """Give the values that a comparison has of the fields reviewer and check."""
    reviewers = db.connection.execute(
        "SELECT DISTINCT reviewer FROM latest_labels WHERE comparison_id = ? ORDER BY reviewer", (comparison_id,)
    )
    checks = db.connection.execute(
        "SELECT DISTINCT json_extract(j.value, '$.type') FROM suite_verdicts v JOIN suites s ON s.id = v.suite_id"
        " JOIN suite_revisions r ON r.id = s.current_revision_id JOIN check_sets c ON c.id = r.check_set_id"
        " JOIN json_each(c.checks) j WHERE v.comparison_id = ? ORDER BY 1",
        (comparison_id,),
    )
    return {
        "reviewer": [from_column(name) for (name,) in reviewers],
        "check": [name for (name,) in checks if name],
    }
