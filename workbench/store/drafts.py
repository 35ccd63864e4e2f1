"""Prompts being typed, as they stand: kept while they are typed, so that nothing that ends the app loses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.database import reads, transaction
from workbench.store.names import suite_number
from workbench.store.values import from_column, now, to_column

if TYPE_CHECKING:
    from workbench.store.database import Database


def keep_draft(db: Database, comparison_id: int, suite: str, reviewer: str, text: str | None) -> None:
    """Keep a reviewer's text of a suite's prompt in place of the one before; None: there is nothing to keep any more.

    Raises UnknownNameError for a suite that is not in the database.
    """
    with transaction(db):
        place = (comparison_id, suite_number(db.connection, suite), to_column(reviewer))
        if text is None:
            db.connection.execute("DELETE FROM drafts WHERE comparison_id = ? AND suite_id = ? AND reviewer = ?", place)
        else:
            db.connection.execute(
                "INSERT OR REPLACE INTO drafts (comparison_id, suite_id, reviewer, text, kept_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (*place, to_column(text), now()),
            )


@reads
def kept_draft(db: Database, comparison_id: int, suite: str, reviewer: str) -> str | None:
    """Give a reviewer's text of a suite's prompt; None where there is none that differs from the suite's own."""
    row = db.connection.execute(
        "SELECT d.text FROM drafts d JOIN suites s ON s.id = d.suite_id"
        " WHERE d.comparison_id = ? AND s.name = ? AND d.reviewer = ?",
        (comparison_id, suite, to_column(reviewer)),
    ).fetchone()
    return None if row is None else from_column(row[0])
