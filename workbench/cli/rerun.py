"""`workbench rerun`."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.allowed import allow_python_option, python_host, refuse_paths
from workbench.cli.printing import print_json, say
from workbench.cli.rerun_view import cost, in_run, print_rerun, rerun_json, say_done, say_retry
from workbench.cli.unknown import say_unknown
from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.adapt.grounds import Grounds
    from workbench.adapt.keeping import CandidateRun
    from workbench.adapt.selection import Selection
    from workbench.checks.python_host import PythonHost
    from workbench.cli.session import Session
    from workbench.evaluate.rerun import Job, Spent
    from workbench.records import CheckedOutput, Comparison, OutputError, Suite
    from workbench.store.database import Database

Outputs = dict[str, list["CheckedOutput"]]


@click.command()
@click.argument("comparison")
@click.argument("suite")
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
@click.option(
    "--prompt",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The edited prompt: the request as YAML or JSON, a suite file, or .txt/.md for the system prompt alone.",
)
@click.option(
    "--cases",
    default="failing",
    show_default=True,
    metavar="failing|all|ID,…",
    help="failing: those that regressed, are labelled worse or flagged, and as many that passed; all confirms most.",
)
@click.option(
    "--samples", default=1, show_default=True, type=click.IntRange(min=1), help="Answers to each case; 3 can confirm."
)
@click.option("--model", help="Another model than the target run's.")
@click.option(
    "--save", is_flag=True, help="Keep the edit as an adaptation: confirmed if nothing is missing, else a draft."
)
@click.option("--note", help="Why the edit was made; kept with --save.")
@click.option("--reviewer", help="Who saves (else WORKBENCH_REVIEWER, git's user.name, the login name).")
@allow_python_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def rerun_command(
    session: Session,
    comparison: str,
    suite: str,
    paths: tuple[Path, ...],
    prompt: Path,
    cases: str,
    samples: int,
    model: str | None,
    save: bool,
    note: str | None,
    reviewer: str | None,
    allow_python: bool,
    as_json: bool,
) -> ExitCode:
    """Send cases of SUITE again with an edited prompt, and say what that fixed and broke.

    Each answer is kept as it arrives, in a run of its own beside COMPARISON; earlier outputs stay as they are.
    The edit is confirmed when the failing cases pass in three samples and those that passed are shown to pass still;
    what is missing is said. PATH names the suite file whose functions --allow-python runs (default: those below this
    folder). Ends with 1 while a case fails or a check that decided it before says nothing, with 3 when calls failed.
    """
    from workbench.adapt.confirming import standing_of
    from workbench.adapt.grounds import grounds_of, read_material
    from workbench.adapt.keeping import CandidateRun, candidate_configuration, jobs_for, keep_adaptation, keep_outcome
    from workbench.adapt.outcome import outcome_of
    from workbench.adapt.promptfile import draft_from_file
    from workbench.cli.judge_view import say_waiting
    from workbench.evaluate.judge_survey import survey
    from workbench.review.reviewer import reviewer_name
    from workbench.store.comparisons import find_comparison
    from workbench.store.rechecking import unknown_results
    from workbench.store.suites import load_suite

    if not any(part.strip() for part in cases.split(",")):
        raise click.UsageError("--cases names no case")
    if note and not save:
        raise click.UsageError("--note is kept with an adaptation: give --save too")
    refuse_paths(paths, allow_python)
    with session.open() as db, python_host(allow_python, {suite}, paths) as python:
        found = find_comparison(db, comparison)
        read = load_suite(db, suite)
        draft = draft_from_file(read, prompt)
        selection = _selection(db, found, suite, cases)
        if not draft.changed:
            say("the prompt is the suite's own: the cases are sent again as they were")
        candidate = CandidateRun(found, candidate_configuration(found, draft, model))
        outputs: Outputs = {}
        try:
            jobs = jobs_for(db, found, suite, selection.cases, samples)
            grounds = grounds_of(read_material(db, found, suite, selection.cases, candidate.configuration.model))
            spent = asyncio.run(_run(db, candidate, read, jobs, outputs, python, grounds))
        except KeyboardInterrupt:
            say(f"answers kept: {sum(map(len, outputs.values()))}{in_run(candidate)}")
            raise
        outcome = outcome_of(selection, outputs)
        standing = standing_of(selection, outcome, outputs, read.margin, real=not found.target.simulated)
        saved = None
        if save and candidate.run:
            who, run = reviewer_name(reviewer), candidate.run.id
            saved = keep_adaptation(db, found, draft, confirmed=False, reviewer=who, note=note, runs=[run])
            saved = keep_outcome(db, saved, run, outcome, standing, samples)
        unknown = unknown_results(db, [candidate.run.id]) if candidate.run else []
        waiting = survey(db, candidate.run, found.baseline) if candidate.run else None
    if as_json:
        print_json(rerun_json(found, suite, candidate, selection, outcome, standing, outputs, spent, saved))
    else:
        print_rerun(candidate, selection, outcome, standing, outputs, spent, saved)
    say_unknown(unknown, python)
    if candidate.run and waiting:
        say_waiting(waiting, candidate.run)
    if outcome.count("no answer"):
        return ExitCode.PARTIAL
    failed = outcome.count("not fixed") or outcome.count("broken") or outcome.unknown
    return ExitCode.GATE_FAILED if failed else ExitCode.DONE


def _selection(db: Database, comparison: Comparison, suite: str, cases: str) -> Selection:
    from workbench.adapt.selection import all_cases, given_cases, select_cases

    if cases == "all":
        return all_cases(db, comparison.id, suite)
    if cases != "failing":
        return given_cases(db, comparison.id, suite, [part.strip() for part in cases.split(",") if part.strip()])
    selection = select_cases(db, comparison.id, suite)
    if not selection.failing:
        say(f"no case of {suite} regressed, is labelled worse or flagged: only guarding cases run (see --cases)")
    return selection


async def _run(
    db: Database,
    candidate: CandidateRun,
    suite: Suite,
    jobs: Sequence[Job],
    outputs: Outputs,
    python: PythonHost | None,
    grounds: Grounds,
) -> Spent:
    """Send the jobs; keep each answer in the store and in `outputs` as it arrives. Gives what it cost."""
    from workbench.client.send import Connection
    from workbench.client.settings import ClientSettings
    from workbench.evaluate.rerun import CallRetried, CaseRan, Spent, rerun

    model = candidate.configuration.model
    spent, done = Spent(), 0
    async with (
        Connection(ClientSettings()) as connection,
        aclosing(rerun(jobs, suite, candidate.configuration, connection.send, python=python)) as events,
    ):
        async for event in events:
            if isinstance(event, CallRetried):
                say_retry(event)
            elif isinstance(event, CaseRan):
                error = event.checked.output.error
                if error is not None and error.kind == "authentication_error" and not done:
                    raise _refused(error, model)  # so would all others be
                candidate.keep(db, event)
                event = replace(event, checked=grounds.decided(event.checked))
                outputs.setdefault(event.case, []).append(event.checked)
                spent = spent.with_output(event.checked.output, model)
                done += 1
                say_done(event, model, f"{done}/{len(jobs)}", cost(spent))
    return spent


def _refused(error: OutputError, model: str) -> WorkbenchError:
    from workbench.client.failures import advice

    said = f"no case was sent again: {error.kind}: {error.message}"
    return WorkbenchError(said, hint=advice(error, model), exit_code=ExitCode.PARTIAL)
