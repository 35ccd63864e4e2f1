"""What other reviewers did since somebody looked last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.database import reads
from workbench.store.events import events_where
from workbench.store.values import to_column

if TYPE_CHECKING:
    from workbench.records import Event
    from workbench.store.database import Database


@reads
def newest_event(db: Database) -> int:
    """Give the row id of the event that was added last, 0 of none."""
    return db.connection.execute("SELECT max(id) FROM events").fetchone()[0] or 0


@reads
def arrivals(db: Database, comparison_id: int, after: int, reviewer: str) -> tuple[list[Event], int]:
    """Give what others than `reviewer` added behind the event of row id `after`, in order, and the newest row id."""
    newest = newest_event(db)
    if newest == after:
        return [], after
    condition = "e.comparison_id = ? AND e.id > ? AND e.id <= ? AND e.reviewer <> ?"
    return events_where(db.connection, condition, (comparison_id, after, newest, to_column(reviewer))), newest
