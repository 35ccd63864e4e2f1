"""What reviewers have arranged: who is to decide what, seeds of blind reviewers, saved filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.merging.theirs import count
from workbench.store.merging.told import Taken

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.merging.spells import Spells
    from workbench.store.merging.told import Merged


def take_arrangements(spells: Spells, merged: Merged) -> None:
    """Take in all of it."""
    _take_assignments(spells, merged)
    with spells.spell():
        _take_seeds(spells.connection, merged)
        _take_filters(spells.connection, merged)


def _take_seeds(connection: sqlite3.Connection, merged: Merged) -> None:
    """Take in seeds of reviewers who have none here: a sitting's sides may not change under it."""
    added = connection.execute(
        "INSERT OR IGNORE INTO blind_seeds (comparison_id, reviewer, seed) SELECT m.ours, t.reviewer, t.seed"
        " FROM their_blind_seeds t JOIN comparisons_here m ON m.theirs = t.comparison_id"
    ).rowcount
    merged.taken["blind seeds"] = Taken(added, count(connection, "SELECT count(*) FROM their_blind_seeds") - added)


# Who is given what, and from whom it was taken, as theirs says it later than ours: then ours says the same.
_COMING = """
CREATE TEMP TABLE {table}_coming AS
SELECT m.ours AS comparison_id, c.ours AS case_id, t.reviewer, t.{moment} AS at, o.case_id IS NOT NULL AS known,
  w.case_id IS NOT NULL AS beats
FROM their_{table} t
JOIN comparisons_here m ON m.theirs = t.comparison_id JOIN cases_here c ON c.theirs = t.case_id
LEFT JOIN {table} o ON o.comparison_id = m.ours AND o.case_id = c.ours AND o.reviewer = t.reviewer
LEFT JOIN {other} w ON w.comparison_id = m.ours AND w.case_id = c.ours AND w.reviewer = t.reviewer
WHERE (o.case_id IS NULL OR o.{moment} < t.{moment}) AND (w.case_id IS NULL OR w.{other_moment} {earlier} t.{moment})"""


def _take_assignments(spells: Spells, merged: Merged) -> None:
    """Take in who was given what and from whom it was taken again; of one case and reviewer the later of both holds."""
    connection = spells.connection
    there = count(connection, "SELECT count(*) FROM their_assignments")
    given = _take_given(spells, "assignments", "given_at", "withdrawn_assignments", "at", "<")
    lost = _take_given(spells, "withdrawn_assignments", "at", "assignments", "given_at", "<=")[1]
    merged.taken["assignments"] = Taken(given[0], there - given[0], lost)


def _take_given(
    spells: Spells, table: str, moment: str, other: str, other_moment: str, earlier: str
) -> tuple[int, int]:
    """Take in the rows of one of two tables; how many are new in it, and how many of the other gave way to them."""
    connection = spells.connection
    connection.execute(
        _COMING.format(table=table, moment=moment, other=other, other_moment=other_moment, earlier=earlier)
    )

    def write(first: int, last: int) -> None:
        part = (first, last)
        connection.execute(
            f"DELETE FROM {other} WHERE (comparison_id, case_id, reviewer) IN (SELECT comparison_id, case_id, reviewer"
            f" FROM {table}_coming WHERE beats AND rowid BETWEEN ? AND ?)",
            part,
        )
        connection.execute(
            f"INSERT OR REPLACE INTO {table} (comparison_id, case_id, reviewer, {moment})"
            f" SELECT comparison_id, case_id, reviewer, at FROM {table}_coming WHERE rowid BETWEEN ? AND ?",
            part,
        )

    spells.all_parts(f"{table}_coming", "rowid", write)
    counts = connection.execute(f"SELECT total(NOT known), total(beats) FROM {table}_coming").fetchone()
    return int(counts[0]), int(counts[1])


def _take_filters(connection: sqlite3.Connection, merged: Merged) -> None:
    """Take in saved filters and the names of deleted ones; of one name what was done later holds."""
    total = count(connection, "SELECT count(*) FROM their_saved_filters")
    there = count(connection, "SELECT count(*) FROM saved_filters")
    changed = connection.execute(
        "UPDATE saved_filters AS o SET words = t.words, reviewer = t.reviewer, saved_at = t.saved_at"
        " FROM their_saved_filters t WHERE t.name = o.name"
        " AND (t.saved_at, t.words, t.reviewer) > (o.saved_at, o.words, o.reviewer)"
    ).rowcount
    connection.execute(
        "INSERT OR IGNORE INTO saved_filters SELECT * FROM their_saved_filters t"
        " WHERE NOT EXISTS (SELECT 1 FROM deleted_filters o WHERE o.name = t.name AND o.at >= t.saved_at)"
    )
    added = count(connection, "SELECT count(*) FROM saved_filters") - there
    connection.execute(
        "INSERT INTO deleted_filters (name, at) SELECT name, at FROM their_deleted_filters t"
        " WHERE NOT EXISTS (SELECT 1 FROM saved_filters o WHERE o.name = t.name AND o.saved_at > t.at)"
        " ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE excluded.at > at"
    )
    lost = connection.execute(
        "DELETE FROM saved_filters AS f WHERE EXISTS"
        " (SELECT 1 FROM deleted_filters o WHERE o.name = f.name AND o.at >= f.saved_at)"
    ).rowcount
    connection.execute(
        "DELETE FROM deleted_filters AS d WHERE EXISTS (SELECT 1 FROM saved_filters o WHERE o.name = d.name)"
    )
    merged.taken["saved filters"] = Taken(added, total - added - changed, changed + lost)
