"""What reviewers have arranged: who is to decide what, seeds of blind reviewers, saved filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.merging.theirs import count
from workbench.store.merging.told import Taken

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.merging.told import Merged


def take_seeds(connection: sqlite3.Connection, merged: Merged) -> None:
    """Take in seeds of reviewers who have none here: a sitting's sides may not change under it."""
    added = connection.execute(
        "INSERT OR IGNORE INTO blind_seeds (comparison_id, reviewer, seed) SELECT m.ours, t.reviewer, t.seed"
        " FROM their_blind_seeds t JOIN comparisons_here m ON m.theirs = t.comparison_id"
    ).rowcount
    merged.taken["blind seeds"] = Taken(added, count(connection, "SELECT count(*) FROM their_blind_seeds") - added)


def take_assignments(connection: sqlite3.Connection, merged: Merged) -> None:
    """Take in who was given what and from whom it was taken again; of one case and reviewer the later of both holds."""
    there = count(connection, "SELECT count(*) FROM assignments")
    _take_given(connection, "assignments", "given_at", "withdrawn_assignments", "o.at >= t.given_at")
    _take_given(connection, "withdrawn_assignments", "at", "assignments", "o.given_at > t.at")
    lost = connection.execute(
        "DELETE FROM assignments AS a WHERE EXISTS (SELECT 1 FROM withdrawn_assignments o WHERE"
        " o.comparison_id = a.comparison_id AND o.case_id = a.case_id AND o.reviewer = a.reviewer"
        " AND o.at >= a.given_at)"
    ).rowcount
    connection.execute(
        "DELETE FROM withdrawn_assignments AS w WHERE EXISTS (SELECT 1 FROM assignments o WHERE"
        " o.comparison_id = w.comparison_id AND o.case_id = w.case_id AND o.reviewer = w.reviewer)"
    )
    added = count(connection, "SELECT count(*) FROM assignments") + lost - there
    total = count(connection, "SELECT count(*) FROM their_assignments")
    merged.taken["assignments"] = Taken(added, total - added, lost)


def _take_given(connection: sqlite3.Connection, table: str, moment: str, other: str, beaten: str) -> None:
    """Take in what the `other` table here does not say later of."""
    connection.execute(
        f"INSERT INTO {table} (comparison_id, case_id, reviewer, {moment})"
        f" SELECT m.ours, c.ours, t.reviewer, t.{moment} FROM their_{table} t"
        " JOIN comparisons_here m ON m.theirs = t.comparison_id JOIN cases_here c ON c.theirs = t.case_id"
        f" WHERE NOT EXISTS (SELECT 1 FROM {other} o WHERE o.comparison_id = m.ours AND o.case_id = c.ours"
        f" AND o.reviewer = t.reviewer AND {beaten})"
        " ON CONFLICT (comparison_id, case_id, reviewer)"
        f" DO UPDATE SET {moment} = excluded.{moment} WHERE excluded.{moment} > {moment}"
    )


def take_filters(connection: sqlite3.Connection, merged: Merged) -> None:
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
