"""What checks said of outputs: of what one check set says in one comparison, the later word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.merging.theirs import count, newest_id
from workbench.store.merging.told import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.store.merging.spells import Spells
    from workbench.store.merging.told import Merged

# The output that was not kept takes what was said of it along.
_COMING = """
CREATE TEMP TABLE checkings_coming AS
SELECT t.id AS theirs, h.ours AS output_id, k.ours AS check_set_id, t.passed, t.score, t.checked_at,
  b.ours AS baseline_run_id, g.ours AS target_run_id, t.imported, o.id AS known
FROM their_checkings t
JOIN outputs_here h ON h.theirs = t.output_id
LEFT JOIN check_sets_here k ON k.theirs = t.check_set_id
LEFT JOIN runs_here b ON b.theirs = t.baseline_run_id
LEFT JOIN runs_here g ON g.theirs = t.target_run_id
LEFT JOIN checkings o ON o.output_id = h.ours AND o.check_set_id = k.ours
  AND coalesce(o.baseline_run_id, 0) = coalesce(b.ours, 0) AND coalesce(o.target_run_id, 0) = coalesce(g.ours, 0)
  AND o.imported = t.imported
WHERE (o.id IS NULL OR o.checked_at < t.checked_at) AND t.output_id NOT IN (SELECT theirs FROM outputs_differ)
ORDER BY t.id"""

# Of the checkings of an output the highest row id counts: it has to be the one made last, wherever it was made.
_OUT_OF_ORDER = """
CREATE TEMP TABLE checkings_moved AS
SELECT g.id AS before FROM checkings g JOIN check_sets k ON k.id = g.check_set_id
LEFT JOIN runs b ON b.id = g.baseline_run_id LEFT JOIN runs t ON t.id = g.target_run_id
WHERE g.output_id IN (
  SELECT output_id FROM (
    SELECT output_id, checked_at, lag(checked_at) OVER (PARTITION BY output_id ORDER BY id) AS earlier FROM checkings)
  WHERE earlier >= checked_at)
ORDER BY g.output_id, g.checked_at, k.hash, b.gid, t.gid, g.imported"""


def take_checkings(spells: Spells, merged: Merged) -> Iterator[int]:
    """Take in results of checks."""
    connection = spells.connection
    connection.execute(_COMING)

    def write(first: int, last: int) -> None:
        part = (first, last)
        free = newest_id(connection, "checkings") + 1 - first
        connection.execute(
            "DELETE FROM checkings WHERE id IN (SELECT known FROM checkings_coming WHERE rowid BETWEEN ? AND ?)", part
        )
        connection.execute(
            "INSERT INTO checkings (id, output_id, check_set_id, passed, score, checked_at, baseline_run_id,"
            " target_run_id, imported) SELECT ? + rowid, output_id, check_set_id, passed, score, checked_at,"
            " baseline_run_id, target_run_id, imported FROM checkings_coming WHERE rowid BETWEEN ? AND ?",
            (free, *part),
        )
        connection.execute(
            "INSERT INTO check_results (checking_id, position, type, passed, score, reason, category, weight, path)"
            " SELECT ? + c.rowid, t.position, t.type, t.passed, t.score, t.reason, t.category, t.weight, t.path"
            " FROM checkings_coming c CROSS JOIN their_check_results t ON t.checking_id = c.theirs"
            " WHERE c.rowid BETWEEN ? AND ?",
            (free, *part),
        )

    yield from spells.parts("checkings_coming", "rowid", write)
    came, changed = connection.execute("SELECT count(*), count(known) FROM checkings_coming").fetchone()
    total = count(connection, "SELECT count(*) FROM their_checkings")
    merged.taken["checks of outputs"] = Taken(came - changed, total - came, changed)
    _put_in_order(spells)


def _put_in_order(spells: Spells) -> None:
    """Also where a merge that was interrupted has left some out of order."""
    connection = spells.connection
    connection.execute(_OUT_OF_ORDER)

    def write(first: int, last: int) -> None:
        moved = (newest_id(connection, "checkings") + 1 - first, first, last)
        connection.execute("PRAGMA defer_foreign_keys = ON")  # until the end of the transaction
        for table, column in (("check_results", "checking_id"), ("checkings", "id")):
            connection.execute(
                f"UPDATE {table} SET {column} = ? + m.rowid FROM checkings_moved m"
                f" WHERE m.before = {column} AND m.rowid BETWEEN ? AND ?",
                moved,
            )

    spells.all_parts("checkings_moved", "rowid", write)
