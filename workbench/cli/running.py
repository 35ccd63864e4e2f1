"""Runs from the command line: what would be sent, following them while they go on, what came of them."""

from __future__ import annotations

import asyncio
import signal
from contextlib import aclosing, contextmanager, suppress
from typing import TYPE_CHECKING

from workbench.cli.plan_view import say_findings
from workbench.cli.printing import print_json, say
from workbench.cli.run_view import RunView, one_line
from workbench.cli.terminal import is_watched
from workbench.errors import ExitCode, StoreError
from workbench.evaluate.events import Arrived, Ended
from workbench.evaluate.words import duration
from workbench.text.counts import counted
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.checks.python_host import PythonHost
    from workbench.client.settings import ClientSettings
    from workbench.evaluate.batch import BatchExecution
    from workbench.evaluate.budget import Budget
    from workbench.evaluate.execute import Execution, Settings
    from workbench.evaluate.judge_survey import Place
    from workbench.evaluate.lots import Work
    from workbench.evaluate.plan import PlannedRun
    from workbench.evaluate.progress import RunProgress
    from workbench.records import JsonObject, Output
    from workbench.store.database import Database

Failures = list[tuple[int, "Output"]]

_SHOW_EVERY_S = 1.0
_MOST_FAILURES = 100  # of those that --json lists; all are in the database


def execute(
    db: Database,
    plans: Sequence[PlannedRun],
    client: ClientSettings,
    settings: Settings,
    *,
    name: str | None,
    max_cost: float | None,
    anew: bool,
    python: PythonHost | None,
    as_json: bool,
) -> ExitCode:
    """Make the runs, or go on with them, and follow them to their end; `python` then checks what they brought."""
    command = "judge" if all(plan.kind == "judge" for plan in plans) else "run"
    followed = carry_out(db, plans, client, settings, name=name, max_cost=max_cost, anew=anew, command=command)
    if followed is None:
        return ExitCode.UNUSABLE
    code = report(followed[0], command)
    if python is not None:
        _check(db, followed[0], python)
    _say_judged(db, followed[0])
    if as_json:
        print_json(ended_as_json(*followed))
    return code


def carry_out(
    db: Database,
    plans: Sequence[PlannedRun],
    client: ClientSettings,
    settings: Settings,
    *,
    name: str | None,
    max_cost: float | None,
    anew: bool = False,
    command: str = "run",
    judge_held: bool = False,
    runs_held: bool = False,
    places: Mapping[str, Place] | None = None,
) -> tuple[Ended, Failures] | None:
    """Make the runs, or go on with them, and follow them; None where nothing can be sent.

    `command` is what goes on with them; `judge_held`: nobody else can ask the judge whose run it is, the caller has
    seen to that; `runs_held`: the same of the runs that exist; `places` say what a judge's questions are about.
    """
    from workbench.evaluate.starting import begun, budget_for

    say_findings(plans)
    if all(_sends_nothing(plan) for plan in plans):
        say("nothing was sent: every request would be refused")
        return None
    held = begun(db, plans, name=name, max_cost_usd=max_cost, anew=anew, judge_held=judge_held, runs_held=runs_held)
    with held as works:
        budget = budget_for(db, works, max_cost)
        for work in works:
            run = work.run
            calls = counted(len(work.todo), "call")
            suites = counted(len({one.suite.id for one in work.calls.planned}), "suite")
            say(f"run {run.id} '{run.name}': {calls} to {run.configuration.model}, {suites}")
        try:
            return asyncio.run(_follow(db, works, client, settings, budget, places))
        except StoreError as error:
            handles = " ".join(f"--resume {work.run.id}" for work in works)
            hint = f"{error.hint} Then `workbench {command} {handles}` goes on; what is in the database is kept."
            raise StoreError(error.message, where=error.where, hint=hint, exit_code=ExitCode.PARTIAL) from error


async def _follow(
    db: Database,
    works: Sequence[Work],
    client: ClientSettings,
    settings: Settings,
    budget: Budget,
    places: Mapping[str, Place] | None,
) -> tuple[Ended, Failures]:
    from workbench.client.endpoint import Endpoint
    from workbench.evaluate.ways import execution_of

    failures: Failures = []
    ended: Ended | None = None
    async with Endpoint(client) as endpoint:
        execution = execution_of(db, works, endpoint, settings, budget)
        live = is_watched()
        with _signals(execution), RunView(execution.progress, live=live, places=places) as view:
            clock = asyncio.create_task(_show_now_and_then(view))
            try:
                async with aclosing(execution.events()) as events:
                    async for event in events:
                        view.take(event)
                        if isinstance(event, Arrived) and event.output.error and len(failures) < _MOST_FAILURES:
                            failures.append((event.run, event.output))
                        if isinstance(event, Ended):
                            ended = event
            finally:
                clock.cancel()
    assert ended is not None
    return ended, failures


async def _show_now_and_then(view: RunView) -> None:
    """Let time be seen to pass where nothing happens: an outage, a batch at the API."""
    while True:
        await asyncio.sleep(_SHOW_EVERY_S)
        view.show_if_due()


