"""`workbench compare`."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.allowed import allow_python_option, python_host, refuse_paths
from workbench.cli.compare_view import comparison_as_json, gate_words, print_comparison, stale_words
from workbench.cli.printing import print_json, print_line, say
from workbench.cli.terminal import is_watched
from workbench.cli.unknown import say_unknown
from workbench.errors import ExitCode, WorkbenchError
from workbench.report.gate import DEFAULT, GATES
from workbench.text.counts import counted

if TYPE_CHECKING:
    from workbench.assess.compare import SuiteCompared
    from workbench.cli.session import Session
    from workbench.evaluate.judge_survey import Survey
    from workbench.records import Comparison, JsonObject
    from workbench.store.database import Database

_STDOUT = Path("-")
_FILE = click.Path(path_type=Path, allow_dash=True)


@click.command()
@click.argument("baseline")
@click.argument("target")
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
@click.option("--name", help="What to call the comparison (default: BASELINE-to-TARGET).")
@click.option(
    "--fail-on", default=",".join(DEFAULT), show_default=True, metavar="LIST", help=f"Of: {', '.join(GATES)}."
)
@click.option("--junit", type=_FILE, metavar="FILE", help="Write the verdicts as JUnit XML; - is standard output.")
@click.option("--markdown", type=_FILE, metavar="FILE", help="Write what is said below a pull request, as Markdown.")
@allow_python_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def compare_command(
    session: Session,
    baseline: str,
    target: str,
    paths: tuple[Path, ...],
    name: str | None,
    fail_on: str,
    junit: Path | None,
    markdown: Path | None,
    allow_python: bool,
    as_json: bool,
) -> ExitCode:
    """Compare run BASELINE with run TARGET (names, numbers or @last) and print the verdicts.

    PATH names the suite files whose functions --allow-python runs (default: those below this folder).
    Ends with 1 when a verdict named by --fail-on is among them.
    """
    from workbench.assess.compare import make_comparison
    from workbench.assess.functions import hashed_files
    from workbench.cli.judge_view import say_waiting
    from workbench.evaluate.judge_survey import survey
    from workbench.report.gate import gate_of
    from workbench.store.gates import rests_on, save_gate
    from workbench.store.queue import unreviewed_count
    from workbench.store.rechecking import unknown_results
    from workbench.store.runs import find_run
    from workbench.store.staleness import stale_labels
    from workbench.store.verdicts import suite_verdicts

    gates = _gates(fail_on)
    on_stdout = _on_stdout(junit, markdown, as_json=as_json)
    refuse_paths(paths, allow_python)
    with ExitStack() as stack:
        db = stack.enter_context(session.open())
        before, after = find_run(db, baseline), find_run(db, target)
        if before.id == after.id:
            raise WorkbenchError(f"'{before.name}' cannot be compared with itself", hint="'workbench runs' lists runs")
        python = stack.enter_context(python_host(allow_python, {*before.suites, *after.suites}, paths))
        progress = _progress if is_watched() else None
        ground = rests_on(db, (before.id, after.id))  # before: what changes meanwhile makes the gate stale
        functions = hashed_files(db.path, python.files()) if python is not None else None
        comparison = make_comparison(db, before, after, name=name, python=python, progress=progress)
        suites = suite_verdicts(db, comparison.id)
        gate = gate_of(suites, unreviewed_count(db, comparison.id), gates)
        save_gate(db, comparison.id, gate.fail_on, gate.failed, ground, functions)
        judged = survey(db, after, before)
        if as_json:
            print_json({**comparison_as_json(db, comparison, suites), "gate": asdict(gate), "judges": _judges(judged)})
        elif not on_stdout:
            print_comparison(db, comparison, suites)
        if junit or markdown:
            _write(db, comparison, junit, markdown)
        say_waiting(judged, after)
        say_unknown(unknown_results(db, [before.id, after.id], (before.id, after.id)), python)
        stale = stale_labels(db, comparison.id)
        if stale:
            say(stale_words(stale))
    if gate.failed:
        say(f"gate failed: {gate_words(suites, gate)}")
        return ExitCode.GATE_FAILED
    return ExitCode.DONE


def _gates(text: str) -> frozenset[str]:
    gates = frozenset(part.strip() for part in text.split(",") if part.strip())
    unknown = sorted(gates - set(GATES))
    if unknown:
        raise WorkbenchError(f"--fail-on does not know '{unknown[0]}'", hint=f"it takes any of: {', '.join(GATES)}")
    return gates


def _on_stdout(junit: Path | None, markdown: Path | None, *, as_json: bool) -> bool:
    """Whether a file is standard output; only one thing can be."""
    wanted = [name for name, path in (("--junit", junit), ("--markdown", markdown)) if path == _STDOUT]
    wanted += ["--json"] if as_json else []
    if len(wanted) > 1:
        raise WorkbenchError(
            f"{' and '.join(wanted)} cannot both be standard output", hint="give a file's name instead of '-'"
        )
    return bool(wanted) and not as_json


def _write(db: Database, comparison: Comparison, junit: Path | None, markdown: Path | None) -> None:
    """Write what was asked for of the report."""
    from datetime import UTC, datetime

    from workbench.report.junit import junit_xml
    from workbench.report.pullrequest import pull_request_markdown
    from workbench.report.reading import read_report

    made_at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    data = read_report(db, comparison, made_at=made_at)
    for option, path, form in (("--junit", junit, junit_xml), ("--markdown", markdown, pull_request_markdown)):
        if path is not None:
            _put(option, path, form(data))


def _put(option: str, path: Path, text: str) -> None:
    from workbench.report.numbers import size
    from workbench.suites.replacing import replacing

    if path == _STDOUT:
        print_line(text.removesuffix("\n"))
        return
    try:
        with replacing(path) as draft:
            draft.write(text)
    except WorkbenchError as error:
        hint = f"give {option} a file in a folder that exists and can be written to; the comparison itself is kept"
        raise WorkbenchError(error.message, where=error.where, hint=hint) from None
    say(f"{path} written: {size(draft.size)}")


def _judges(judged: Survey) -> JsonObject | None:
    from workbench.cli.judge_view import judges_as_json

    return judges_as_json(judged) if judged.checks else None


def _progress(event: SuiteCompared) -> None:
    said = f"comparing {event.done}/{counted(event.total, 'suite')}, {event.judged:,}/{counted(event.cases, 'case')}"
    print(f"\r\033[K{said}", end="", file=sys.stderr, flush=True)
    if event.done == event.total:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
