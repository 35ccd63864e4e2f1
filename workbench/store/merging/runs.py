"""Runs by global id, with what they plan; what they hold comes after them."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

from workbench.store.merging.names import given_names, named, settle_names
from workbench.store.merging.theirs import count, find_here
from workbench.store.merging.told import Taken
from workbench.store.values import from_column, to_column

if TYPE_CHECKING:
    from workbench.store.merging.spells import Spells
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


_PLAN = ("run_id", "case_id", "case_revision_id", "suite_revision_id", "samples", "first_samples", "drawn_for")

# Their plans in our numbers, as far as ours does not say the same.
_COMING = """
CREATE TEMP TABLE plans_coming AS
SELECT r.ours AS run_id, c.ours AS case_id, k.ours AS case_revision_id, s.ours AS suite_revision_id, t.samples,
  t.first_samples, t.drawn_for
FROM their_planned_cases t JOIN runs_here r ON r.theirs = t.run_id
LEFT JOIN cases_here c ON c.theirs = t.case_id
LEFT JOIN case_revisions_here k ON k.theirs = t.case_revision_id
LEFT JOIN suite_revisions_here s ON s.theirs = t.suite_revision_id
LEFT JOIN planned_cases o ON o.run_id = r.ours AND o.case_id = c.ours
WHERE (o.samples, o.case_revision_id, o.suite_revision_id, o.first_samples, o.drawn_for)
  IS NOT (t.samples, k.ours, s.ours, t.first_samples, t.drawn_for)"""


def take_runs(spells: Spells, merged: Merged) -> None:
    """Take in runs with the names they have then, and what they plan; their outputs come later."""
    connection = spells.connection
    new = find_here(connection, "runs", "o.gid = t.gid")
    with spells.spell():
        before = named(connection, "runs")
        bases = given_names(connection, "runs", before)
        _take(connection)
        settle_names(connection, "runs", before, bases, merged)
    connection.execute(_COMING)

    def write(first: int, last: int) -> None:
        connection.execute(
            f"INSERT INTO planned_cases ({', '.join(_PLAN)}) SELECT {', '.join(_PLAN)} FROM plans_coming"
            " WHERE rowid BETWEEN ? AND ? ON CONFLICT (run_id, case_id) DO UPDATE SET"
            f" {', '.join(f'{name} = excluded.{name}' for name in _PLAN[2:])} WHERE {_MORE}",
            (first, last),
        )

    spells.all_parts("plans_coming", "rowid", write)
    merged.taken["runs"] = Taken(new, count(connection, "SELECT count(*) FROM runs_here") - new)


def _take(connection: sqlite3.Connection) -> None:
    """Take in runs, a new one as `~GID` until it is given a name that is free."""
    connection.execute(
        "INSERT OR IGNORE INTO runs (gid, name, kind, configuration_id, origin, simulated, source, created_at,"
        " max_cost_usd, spent_beside_usd, together, held_usd) SELECT t.gid, '~' || t.gid, t.kind, k.ours, t.origin,"
        " t.simulated, t.source, t.created_at, t.max_cost_usd, t.spent_beside_usd, t.together, t.held_usd"
        " FROM runs_here h JOIN their_runs t ON t.id = h.theirs"
        " LEFT JOIN configurations_here k ON k.theirs = t.configuration_id WHERE h.new ORDER BY t.id"
    )
    connection.execute(
        "UPDATE runs_here SET ours = (SELECT o.id FROM their_runs t JOIN runs o ON o.gid = t.gid WHERE t.id = theirs)"
    )
    if count(connection, "SELECT count(*) FROM runs_here WHERE ours IS NULL"):
        raise sqlite3.IntegrityError("a run is not whole, or names what is not there")
    connection.execute(
        "UPDATE runs SET simulated = max(runs.simulated, t.simulated),"
        " spent_beside_usd = max(runs.spent_beside_usd, t.spent_beside_usd)"
        " FROM runs_here h JOIN their_runs t ON t.id = h.theirs WHERE h.ours = runs.id AND NOT h.new"
        " AND (t.simulated > runs.simulated OR t.spent_beside_usd > runs.spent_beside_usd)"
    )
    _renumber_sources(connection)
    connection.execute(
        "INSERT OR IGNORE INTO run_suites (run_id, suite_id, outputs) SELECT r.ours, s.ours, 0 FROM their_run_suites t"
        " JOIN runs_here r ON r.theirs = t.run_id JOIN suites_here s ON s.theirs = t.suite_id"
    )


def link_candidates(spells: Spells) -> None:
    """Say of new candidates in which comparison they were made, as soon as that is here."""
    with spells.spell():
        spells.connection.execute(
            "UPDATE runs SET comparison_id = m.ours FROM their_runs t"
            " JOIN comparisons_here m ON m.theirs = t.comparison_id"
            " WHERE t.gid = runs.gid AND runs.comparison_id IS NULL"
        )


def _renumber_sources(connection: sqlite3.Connection) -> None:
    here = {str(theirs): str(ours) for theirs, ours in connection.execute("SELECT theirs, ours FROM runs_here")}
    judges = connection.execute(
        "SELECT o.id, o.source FROM runs_here h JOIN runs o ON o.id = h.ours"
        " WHERE h.new AND o.kind = 'judge' AND o.source IS NOT NULL"
    ).fetchall()
    for number, source in judges:
        told = _JUDGED.sub(lambda found: f"run {here.get(found[1], found[1])}", from_column(source))
        connection.execute("UPDATE runs SET source = ? WHERE id = ?", (to_column(told), number))
