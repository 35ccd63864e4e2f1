"""Blind review: the seed of a reviewer, and a connection that does not tell which side is which before it may.

What would tell is hidden by temporary views over the tables of the same names, so that no query of this connection
finds it, whoever wrote the query.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from workbench.records import RISKS
from workbench.store.database import Blind, transaction, translated
from workbench.store.values import to_column

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from workbench.store.database import Database

# A case is told of once its reviewer has labelled it, also where that label was taken back: it has been seen.
_TOLD = (
    "EXISTS (SELECT 1 FROM main.events e WHERE e.comparison_id = {row}.comparison_id AND e.case_id = {row}.case_id"
    " AND e.reviewer = (SELECT reviewer FROM temp.blind_reviewer) AND e.kind = 'label')"
)
# What tells neither the side nor the verdict; every other column is hidden, also one that a later version adds.
_OPEN_OF_CASE = frozenset(
    {
        "comparison_id", "suite_id", "case_id", "critical", "results_hash", "judged", "baseline_case_revision_id",
        "target_case_revision_id", "baseline_suite_revision_id", "target_suite_revision_id",
        "checked_case_revision_id", "checked_suite_revision_id",
    }
)  # fmt: skip
_OPEN_OF_SUITE = frozenset({"comparison_id", "suite_id", "cases", "samples"})
_INSTEAD = {
    "verdict": "''", "reason": "''", "signals": "'[]'", "confirmed": "0", "screened": "0",
    "categories": "'{}'", "counts": "'{}'", "causes": "'{}'", "category_tests": "'[]'",
}  # fmt: skip


def go_blind(db: Database, comparison_id: int, reviewer: str) -> str:
    """Review a comparison blind on this connection from now on; give the reviewer's seed.

    Suites stand by risk and else at random by the seed, as their cases do; verdicts, reasons, clusters and the labels
    of others are hidden until the reviewer's own label of a case is in, those of suites for good. The seed is made
    where there is none, and stays the same.
    """
    with transaction(db):
        seed = _seed(db.connection, comparison_id, reviewer)
    with translated(db):
        _hide(db.connection, comparison_id, reviewer, seed)
    db.blind = Blind(reviewer, seed)
    return seed


def _hide(connection: sqlite3.Connection, comparison_id: int, reviewer: str, seed: str) -> None:
    connection.execute("CREATE TEMP TABLE blind_reviewer (reviewer)")
    connection.execute("INSERT INTO temp.blind_reviewer VALUES (?)", (to_column(reviewer),))
    _put_in_order(connection, comparison_id, seed)
    _hide_cases(connection, comparison_id)
    _hide_suites(connection, comparison_id)
    connection.execute("CREATE TEMP VIEW clusters AS SELECT * FROM main.clusters WHERE 0")
    connection.execute(
        "CREATE TEMP VIEW latest_labels AS SELECT * FROM main.latest_labels l"
        f" WHERE l.reviewer = (SELECT reviewer FROM temp.blind_reviewer) OR {_TOLD.format(row='l')}"
    )
    connection.execute(
        f"CREATE TEMP VIEW settled_labels AS SELECT * FROM main.settled_labels l WHERE {_TOLD.format(row='l')}"
    )


def is_told(connection: sqlite3.Connection, comparison_id: int, reviewer: str, case_id: int) -> bool:
    """Say whether a reviewer has labelled a case, also where that was taken back: then nothing is hidden of it."""
    row = connection.execute(
        "SELECT 1 FROM main.events WHERE comparison_id = ? AND case_id = ? AND reviewer = ? AND kind = 'label' LIMIT 1",
        (comparison_id, case_id, to_column(reviewer)),
    ).fetchone()
    return row is not None


def is_swapped(seed: str, suite: str, case: str) -> bool:
    """Say whether A is the target: so for half of the cases, always the same for a case and a seed."""
    return bool(drawn(seed, "sides", suite, case) % 2)


def drawn(seed: str, *names: str) -> int:
    """Give a number of 64 bits that follows from a seed and some names, and tells nothing of the seed."""
    told = "".join(f"{len(one)}:{one}" for one in (seed, *names)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(told).digest()[:8], "big")


def _seed(connection: sqlite3.Connection, comparison_id: int, reviewer: str) -> str:
    who = (comparison_id, to_column(reviewer))
    connection.execute(
        "INSERT OR IGNORE INTO blind_seeds (comparison_id, reviewer, seed) VALUES (?, ?, ?)",
        (*who, secrets.token_hex(16)),
    )
    row = connection.execute("SELECT seed FROM blind_seeds WHERE comparison_id = ? AND reviewer = ?", who).fetchone()
    return str(row[0])


def _put_in_order(connection: sqlite3.Connection, comparison_id: int, seed: str) -> None:
    suites = connection.execute(
        "SELECT v.suite_id, s.name, r.risk FROM main.suite_verdicts v JOIN suites s ON s.id = v.suite_id"
        " JOIN suite_revisions r ON r.id = s.current_revision_id WHERE v.comparison_id = ?",
        (comparison_id,),
    ).fetchall()
    suites.sort(key=lambda suite: (RISKS.index(suite[2]), drawn(seed, "suite", suite[1])))
    connection.execute("CREATE TEMP TABLE blind_suites (position INTEGER PRIMARY KEY, suite_id INTEGER UNIQUE)")
    connection.executemany("INSERT INTO temp.blind_suites VALUES (?, ?)", enumerate(number for number, _, _ in suites))
    names = {number: name for number, name, _ in suites}
    places = {number: place for place, (number, _, _) in enumerate(suites)}
    cases = connection.execute(
        "SELECT v.suite_id, c.name, v.case_id FROM main.verdicts v JOIN cases c ON c.id = v.case_id"
        " WHERE v.comparison_id = ?",
        (comparison_id,),
    ).fetchall()
    cases.sort(key=lambda case: (places[case[0]], drawn(seed, "case", names[case[0]], case[1])))
    connection.execute("CREATE TEMP TABLE blind_cases (position INTEGER PRIMARY KEY, case_id INTEGER UNIQUE)")
    connection.executemany("INSERT INTO temp.blind_cases VALUES (?, ?)", enumerate(case for _, _, case in cases))


def _hide_cases(connection: sqlite3.Connection, comparison_id: int) -> None:
    told = _TOLD.format(row="v")
    columns = _columns(connection, "verdicts", _OPEN_OF_CASE, lambda column, hidden: f"iif({told}, {column}, {hidden})")
    # CROSS: SQLite is to begin with the places, which are few, and not to look through all cases for them.
    connection.execute(
        f"CREATE TEMP VIEW verdicts AS SELECT {columns} FROM temp.blind_cases b"
        f" CROSS JOIN main.verdicts v ON v.comparison_id = {comparison_id:d} AND v.case_id = b.case_id"
    )


def _hide_suites(connection: sqlite3.Connection, comparison_id: int) -> None:
    columns = _columns(connection, "suite_verdicts", _OPEN_OF_SUITE, lambda _, hidden: hidden)
    connection.execute(
        f"CREATE TEMP VIEW suite_verdicts AS SELECT {columns} FROM temp.blind_suites b"
        f" JOIN main.suite_verdicts v ON v.comparison_id = {comparison_id:d} AND v.suite_id = b.suite_id"
    )


def _columns(connection: sqlite3.Connection, table: str, shown: frozenset[str], hide: Callable[[str, str], str]) -> str:
    """The columns of a view over a table: those that may be shown, the place at random, and the others hidden."""
    columns = []
    for _, name, *_ in connection.execute(f"PRAGMA main.table_info({table})"):
        if name == "position":
            columns.append("b.position AS position")
        elif name in shown:
            columns.append(f"v.{name} AS {name}")
        else:
            columns.append(f"{hide(f'v.{name}', _INSTEAD.get(name, 'NULL'))} AS {name}")
    return ", ".join(columns)
