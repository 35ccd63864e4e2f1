"""One process executes a run, or asks a judge, at a time; a process that is killed lets go of it."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.text.canonical import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.records import Run
    from workbench.store.database import Database
    from workbench.store.judges import Judge


@contextmanager
def holding(db: Database, runs: Sequence[Run]) -> Iterator[None]:
    """Have these runs to ourselves while the block runs. Raises WorkbenchError when another process has one of them."""
    with ExitStack() as held:
        for run in runs:
            held.enter_context(_locked(_lock_path(db, run.id), _busy(run)))
        yield


@contextmanager
def holding_judge(db: Database, judge: Judge, suites: Iterable[str]) -> Iterator[None]:
    """Be the only one to ask a judge the questions of these suites while the block runs: two would pay for them twice.

    Raises WorkbenchError when another process asks them.
    """
    with holding_judges(db, [(judge, suites)]):
        yield


@contextmanager
def holding_judges(db: Database, asked: Iterable[tuple[Judge, Iterable[str]]]) -> Iterator[None]:
    """The same for several judges, each with suites; one may be named twice."""
    locks: dict[Path, str] = {}
    for judge, suites in asked:
        for suite in suites:
            name = content_hash({"suite": suite, **asdict(judge)})[:16]
            path = db.path.with_name(f"{db.path.name}-judge-{name}.lock")
            locks[path] = f"another process is asking {judge.model} about these answers"
    with ExitStack() as held:
        for path in sorted(locks):
            held.enter_context(_locked(path, locks[path]))
        yield


def is_held(db: Database, run: Run) -> bool:
    """Whether a process is executing a run now."""
    import filelock

    path = _lock_path(db, run.id)
    if not path.exists():
        return False
    try:
        with _locked(path, _busy(run)):
            return False
    except (WorkbenchError, filelock.Timeout):
        return True


@contextmanager
def _locked(path: Path, busy: str) -> Iterator[None]:
    import filelock

    lock = filelock.FileLock(path, blocking=False)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise WorkbenchError(
            busy,
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


def _busy(run: Run) -> str:
    return f"run {run.id} '{run.name}' is being executed by another process"


def _lock_path(db: Database, run_id: int) -> Path:
    return db.path.with_name(f"{db.path.name}-run{run_id}.lock")
