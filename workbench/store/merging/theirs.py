"""The other database's rows as tables of their own, and from its row ids to ours.

`their_TABLE` is a table of the database that is being taken in; `TABLE_here` says of its rows which of ours they are.
Both are temporary.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.store.merging.shapes import TAKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.store.merging.spells import Spells

_NUMBERED = (
    "texts", "check_sets", "suites", "suite_revisions", "cases", "case_revisions", "configurations", "runs", "outputs",
    "comparisons", "events", "adaptations",
)  # fmt: skip


@contextmanager
def in_view(connection: sqlite3.Connection, schema: str) -> Iterator[None]:
    """Make the rows of an attached database readable as `their_TABLE`, with an empty TABLE_here for each with ids."""
    before = {name for (name,) in connection.execute("SELECT name FROM sqlite_temp_schema").fetchall()}
    for table in TAKEN:
        names = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})").fetchall())
        connection.execute(f"CREATE TEMP VIEW their_{table} AS SELECT {names} FROM {schema}.{table}")
    for table in _NUMBERED:
        connection.execute(f"CREATE TEMP TABLE {table}_here (theirs INTEGER PRIMARY KEY, ours INTEGER, new INTEGER)")
    try:
        yield
    finally:
        made = connection.execute(
            "SELECT type, name FROM sqlite_temp_schema WHERE type IN ('table', 'view')"
        ).fetchall()
        for kind, name in made:
            if name not in before:
                connection.execute(f"DROP {kind} temp.{name}")


def find_here(connection: sqlite3.Connection, table: str, same: str) -> int:
    """Say of each of their rows (alias t) which of ours (alias o) is the `same`; how many are new."""
    connection.execute(
        f"INSERT INTO {table}_here (theirs, ours, new) SELECT t.id, o.id, o.id IS NULL FROM their_{table} t"
        f" LEFT JOIN {table} o ON {same}"
    )
    return count(connection, f"SELECT count(*) FROM {table}_here WHERE new")


def take_new(
    spells: Spells, table: str, insert: str, same: str, taken: Callable[[list[int], int, int], object] | None = None
) -> Iterator[int]:
    """Insert their new rows by an INSERT … SELECT of their rows (alias t), and say which of ours they are.

    `taken` is given, within the same transaction, the row ids that came and from which of theirs to which. What
    somebody else has made meanwhile is left as it is. Yields how many are done.
    """
    connection = spells.connection

    def write(first: int, last: int) -> None:
        bounds = (first, last)
        new = f"t.id IN (SELECT theirs FROM {table}_here WHERE ours IS NULL AND theirs BETWEEN ? AND ?)"
        made = connection.execute(
            f"INSERT OR IGNORE {insert} WHERE {new} ORDER BY t.id RETURNING id", bounds
        ).fetchall()
        connection.execute(
            f"UPDATE {table}_here SET ours = (SELECT o.id FROM their_{table} t JOIN {table} o ON {same}"
            " WHERE t.id = theirs) WHERE ours IS NULL AND theirs BETWEEN ? AND ?",
            bounds,
        )
        if taken is not None:
            taken([number for (number,) in made], first, last)

    yield from spells.parts(f"{table}_here", "theirs", write, "new")
    if count(connection, f"SELECT count(*) FROM {table}_here WHERE ours IS NULL"):
        raise sqlite3.IntegrityError(f"a row of {table} is not whole, or names what is not there")


def count(connection: sqlite3.Connection, query: str, *values: object) -> int:
    """Give the number that a query comes to."""
    number: int = connection.execute(query, values).fetchone()[0]
    return number


def newest_id(connection: sqlite3.Connection, table: str) -> int:
    """Give the highest row id of a table of ours: those above it are new from now on."""
    return count(connection, f"SELECT coalesce(max(id), 0) FROM {table}")
