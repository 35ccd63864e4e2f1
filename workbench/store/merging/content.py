"""What is the same wherever it has the same content: texts, check sets and configurations."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING

from workbench.store.merging.theirs import count

if TYPE_CHECKING:
    from typing import Literal


def take_contents(connection: sqlite3.Connection) -> None:
    """Take in what others refer to by content. Raises sqlite3.DatabaseError for a text of another hash."""
    connection.create_function("sha256_of", 2, _sha256, deterministic=True)
    _take_hashed(connection, "texts", "body")
    _take_hashed(connection, "check_sets", "checks")
    connection.execute(
        "INSERT INTO configurations (hash, model, provider, base_url, overrides, prompt_text_id, mends, cache, via)"
        " SELECT t.hash, t.model, t.provider, t.base_url, t.overrides, x.ours, t.mends, t.cache, t.via"
        " FROM their_configurations t LEFT JOIN texts_here x ON x.theirs = t.prompt_text_id"
        " WHERE NOT EXISTS (SELECT 1 FROM configurations o WHERE o.hash = t.hash) ORDER BY t.id"
    )
    connection.execute(
        "INSERT INTO configurations_here SELECT t.id, o.id FROM their_configurations t"
        " JOIN configurations o ON o.hash = t.hash"
    )


def _take_hashed(connection: sqlite3.Connection, table: Literal["texts", "check_sets"], body: str) -> None:
    connection.execute(
        f"INSERT INTO {table}_here SELECT t.id, o.id FROM their_{table} t LEFT JOIN {table} o ON o.hash = t.hash"
    )
    # Named by what they are, not by what they say they are: a false hash would stand for the text it belongs to.
    connection.execute(
        f"INSERT INTO {table} (hash, {body}) SELECT sha256_of(CAST(t.{body} AS BLOB), typeof(t.{body})), t.{body}"
        f" FROM {table}_here h JOIN their_{table} t ON t.id = h.theirs WHERE h.ours IS NULL"
    )
    connection.execute(
        f"UPDATE {table}_here SET ours = (SELECT o.id FROM their_{table} t JOIN {table} o ON o.hash = t.hash"
        " WHERE t.id = theirs) WHERE ours IS NULL"
    )
    if count(connection, f"SELECT count(*) FROM {table}_here WHERE ours IS NULL"):
        raise sqlite3.DatabaseError("a text is another than its hash says")


def _sha256(body: bytes, kind: str) -> str:
    if kind == "text":
        body.decode()
    return hashlib.sha256(body).hexdigest()
