"""Who compares suites: this process, or for many outputs several processes beside it."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

from workbench.assess.comparing import SuiteRuns, compare_cases
from workbench.checks.registry import base_name
from workbench.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from workbench.assess.comparing import SuiteMade
    from workbench.checks.python_host import PythonHost
    from workbench.store.database import Database

_MANY = 1000  # outputs from which other processes earn back what it takes to start them (about half a second)
_AHEAD = 2  # suites for each process whose results may wait in memory until those before them are taken


def compared(db: Database, suites: Sequence[SuiteRuns], outputs: int, python: PythonHost | None) -> Iterator[SuiteMade]:
    """What comes of each suite, in their order. `outputs` is how many there are to compare in all of them.

    Functions that python checks name are run from here alone.
    """
    workers = min(os.cpu_count() or 1, len(suites))
    if outputs < _MANY or workers < 2:
        for runs in suites:
            yield compare_cases(db, runs, python)
        return
    waiting: deque[Future[SuiteMade] | SuiteRuns] = deque()
    with ProcessPoolExecutor(workers, get_context("spawn"), _open, (db.path,)) as pool:
        try:
            for runs in suites:
                waiting.append(runs if python and _calls_python(runs) else pool.submit(_compare, runs))
                if len(waiting) > _AHEAD * workers:
                    yield _done(waiting.popleft(), db, python)
            while waiting:
                yield _done(waiting.popleft(), db, python)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _done(one: Future[SuiteMade] | SuiteRuns, db: Database, python: PythonHost | None) -> SuiteMade:
    return compare_cases(db, one, python) if isinstance(one, SuiteRuns) else one.result()


def _calls_python(runs: SuiteRuns) -> bool:
    checks = [*runs.suite.checks, *(check for case in runs.cases.values() for check in case.checks)]
    return any(base_name(check.type)[0] == "python" for check in checks)


_opened: list[Database] = []  # the database as a process beside this one has it open


def _open(path: Path) -> None:
    _opened.append(open_database(path))


def _compare(runs: SuiteRuns) -> SuiteMade:
    return compare_cases(_opened[0], runs, None)
