"""One process executes a run at a time; a process that is killed lets go of it."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.records import Run
    from workbench.store.database import Database


@contextmanager
def holding(db: Database, runs: Sequence[Run]) -> Iterator[None]:
    """Have these runs to ourselves while the block runs. Raises WorkbenchError when another process has one of them."""
    with ExitStack() as held:
        for run in runs:
            held.enter_context(_locked(_lock_path(db, run.id), run))
        yield


def is_held(db: Database, run: Run) -> bool:
    """Whether a process is executing a run now."""
    import filelock

    path = _lock_path(db, run.id)
    if not path.exists():
        return False
    try:
        with _locked(path, run):
            return False
    except (WorkbenchError, filelock.Timeout):
        return True


@contextmanager
def _locked(path: Path, run: Run) -> Iterator[None]:
    import filelock

    lock = filelock.FileLock(path, blocking=False)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise WorkbenchError(
            f"run {run.id} '{run.name}' is being executed by another process",
            where=str(path),
            hint="Wait for it, or stop it there; what it has is in the database already.",
        ) from None
    except OSError as error:
        raise WorkbenchError(
            f"the run cannot be locked ({error.strerror or error})",
            where=str(path),
            hint="Make the folder of the database writable.",
        ) from error
    try:
        yield
    finally:
        with suppress(OSError):  # removed while it is held: whoever opened it meanwhile sees that it is gone
            path.unlink()
        lock.release()


def _lock_path(db: Database, run_id: int) -> Path:
    return db.path.with_name(f"{db.path.name}-run{run_id}.lock")
