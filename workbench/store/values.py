"""How single values travel between records and columns, without loss.

SQLite text must be valid UTF-8 and is cut at NUL by most tools. Strings that are neither are kept as
BLOBs (UTF-8 with surrogates passed through), so that every string comes back as it went in.
"""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    from workbench.records import JsonValue

_MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
_NOT_PLAIN = re.compile("[\x00\ud800-\udfff]")


def to_column(text: str) -> str | bytes:
    """Give the value to bind for a string: TEXT where SQLite can hold it, else a BLOB."""
    return text.encode("utf-8", "surrogatepass") if _NOT_PLAIN.search(text) else text


def from_column(value: str | bytes) -> str:
    """Give back the string that `to_column` was given."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def to_optional(text: str | None) -> str | bytes | None:
    """Like `to_column`; None stays NULL."""
    return None if text is None else to_column(text)


def from_optional(value: str | bytes | None) -> str | None:
    """Like `from_column`; NULL is None."""
    return None if value is None else from_column(value)


def to_json(value: JsonValue) -> str | None:
    """Give the JSON text of a value, keys in their own order; None stays NULL."""
    return None if value is None else lossless_json(value)


def from_json(text: str | bytes | None) -> JsonValue:
    """Read a JSON column; NULL is None. Raises sqlite3.DatabaseError where it is not JSON: the file is damaged."""
    if text is None:
        return None
    try:
        return json.loads(from_column(text))
    except ValueError as error:
        raise sqlite3.DatabaseError(f"a stored value is not JSON: {error}") from error


def new_gid() -> str:
    """Make a global id: 32 hex digits at random, never made twice."""
    return secrets.token_hex(16)


def now() -> str:
    """Give this moment in UTC, always of the same width so that texts sort as times do."""
    return as_written(datetime.now(UTC))


def as_written(moment: datetime) -> str:
    """Give a moment in UTC as the store writes it, to the microsecond."""
    return moment.astimezone(UTC).strftime(_MOMENT)


def after(moment: str | None) -> str:
    """Give this moment, or where another clock was ahead the microsecond after `moment`, as `now` writes it."""
    this = now()
    if moment is None or this > moment:
        return this
    try:
        return (datetime.strptime(moment, _MOMENT) + timedelta(microseconds=1)).strftime(_MOMENT)
    except (ValueError, OverflowError):  # from another tool
        return this
