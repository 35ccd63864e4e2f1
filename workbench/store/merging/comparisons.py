"""Comparisons by their two runs, with what the one refreshed last says; gates."""

from __future__ import annotations

import sqlite3
import sys
from functools import partial
from typing import TYPE_CHECKING

from workbench.store.fresh import judged
from workbench.store.merging.names import given_names, named, settle_names
from workbench.store.merging.theirs import count
from workbench.store.merging.told import Taken

if TYPE_CHECKING:
    from workbench.store.merging.spells import Spells
    from workbench.store.merging.told import Merged

# What a suite's verdicts were made of is told by row ids, which mean nothing here: such verdicts are made again when
# they are next compared.
_LEFT_OUT = {"made_of": "NULL"}
_SAYS = ("suite_verdicts", "verdicts", "clusters")
_KEYS = {"suite_verdicts": "position", "verdicts": "position", "clusters": "id"}
_NEVER = ""
"""When a comparison was refreshed that does not say yet what theirs says; the next merge goes on with it."""
_MAPS = {"suite_id": "suites", "case_id": "cases", "example_suite_id": "suites", "example_case_id": "cases"}

_PAIRS = """
SELECT t.id, o.id, b.ours, g.ours, t.gid, t.created_at, t.refreshed_at, o.gid, o.created_at, o.refreshed_at
FROM their_comparisons t JOIN runs_here b ON b.theirs = t.baseline_run_id JOIN runs_here g ON g.theirs = t.target_run_id
LEFT JOIN comparisons o ON o.baseline_run_id = b.ours AND o.target_run_id = g.ours
ORDER BY t.id"""


def take_comparisons(spells: Spells, merged: Merged) -> None:
    """Take in comparisons with their verdicts and clusters; of one that both have, those refreshed later."""
    with spells.spell():
        said, added, total = _take(spells.connection, merged)
    for theirs, ours, refreshed_at in said:
        _have_say(spells, theirs, ours, refreshed_at)
    _judge_anew(spells)
    merged.taken["comparisons"] = Taken(added, total - len(said), len(said) - added)


def _take(connection: sqlite3.Connection, merged: Merged) -> tuple[list[tuple[int, int, str]], int, int]:
    """Take in comparisons without what they say, with the names they have then.

    Gives those that are to say what theirs say (theirs, ours, when ours was refreshed), how many are new, and how many
    there are.
    """
    before = named(connection, "comparisons")
    bases = given_names(connection, "comparisons", before)
    theirs_by_id = {one.id: one for one in named(connection, "comparisons", theirs=True)}
    ours_by_id = {one.id: one for one in before}
    said: list[tuple[int, int, str]] = []
    added = 0
    rows = connection.execute(_PAIRS).fetchall()
    for theirs, ours, baseline, target, gid, created_at, refreshed_at, *known in rows:
        their_name = theirs_by_id[theirs]
        if ours is None:
            number = connection.execute(
                "INSERT INTO comparisons (gid, name, baseline_run_id, target_run_id, created_at, refreshed_at)"
                " VALUES (?1, '~' || ?1, ?, ?, ?, ?) RETURNING id",
                (gid, baseline, target, created_at, _NEVER),
            ).fetchone()[0]
            added += 1
        else:
            number = ours
            first = min((known[1], known[0]), (created_at, gid))
            connection.execute("UPDATE comparisons SET created_at = ?, gid = ? WHERE id = ?", (*first, number))
        connection.execute("INSERT INTO comparisons_here (theirs, ours) VALUES (?, ?)", (theirs, number))
        if ours is not None and known[2] >= refreshed_at:
            if known[2] > refreshed_at:
                bases[their_name.identity] = ours_by_id[ours].base
            continue
        bases[their_name.identity] = their_name.base
        said.append((theirs, number, _NEVER if ours is None else known[2]))
    if len(rows) < count(connection, "SELECT count(*) FROM their_comparisons"):
        raise sqlite3.IntegrityError("a comparison is of runs that are not there")
    settle_names(connection, "comparisons", before, bases, merged)
    return said, added, len(rows)


