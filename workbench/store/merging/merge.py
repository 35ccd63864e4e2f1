"""Taking in other databases: all that they hold in one transaction, or nothing."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.errors import StoreError
from workbench.store import failures
from workbench.store.database import transaction
from workbench.store.merging.arrangements import take_assignments, take_filters, take_seeds
from workbench.store.merging.checked import take_checkings
from workbench.store.merging.comparisons import take_comparisons, take_gates
from workbench.store.merging.content import take_contents
from workbench.store.merging.names import given_names, named, settle_names
from workbench.store.merging.others import attached
from workbench.store.merging.outputs import take_outputs
from workbench.store.merging.reviewed import take_adaptations, take_events
from workbench.store.merging.runs import link_candidates, take_runs
from workbench.store.merging.suites import take_suites
from workbench.store.merging.theirs import in_view
from workbench.store.merging.told import Merged, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.store.database import Database


class _DryRunError(Exception):
    """Ends a transaction that is to change nothing."""


def merge(db: Database, paths: Sequence[Path], *, dry_run: bool = False) -> Iterator[Step | Merged]:
    """Take in databases, in the order given; yields how far it is, and of each what came of it.

    Other processes that write wait meanwhile. With `dry_run` all is done and then taken back. Raises StoreError, and
    then has changed nothing.
    """
    # Numbers of rows are kept beside each other for all that the other database holds: on disk, where that is much.
    db.connection.execute("PRAGMA temp_store = FILE")
    try:
        with attached(db, paths) as names, transaction(db):
            for name, path in zip(names, paths, strict=True):
                yield from _take(db.connection, name, path)
            if dry_run:
                raise _DryRunError
    except _DryRunError:
        pass
    finally:
        db.connection.execute("PRAGMA temp_store = MEMORY")


def _take(connection: sqlite3.Connection, name: str, path: Path) -> Iterator[Step | Merged]:
    merged = Merged(path)
    start = time.monotonic()
    with _refusing(connection, name, path), in_view(connection, name):
        yield Step("texts")
        take_contents(connection)
        yield Step("suites and cases")
        take_suites(connection, merged)
        runs = named(connection, "runs")
        take_runs(connection, merged)
        settle_names(connection, "runs", runs, given_names(connection, "runs", runs), merged)
        yield from take_outputs(connection, merged)
        yield Step("checks of outputs")
        take_checkings(connection, merged)
        yield Step("comparisons")
        take_comparisons(connection, merged)
        link_candidates(connection)
        take_gates(connection, merged)
        yield Step("labels and notes")
        take_events(connection, merged)
        take_adaptations(connection, merged)
        take_assignments(connection, merged)
        take_seeds(connection, merged)
        take_filters(connection, merged)
    merged.seconds = time.monotonic() - start
    yield merged


@contextmanager
def _refusing(connection: sqlite3.Connection, name: str, path: Path) -> Iterator[None]:
    """Say of a database whose rows contradict each other, or cannot be read, that it is this one."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise StoreError(
            f"its rows contradict each other ({error})", where=str(path), hint="Nothing was taken in."
        ) from error
    except sqlite3.DatabaseError as error:
        if not _of_other(connection, name, error):
            raise
        raise failures.damaged(path, str(error)) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise failures.damaged(path, str(error)) from error


def _of_other(connection: sqlite3.Connection, name: str, error: sqlite3.DatabaseError) -> bool:
    """Whether an error comes from what the other database holds, rather than from ours, the disk or another process."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & 0xFF == sqlite3.SQLITE_CORRUPT:
        return bool(connection.execute(f"PRAGMA {name}.quick_check(1)").fetchone() != ("ok",))
    # What is not raised by SQLite itself is what was found in a value, by us or by a function of ours.
    return code is None or "user-defined function" in str(error)
