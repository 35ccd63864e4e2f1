"""How commands say what judges found, what still waits for one, and what judging cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.printing import counted, print_table, say
from workbench.evaluate.words import usd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.running import Failures
    from workbench.evaluate.events import Ended
    from workbench.evaluate.judge_survey import Orders, Survey
    from workbench.records import Configuration, JsonObject, Run


def print_survey(found: Survey, run: Run, baseline: Run | None) -> None:
    """The table of what was judged, and what there is to know beside it."""
    rows = [
        (suite, check, one.passed, one.failed, one.undecided, one.waiting)
        for (suite, check), one in found.standings.items()
    ]
    headings = ("suite", "check", "pass", "fail", "undecided", "not judged")
    print_table(headings, rows, right=frozenset({2, 3, 4, 5}))
    _say_judged(found)
    if found.left_out:
        say(f"{counted(found.left_out, 'pairwise check')} left out: they need --against BASELINE")
    if not found.judges:
        return
    if baseline is not None:
        say(f"`workbench compare {baseline.id} {run.id}` reads the verdicts")
    else:
        say(f"`workbench check {run.id}` and `workbench compare` read the verdicts")


def _say_judged(found: Survey) -> None:
    """Say who judged how much, what that cost, and what the order of presentation did."""
    if not found.judges:
        return
    judges = ", ".join(sorted(found.judges))
    say(f"{found.checks - found.waiting:,} of {counted(found.checks, 'check')} judged by {judges}")
    cost = usd(found.cost_usd) if found.cost_usd or not found.unpriced else "an unknown amount"
    unknown = f" ({counted(found.unpriced, 'answer')} of unknown cost)" if found.unpriced and found.cost_usd else ""
    say(f"judging cost {cost}{unknown}, which is no part of what the runs cost")
    if found.orders.pairs:
        say(orders_line(found.orders))


def orders_line(orders: Orders) -> str:
    """What the order of presentation did, as in `12 pairs judged in both orders, 9 alike`, then what of the others."""
    text = f"{counted(orders.pairs, 'pair')} judged in both orders, {orders.alike:,} alike"
    apart = orders.pairs - orders.alike
    if not apart:
        return text
    parts = [f"the first shown won {orders.first:,}", f"the second {orders.second:,}"]
    if orders.mixed:
        parts.append(f"mixed {orders.mixed:,}")
    text += f"\n  the other {apart:,} depend on the order: {', '.join(parts)}"
    return text if orders.p_value is None else f"{text} (p = {orders.p_value:.2g})"


def say_waiting(found: Survey, run: Run) -> None:
    """Say what was judged, how many checks of a run wait for a judge, and what judges them."""
    _say_judged(found)
    if found.waiting:
        commands = " and ".join(f"`{one}`" for one in sorted(found.commands))
        verb = "waits" if found.waiting == 1 else "wait"
        say(f"{counted(found.waiting, 'check')} {verb} for a judge: {commands}")
    if found.left_out:
        command = f"`workbench judge {run.id} --against BASELINE --model ID`"
        say(f"{counted(found.left_out, 'pairwise check')} left out, which need a baseline: {command}")


def judges_as_json(found: Survey) -> JsonObject:
    """What judges found, as `--json` prints it."""
    orders = found.orders
    return {
        "judges": sorted(found.judges),
        "checks": [
            {
                "suite": suite,
                "type": check,
                "pass": one.passed,
                "fail": one.failed,
                "undecided": one.undecided,
                "waiting": one.waiting,
            }
            for (suite, check), one in found.standings.items()
        ],
        "waiting": found.waiting,
        "left_out": found.left_out,
        "orders": {
            "pairs": orders.pairs,
            "alike": orders.alike,
            "first": orders.first,
            "second": orders.second,
            "mixed": orders.mixed,
            "p_value": orders.p_value,
        },
        "cost_usd": found.cost_usd,
        "unpriced_answers": found.unpriced,
    }


def survey_as_json(
    found: Survey,
    run: Run,
    baseline: Run | None,
    configuration: Configuration,
    rounds: Sequence[tuple[Ended, Failures]],
) -> JsonObject:
    """The object of `judge --json`: how the checks stand, and the runs it took."""
    from workbench.cli.running import ended_as_json

    told = [ended_as_json(*one) for one in rounds]
    return {
        "run": run.id,
        "against": baseline.id if baseline is not None else None,
        "model": configuration.model,
        "runs": [one for object_ in told for one in object_["runs"]],
        "ended": told[-1]["ended"] if told else "done",
        "reason": told[-1]["reason"] if told else None,
        "spent_usd": _sum([one["cost_usd"] for one in told]),
        "failures": [one for object_ in told for one in object_["failures"]],
        **judges_as_json(found),
    }


def _sum(costs: Sequence[float | None]) -> float | None:
    """The sum; None where one is unknown."""
    known = [cost for cost in costs if cost is not None]
    return sum(known) if len(known) == len(costs) else None
