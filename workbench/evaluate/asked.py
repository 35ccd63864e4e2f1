"""Which suites and cases a run is asked to take: from suite files, or from what the database holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.store.execution import PlannedSuite
from workbench.store.suites import list_suites, load_cases, load_suite, save_suite
from workbench.suites.read import SUFFIX, find_suites, read_suite
from workbench.text.nearest import name_hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.store.database import Database


def suites_asked(db: Database, named: Sequence[str], samples: int) -> list[PlannedSuite]:
    """The suites that paths or suite ids name, saved as the current ones where they come from files.

    Without names: the suite files below this folder, or where there are none, all suites of the database. Raises
    WorkbenchError for a name that is neither, SuiteFileError for what is wrong in a file.
    """
    if not named:
        named = ["."] if any(Path().rglob("*" + SUFFIX)) else [row.suite.id for row in list_suites(db)]
    if not named:
        raise WorkbenchError(
            "there are no suites here",
            hint="Name suite files or folders; `workbench init` writes a first one, `workbench import` brings some in.",
        )
    paths = [Path(name) for name in named if Path(name).exists()]
    planned: dict[str, PlannedSuite] = {}
    for path in find_suites(paths) if paths else ():
        read = read_suite(path)
        if read.suite.id in planned:
            raise WorkbenchError(f"the suite id '{read.suite.id}' is taken already", where=str(path))
        save_suite(db, read.suite, read.cases)
        planned[read.suite.id] = PlannedSuite(read.suite, read.cases, samples)
    known = {row.suite.id for row in list_suites(db)}
    for name in named:
        if Path(name).exists():
            continue
        if name not in known:
            raise WorkbenchError(
                f"'{name}' is neither a file nor a suite of the database",
                hint=name_hint(name, sorted(known), "`workbench suites` lists them."),
            )
        planned.setdefault(name, PlannedSuite(load_suite(db, name), tuple(load_cases(db, name)), samples))
    return list(planned.values())


def only_cases(planned: Iterable[PlannedSuite], wanted: Sequence[str]) -> list[PlannedSuite]:
    """The cases named as `case` or `suite/case`; suites without any are left out. WorkbenchError for unknown ones."""
    left = set(wanted)
    kept = []
    for one in planned:
        cases = []
        for case in one.cases:
            names = {case.id, f"{one.suite.id}/{case.id}"} & set(wanted)
            if names:
                cases.append(case)
                left -= names
        if cases:
            kept.append(replace(one, cases=tuple(cases)))
    if left:
        raise WorkbenchError(f"there is no case '{min(left)}' in these suites")
    return kept
