"""Comparisons by their two runs, with what the one refreshed last says; gates."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from workbench.store.fresh import judged
from workbench.store.merging.names import given_names, named, settle_names
from workbench.store.merging.theirs import count
from workbench.store.merging.told import Taken

if TYPE_CHECKING:
    from workbench.store.merging.told import Merged

# What a suite's verdicts were made of is told by row ids, which mean nothing here: such verdicts are made again when
# they are next compared.
_LEFT_OUT = {"made_of": "NULL"}
_SAYS = ("suite_verdicts", "verdicts", "clusters")
_MAPS = {"suite_id": "suites", "case_id": "cases", "example_suite_id": "suites", "example_case_id": "cases"}

_PAIRS = """
SELECT t.id, o.id, b.ours, g.ours, t.gid, t.created_at, t.refreshed_at, o.gid, o.created_at, o.refreshed_at
FROM their_comparisons t JOIN runs_here b ON b.theirs = t.baseline_run_id JOIN runs_here g ON g.theirs = t.target_run_id
LEFT JOIN comparisons o ON o.baseline_run_id = b.ours AND o.target_run_id = g.ours
ORDER BY t.id"""


def take_comparisons(connection: sqlite3.Connection, merged: Merged) -> None:
    """Take in comparisons with their verdicts and clusters; of one that both have, those refreshed later."""
    before = named(connection, "comparisons")
    bases = given_names(connection, "comparisons", before)
    theirs_by_id = {one.id: one for one in named(connection, "comparisons", theirs=True)}
    ours_by_id = {one.id: one for one in before}
    added = changed = 0
    rows = connection.execute(_PAIRS).fetchall()
    for theirs, ours, baseline, target, gid, created_at, refreshed_at, *known in rows:
        their_name = theirs_by_id[theirs]
        if ours is None:
            number = connection.execute(
                "INSERT INTO comparisons (gid, name, baseline_run_id, target_run_id, created_at, refreshed_at)"
                " VALUES (?1, '~' || ?1, ?, ?, ?, ?) RETURNING id",
                (gid, baseline, target, created_at, refreshed_at),
            ).fetchone()[0]
            added += 1
        else:
            number = ours
            first = min((known[1], known[0]), (created_at, gid))
            connection.execute("UPDATE comparisons SET created_at = ?, gid = ? WHERE id = ?", (*first, number))
        connection.execute("INSERT INTO comparisons_here VALUES (?, ?)", (theirs, number))
        if ours is not None and known[2] >= refreshed_at:
            if known[2] > refreshed_at:
                bases[their_name.identity] = ours_by_id[ours].base
            continue
        bases[their_name.identity] = their_name.base
        changed += ours is not None
        _say(connection, theirs, number)
        connection.execute(
            "UPDATE comparisons SET refreshed_at = t.refreshed_at, pooled = t.pooled FROM their_comparisons t"
            " WHERE comparisons.id = ? AND t.id = ?",
            (number, theirs),
        )
    if len(rows) < count(connection, "SELECT count(*) FROM their_comparisons"):
        raise sqlite3.DatabaseError("a comparison is of runs that are not there")
    _judge_anew(connection)  # by the latest revisions and the outputs of both
    settle_names(connection, "comparisons", before, bases, merged)
    merged.taken["comparisons"] = Taken(added, len(rows) - added - changed, changed)


def _say(connection: sqlite3.Connection, theirs: int, ours: int) -> None:
    """Have a comparison of ours say what theirs says."""
    for table in _SAYS:
        connection.execute(f"DELETE FROM {table} WHERE comparison_id = ?", (ours,))
    for table in _SAYS:
        names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})").fetchall()]
        names.remove("comparison_id")
        values, joins = [], []
        for name in names:
            here = _MAPS.get(name) or (f"{_revised(name)}_revisions" if name.endswith("_revision_id") else None)
            values.append(_LEFT_OUT.get(name) or (f"t.{name}" if here is None else f"h_{name}.ours"))
            if here is not None:
                joins.append(f" LEFT JOIN {here}_here h_{name} ON h_{name}.theirs = t.{name}")
        connection.execute(
            f"INSERT INTO {table} (comparison_id, {', '.join(names)}) SELECT ?, {', '.join(values)}"
            f" FROM their_{table} t{''.join(joins)} WHERE t.comparison_id = ?",
            (ours, theirs),
        )


def _judge_anew(connection: sqlite3.Connection) -> None:
    """Have the verdicts of comparisons of which a run was taken in say what is judged now."""
    connection.execute(
        "UPDATE verdicts AS v SET judged = found.judged FROM ("
        f"  SELECT m.id, c.id AS case_id, {judged('m.baseline_run_id', 'm.target_run_id')} AS judged"
        "   FROM comparisons m JOIN verdicts w ON w.comparison_id = m.id JOIN cases c ON c.id = w.case_id"
        "   WHERE m.baseline_run_id IN (SELECT ours FROM runs_here) OR m.target_run_id IN (SELECT ours FROM runs_here)"
        ") found WHERE v.comparison_id = found.id AND v.case_id = found.case_id AND v.judged IS NOT found.judged"
    )


def _revised(name: str) -> str:
    return "case" if "_case_" in name else "suite"


def take_gates(connection: sqlite3.Connection, merged: Merged) -> None:
    """Take in how gates ended; one that was found the same in both was last found so at the later moment."""
    same = " AND ".join(f"o.{name} = t.{name}" for name in ("fail_on", "failed", "rests_on", "functions"))
    total = count(connection, "SELECT count(*) FROM their_gates")
    before = count(connection, "SELECT count(*) FROM gates")
    changed = connection.execute(
        f"UPDATE gates AS o SET at = t.at FROM their_gates t JOIN comparisons_here m ON m.theirs = t.comparison_id"
        f" WHERE o.comparison_id = m.ours AND {same} AND t.at > o.at"
    ).rowcount
    connection.execute(
        "INSERT INTO gates (comparison_id, fail_on, failed, rests_on, at, functions)"
        " SELECT m.ours, t.fail_on, t.failed, t.rests_on, max(t.at), t.functions FROM their_gates t"
        " JOIN comparisons_here m ON m.theirs = t.comparison_id WHERE NOT EXISTS"
        f" (SELECT 1 FROM gates o WHERE o.comparison_id = m.ours AND {same})"
        " GROUP BY m.ours, t.fail_on, t.failed, t.rests_on, t.functions ORDER BY min(t.id)"
    )
    added = count(connection, "SELECT count(*) FROM gates") - before
    merged.taken["gates"] = Taken(added, total - added - changed, changed)
