"""`workbench import`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import print_json, print_table, say
from workbench.cli.terminal import is_watched
from workbench.errors import ExitCode, StoreError, WorkbenchError
from workbench.exchange.progress import Imported, Progress
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.cli.session import Session
    from workbench.exchange.progress import Event, ImportedRun
    from workbench.records import JsonObject
    from workbench.store.database import Database

SHOWN = 20  # problems named one by one


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for."""

    form: str
    files: list[Path]
    fields: str | None = field(default=None, kw_only=True)
    suite: str | None = field(default=None, kw_only=True)
    name: str | None = field(default=None, kw_only=True)
    strict: bool = field(default=False, kw_only=True)


@click.command()
@click.argument("form", metavar="FORMAT", required=False)
@click.argument("files", nargs=-1, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--fields", metavar="NAME=COLUMN,…", help="Which column holds what (rows); dots reach into objects.")
@click.option("--suite", metavar="SUITE", help="The suite of all rows: its id, or a *.suite.yaml file.")
@click.option("--as", "name", metavar="NAME", help="Name the runs; {model} is replaced. An imported run is added to.")
@click.option("--strict", is_flag=True, help="Change nothing when any row is bad.")
@click.option("--list", "listed", is_flag=True, help="List the formats.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def import_command(
    session: Session,
    form: str | None,
    files: tuple[Path, ...],
    fields: str | None,
    suite: str | None,
    name: str | None,
    strict: bool,
    listed: bool,
    as_json: bool,
) -> int:
    """Turn outputs from elsewhere into runs, one for each model found.

    FORMAT is rows, messages or jsonl; --list says what they are.
    """
    from workbench.exchange.fields import parse_fields
    from workbench.exchange.files import total_bytes
    from workbench.exchange.registry import IMPORTS

    if listed:
        if as_json:
            print_json({"formats": [{"format": key, "description": text} for key, text in IMPORTS.items()]})
        else:
            print_table(("format", "what it is"), list(IMPORTS.items()))
        return ExitCode.DONE
    if form not in IMPORTS:
        raise click.UsageError(f"FORMAT must be one of {', '.join(IMPORTS)}" + (f", not '{form}'" if form else ""))
    if not files:
        raise click.UsageError("no FILE given")
    if suite is not None and not suite.strip():
        raise click.UsageError("--suite names nothing")
    if fields is not None and form != "rows":
        raise click.UsageError("--fields goes with 'rows' only")
    if form == "messages" and suite is None:
        raise click.UsageError("'messages' needs --suite: whose prompt the calls are")
    if form == "jsonl" and (suite or name):
        raise click.UsageError("'jsonl' brings its own suites and names")
    # Found out before a database is made for nothing.
    parse_fields(fields)
    total_bytes(list(files))
    wish = Wish(form, list(files), fields=fields, suite=suite, name=name, strict=strict)
    with session.open(create=True) as db:
        reports = [report for events in _imports(db, wish) if (report := _watch(events)) is not None]
    for report in reports:
        _explain(report)
    runs = [run for report in reports for run in report.runs]
    if as_json:
        print_json({"runs": [_run_json(run) for run in runs], **_totals(reports)})
    else:
        rows = [(run.id, run.name, run.model, len(run.suites), run.added) for run in runs]
        print_table(("run", "name", "model", "suites", "outputs added"), rows, right=frozenset({0, 3, 4}))
    if reports and all(report.fruitless for report in reports):
        return ExitCode.UNUSABLE
    return ExitCode.PARTIAL if any(report.left_out for report in reports) else ExitCode.DONE


def _imports(db: Database, wish: Wish) -> Iterator[Iterator[Event]]:
    """The imports to be made, one after the other."""
    if wish.form == "rows":
        from workbench.exchange.rows import import_rows

        yield import_rows(db, wish.files, fields=wish.fields, suite=wish.suite, name=wish.name, strict=wish.strict)
    elif wish.form == "messages":
        from workbench.exchange.messages import import_messages

        assert wish.suite is not None
        yield import_messages(db, wish.files, suite=wish.suite, name=wish.name, strict=wish.strict)
    else:
        from workbench.exchange.jsonl import import_jsonl

        for path in wish.files:
            yield import_jsonl(db, path, strict=wish.strict)


def _watch(events: Iterator[Event]) -> Imported | None:
    """Follow an import, drawn on a terminal's standard error; its report. One that breaks off says what is kept."""
    last: Event | None = None
    try:
        for event in _drawn(events) if is_watched() else events:
            last = event
    except KeyboardInterrupt:
        if isinstance(last, Progress) and last.kept:
            say(_kept(last))
        raise
    except StoreError as error:
        if isinstance(last, Progress) and last.kept:
            raise WorkbenchError(
                error.message, where=error.where, hint=_kept(last), exit_code=ExitCode.PARTIAL
            ) from error
        raise
    return last if isinstance(last, Imported) else None


def _kept(last: Progress) -> str:
    said = f"{counted(last.kept, 'output')} or more are kept"
    return f"{said}; the same command with --as '{last.goes_on}' goes on from there" if last.goes_on else said


def _drawn(events: Iterator[Event]) -> Iterator[Event]:
    """The events, with a bar that follows them."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), DownloadColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("import", total=None, said="")
        for event in events:
            if isinstance(event, Progress):
                bad = f", {event.bad:,} left out" if event.bad else ""
                said = f"{counted(event.rows, 'row')}{bad}"
                bar.update(task, total=event.bytes_total, completed=event.bytes_read, said=said)
            yield event


def _explain(report: Imported) -> None:
    """What a person should know of an import, on standard error."""
    for problem in report.problems[:SHOWN]:
        say(problem)
    more = report.left_out - min(len(report.problems), SHOWN)
    if more > 0:
        say(f"… and {more:,} more")
    for remark in report.remarks:
        say(f"note: {remark}")
    for reason, count in report.unknown_stop_reasons.items():
        say(f"note: unknown stop reason '{reason}' kept ({counted(count, 'output')})")
    parts = [counted(report.rows, "row"), f"{counted(report.added, 'output')} added"]
    parts += [f"{report.duplicates:,} there already"] if report.duplicates else []
    parts += [f"{counted(report.bad, 'bad row')} left out"] if report.bad else []
    parts += [f"{counted(report.conflicts, 'contradicting row')} left out"] if report.conflicts else []
    say(", ".join(parts))


def _run_json(run: ImportedRun) -> JsonObject:
    return {
        "run": run.id,
        "name": run.name,
        "model": run.model,
        "suites": list(run.suites),
        "added": run.added,
    }


def _totals(reports: list[Imported]) -> JsonObject:
    return {
        "rows": sum(report.rows for report in reports),
        "added": sum(report.added for report in reports),
        "duplicates": sum(report.duplicates for report in reports),
        "bad": sum(report.bad for report in reports),
        "conflicts": sum(report.conflicts for report in reports),
        "problems": [problem for report in reports for problem in report.problems],
        "notes": [remark for report in reports for remark in report.remarks],
        "unknown_stop_reasons": {
            reason: count for report in reports for reason, count in report.unknown_stop_reasons.items()
        },
    }
