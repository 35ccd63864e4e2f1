"""Big texts, each stored once however many rows point to it."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING

from workbench.store.values import from_column, from_json, to_column
from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonValue


def put_text(connection: sqlite3.Connection, text: str) -> int:
    """Store a text unless it is there already; give its id."""
    body = to_column(text)
    digest = hashlib.sha256(body if isinstance(body, bytes) else body.encode()).hexdigest()
    row = connection.execute("SELECT id FROM texts WHERE hash = ?", (digest,)).fetchone()
    if row is not None:
        return int(row[0])
    return last_id(connection.execute("INSERT INTO texts (hash, body) VALUES (?, ?)", (digest, body)))


def put_json(connection: sqlite3.Connection, value: JsonValue) -> int:
    """Store a value as JSON, keys in their own order; give the text's id."""
    return put_text(connection, lossless_json(value))


def put_optional(connection: sqlite3.Connection, value: JsonValue) -> int | None:
    """Like `put_json`; None stays NULL."""
    return None if value is None else put_json(connection, value)


def get_text(connection: sqlite3.Connection, text_id: int) -> str:
    """Give a text by its id."""
    row = connection.execute("SELECT body FROM texts WHERE id = ?", (text_id,)).fetchone()
    return from_column(present(row, "text", text_id)[0])


def get_json(connection: sqlite3.Connection, text_id: int | None) -> JsonValue:
    """Give a stored value by its text's id; None for NULL."""
    return None if text_id is None else from_json(get_text(connection, text_id))


def joined_json(text_id: int | None, body: str | bytes | None) -> JsonValue:
    """Give a stored value whose text was joined to the row that points to it; None for NULL."""
    return None if text_id is None else from_json(present(None if body is None else (body,), "text", text_id)[0])


def put_check_set(connection: sqlite3.Connection, checks: Sequence[JsonValue]) -> int:
    """Store a list of checks (as plain values) unless it is there already; give its id."""
    text = lossless_json(checks)
    digest = hashlib.sha256(text.encode()).hexdigest()
    row = connection.execute("SELECT id FROM check_sets WHERE hash = ?", (digest,)).fetchone()
    if row is not None:
        return int(row[0])
    return last_id(connection.execute("INSERT INTO check_sets (hash, checks) VALUES (?, ?)", (digest, text)))


def present(row: tuple[JsonValue, ...] | None, what: str, number: int) -> tuple[JsonValue, ...]:
    """Give a row that another row points to. Raises sqlite3.DatabaseError: without it the file is damaged."""
    if row is None:
        raise sqlite3.DatabaseError(f"{what} {number} is gone")
    return row


def last_id(cursor: sqlite3.Cursor) -> int:
    """Give the id of the row just inserted."""
    assert cursor.lastrowid is not None
    return cursor.lastrowid
