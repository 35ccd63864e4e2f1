"""What checks said of outputs: of what one check set says in one comparison, the later word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.merging.theirs import count, newest_id
from workbench.store.merging.told import Taken

if TYPE_CHECKING:
    import sqlite3

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


def take_checkings(connection: sqlite3.Connection, merged: Merged) -> None:
    """Take in results of checks."""
    free = newest_id(connection, "checkings")
    connection.execute(_COMING)
    changed = count(connection, "SELECT count(known) FROM checkings_coming")
    connection.execute("DELETE FROM checkings WHERE id IN (SELECT known FROM checkings_coming)")
    connection.execute(
        "INSERT INTO checkings (id, output_id, check_set_id, passed, score, checked_at, baseline_run_id, target_run_id,"
        " imported) SELECT ? + rowid, output_id, check_set_id, passed, score, checked_at, baseline_run_id,"
        " target_run_id, imported FROM checkings_coming",
        (free,),
    )
    connection.execute(
        "INSERT INTO check_results (checking_id, position, type, passed, score, reason, category, weight, path)"
        " SELECT ? + c.rowid, t.position, t.type, t.passed, t.score, t.reason, t.category, t.weight, t.path"
        " FROM checkings_coming c JOIN their_check_results t ON t.checking_id = c.theirs",
        (free,),
    )
    came = count(connection, "SELECT count(*) FROM checkings_coming")
    added = came - changed
    total = count(connection, "SELECT count(*) FROM their_checkings")
    merged.taken["checks of outputs"] = Taken(added, total - added - changed, changed)
    connection.execute("DROP TABLE temp.checkings_coming")
    connection.execute("DROP TABLE temp.outputs_differ")
    if came:
        _put_in_order(connection)


def _put_in_order(connection: sqlite3.Connection) -> None:
    connection.execute(_OUT_OF_ORDER)
    free = newest_id(connection, "checkings")
    connection.execute("PRAGMA defer_foreign_keys = ON")  # until the end of the transaction
    connection.execute(
        "UPDATE check_results SET checking_id = ? + m.rowid FROM checkings_moved m WHERE m.before = checking_id",
        (free,),
    )
    connection.execute("UPDATE checkings SET id = ? + m.rowid FROM checkings_moved m WHERE m.before = id", (free,))
    connection.execute("DROP TABLE temp.checkings_moved")
