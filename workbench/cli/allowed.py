"""`--allow-python`: which functions a command may run."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import counted, say
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.checks.python_host import PythonHost
    from workbench.store.database import Database
    from workbench.suites.read import SuiteFile

allow_python_option = click.option(
    "--allow-python", is_flag=True, help="Run the functions that python checks of the suite files here name."
)


@contextmanager
def python_host(allow: bool, paths: Sequence[Path] = ()) -> Iterator[PythonHost | None]:
    """Who runs the functions of the suite files at `paths` (default: all below this folder); None unless allowed."""
    if not allow:
        yield None
        return
    from workbench.checks.python_host import PythonHost
    from workbench.suites.functions import functions_of

    with PythonHost(functions_of(suite_files(paths))) as host:
        yield host


def say_not_run(db: Database, runs: Sequence[int]) -> None:
    """Say how many results of these runs are unknown because no function was run."""
    from workbench.store.rechecking import functions_not_run

    count = functions_not_run(db, runs)
    if count:
        say(f"{counted(count, 'result')} of python checks undecided; --allow-python, beside the suite files, runs them")


def suite_files(paths: Sequence[Path]) -> list[SuiteFile]:
    """The suite files at `paths` (default: all below this folder), each suite once."""
    from workbench.suites.read import find_suites, read_suite

    found: dict[str, SuiteFile] = {}
    for path in find_suites(paths or (Path(),)):
        read = read_suite(path)
        if read.suite.id in found:
            raise WorkbenchError(
                f"the suite id '{read.suite.id}' is taken already (by {found[read.suite.id].path})", where=str(path)
            )
        found[read.suite.id] = read
    return list(found.values())
