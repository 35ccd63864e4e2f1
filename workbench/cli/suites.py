"""`workbench suites`, `suites check`, `schema suite` and `prompt`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import print_json, print_table, say, visible_lines
from workbench.errors import ExitCode, SuiteFileError, WorkbenchError

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.records import JsonObject
    from workbench.suites.read import SuiteFile


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def suites_group(ctx: click.Context, as_json: bool) -> None:
    """List the suites of the database; `suites check` looks at suite files."""
    if ctx.invoked_subcommand is not None:
        return
    from workbench.store.suites import list_suites

    session: Session = ctx.obj
    with session.open() as db:
        found = list_suites(db)
    if as_json:
        rows = [
            {
                "suite": one.suite.id,
                "title": one.suite.title,
                "risk": one.suite.risk,
                "checks": len(one.suite.checks),
                "cases": one.cases,
                "runs": one.runs,
            }
            for one in found
        ]
        print_json({"suites": rows})
    elif found:
        print_table(
            ("suite", "title", "risk", "checks", "cases", "runs"),
            [
                (one.suite.id, one.suite.title or "", one.suite.risk, len(one.suite.checks), one.cases, one.runs)
                for one in found
            ],
            right=frozenset({3, 4, 5}),
        )
    else:
        say("no suites yet; an import or a run brings them in")


@suites_group.command("check")
@click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check_command(paths: tuple[Path, ...], as_json: bool) -> int:
    """Validate suite files (default: all below this folder), and say what their cases can show."""
    from workbench.suites.read import find_suites, read_suite

    read: list[SuiteFile] = []
    problems: list[str] = []
    owners: dict[str, Path] = {}
    for path in find_suites(paths or (Path(),)):
        try:
            one = read_suite(path)
        except SuiteFileError as error:
            problems += error.problems
            continue
        read.append(one)
        if one.suite.id in owners:
            where = f"{path}:{one.lines.get(('suite',), 1)}"
            problems.append(f"{where}: the suite id '{one.suite.id}' is taken already (by {owners[one.suite.id]})")
        owners.setdefault(one.suite.id, path)
    for problem in problems:
        say(problem)
    if as_json:
        rows = [
            {
                "suite": one.suite.id,
                "file": str(one.path),
                "cases": len(one.cases),
                "checks": len(one.suite.checks),
                "smallest_drop": _smallest_drop(one),
            }
            for one in read
        ]
        print_json({"suites": rows, "problems": problems})
    elif read:
        print_table(
            ("suite", "cases", "checks", "smallest drop found"),
            [(one.suite.id, len(one.cases), len(one.suite.checks), _drop(one)) for one in read],
            right=frozenset({1, 2, 3}),
        )
        say("smallest drop: of the pass rate, found four times in five, when no case flips by chance")
    return ExitCode.UNUSABLE if problems else ExitCode.DONE


def _smallest_drop(one: SuiteFile) -> float | None:
    """The smallest drop of the pass rate that the cases with checks can find; None where they find nothing."""
    from workbench.suites.power import smallest_drop
    from workbench.suites.request import case_checks

    return smallest_drop(sum(any(check.weight > 0 for check in case_checks(one.suite, case)) for case in one.cases))


def _drop(one: SuiteFile) -> str:
    drop = _smallest_drop(one)
    return "none" if drop is None else f"{drop * 100:.1f} points"


@click.group()
def schema_group() -> None:
    """Print the JSON Schema of a file format."""


@schema_group.command("suite")
def schema_suite_command() -> None:
    """Print the JSON Schema of suite files, for editors and other tools."""
    from workbench.suites.schema import suite_schema

    print(json.dumps(suite_schema(), indent=2))


@click.command()
@click.argument("suite")
@click.option("--adaptation", type=int, metavar="N", help="The prompt of this adaptation instead.")
@click.pass_obj
def prompt_command(session: Session, suite: str, adaptation: int | None) -> None:
    """Print the request of SUITE (an id, or a *.suite.yaml file) as YAML, the text that is edited and patched."""
    from workbench.suites.render import request_yaml

    text = request_yaml(_request(session, suite, adaptation))
    # A pipe gets the text as it is; a terminal gets nothing it might act on.
    if sys.stdout is not None:
        sys.stdout.write(visible_lines(text) if sys.stdout.isatty() else text)


def _request(session: Session, suite: str, adaptation: int | None) -> JsonObject:
    from workbench.store.adaptations import find_adaptation
    from workbench.store.suites import load_suite
    from workbench.suites.read import read_suite

    if suite.endswith((".yaml", ".yml")):
        if adaptation is not None:
            raise WorkbenchError("an adaptation belongs to a suite of the database", where=suite)
        return read_suite(Path(suite)).suite.request
    with session.open() as db:
        if adaptation is None:
            return load_suite(db, suite).request
        found = find_adaptation(db, adaptation)
    if found.suite != suite:
        raise WorkbenchError(f"adaptation {adaptation} is of the suite '{found.suite}', not '{suite}'")
    return found.prompt
