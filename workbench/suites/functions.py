"""The Python functions that suite files name, which may be run where that is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.python_host import AllowedFunctions
from workbench.suites.read import functions_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.suites.read import SuiteFile


def functions_of(files: Iterable[SuiteFile]) -> dict[str, AllowedFunctions]:
    """For each suite its file's folder, and the functions that the file itself names.

    What a database says of a suite is never enough to run anything, nor what `cases_from` files hold: data can come
    from anywhere.
    """
    allowed = {}
    for file in files:
        values = functions_named(file.suite, file.cases[: file.own])
        if values:
            allowed[file.suite.id] = AllowedFunctions(file.path.parent.resolve(), values)
    return allowed
