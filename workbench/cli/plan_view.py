"""What a run would send, from the command line: how much, at what cost, and what would be refused."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from workbench.cli.printing import print_json, print_table, say
from workbench.errors import ExitCode
from workbench.evaluate.words import amount, basis, time_needed
from workbench.text.counts import counted
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.client.pacing import Pace
    from workbench.client.settings import ClientSettings
    from workbench.evaluate.estimate import Estimate, Range
    from workbench.evaluate.plan import PlannedRun
    from workbench.records import JsonObject
    from workbench.store.database import Database

Counts = dict[tuple[str, str], int]

_JUDGED = frozenset({400, 404, 413})  # what a count is refused with when the call would be


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
        if rules and plan.kind != "judge":  # its requests are not the user's to mend
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
        print_json({"runs": [estimate_as_json(one) for one in estimates]})
    else:
        print_estimates(estimates)
    if any(one.not_sent for one in estimates):
        return ExitCode.GATE_FAILED
    return ExitCode.DONE


def print_estimates(estimates: Sequence[Estimate]) -> None:
    """What runs would take, and what that is guessed from."""
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


def estimate_as_json(one: Estimate) -> JsonObject:
    """What `--dry-run --json` says of a run."""

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
