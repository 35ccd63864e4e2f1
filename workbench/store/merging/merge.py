"""Taking in other databases, in parts, each of which leaves the database whole."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import StoreError
from workbench.store import failures
from workbench.store.database import open_database, translated
from workbench.store.merging.arrangements import take_arrangements
from workbench.store.merging.checked import take_checkings
from workbench.store.merging.comparisons import take_comparisons, take_gates
from workbench.store.merging.content import refuse_false_hashes, take_contents
from workbench.store.merging.others import attached, refuse_itself
from workbench.store.merging.outputs import refuse_strange_outputs, take_outputs
from workbench.store.merging.reviewed import take_adaptations, take_events
from workbench.store.merging.runs import link_candidates, take_runs
from workbench.store.merging.shapes import TAKEN
from workbench.store.merging.spells import Spells
from workbench.store.merging.suites import take_suites
from workbench.store.merging.theirs import in_view
from workbench.store.merging.told import Merged, Step
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from workbench.store.database import Database

_TRIES = 3


def merge(db: Database, paths: Sequence[Path], *, dry_run: bool = False) -> Generator[Step | Merged, None, None]:
    """Take in databases, in the order given; yields how far it is, and of each what came of it.

    It is done in short transactions, so that nobody who writes meanwhile has to wait for long. All files are looked
    through before anything is written; what was interrupted is gone on with by doing it again. With `dry_run` it is
    done to a copy. Raises StoreError.
    """
    for path in paths:
        refuse_itself(db, path)
    with ExitStack() as stack:
        changed = stack.enter_context(_copied(db)) if dry_run else db
        # Numbers of rows are kept beside each other for all that the other database holds: on disk, where that is much.
        changed.connection.execute("PRAGMA temp_store = FILE")
        stack.callback(changed.connection.execute, "PRAGMA temp_store = MEMORY")
        names = stack.enter_context(attached(changed, paths))
        spells = Spells(changed)
        for name, path in zip(names, paths, strict=True):
            with _refusing(spells, name, path):
                yield Step(f"reading {visible_line(path.name)}")
                _refuse_contradictions(changed.connection, name)
        for name, path in zip(names, paths, strict=True):
            with _refusing(spells, name, path):
                yield from _take(spells, name, path)


@contextmanager
def _copied(db: Database) -> Iterator[Database]:
    """Give a copy of a database in the folder for temporary files."""
    with tempfile.TemporaryDirectory(prefix="workbench-merge-") as folder:
        path = Path(folder) / "copy.db"
        with translated(db), closing(sqlite3.connect(path)) as target:
            db.connection.backup(target)
        with open_database(path) as copied:
            yield copied


def _refuse_contradictions(connection: sqlite3.Connection, name: str) -> None:
    """Raise sqlite3.DatabaseError for an attached database of which not all could be taken in."""
    for table, _, other, _ in connection.execute(f"PRAGMA {name}.foreign_key_check"):
        if table in TAKEN:
            raise sqlite3.IntegrityError(f"a row of {table} names one of {other} that is not there")
    refuse_false_hashes(connection, name)
    refuse_strange_outputs(connection, name)


def _take(spells: Spells, name: str, path: Path) -> Iterator[Step | Merged]:
    start = time.monotonic()
    for again in range(_TRIES):
        merged = Merged(path)
        try:
            with in_view(spells.connection, name):
                yield from _steps(spells, merged)
        except sqlite3.IntegrityError:  # somebody has written to one of the two meanwhile, and it does not fit any more
            if again == _TRIES - 1:
                raise
            continue
        break
    merged.seconds = time.monotonic() - start
    yield merged


def _steps(spells: Spells, merged: Merged) -> Iterator[Step]:
    """What is referred to before what refers to it."""
    yield from _telling("texts", take_contents(spells))
    yield from _telling("suites and cases", take_suites(spells, merged))
    take_runs(spells, merged)
    yield from take_outputs(spells, merged)
    yield from _telling("checks of outputs", take_checkings(spells, merged))
    yield Step("comparisons")
    take_comparisons(spells, merged)
    link_candidates(spells)
    take_gates(spells, merged)
    yield from _telling("labels and notes", take_events(spells, merged))
    take_adaptations(spells, merged)
    take_arrangements(spells, merged)


def _telling(what: str, parts: Iterator[int]) -> Iterator[Step]:
    yield Step(what)
    for done in parts:
        yield Step(what, done)


@contextmanager
def _refusing(spells: Spells, name: str, path: Path) -> Iterator[None]:
    """Say of a database whose rows contradict each other, or cannot be read, that it is this one."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        kept = "What came before that is kept." if spells.written else "Nothing was taken in."
        raise StoreError(f"its rows contradict each other ({error})", where=str(path), hint=kept) from error
    except sqlite3.DatabaseError as error:
        if not _of_other(spells.connection, name, error):
            raise failures.explain(error, spells.path) from error
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