def _have_say(spells: Spells, theirs: int, ours: int, refreshed_at: str) -> None:
    """Have a comparison of ours, refreshed when it says, say what theirs says.

    One that was reviewed here changes in one piece; what is new may come in parts.
    """
    connection = spells.connection
    for table in _SAYS:
        _work_out(connection, table, theirs, ours)
    if refreshed_at == _NEVER:
        for table in _SAYS:
            spells.all_parts(f"{table}_coming", "rowid", partial(_say, connection, table))
    with spells.spell():
        (now_at,) = connection.execute("SELECT refreshed_at FROM comparisons WHERE id = ?", (ours,)).fetchone()
        if now_at != refreshed_at:
            raise sqlite3.IntegrityError("a comparison was refreshed meanwhile")
        if refreshed_at != _NEVER:
            for table in _SAYS:
                key = _KEYS[table]
                connection.execute(
                    f"DELETE FROM {table} WHERE comparison_id = ? AND {key} IN (SELECT {key} FROM {table}_gone)",
                    (ours,),
                )
            for table in _SAYS:
                _say(connection, table, 0, sys.maxsize)
        connection.execute(
            "UPDATE comparisons SET refreshed_at = t.refreshed_at, pooled = t.pooled FROM their_comparisons t"
            " WHERE comparisons.id = ? AND t.id = ?",
            (ours, theirs),
        )
    for table in _SAYS:
        connection.execute(f"DROP TABLE temp.{table}_coming")
        connection.execute(f"DROP TABLE temp.{table}_gone")


def _work_out(connection: sqlite3.Connection, table: str, theirs: int, ours: int) -> None:
    """Say in temporary tables which rows of a comparison have to come, in our numbers, and which to go."""
    names = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})").fetchall()]
    values, joins = [], []
    for name in names:
        here = _MAPS.get(name) or (f"{_revised(name)}_revisions" if name.endswith("_revision_id") else None)
        values.append(_LEFT_OUT.get(name) or (f"t.{name}" if here is None else f"h_{name}.ours"))
        if here is not None:
            joins.append(f" LEFT JOIN {here}_here h_{name} ON h_{name}.theirs = t.{name}")
    columns = ", ".join(names)
    told = ", ".join(f"{value} AS {name}" for name, value in zip(names, values, strict=True))
    connection.execute(
        f"CREATE TEMP TABLE {table}_said AS SELECT {told.replace('t.comparison_id', '?')}"
        f" FROM their_{table} t{''.join(joins)} WHERE t.comparison_id = ?",
        (ours, theirs),
    )
    here = f"SELECT {columns} FROM main.{table} WHERE comparison_id = {ours}"
    for made, one, other in (
        ("coming", f"SELECT * FROM {table}_said", here),
        ("gone", here, f"SELECT * FROM {table}_said"),
    ):
        connection.execute(f"CREATE TEMP TABLE {table}_{made} AS {one} EXCEPT {other} ORDER BY {_KEYS[table]}")
    connection.execute(f"DROP TABLE temp.{table}_said")


def _say(connection: sqlite3.Connection, table: str, first: int, last: int) -> None:
    connection.execute(f"INSERT INTO {table} SELECT * FROM {table}_coming WHERE rowid BETWEEN ? AND ?", (first, last))


def _judge_anew(spells: Spells) -> None:
    """Have the verdicts of comparisons of which a run was taken in say what is judged now.

    That is by the latest revisions and by the outputs of both.
    """
    others = spells.connection.execute(
        "SELECT judged, id, case_id FROM ("
        f"  SELECT {judged('m.baseline_run_id', 'm.target_run_id')} AS judged, m.id, c.id AS case_id,"
        "     w.judged AS before"
        "   FROM comparisons m JOIN verdicts w ON w.comparison_id = m.id JOIN cases c ON c.id = w.case_id"
        "   WHERE m.baseline_run_id IN (SELECT ours FROM runs_here) OR m.target_run_id IN (SELECT ours FROM runs_here)"
        ") WHERE before IS NOT judged"
    ).fetchall()
    spells.many("UPDATE verdicts SET judged = ? WHERE comparison_id = ? AND case_id = ?", others)


def _revised(name: str) -> str:
    return "case" if "_case_" in name else "suite"


def take_gates(spells: Spells, merged: Merged) -> None:
    """Take in how gates ended; one that was found the same in both was last found so at the later moment."""
    with spells.spell():
        _take_gates(spells.connection, merged)


def _take_gates(connection: sqlite3.Connection, merged: Merged) -> None:
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
