"""`--allow-python`: which functions a command may run."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import say
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from workbench.checks.python_host import PythonHost
    from workbench.suites.read import SuiteFile

allow_python_option = click.option(
    "--allow-python", is_flag=True, help="Run the functions that python checks of the suite files here name."
)


@contextmanager
def python_host(allow: bool, suites: Collection[str], paths: Sequence[Path] = ()) -> Iterator[PythonHost | None]:
    """Who runs the functions that suite files name for `suites`; None unless allowed.

    The files are those at `paths`, else those below this folder, of which only files of these suites need be valid.
    """
    if not allow:
        yield None
        return
    from workbench.checks.python_host import PythonHost
    from workbench.suites.functions import functions_of

    files = suite_files(paths) if paths else _files_below(frozenset(suites))
    with PythonHost(functions_of(files)) as host:
        yield host


def refuse_paths(paths: Sequence[Path], allow: bool) -> None:
    """Refuse suite files that nothing would be done with."""
    if paths and not allow:
        raise click.UsageError("suite files are named here for --allow-python: give it too")


def _files_below(suites: frozenset[str]) -> list[SuiteFile]:
    """The files of these suites below this folder. Others are not looked at; one that cannot be told is a remark."""
    from workbench.suites.read import find_suites, suite_id_of

    found = []
    for path in find_suites((Path(),)):
        try:
            name = suite_id_of(path)
        except WorkbenchError as problem:
            say(f"left out: {problem}")
            continue
        if name in suites:
            found.append(path)
    return suite_files(found) if found else []


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
