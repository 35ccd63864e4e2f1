"""Runs by global id, with what they plan; what they hold comes after them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.store.merging.theirs import count, newest_id
from workbench.store.merging.told import Taken
from workbench.store.values import from_column, to_column

if TYPE_CHECKING:
    import sqlite3

    from workbench.store.merging.told import Merged

# A judge's run says by their numbers which runs it judges.
_JUDGED = re.compile(r"\brun ([0-9]+)")

# Of two plans of a case the one of more samples holds, as an answer that was planned is never taken back by a merge.
_MORE = """
(excluded.samples, coalesce(excluded.first_samples, 0), coalesce(excluded.drawn_for, ''),
  (SELECT hash FROM case_revisions WHERE id = excluded.case_revision_id),
  (SELECT hash FROM suite_revisions WHERE id = excluded.suite_revision_id))
> (samples, coalesce(first_samples, 0), coalesce(drawn_for, ''),
  (SELECT hash FROM case_revisions WHERE id = planned_cases.case_revision_id),
  (SELECT hash FROM suite_revisions WHERE id = planned_cases.suite_revision_id))"""


def take_runs(connection: sqlite3.Connection, merged: Merged) -> None:
    """Take in runs, without their outputs; a new one is named `~GID` until it is given a name that is free."""
    before = newest_id(connection, "runs")
    connection.execute(
        "INSERT INTO runs (gid, name, kind, configuration_id, origin, simulated, source, created_at, max_cost_usd,"
        " spent_beside_usd, together, held_usd) SELECT t.gid, '~' || t.gid, t.kind, k.ours, t.origin, t.simulated,"
        " t.source, t.created_at, t.max_cost_usd, t.spent_beside_usd, t.together, t.held_usd FROM their_runs t"
        " LEFT JOIN configurations_here k ON k.theirs = t.configuration_id"
        " WHERE NOT EXISTS (SELECT 1 FROM runs o WHERE o.gid = t.gid) ORDER BY t.id"
    )
    connection.execute("INSERT INTO runs_here SELECT t.id, o.id FROM their_runs t JOIN runs o ON o.gid = t.gid")
    connection.execute(
        "UPDATE runs SET simulated = max(runs.simulated, t.simulated),"
        " spent_beside_usd = max(runs.spent_beside_usd, t.spent_beside_usd)"
        " FROM their_runs t WHERE t.gid = runs.gid AND runs.id <= ?"
        " AND (t.simulated > runs.simulated OR t.spent_beside_usd > runs.spent_beside_usd)",
        (before,),
    )
    _renumber_sources(connection, before)
    connection.execute(
        "INSERT INTO planned_cases (run_id, case_id, case_revision_id, suite_revision_id, samples, first_samples,"
        " drawn_for) SELECT r.ours, c.ours, k.ours, s.ours, t.samples, t.first_samples, t.drawn_for"
        " FROM their_planned_cases t JOIN runs_here r ON r.theirs = t.run_id"
        " LEFT JOIN cases_here c ON c.theirs = t.case_id"
        " LEFT JOIN case_revisions_here k ON k.theirs = t.case_revision_id"
        " LEFT JOIN suite_revisions_here s ON s.theirs = t.suite_revision_id WHERE 1"
        " ON CONFLICT (run_id, case_id) DO UPDATE SET case_revision_id = excluded.case_revision_id,"
        " suite_revision_id = excluded.suite_revision_id, samples = excluded.samples,"
        f" first_samples = excluded.first_samples, drawn_for = excluded.drawn_for WHERE {_MORE}"
    )
    connection.execute(
        "INSERT OR IGNORE INTO run_suites (run_id, suite_id, outputs) SELECT r.ours, s.ours, 0 FROM their_run_suites t"
        " JOIN runs_here r ON r.theirs = t.run_id JOIN suites_here s ON s.theirs = t.suite_id"
    )
    added = newest_id(connection, "runs") - before
    merged.taken["runs"] = Taken(added, count(connection, "SELECT count(*) FROM their_runs") - added)


def link_candidates(connection: sqlite3.Connection) -> None:
    """Say of new candidates in which comparison they were made, as soon as that is here."""
    connection.execute(
        "UPDATE runs SET comparison_id = m.ours FROM their_runs t JOIN comparisons_here m ON m.theirs = t.comparison_id"
        " WHERE t.gid = runs.gid AND runs.comparison_id IS NULL"
    )


def _renumber_sources(connection: sqlite3.Connection, before: int) -> None:
    here = {str(theirs): str(ours) for theirs, ours in connection.execute("SELECT theirs, ours FROM runs_here")}
    judges = connection.execute(
        "SELECT id, source FROM runs WHERE id > ? AND kind = 'judge' AND source IS NOT NULL", (before,)
    ).fetchall()
    for number, source in judges:
        told = _JUDGED.sub(lambda found: f"run {here.get(found[1], found[1])}", from_column(source))
        connection.execute("UPDATE runs SET source = ? WHERE id = ?", (to_column(told), number))
