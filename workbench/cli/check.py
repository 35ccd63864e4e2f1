"""`workbench check`."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.allowed import allow_python_option, python_host, suite_files
from workbench.cli.compare_view import stale_words
from workbench.cli.printing import listed, print_json, print_table, say
from workbench.cli.terminal import is_watched
from workbench.cli.unknown import say_unknown
from workbench.errors import WorkbenchError
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.assess.changes import CheckChanges, SuiteChanges
    from workbench.assess.recheck import Rechecked
    from workbench.cli.session import Session
    from workbench.records import JsonObject, Run
    from workbench.store.database import Database
    from workbench.store.staleness import StaleLabel
    from workbench.suites.read import SuiteFile

_SHOWN = 30  # characters of a check's value
Stale = dict[int, list["StaleLabel"]]


@click.command()
@click.argument("run")
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
@click.option("--suite", metavar="ID", help="Only this suite.")
@allow_python_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def check_command(
    session: Session, run: str, paths: tuple[Path, ...], suite: str | None, allow_python: bool, as_json: bool
) -> None:
    """Check the stored outputs of RUN again and say what changed; no call is made.

    PATH names suite files whose checks were changed: they become the current ones. Comparisons that hold the run are
    refreshed; labels that rest on results which changed are stale until they are given again.
    """
    from workbench.assess.recheck import recheck_run
    from workbench.cli.judge_view import say_waiting
    from workbench.evaluate.judge_survey import survey
    from workbench.store.rechecking import comparison_of_candidate, unknown_results
    from workbench.store.runs import find_run
    from workbench.store.staleness import stale_labels

    files = suite_files(paths) if paths else []
    with ExitStack() as stack:
        db = stack.enter_context(session.open())
        found = find_run(db, run)
        if found.kind == "judge":
            raise WorkbenchError(f"run {found.id} '{found.name}' is a judge's", hint="check the run that it judges")
        _refuse_strange(found, files, suite)
        python = stack.enter_context(python_host(allow_python, found.suites, paths))
        _save(db, files, suite)
        _say_other_inputs(db, found)
        progress = _progress if is_watched() else None
        told = recheck_run(db, found, suites=None if suite is None else [suite], python=python, progress=progress)
        stale = {one.id: stale_labels(db, one.id) for one in told.comparisons}
        if progress:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        if as_json:
            print_json(_as_json(found, told, stale))
        else:
            _print(found, told, stale)
        made_in = comparison_of_candidate(db, found.id)
        as_target = [one for one in told.comparisons if one.target.id == found.id] or ([made_in] if made_in else [])
        held = max(told.comparisons, key=lambda one: (one.target.id == found.id, one.id), default=None)
        pair = None if held is None else (held.baseline.id, held.target.id)
        say_unknown(unknown_results(db, [found.id], pair), python)
        say_waiting(survey(db, found, as_target[-1].baseline if as_target else None), found)


def _refuse_strange(run: Run, files: Sequence[SuiteFile], suite: str | None) -> None:
    """Refuse suites of which the run holds nothing."""
    from workbench.text.nearest import name_hint

    for name in [*(file.suite.id for file in files), *([] if suite is None else [suite])]:
        if name not in run.suites:
            raise WorkbenchError(
                f"run {run.id} '{run.name}' holds no output of the suite '{name}'",
                hint=name_hint(name, list(run.suites), f"It holds {listed(run.suites)}."),
            )
    if suite is not None and files and suite not in {file.suite.id for file in files}:
        raise WorkbenchError(f"--suite {suite}: none of the files named is of this suite")


def _save(db: Database, files: Sequence[SuiteFile], suite: str | None) -> None:
    from workbench.store.database import transaction
    from workbench.store.suites import save_suite

    with transaction(db):
        for file in files:
            if suite in (None, file.suite.id):
                save_suite(db, file.suite, file.cases)


def _say_other_inputs(db: Database, run: Run) -> None:
    from workbench.store.rechecking import changed_inputs

    for suite in run.suites:
        cases = changed_inputs(db, run.id, suite)
        if cases:
            shown = ", ".join(cases[:3]) + (" and others" if len(cases) > 3 else "")
            many = f"{counted(len(cases), 'case')} {'asks' if len(cases) == 1 else 'ask'}"
            say(f"{suite}: {many} something else now than these outputs answered ({shown})")


def _print(run: Run, told: Rechecked, stale: Stale) -> None:
    outputs, changed = sum(one.outputs for one in told.suites), sum(one.changed for one in told.suites)
    rows = [
        (suite.suite, _name(one), one.pass_to_fail, one.fail_to_pass, _other(one), _cases(one))
        for suite in told.suites
        for one in suite.checks
    ]
    if rows:
        headings = ("suite", "check", "pass to fail", "fail to pass", "other", "cases")
        print_table(headings, rows, right=frozenset({2, 3}))
    others = counted(changed, "output")
    say(f"run {run.id} '{run.name}': {counted(outputs, 'output')} checked, {others} with another result")
    for suite in told.suites:
        if suite.passed_before != suite.passed_now:
            say(f"{suite.suite}: {suite.passed_before:,} of {suite.outputs:,} passed, now {suite.passed_now:,}")
    for one in told.comparisons:
        labels = stale[one.id]
        say(f"comparison {one.id} '{one.name}' refreshed" + (f"; {stale_words(labels)}" if labels else ""))


def _name(one: CheckChanges) -> str:
    from workbench.checks.finding import quoted

    parts = [one.type, *([one.path] if one.path is not None else [])]
    return " ".join([*parts, *([quoted(one.value, _SHOWN)] if one.value is not None else [])])


def _other(one: CheckChanges) -> str:
    counts = (("new", one.new), ("gone", one.gone), ("now undecided", one.undecided), ("now decided", one.decided))
    return ", ".join(f"{count:,} {word}" for word, count in counts if count)


def _cases(one: CheckChanges) -> str:
    return ", ".join(one.cases[:3]) + (f" and {len(one.cases) - 3:,} more" if len(one.cases) > 3 else "")


def _as_json(run: Run, told: Rechecked, stale: Stale) -> JsonObject:
    return {
        "run": {"run": run.id, "name": run.name},
        "outputs": sum(one.outputs for one in told.suites),
        "changed": sum(one.changed for one in told.suites),
        "suites": [_suite_as_json(one) for one in told.suites],
        "comparisons": [
            {
                "comparison": one.id,
                "name": one.name,
                "stale_labels": [
                    {
                        "suite": label.suite,
                        "case": label.case,
                        "reviewer": label.reviewer,
                        "label": label.label,
                        "changed": list(label.changed),
                    }
                    for label in stale[one.id]
                ],
            }
            for one in told.comparisons
        ],
    }


def _suite_as_json(one: SuiteChanges) -> JsonObject:
    return {
        "suite": one.suite,
        "outputs": one.outputs,
        "changed": one.changed,
        "passed": {"before": one.passed_before, "now": one.passed_now},
        "checks": [
            {
                "type": check.type,
                "path": check.path,
                "value": check.value,
                "pass_to_fail": check.pass_to_fail,
                "fail_to_pass": check.fail_to_pass,
                "undecided": check.undecided,
                "decided": check.decided,
                "new": check.new,
                "gone": check.gone,
                "cases": list(check.cases),
            }
            for check in one.checks
        ],
    }


def _progress(what: str) -> None:
    print(f"\r\033[Kchecking {what}", end="", file=sys.stderr, flush=True)
