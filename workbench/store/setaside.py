"""Moving a database to another name, whole."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from workbench.errors import StoreError
from workbench.store import failures
from workbench.store.schema import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def set_aside(path: Path, aside: Path) -> None:
    """Move a Workbench database that nobody has open to `aside`, with all that its write-ahead log still holds.

    Left behind, the log of a killed process would be taken for that of the next database made here. Raises
    StoreError, and has then moved nothing, when the file is not ours, is open elsewhere or cannot be moved.
    """
    try:
        header = failures.read_header(path)
        if header is None or header.application_id != APPLICATION_ID:
            raise StoreError("this is not a Workbench database", where=str(path), hint="Name another file with --db.")
        _fold_log(path)
        for leftover in (_beside(aside, "-shm"), _beside(aside, "-wal"), _beside(path, "-shm")):
            leftover.unlink(missing_ok=True)
        if _beside(path, "-wal").exists():  # of a damaged file, which is moved as it lies
            _beside(path, "-wal").replace(_beside(aside, "-wal"))
        path.replace(aside)
    except OSError as error:
        raise StoreError(f"the file cannot be moved ({error.strerror})", where=str(path)) from error


def _fold_log(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY:
                raise StoreError(
                    "another program has the database open", where=str(path), hint="Close it, and try again."
                ) from error


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
