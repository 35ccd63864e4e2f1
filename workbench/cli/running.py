"""Runs from the command line: what would be sent, following them while they go on, what came of them."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import aclosing, contextmanager, suppress
from typing import TYPE_CHECKING

from workbench.cli.printing import counted, print_json, print_table, say
from workbench.cli.run_view import RunView, one_line
from workbench.errors import ExitCode, StoreError
from workbench.evaluate.events import Arrived, Ended
from workbench.evaluate.words import amount, basis, duration, time_needed
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.client.pacing import Pace
    from workbench.client.settings import ClientSettings
    from workbench.evaluate.batch import BatchExecution
    from workbench.evaluate.budget import Budget
    from workbench.evaluate.estimate import Estimate, Range
    from workbench.evaluate.execute import Execution, Settings
    from workbench.evaluate.lots import Work
    from workbench.evaluate.plan import PlannedRun
    from workbench.evaluate.progress import RunProgress
    from workbench.records import JsonObject, Output
    from workbench.store.database import Database

Counts = dict[tuple[str, str], int]
Failures = list[tuple[int, "Output"]]

_SHOW_EVERY_S = 1.0
_JUDGED = frozenset({400, 404, 413})  # what a count is refused with when the call would be
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
    as_json: bool,
) -> ExitCode:
    """Make the runs, or go on with them, and follow them to their end."""
    from workbench.evaluate.starting import begun, budget_for

    say_findings(plans)
    if all(_sends_nothing(plan) for plan in plans):
        say("nothing was sent: every request would be refused")
        return ExitCode.UNUSABLE
    with begun(db, plans, name=name, max_cost_usd=max_cost, anew=anew) as works:
        budget = budget_for(db, works, max_cost)
        for work in works:
            run = work.run
            calls, suites = counted(len(work.todo), "call"), counted(len(work.calls.planned), "suite")
            say(f"run {run.id} '{run.name}': {calls} to {run.configuration.model}, {suites}")
        try:
            ended, failures = asyncio.run(_follow(db, works, client, settings, budget))
        except StoreError as error:
            handles = " ".join(f"--resume {work.run.id}" for work in works)
            hint = f"{error.hint} Then `workbench run {handles}` goes on; what is in the database is kept."
            raise StoreError(error.message, where=error.where, hint=hint, exit_code=ExitCode.PARTIAL) from error
    if as_json:
        print_json(_as_json(ended, failures))
    return _report(ended)


async def _follow(
    db: Database, works: Sequence[Work], client: ClientSettings, settings: Settings, budget: Budget
) -> tuple[Ended, Failures]:
    from workbench.client.endpoint import Endpoint
    from workbench.evaluate.ways import execution_of

    failures: Failures = []
    ended: Ended | None = None
    async with Endpoint(client) as endpoint:
        execution = execution_of(db, works, endpoint, settings, budget)
        with _signals(execution), RunView(execution.progress, live=sys.stderr.isatty()) as view:
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


def _report(ended: Ended) -> ExitCode:
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
    say(f"{counted(missing, 'call')} without an answer; `workbench run {handles}` goes on")
    if ended.by == "interrupted":
        return ExitCode.INTERRUPTED
    if not progress.answered and ended.by in ("refused", "unreachable"):
        return ExitCode.UNUSABLE
    return ExitCode.PARTIAL


def _advice(ended: Ended) -> str | None:
    if ended.by == "budget":
        return "a higher --max-cost with --resume goes on"
    if ended.error is None:
        return None
    from workbench.client.failures import advice

    runs = ended.progress.runs
    return advice(ended.error, next((one for one in runs if one.held), runs[0]).model)


def _as_json(ended: Ended, failures: Failures) -> JsonObject:
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
        "failures": [
            {
                "run": run,
                "suite": output.suite,
                "case": output.case,
                "sample": output.sample,
                "kind": output.error.kind if output.error else None,
                "message": output.error.message if output.error else None,
            }
            for run, output in failures
        ],
    }


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


def say_findings(plans: Sequence[PlannedRun]) -> None:
    """What preflight found: what keeps calls from being sent in full, the rest counted."""
    for plan in plans:
        examined, model = plan.examined, plan.configuration.model
        for where, why in list(examined.unsendable.items())[:20]:
            say(f"not sent: {where}: {why}")
        for group in examined.findings:
            if group.finding.fails:
                say(
                    f"not sent: {group.suite}, {counted(group.cases, 'case')}: {model} would refuse "
                    f"{group.finding.where}: {group.finding.title}\n  {group.finding.fix}"
                )
        rules = {group.finding.rule for group in examined.findings if not group.finding.fails}
        if rules:
            say(f"{model}: {counted(len(rules), 'rule')} with something to know; `workbench preflight` says what")
        if examined.mends:
            say(f"{model}: mended as the catalogue calls safe: {', '.join(examined.mends)}")
        if examined.too_short:
            say(f"{model}: nothing to cache in {', '.join(examined.too_short)}")


def show_plan(
    db: Database,
    plans: Sequence[PlannedRun],
    pace: Pace,
    counts: Mapping[str, Counts] | None,
    *,
    as_json: bool,
) -> ExitCode:
    """What a run would send, what it would cost, and what would be refused."""
    from workbench.evaluate.estimate import estimate
    from workbench.store.execution import answered_calls

    say_findings(plans)
    estimates = [
        estimate(
            db,
            plan,
            pace,
            answered=answered_calls(db, plan.run.id) if plan.run else frozenset(),
            counts=(counts or {}).get(plan.configuration.model),
        )
        for plan in plans
    ]
    if as_json:
        print_json({"runs": [_estimate_json(one) for one in estimates]})
    else:
        print_table(
            ("model", "calls", "answered", "not sent", "input tokens", "output tokens", "cost", "time"),
            [
                (
                    one.model,
                    f"{one.calls:,}",
                    f"{one.answered:,}",
                    f"{one.not_sent:,}",
                    amount(one.input_tokens),
                    amount(one.output_tokens),
                    amount(one.cost_usd, money=True),
                    time_needed(one),
                )
                for one in estimates
            ],
            right=frozenset({1, 2, 3, 4, 5, 6, 7}),
        )
        for one in estimates:
            say(f"{one.model}: {basis(one)}")
    if any(one.not_sent for one in estimates):
        return ExitCode.GATE_FAILED
    return ExitCode.DONE


def counted_tokens(plans: Sequence[PlannedRun], client: ClientSettings, pace: Pace) -> dict[str, Counts]:
    """Input tokens of every case as the API counts them, by model; what it refuses to count is said."""
    from workbench.evaluate.counting import count_all

    counts: dict[str, Counts] = {}
    for plan in plans:
        counted_here = asyncio.run(count_all(plan, client, pace))
        counts[plan.configuration.model] = counted_here.tokens
        for where, error in list(counted_here.refused.items())[:20]:
            judged = error.status in _JUDGED
            said = "would refuse" if judged else "could not count"
            say(f"{plan.configuration.model} {said} {where}: {visible_line(error.message)}")
        left = len(counted_here.refused) - 20
        if left > 0:
            say(f"and {counted(left, 'case')} more")
    return counts


def _sends_nothing(plan: PlannedRun) -> bool:
    return all(plan.examined.not_sent(one.suite.id, case.id) for one in plan.suites for case in one.cases)


def _estimate_json(one: Estimate) -> JsonObject:
    def ends(amount: Range | None) -> JsonObject | None:
        return None if amount is None else {"low": amount.low, "likely": amount.likely, "high": amount.high}

    return {
        "model": one.model,
        "calls": one.calls,
        "answered": one.answered,
        "not_sent": one.not_sent,
        "input_tokens": ends(one.input_tokens),
        "output_tokens": ends(one.output_tokens),
        "cost_usd": ends(one.cost_usd),
        "cases": one.cases,
        "cases_answered_before": one.known,
        "cases_counted": one.counted,
        "least_s": one.least_s,
        "likely_s": one.likely_s,
    }
