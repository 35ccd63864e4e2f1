"""`workbench rerun`."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from workbench.adapt.outcome import Result
from workbench.cli.allowed import allow_python_option, python_host, refuse_paths
from workbench.cli.printing import counted, print_json, print_table, say
from workbench.cli.unknown import say_unknown
from workbench.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.adapt.keeping import CandidateRun
    from workbench.adapt.outcome import Outcome
    from workbench.adapt.selection import Selection
    from workbench.checks.python_host import PythonHost
    from workbench.cli.session import Session
    from workbench.evaluate.rerun import CallRetried, CaseRan, Job, Spent
    from workbench.records import Adaptation, CheckedOutput, Comparison, JsonObject, Suite
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
    help="failing: those that regressed, are labelled worse or flagged, and as many that passed.",
)
@click.option("--samples", default=1, show_default=True, type=click.IntRange(min=1), help="Answers to each case.")
@click.option("--model", help="Another model than the target run's.")
@click.option("--save", is_flag=True, help="Keep the edit as an adaptation: confirmed if it fixes all, else a draft.")
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
    PATH names the suite file whose functions --allow-python runs (default: those below this folder). Ends with 1 while
    a case fails or a check that decided it before says nothing, with 3 when calls failed.
    """
    from workbench.adapt.keeping import CandidateRun, candidate_configuration, jobs_for, keep_adaptation
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
        chosen = (*selection.failing, *selection.guarding)
        if not draft.changed:
            say("the prompt is the suite's own: the cases are sent again as they were")
        candidate = CandidateRun(found, candidate_configuration(found, draft, model))
        outputs: Outputs = {}
        try:
            jobs = jobs_for(db, found, suite, chosen, samples)
            spent = asyncio.run(_run(db, candidate, read, jobs, outputs, python))
        except KeyboardInterrupt:
            say(f"answers kept: {sum(map(len, outputs.values()))}{_in_run(candidate)}")
            raise
        outcome = outcome_of(selection, outputs)
        saved = None
        if save and candidate.run:
            saved = keep_adaptation(
                db,
                found,
                draft,
                confirmed=outcome.confirmed,
                reviewer=reviewer_name(reviewer),
                note=note,
                runs=[candidate.run.id],
            )
        unknown = unknown_results(db, [candidate.run.id]) if candidate.run else []
        waiting = survey(db, candidate.run, found.baseline) if candidate.run else None
    if as_json:
        print_json(_as_json(found, suite, candidate, selection, outcome, outputs, spent, saved))
    else:
        _print(candidate, selection, outcome, outputs, spent, saved)
    say_unknown(unknown, python)
    if candidate.run and waiting:
        say_waiting(waiting, candidate.run)
    if outcome.count("no answer"):
        return ExitCode.PARTIAL
    failed = outcome.count("not fixed") or outcome.count("broken") or outcome.unknown
    return ExitCode.GATE_FAILED if failed else ExitCode.DONE


def _selection(db: Database, comparison: Comparison, suite: str, cases: str) -> Selection:
    from workbench.adapt.selection import given_cases, select_cases

    if cases == "all":
        return given_cases(db, comparison.id, suite, None)
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
                _say_retry(event)
            elif isinstance(event, CaseRan):
                candidate.keep(db, event)
                outputs.setdefault(event.case, []).append(event.checked)
                spent = spent.with_output(event.checked.output, model)
                done += 1
                _say_done(event, model, f"{done}/{len(jobs)}", _cost(spent))
    return spent


def _say_retry(event: CallRetried) -> None:
    retry = event.retry
    say(f"{event.case}: {retry.error.message}; try {retry.attempt} of {retry.attempts} in {retry.wait_s:.1f} s")


