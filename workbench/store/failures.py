"""What SQLite's errors mean to a user, and what the first bytes of a file say before SQLite touches it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

BUSY_TIMEOUT_S = 5.0

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of an SQLite file say. `bytes` is the size of a whole file, None where not recorded."""

    version: int
    application_id: int
    bytes: int | None


def read_header(path: Path) -> Header | None:
    """Read a file's header without opening it as a database; None when it is no SQLite file. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(_HEADER_BYTES)
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC):
        return None

    def number(at: int, length: int = 4) -> int:
        return int.from_bytes(head[at : at + length], "big")

    page_size = number(16, 2)
    # The page count holds only when its writer also stamped the change counter beside it.
    whole = number(28) * (65536 if page_size == 1 else page_size) if number(24) == number(92) else None
    return Header(version=number(60), application_id=number(68), bytes=whole)


def damaged(path: Path, detail: str) -> StoreError:
    """Say that a file is a Workbench database but cannot be read."""
    return StoreError(
        f"the database is damaged ({detail})",
        where=str(path),
        hint="Put back a copy of it, or save what is readable with: sqlite3 FILE .recover",
    )


def read_only(path: Path) -> StoreError:
    """Say that a database can be read but not written."""
    return StoreError(
        "the database is read-only",
        where=str(path),
        hint="Make the file and its folder writable, or copy it elsewhere and work on the copy.",
    )


def explain(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> StoreError:
    """Turn an error of SQLite into one a user can act on."""
    where = str(path)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreError(
            f"another program has kept the database locked for more than {BUSY_TIMEOUT_S:g} seconds",
            where=where,
            hint="Wait for it to finish, or close it, and try again.",
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreError("the disk is full", where=where, hint="Free some space and try again; nothing was changed.")
    if code == sqlite3.SQLITE_READONLY:
        return read_only(path)
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(
            f"reading or writing the file failed ({error})",
            where=where,
            hint="Look whether the disk is full, gone or failing; nothing was changed.",
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return StoreError(
            "the file cannot be opened", where=where, hint="Look at its permissions and those of its folder."
        )
    return damaged(path, str(error))
