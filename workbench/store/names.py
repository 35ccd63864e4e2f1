"""How runs and comparisons are named: by name, by number, or as the newest of their kind."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Literal

from workbench.errors import StoreError, UnknownNameError
from workbench.store.values import from_column, to_column

if TYPE_CHECKING:
    import sqlite3

Table = Literal["runs", "comparisons"]

_NEWEST = re.compile(r"@last(?:-([0-9]{1,9}))?")
_MEANS = {"runs": "run", "comparisons": "comparison"}
# Candidates belong to the comparison they were made in; the newest run is one that was asked for as such.
_LISTED = {"runs": "kind <> 'candidate'", "comparisons": "1"}


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
    close = difflib.get_close_matches(handle, names)
    hint = f"Did you mean {', '.join(close)}?" if close else f"`workbench {table}` lists them."
    return UnknownNameError(f"there is no {_MEANS[table]} {handle!r}", hint=hint if names else "There is none yet.")
