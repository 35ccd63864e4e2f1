"""Who compares suites: this process, or for many outputs several processes beside it."""

from __future__ import annotations

import gc
import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from workbench.assess.parts import SuiteRuns, ranges_of
from workbench.checks.registry import base_name
from workbench.errors import ExitCode
from workbench.store.database import open_database
from workbench.store.grounds import ground_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from workbench.assess.comparing import CasesMade
    from workbench.assess.habits import Habits
    from workbench.checks.python_host import PythonHost
    from workbench.store.database import Database
    from workbench.store.ranges import CaseRange

_MANY = 1000  # outputs from which other processes earn back what it takes to start them (about half a second)
_AHEAD = 2  # parts for each process whose results may wait in memory until those before them are taken


class Part(NamedTuple):
    """What came of some cases of a suite; `is_last`: there are no others to come."""

    suite: str
    made: CasesMade
    is_last: bool


class _Task(NamedTuple):
    """Cases of a suite to compare; with its first ones the ranges that wait for the habits learnt from them."""

    runs: SuiteRuns
    within: CaseRange
    habits: Habits | None = None
    waiting: tuple[CaseRange, ...] = ()
    is_last: bool = True

    def further(self, made: CasesMade) -> list[_Task]:
        """What can be compared now that this is done."""
        rest = len(self.waiting)
        return [
            _Task(self.runs, within, made.habits, is_last=at == rest) for at, within in enumerate(self.waiting, start=1)
        ]


def compared(db: Database, suites: Sequence[SuiteRuns], outputs: int, python: PythonHost | None) -> Iterator[Part]:
    """What comes of each suite, in parts, large suites first; parts of several may come by turns.

    `outputs` is how many there are to compare in all of them. Functions that python checks name are run from here
    alone.
    """
    tasks = deque(sorted((_first_task(db, runs) for runs in suites), key=lambda one: -len(one.waiting)))
    workers = min(os.cpu_count() or 1, sum(1 + len(one.waiting) for one in tasks))
    if outputs >= _MANY and workers > 1:
        yield from _compared_beside(db, tasks, workers, python)
        return
    while tasks:
        task = tasks.popleft()
        made = _compared_here(db, task, python)
        tasks.extendleft(reversed(task.further(made)))
        yield Part(task.runs.suite.id, made, task.is_last)


def _compared_here(db: Database, task: _Task, python: PythonHost | None) -> CasesMade:
    from workbench.assess.comparing import compare_cases  # slow to import, and seldom needed in this process

    return compare_cases(db, task.runs, task.within, task.habits, python)


def _first_task(db: Database, runs: SuiteRuns) -> _Task:
    first, *others = ranges_of(db, runs)
    return _Task(runs, first, waiting=tuple(others), is_last=not others)


def _compared_beside(db: Database, tasks: deque[_Task], workers: int, python: PythonHost | None) -> Iterator[Part]:
    """The same by other processes."""
    begun: deque[tuple[_Task, Future[CasesMade] | None]] = deque()
    with ProcessPoolExecutor(workers, get_context("spawn"), _open, (db.path,)) as pool:
        try:
            while tasks or begun:
                while tasks and len(begun) <= _AHEAD * workers:
                    task = tasks.popleft()
                    here = python is not None and _calls_python(db, task.runs)
                    begun.append((task, None if here else pool.submit(_compare, task.runs, task.within, task.habits)))
                task, future = begun.popleft()
                made = future.result() if future else _compared_here(db, task, python)
                tasks.extendleft(reversed(task.further(made)))
                yield Part(task.runs.suite.id, made, task.is_last)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _calls_python(db: Database, runs: SuiteRuns) -> bool:
    return any(base_name(kind)[0] == "python" for kind in ground_of(db, runs.suite.id, ()).check_types)


_opened: list[Database] = []  # the database as a process beside this one has it open


def _open(path: Path) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # nothing here refers to itself; looking for such things takes a twentieth of the time
    _opened.append(open_database(path))


def _end_with_parent() -> None:
    """End with the process that began this one: when it is killed, the queue of tasks says nothing of it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(ExitCode.UNUSABLE)


def _compare(runs: SuiteRuns, within: CaseRange, habits: Habits | None) -> CasesMade:
    from workbench.assess.comparing import compare_cases

    return compare_cases(_opened[0], runs, within, habits, None)
