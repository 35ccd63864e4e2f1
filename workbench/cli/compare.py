"""`workbench compare`."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.allowed import allow_python_option, python_host, refuse_paths
from workbench.cli.printing import counted, print_json, print_table, say
from workbench.cli.terminal import is_watched
from workbench.cli.unknown import say_unknown
from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.assess.compare import SuiteCompared
    from workbench.cli.session import Session
    from workbench.evaluate.judge_survey import Survey
    from workbench.records import Comparison, JsonObject, SuiteVerdict
    from workbench.store.database import Database
    from workbench.store.staleness import StaleLabel

GATES = ("regression", "error", "inconclusive", "missing", "unreviewed")


@click.command()
@click.argument("baseline")
@click.argument("target")
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
@click.option("--name", help="What to call the comparison (default: BASELINE-to-TARGET).")
@click.option(
    "--fail-on", default="regression,error", show_default=True, metavar="LIST", help=f"Of: {', '.join(GATES)}."
)
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
    allow_python: bool,
    as_json: bool,
) -> ExitCode:
    """Compare run BASELINE with run TARGET (names, numbers or @last) and print the verdicts.

    PATH names the suite files whose functions --allow-python runs (default: those below this folder).
    Ends with 1 when a verdict named by --fail-on is among them.
    """
    from workbench.assess.compare import make_comparison
    from workbench.cli.judge_view import say_waiting
    from workbench.evaluate.judge_survey import survey
    from workbench.store.rechecking import unknown_results
    from workbench.store.runs import find_run
    from workbench.store.staleness import stale_labels
    from workbench.store.verdicts import suite_verdicts

    gates = _gates(fail_on)
    refuse_paths(paths, allow_python)
    with ExitStack() as stack:
        db = stack.enter_context(session.open())
        before, after = find_run(db, baseline), find_run(db, target)
        if before.id == after.id:
            raise WorkbenchError(f"'{before.name}' cannot be compared with itself", hint="'workbench runs' lists runs")
        python = stack.enter_context(python_host(allow_python, {*before.suites, *after.suites}, paths))
        progress = _progress if is_watched() else None
        comparison = make_comparison(db, before, after, name=name, python=python, progress=progress)
        suites = suite_verdicts(db, comparison.id)
        judged = survey(db, after, before)
        print_comparison(db, comparison, suites, as_json=as_json, judged=judged)
        say_waiting(judged, after)
        say_unknown(unknown_results(db, [before.id, after.id], (before.id, after.id)), python)
        stale = stale_labels(db, comparison.id)
        if stale:
            say(stale_words(stale))
        failed = _failed(db, comparison, suites, gates)
    if failed:
        say(f"gate failed: {', '.join(failed)}")
        return ExitCode.GATE_FAILED
    return ExitCode.DONE


def print_comparison(
    db: Database,
    comparison: Comparison,
    suites: Sequence[SuiteVerdict],
    *,
    as_json: bool = False,
    judged: Survey | None = None,
) -> None:
    """The comparison's verdicts as a table, or as the JSON object of `compare --json`, with what judges found."""
    if as_json:
        from workbench.cli.judge_view import judges_as_json

        judges = judges_as_json(judged) if judged is not None and judged.checks else None
        print_json({**_as_json(db, comparison, suites), "judges": judges})
        return
    say(f"comparison {comparison.id} '{comparison.name}'")
    rows = [
        (
            one.suite,
            one.verdict,
            one.cases,
            f"{_share(one.baseline_pass_rate)} -> {_share(one.target_pass_rate)}",
            *(one.counts.get(verdict, 0) for verdict in ("regression", "improvement", "changed", "unchanged")),
            sum(one.counts.get(verdict, 0) for verdict in ("flaky", "error", "missing", "input differs")),
            one.reason,
        )
        for one in suites
    ]
    headings = ("suite", "verdict", "cases", "pass rate", "worse", "better", "changed", "same", "other", "reason")
    print_table(headings, rows, right=frozenset({2, 4, 5, 6, 7, 8}), note=True)


def _share(rate: float | None) -> str:
    return "unknown" if rate is None else f"{rate:.2f}"


def _as_json(db: Database, comparison: Comparison, suites: Sequence[SuiteVerdict]) -> JsonObject:
    from workbench.compare.summary import comparison_summary
    from workbench.store.staleness import stale_labels
    from workbench.store.verdicts import cases_by_verdict

    summary = comparison_summary(comparison, suites, cases_by_verdict(db, comparison.id))
    return {**summary, "totals": {**summary["totals"], "stale_labels": len(stale_labels(db, comparison.id))}}


def stale_words(labels: Sequence[StaleLabel]) -> str:
    """How many labels rest on what the checks no longer say, and what to do about it."""
    cases = len({(one.suite, one.case) for one in labels})
    many = f"{counted(len(labels), 'label')} of {counted(cases, 'case')}"
    return f"{many} stale, as the checks say something else now: label again"


def _gates(text: str) -> frozenset[str]:
    gates = frozenset(part.strip() for part in text.split(",") if part.strip())
    unknown = sorted(gates - set(GATES))
    if unknown:
        raise WorkbenchError(f"--fail-on does not know '{unknown[0]}'", hint=f"it takes any of: {', '.join(GATES)}")
    return gates


def _failed(db: Database, comparison: Comparison, suites: Sequence[SuiteVerdict], gates: frozenset[str]) -> list[str]:
    """Which gates fail, as `suite: verdict` or a count of cases."""
    failed = [f"{one.suite}: {one.verdict}" for one in suites if one.verdict in gates]
    missing = sum(one.counts.get("missing", 0) for one in suites)
    if "missing" in gates and missing:
        failed.append(f"{counted(missing, 'case')} missing")
    if "unreviewed" in gates:
        from workbench.store.queue import unreviewed_count

        unreviewed = unreviewed_count(db, comparison.id)
        if unreviewed:
            failed.append(f"{counted(unreviewed, 'case')} unreviewed")
    return failed


def _progress(event: SuiteCompared) -> None:
    print(f"\r\033[Kcomparing {event.done}/{counted(event.total, 'suite')}", end="", file=sys.stderr, flush=True)
    if event.done == event.total:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
