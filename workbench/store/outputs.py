"""Outputs of runs. An output, once stored, is never changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store import outputrows
from workbench.store.database import reads, transaction, translated
from workbench.store.names import case_number, suite_number
from workbench.store.outputrows import Place, insert_output, stored_output
from workbench.store.outputrows import StoredOutput as StoredOutput
from workbench.store.ranges import EVERY_CASE, case_ids
from workbench.store.search import index_output

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.records import JsonValue, Output
    from workbench.store.database import Database
    from workbench.store.ranges import CaseRange

_AT_ONCE = 100  # cases whose outputs are read by one query


@dataclass(frozen=True, slots=True)
class AddCounts:
    """How many outputs were added, and how many were there already and left as they are."""

    added: int
    duplicates: int


def add_outputs(db: Database, run_id: int, outputs: Iterable[Output]) -> AddCounts:
    """Add outputs to a run, all or none, in flat memory; each rests on the revisions now current.

    An output the run already holds for its suite, case and sample is left as it is. Raises UnknownNameError when
    a suite or case is not stored yet.
    """
    connection = db.connection
    added: Counter[int] = Counter()
    duplicates = 0
    with transaction(db):
        for output in outputs:
            suite_id, place = _place(connection, run_id, output)
            if _has_output(connection, place, output.sample):
                duplicates += 1
                continue
            index_output(connection, insert_output(connection, place, output), output)
            added[suite_id] += 1
        connection.executemany(
            "INSERT INTO run_suites (run_id, suite_id, outputs) VALUES (?, ?, ?)"
            " ON CONFLICT (run_id, suite_id) DO UPDATE SET outputs = outputs + excluded.outputs",
            [(run_id, suite_id, count) for suite_id, count in added.items()],
        )
    return AddCounts(added.total(), duplicates)


@reads
def case_outputs(db: Database, run_id: int, suite: str, case: str) -> list[StoredOutput]:
    """Give a run's outputs of one case by sample. Raises UnknownNameError."""
    return outputs_of(db.connection, run_id, case_number(db.connection, suite, case))


def suite_outputs(db: Database, run_id: int, suite: str, within: CaseRange = EVERY_CASE) -> Iterator[StoredOutput]:
    """Give a run's outputs of one suite, cases in their order, then by sample; a few cases at a time are in memory.

    `within` narrows it to a range of the suite's cases.
    """
    with translated(db):
        suite_id = suite_number(db.connection, suite)
        numbers = case_ids(db, suite_id, within)
        query = (
            f"{outputrows.SELECT} WHERE o.run_id = ? AND o.case_id BETWEEN ? AND ? AND c.suite_id = ?"
            " ORDER BY o.case_id, o.sample"
        )
        for start in range(0, len(numbers), _AT_ONCE):
            block = numbers[start : start + _AT_ONCE]
            rows = db.connection.execute(query, (run_id, block[0], block[-1], suite_id)).fetchall()
            parts: dict[int, JsonValue] = {}
            yield from (stored_output(db.connection, row, parts) for row in rows)


@reads
def count_outputs(db: Database, run_ids: Sequence[int], suite: str) -> int:
    """Give how many outputs these runs have of a suite together."""
    return _count(db, "*", run_ids, suite)


@reads
def count_cases(db: Database, run_ids: Sequence[int], suite: str) -> int:
    """Give of how many cases of a suite any of these runs has outputs."""
    return _count(db, "DISTINCT o.case_id", run_ids, suite)


def _count(db: Database, what: str, run_ids: Sequence[int], suite: str) -> int:
    marks = ", ".join("?" * len(run_ids))
    found = db.connection.execute(
        f"SELECT count({what}) FROM outputs o JOIN cases c ON c.id = o.case_id"
        f" WHERE c.suite_id = ? AND o.run_id IN ({marks})",
        (suite_number(db.connection, suite), *run_ids),
    )
    count: int = found.fetchone()[0]
    return count


def outputs_of(connection: sqlite3.Connection, run_id: int, case_id: int) -> list[StoredOutput]:
    """Give a run's outputs of one case, by row ids."""
    query = f"{outputrows.SELECT} WHERE o.run_id = ? AND o.case_id = ? ORDER BY o.sample"
    return [stored_output(connection, row) for row in connection.execute(query, (run_id, case_id)).fetchall()]


def _place(connection: sqlite3.Connection, run_id: int, output: Output) -> tuple[int, Place]:
    row = connection.execute(
        "SELECT s.id, c.id, c.current_revision_id, s.current_revision_id FROM suites s"
        " JOIN cases c ON c.suite_id = s.id WHERE s.name = ? AND c.name = ?",
        (output.suite, output.case),
    ).fetchone()
    if row is None:
        case_number(connection, output.suite, output.case)  # says which of the two names is unknown
        raise AssertionError("a case is either stored or unknown")
    suite_id, case_id, case_revision_id, suite_revision_id = row
    return suite_id, Place(run_id, case_id, case_revision_id, suite_revision_id)


def _has_output(connection: sqlite3.Connection, place: Place, sample: int) -> bool:
    query = "SELECT 1 FROM outputs WHERE run_id = ? AND case_id = ? AND sample = ?"
    return connection.execute(query, (place.run_id, place.case_id, sample)).fetchone() is not None
