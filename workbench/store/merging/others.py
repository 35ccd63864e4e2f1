"""Another database, attached to be read alone. Nothing in its schema is trusted, and its file is never changed."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import StoreError
from workbench.store import failures
from workbench.store.database import inspect, open_database, uri_to_read
from workbench.store.merging.shapes import refuse_foreign_schema, refuse_strange_values
from workbench.store.migrations import MIGRATIONS, version_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.store.database import Database

MOST = 10  # databases that SQLite attaches at once

_ENDINGS = ("-wal", "-shm")


@contextmanager
def attached(db: Database, paths: Sequence[Path]) -> Iterator[list[str]]:
    """Attach databases, each under the name that is given for it; one of an older version as a copy brought forward.

    Raises StoreError for a file that is none of ours, is of a newer version, holds what Workbench never writes, or is
    the database itself; nothing is changed then.
    """
    if len(paths) > MOST:
        raise StoreError(
            f"{len(paths)} databases are more than the {MOST} that can be taken in at once",
            hint="Take them in by several commands: the order does not matter.",
        )
    for path in paths:
        refuse_itself(db, path)
    with ExitStack() as stack:
        # What another file's schema says is data: no function in it is called that could do anything.
        db.connection.execute("PRAGMA trusted_schema = OFF")
        stack.callback(db.connection.execute, "PRAGMA trusted_schema = ON")
        names = []
        for number, path in enumerate(paths, start=1):
            name = f"other{number}"
            with _told_of(path):
                uri = stack.enter_context(_readable(path))
                db.connection.execute(f"ATTACH ? AS {name}", (uri,))
                stack.callback(db.connection.execute, f"DETACH {name}")
                refuse_strange_values(db.connection, name, path)
            names.append(name)
        yield names


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Turn errors of SQLite into StoreError that names the other database."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise failures.explain(error, path) from error


def refuse_itself(db: Database, path: Path) -> None:
    """Raise StoreError for a file that is none of ours, or is the database itself."""
    try:
        inspect(path)
    except StoreError as error:
        hint = "Name a Workbench database." if error.hint is None or "--db" in error.hint else error.hint
        raise StoreError(error.message, where=error.where, hint=hint) from error
    if path.samefile(db.path):
        raise StoreError(
            "this is the database that others are taken into", where=str(path), hint="Name another database."
        )


@contextmanager
def _readable(path: Path) -> Iterator[str]:
    """Give the URI of a database at the version of this Workbench: of the file, or of a copy brought forward."""
    with _left_as_it_lay(path), ExitStack() as stack:
        uri = uri_to_read(path)
        with closing(sqlite3.connect(uri, uri=True, timeout=failures.BUSY_TIMEOUT_S)) as source:
            version = version_of(source)
            refuse_foreign_schema(source, version, path)
            if version < len(MIGRATIONS):
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="workbench-merge-")))
                copy = folder / "copy.db"
                with closing(sqlite3.connect(copy)) as target:
                    source.backup(target)
                open_database(copy).close()
                uri = uri_to_read(copy)
        yield uri


@contextmanager
def _left_as_it_lay(path: Path) -> Iterator[None]:
    """Take away the files that SQLite makes beside a database to read it, unless they lay there before."""
    beside = [path.with_name(path.name + ending) for ending in _ENDINGS]
    before = [one for one in beside if one.exists()]
    try:
        yield
    finally:
        if not before and any(one.exists() for one in beside):
            # The last one who closes a database takes them away, but only one who might have written to it.
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
                version_of(connection)
