"""What is the same wherever it has the same content: texts, check sets and configurations."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING

from workbench.store.merging.theirs import count, find_here, take_new

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.store.merging.spells import Spells

_HASHED = (("texts", "body"), ("check_sets", "checks"))
_SAME = "o.hash = t.hash"


def refuse_false_hashes(connection: sqlite3.Connection, schema: str) -> None:
    """Raise sqlite3.DatabaseError for a text of an attached database that is another than its hash says."""
    connection.create_function("sha256_of", 2, _sha256, deterministic=True)
    for table, body in _HASHED:
        false = f"h.hash IS NULL AND t.hash <> sha256_of(CAST(t.{body} AS BLOB), typeof(t.{body}))"
        if count(
            connection,
            f"SELECT count(*) FROM {schema}.{table} t LEFT JOIN main.{table} h ON h.hash = t.hash WHERE {false}",
        ):
            raise sqlite3.DatabaseError("a text is another than its hash says")


def take_contents(spells: Spells) -> Iterator[int]:
    """Take in what others refer to by content."""
    for table, body in _HASHED:
        find_here(spells.connection, table, _SAME)
        yield from take_new(
            spells, table, f"INTO {table} (hash, {body}) SELECT t.hash, t.{body} FROM their_{table} t", _SAME
        )
    find_here(spells.connection, "configurations", _SAME)
    yield from take_new(
        spells,
        "configurations",
        "INTO configurations (hash, model, provider, base_url, overrides, prompt_text_id, mends, cache, via)"
        " SELECT t.hash, t.model, t.provider, t.base_url, t.overrides, x.ours, t.mends, t.cache, t.via"
        " FROM their_configurations t LEFT JOIN texts_here x ON x.theirs = t.prompt_text_id",
        _SAME,
    )


def _sha256(body: bytes, kind: str) -> str:
    if kind == "text":
        body.decode()
    return hashlib.sha256(body).hexdigest()
