"""The other database's rows as tables of their own, and from its row ids to ours.

`their_TABLE` is a table of the database that is being taken in; `TABLE_here` says of its rows which of ours they are.
Both are temporary.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.store.merging.shapes import TAKEN

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_NUMBERED = (
    "texts", "check_sets", "suites", "suite_revisions", "cases", "case_revisions", "configurations", "runs", "outputs",
    "comparisons", "events", "adaptations",
)  # fmt: skip


@contextmanager
def in_view(connection: sqlite3.Connection, schema: str) -> Iterator[None]:
    """Make the rows of an attached database readable as `their_TABLE`, with an empty TABLE_here for each with ids."""
    for table in TAKEN:
        names = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})").fetchall())
        connection.execute(f"CREATE TEMP VIEW their_{table} AS SELECT {names} FROM {schema}.{table}")
    for table in _NUMBERED:
        connection.execute(f"CREATE TEMP TABLE {table}_here (theirs INTEGER PRIMARY KEY, ours INTEGER)")
    yield
    for table in TAKEN:
        connection.execute(f"DROP VIEW temp.their_{table}")
    for table in _NUMBERED:
        connection.execute(f"DROP TABLE temp.{table}_here")


def count(connection: sqlite3.Connection, query: str, *values: object) -> int:
    """Give the number that a query comes to."""
    number: int = connection.execute(query, values).fetchone()[0]
    return number


def newest_id(connection: sqlite3.Connection, table: str) -> int:
    """Give the highest row id of a table of ours: those above it are new from now on."""
    return count(connection, f"SELECT coalesce(max(id), 0) FROM {table}")