@contextmanager
def _signals(execution: Execution | BatchExecution) -> Iterator[None]:
    """The first interrupt lets the calls in flight come in, the second drops them."""
    loop = asyncio.get_running_loop()
    asked = False

    def interrupt() -> None:
        nonlocal asked
        if asked:
            execution.drop()
            return
        asked = True
        told = execution.at_interrupt()
        if told:
            say(told)
        execution.stop()

    names = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    for name in names:
        with suppress(NotImplementedError):
            loop.add_signal_handler(name, interrupt)
    try:
        yield
    finally:
        for name in names:
            with suppress(NotImplementedError):
                loop.remove_signal_handler(name)


def report(ended: Ended, command: str = "run") -> ExitCode:
    """Say what came of the runs, and how the command ends; `command` is what goes on with them."""
    progress = ended.progress
    say(f"{one_line(progress)}; took {duration(progress.elapsed_s)}" + (" (simulated)" if progress.simulated else ""))
    missing = progress.total - progress.answered
    if ended.reason:
        say(f"stopped: {visible_line(ended.reason)}")
        advice = _advice(ended)
        if advice:
            say(f"  {advice}")
    if not missing:
        return ExitCode.DONE
    runs = [one for one in progress.runs if one.answered < one.total]
    handles = " ".join(f"--resume {one.run}" for one in runs)
    say(f"{counted(missing, 'call')} without an answer; `workbench {command} {handles}` goes on")
    if ended.by == "interrupted":
        return ExitCode.INTERRUPTED
    if not progress.answered and ended.by in ("refused", "unreachable"):
        return ExitCode.UNUSABLE
    return ExitCode.PARTIAL


def _check(db: Database, ended: Ended, python: PythonHost) -> None:
    """Check what the runs brought, so that what functions say of it is kept, and say how many outputs pass."""
    from workbench.assess.recheck import recheck_run
    from workbench.cli.unknown import say_unknown
    from workbench.store.rechecking import unknown_results
    from workbench.store.runs import find_run

    runs = [find_run(db, str(one.run)) for one in ended.progress.runs]
    for run in runs:
        for suite in recheck_run(db, run, python=python).suites:
            passing = f"{suite.passed_now:,} of {counted(suite.outputs, 'output')}"
            say(f"{run.name}: {suite.suite}: {passing} {'passes its' if suite.outputs == 1 else 'pass their'} checks")
    say_unknown(unknown_results(db, [run.id for run in runs]), python)


def _say_judged(db: Database, ended: Ended) -> None:
    """What of these runs, or of those that a judge's run judges, waits for a judge; two are judged together."""
    from workbench.cli.judge_view import say_waiting
    from workbench.evaluate.judge_plan import runs_of_source
    from workbench.evaluate.judge_survey import survey
    from workbench.store.runs import find_run

    runs = [find_run(db, str(one.run)) for one in ended.progress.runs]
    if len(runs) == 1 and runs[0].kind == "judge":
        judged, baseline = runs_of_source(db, runs[0]) or (None, None)
        runs = [one for one in (baseline, judged) if one is not None]
    for run in runs[-1:] if len(runs) == 2 else runs:
        say_waiting(survey(db, run, runs[0] if len(runs) == 2 else None), run)


def _advice(ended: Ended) -> str | None:
    if ended.by == "budget":
        return "a higher --max-cost with --resume goes on"
    if ended.error is None:
        return None
    from workbench.client.failures import advice

    runs = ended.progress.runs
    return advice(ended.error, next((one for one in runs if one.held), runs[0]).model)


def ended_as_json(ended: Ended, failures: Failures) -> JsonObject:
    """What came of the runs, as `--json` prints it."""
    progress = ended.progress
    return {
        "runs": [_run_json(one) for one in progress.runs],
        "ended": ended.by,
        "reason": ended.reason,
        "calls": progress.total,
        "answered": progress.answered,
        "failed": progress.failed,
        "not_sent": progress.refused,
        "retries": progress.retries,
        "elapsed_s": round(progress.elapsed_s, 3),
        "cost_usd": progress.spent_usd if progress.answered > progress.unpriced or not progress.unpriced else None,
        "uncertain_usd": progress.uncertain_usd,
        "unpriced_outputs": progress.unpriced,
        "max_cost_usd": progress.limit_usd,
        "failures": failures_as_json(failures),
    }


def failures_as_json(failures: Failures) -> list[JsonObject]:
    """The calls without an answer, as `--json` lists them."""
    return [
        {
            "run": run,
            "suite": output.suite,
            "case": output.case,
            "sample": output.sample,
            "kind": output.error.kind if output.error else None,
            "message": output.error.message if output.error else None,
        }
        for run, output in failures
    ]


def _run_json(one: RunProgress) -> JsonObject:
    return {
        "run": one.run,
        "name": one.name,
        "model": one.model,
        "calls": one.total,
        "answered": one.answered,
        "failed": one.failed,
        "not_sent": one.refused,
        "missing": one.total - one.answered,
        "simulated": one.simulated,
    }


def _sends_nothing(plan: PlannedRun) -> bool:
    return all(plan.examined.not_sent(one.suite.id, case.id) for one in plan.suites for case in one.cases)
