"""Prompts being typed, as they stand: kept while they are typed, so that nothing that ends the app loses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.store.database import reads, transaction
from workbench.store.names import suite_number
from workbench.store.values import from_column, now, to_column

if TYPE_CHECKING:
    from workbench.store.database import Database
    from workbench.store.presence import Span


class Kept(NamedTuple):
    """A text that a reviewer typed in some sitting, and when it was kept last."""

    sitting: str
    text: str
    at: str


def keep_draft(
    db: Database,
    comparison_id: int,
    suite: str,
    reviewer: str,
    sitting: str,
    text: str | None,
    *,
    begun_with: Kept | None = None,
    alive: Span | None = None,
) -> None:
    """Keep a sitting's text of a suite's prompt in place of the one before; None: there is nothing to keep any more.

    A text of another sitting that this one was `begun_with` goes, if it is still the same and that sitting was not seen
    within `alive`. Raises UnknownNameError for a suite that is not in the database.
    """
    with transaction(db):
        place = (comparison_id, suite_number(db.connection, suite), to_column(reviewer))
        if text is None:
            db.connection.execute(
                "DELETE FROM drafts WHERE comparison_id = ? AND suite_id = ? AND reviewer = ? AND sitting = ?",
                (*place, sitting),
            )
        else:
            db.connection.execute(
                "INSERT OR REPLACE INTO drafts (comparison_id, suite_id, reviewer, sitting, text, kept_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*place, sitting, to_column(text), now()),
            )
        if begun_with is not None and alive is not None and begun_with.sitting != sitting:
            db.connection.execute(
                "DELETE FROM drafts WHERE comparison_id = ? AND suite_id = ? AND reviewer = ? AND sitting = ?"
                " AND text = ? AND NOT EXISTS (SELECT 1 FROM presence p WHERE p.sitting = drafts.sitting"
                " AND p.seen_at BETWEEN ? AND ?)",
                (*place, begun_with.sitting, to_column(begun_with.text), *alive),
            )


@reads
def kept_drafts(db: Database, comparison_id: int, suite: str, reviewer: str) -> list[Kept]:
    """Give a reviewer's texts of a suite's prompt, one for each sitting, the newest first.

    There is none where no text differs from the suite's own.
    """
    found = db.connection.execute(
        "SELECT d.sitting, d.text, d.kept_at FROM drafts d JOIN suites s ON s.id = d.suite_id"
        " WHERE d.comparison_id = ? AND s.name = ? AND d.reviewer = ? ORDER BY d.kept_at DESC, d.sitting",
        (comparison_id, suite, to_column(reviewer)),
    )
    return [Kept(sitting, from_column(text), at) for sitting, text, at in found]
