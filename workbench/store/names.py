"""From the names people use to row ids: of suites and cases, and of runs and comparisons, which also have numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from workbench.errors import StoreError, UnknownNameError
from workbench.store.values import from_column, to_column
from workbench.text.counts import counted
from workbench.text.nearest import name_hint

if TYPE_CHECKING:
    import sqlite3

Table = Literal["runs", "comparisons"]

_NEWEST = re.compile(r"@last(?:-([0-9]{1,9}))?")
_MEANS = {"runs": "run", "comparisons": "comparison"}
# Candidates belong to the comparison they were made in, judges' runs to what they judge; the newest run is one that
# was asked for as such.
_MADE_BY = {"runs": "an import", "comparisons": "`workbench compare BASELINE TARGET`"}
_LISTED = {"runs": "kind NOT IN ('candidate', 'judge')", "comparisons": "1"}


def find_number(connection: sqlite3.Connection, table: Table, handle: str) -> int:
    """Give the row id that a name, a number or `@last`, `@last-1`, ... stands for. Raises UnknownNameError."""
    newest = _NEWEST.fullmatch(handle)
    if newest is not None:
        query = f"SELECT id FROM {table} WHERE {_LISTED[table]} ORDER BY id DESC LIMIT 1 OFFSET ?"
        row = connection.execute(query, (int(newest[1] or 0),)).fetchone()
    elif handle.isascii() and handle.isdigit() and len(handle) < 19:
        row = connection.execute(f"SELECT id FROM {table} WHERE id = ?", (int(handle),)).fetchone()
    else:
        row = connection.execute(f"SELECT id FROM {table} WHERE name = ?", (to_column(handle),)).fetchone()
    if row is None:
        raise _unknown(connection, table, handle)
    return int(row[0])


def suite_number(connection: sqlite3.Connection, suite: str) -> int:
    """Give the row id of a suite. Raises UnknownNameError."""
    row = connection.execute("SELECT id FROM suites WHERE name = ?", (suite,)).fetchone()
    if row is None:
        raise unknown_suite(connection, suite)
    return int(row[0])


def case_number(connection: sqlite3.Connection, suite: str, case: str) -> int:
    """Give the row id of a case. Raises UnknownNameError."""
    row = connection.execute(
        "SELECT c.id FROM cases c JOIN suites s ON s.id = c.suite_id WHERE s.name = ? AND c.name = ?", (suite, case)
    ).fetchone()
    if row is None:
        raise unknown_case(connection, suite, case)
    return int(row[0])


def unknown_suite(connection: sqlite3.Connection, suite: str) -> UnknownNameError:
    """Say that there is no such suite, and which names come near."""
    names = [row[0] for row in connection.execute("SELECT name FROM suites WHERE judged_suite_id IS NULL")]
    return UnknownNameError(
        f"there is no suite {suite!r}", hint=name_hint(suite, names, "`workbench suites` lists them.")
    )


def unknown_case(connection: sqlite3.Connection, suite: str, case: str) -> UnknownNameError:
    """Say that a suite has no such case, and which names come near."""
    number = suite_number(connection, suite)
    names = [row[0] for row in connection.execute("SELECT name FROM cases WHERE suite_id = ?", (number,))]
    hint = name_hint(case, names, f"It has {counted(len(names), 'case')}.")
    return UnknownNameError(f"suite {suite!r} has no case {case!r}", hint=hint)


def free_name(connection: sqlite3.Connection, table: Table, wanted: str) -> str:
    """Give the wanted name, or the first of NAME-2, NAME-3, ... that no row has."""
    name, number = wanted, 1
    while has_name(connection, table, name):
        number += 1
        name = f"{wanted}-{number}"
    return name


def has_name(connection: sqlite3.Connection, table: Table, name: str) -> bool:
    """Say whether a row has this name."""
    found = connection.execute(f"SELECT 1 FROM {table} WHERE name = ?", (to_column(name),)).fetchone()
    return found is not None


def refuse_unusable(connection: sqlite3.Connection, table: Table, name: str) -> None:
    """Raise StoreError for a name that could not be told from a number or `@last`, or that is taken."""
    if not name or name.isdigit() or name.startswith("@"):
        raise StoreError(
            f"{name!r} cannot name a {_MEANS[table]}", hint="A name holds a letter and does not begin with '@'."
        )
    if has_name(connection, table, name):
        raise StoreError(f"there is a {_MEANS[table]} named {name!r} already", hint="Choose another name.")


def _unknown(connection: sqlite3.Connection, table: Table, handle: str) -> UnknownNameError:
    names = [from_column(row[0]) for row in connection.execute(f"SELECT name FROM {table} WHERE {_LISTED[table]}")]
    hint = (
        name_hint(handle, names, f"`workbench {table}` lists them.")
        if names
        else f"There is none yet; {_MADE_BY[table]} makes one."
    )
    return UnknownNameError(f"there is no {_MEANS[table]} {handle!r}", hint=hint)
