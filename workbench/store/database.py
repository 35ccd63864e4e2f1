"""Opening the database, and the one way to write to it."""

from __future__ import annotations

import functools
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, Self, TypeVar

from workbench.errors import StoreError
from workbench.store import failures
from workbench.store.migrations import MIGRATIONS, migrate, version_of
from workbench.store.schema import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MISUSE = (sqlite3.IntegrityError, sqlite3.ProgrammingError)

P = ParamSpec("P")
R = TypeVar("R")


class Blind(NamedTuple):
    """Who reviews blind on a connection, and what the order of the sides follows from."""

    reviewer: str
    seed: str


class Database:
    """An open Workbench database. `read_only` says that writes will be refused; `blind` that it hides sides."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self.connection = connection
        self.path = path
        self.read_only = read_only
        self.blind: Blind | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; closing again is no error."""
        self.connection.close()


def open_database(path: Path, *, create: bool = False) -> Database:
    """Open a Workbench database, migrating an older one forward; with `create` make it where there is none.

    A file that may not be written is opened for reading. Raises StoreError, and then has changed nothing.
    """
    fresh = inspect(path, create=create)
    read_only = not fresh and not _writable(path)
    try:
        connection = _connect_by(uri_to_read(path)) if read_only else _connect(path, "rwc" if fresh else "rw")
        try:
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            if fresh and not path.stat().st_size:
                path.unlink()
            raise
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise failures.explain(error, path) from error
    return Database(connection, path, read_only=read_only)


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Write, all or nothing; inside another transaction it is part of that one. Errors of SQLite become StoreError."""
    if db.read_only:
        raise failures.read_only(db.path)
    if db.connection.in_transaction:
        yield
        return
    try:
        db.connection.execute("BEGIN IMMEDIATE")
        yield
        db.connection.execute("COMMIT")
    except BaseException as error:
        # On a full disk SQLite has rolled back already.
        if db.connection.in_transaction:
            db.connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error) and not isinstance(error, _MISUSE):
            raise failures.explain(error, db.path) from error
        raise


@contextmanager
def translated(db: Database) -> Iterator[None]:
    """Read: errors of SQLite that a user can act on become StoreError; misuse of the API stays as it is."""
    try:
        yield
    except _MISUSE:
        raise
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter where a text of a damaged file is no UTF-8
        raise failures.explain(error, db.path) from error


def reads(function: Callable[Concatenate[Database, P], R]) -> Callable[Concatenate[Database, P], R]:
    """Wrap a query so that a locked or damaged file is a StoreError."""

    @functools.wraps(function)
    def told(db: Database, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with translated(db):
            return function(db, *args, **kwargs)

    return told


def wait_for_locks(db: Database, ms: int = round(failures.BUSY_TIMEOUT_S * 1000)) -> None:
    """Set how long a statement waits, in ms, while another process keeps the database locked."""
    db.connection.execute(f"PRAGMA busy_timeout = {ms}")


def limit_cache(db: Database, kib: int) -> None:
    """Set how much of the file the connection keeps in memory; the system keeps what it read as well."""
    db.connection.execute(f"PRAGMA cache_size = -{kib}")


@reads
def data_version(db: Database) -> int:
    """Give a number that changes when another connection has written."""
    return int(db.connection.execute("PRAGMA data_version").fetchone()[0])


def inspect(path: Path, *, create: bool = False) -> bool:
    """Look at a file by its bytes alone, so that one which is not ours stays untouched; True when it is to be made.

    Raises StoreError for what is no database of ours, or one of a newer version.
    """
    where = str(path)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise StoreError(
            "this is a device or pipe, not a database", where=where, hint="Name a file, such as workbench.db."
        )
    if path.is_dir():
        raise StoreError("this is a folder, not a database", where=where, hint="Name a file, such as workbench.db.")
    if not path.parent.is_dir():
        raise StoreError(
            "the folder of the database does not exist", where=where, hint=f"Make {path.parent} first, or name another."
        )
    try:
        if not path.exists() or (create and path.stat().st_size == 0):
            if create:
                return True
            raise StoreError(
                "there is no database here",
                where=where,
                hint="Make one with `workbench init` or an import, or name another with --db.",
            )
        header = failures.read_header(path)
        _refuse_foreign(path, header)
    except OSError as error:
        raise StoreError(
            f"the file cannot be read ({error.strerror})", where=where, hint="Look at its permissions."
        ) from error
    return False


def _refuse_foreign(path: Path, header: failures.Header | None) -> None:
    where = str(path)
    another = "Name another file with --db."
    if header is None:
        raise StoreError("this is not an SQLite database", where=where, hint=another)
    if header.application_id != APPLICATION_ID:
        raise StoreError("this SQLite database was not made by Workbench", where=where, hint=another)
    _refuse_newer(path, header.version)
    wal = path.with_name(path.name + "-wal")
    # While a write-ahead log waits, the file itself may still be short.
    if header.bytes and path.stat().st_size < header.bytes and not (wal.exists() and wal.stat().st_size):
        raise failures.damaged(path, f"{path.stat().st_size} bytes long instead of {header.bytes}")


def _refuse_newer(path: Path, version: int) -> None:
    if version > len(MIGRATIONS):
        raise StoreError(
            f"the database is of version {version}, and this Workbench knows versions up to {len(MIGRATIONS)}",
            where=str(path),
            hint="Update Workbench; the file was left as it is.",
        )


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def uri_to_read(path: Path) -> str:
    """Give the URI by which SQLite opens a database for reading alone. Raises sqlite3.Error where it cannot."""
    connection = _connect(path, "ro")
    try:
        version_of(connection)
    except sqlite3.OperationalError:
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            raise
        # In a folder that may not be written the shared memory of the log cannot be made; without a
        # log nobody is writing, and the file can be read as it lies.
        return _uri(path, "ro&immutable=1")
    finally:
        connection.close()
    return _uri(path, "ro")


def _uri(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return _connect_by(_uri(path, mode))


def _connect_by(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(
        uri,
        uri=True,
        timeout=failures.BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
    )


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    version = version_of(connection)
    _refuse_newer(path, version)
    if version < len(MIGRATIONS):
        if read_only:
            raise StoreError(
                "the database is of an older version and read-only, so it cannot be brought up to date",
                where=str(path),
                hint="Make the file and its folder writable, or copy it elsewhere.",
            )
        migrate(connection)
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16384")