def _say_done(event: CaseRan, model: str, place: str, cost: str) -> None:
    from workbench.adapt.undecided import undecided_checks
    from workbench.client.failures import advice

    error = event.checked.output.error
    if error:
        hint = advice(error, model)
        say(f"{place}  {event.case}: {error.kind}: {error.message}" + (f"\n  {hint}" if hint else ""))
    else:
        said = {True: "passes", False: "fails", None: "is undecided"}[event.checked.passed]
        unknown = undecided_checks(event.checked).total()
        if event.checked.passed and unknown:
            said += f" but for {counted(unknown, 'undecided check')}"
        say(f"{place}  {event.case} {said}  {cost}")


def _cost(spent: Spent) -> str:
    """As in `$0.0123` or `$0.0123 (2 of unknown cost)`."""
    unknown = f" ({spent.unpriced} of unknown cost)" if spent.unpriced else ""
    return f"${spent.cost_usd:.4f}{unknown}"


def _in_run(candidate: CandidateRun) -> str:
    return f" in run {candidate.run.id} '{candidate.run.name}'" if candidate.run else ""


def _reason(outputs: Sequence[CheckedOutput]) -> str:
    """Why a case does not pass: its first error, failed or undecided check; empty when all pass."""
    for one in outputs:
        if one.output.error:
            return one.output.error.message
        for result in one.results:
            if result.passed is False and result.weight > 0:
                return f"{result.type}: {result.reason}"
    open_ = (result for one in outputs for result in one.results if result.passed is None and result.weight > 0)
    return next((f"{result.type} is undecided: {result.reason}" for result in open_), "")


def _print(
    candidate: CandidateRun,
    selection: Selection,
    outcome: Outcome,
    outputs: Outputs,
    spent: Spent,
    saved: Adaptation | None,
) -> None:
    if outcome.results:
        rows = [
            (case, "guarding" if case in selection.guarding else "failing", result, _reason(outputs[case]))
            for case, result in outcome.results.items()
        ]
        print_table(("case", "was", "now", "reason"), rows)
    counts = ", ".join(f"{outcome.count(result)} {result}" for result in get_args(Result) if outcome.count(result))
    simulated = " (simulated)" if candidate.run and candidate.run.simulated else ""
    say(f"{counts or 'nothing to run'}; {_cost(spent)}; kept{_in_run(candidate)}{simulated}")
    if saved:
        say(f"adaptation {saved.id}: {saved.status}")


def _as_json(
    comparison: Comparison,
    suite: str,
    candidate: CandidateRun,
    selection: Selection,
    outcome: Outcome,
    outputs: Outputs,
    spent: Spent,
    saved: Adaptation | None,
) -> JsonObject:
    run = candidate.run
    return {
        "comparison": comparison.id,
        "suite": suite,
        "model": candidate.configuration.model,
        "run": {"run": run.id, "name": run.name, "simulated": run.simulated} if run else None,
        "confirmed": outcome.confirmed,
        "totals": {result.replace(" ", "_"): outcome.count(result) for result in get_args(Result)},
        "cost_usd": spent.cost_usd if spent.priced or not spent.unpriced else None,
        "unpriced_outputs": spent.unpriced,
        "adaptation": {"id": saved.id, "status": saved.status} if saved else None,
        "cases": [
            {
                "case": case,
                "was": "guarding" if case in selection.guarding else "failing",
                "now": result,
                "reason": _reason(outputs[case]) or None,
                "samples": sorted((_sample(one) for one in outputs[case]), key=itemgetter("sample")),
            }
            for case, result in outcome.results.items()
        ],
    }


def _sample(one: CheckedOutput) -> JsonObject:
    from dataclasses import asdict

    output = one.output
    return {
        "sample": output.sample,
        "passed": one.passed,
        "error": asdict(output.error) if output.error else None,
        "usage": output.usage,
        "latency_ms": output.latency_ms,
        "failed_checks": [result.type for result in one.results if result.passed is False and result.weight > 0],
        "undecided_checks": [result.type for result in one.results if result.passed is None and result.weight > 0],
    }
