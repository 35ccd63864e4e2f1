"""How commands say what judges found, what still waits for one, and what judging cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.printing import print_table, say
from workbench.evaluate.words import usd
from workbench.text.canonical import canonical_json
from workbench.text.counts import counted
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.cli.running import Failures
    from workbench.evaluate.events import Ended
    from workbench.evaluate.judge_plan import Group
    from workbench.evaluate.judge_survey import Orders, Survey
    from workbench.records import Configuration, JsonObject, Run
    from workbench.store.judges import Judge


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
    if found.imported:
        stand = "stands as it was" if found.imported == 1 else "stand as they were"
        say(f"{counted(found.imported, 'check')} of a judge {stand} imported, until a judge is asked here")
    if found.failures:
        place, error = next(iter(found.failures.items()))
        more = f" and {len(found.failures) - 1:,} more" if len(found.failures) > 1 else ""
        said = visible_line(f"{error.kind}: {error.message}")
        say(f"the judge could not be asked about {place}{more} ({said}); the same command tries again")
    if not found.judges:
        return
    judges = ", ".join(sorted(found.judges))
    count = found.checks - found.waiting - found.imported
    shown = f"{count:,} of {counted(found.checks, 'check')} judged by {judges}"
    if found.undecided:
        shown += f", {'all' if found.undecided == count else f'{found.undecided:,}'} of them undecided"
    say(shown)
    cost = usd(found.cost_usd) if found.cost_usd or not found.unpriced else "an unknown amount"
    unknown = f" ({counted(found.unpriced, 'answer')} of unknown cost)" if found.unpriced and found.cost_usd else ""
    say(f"judging cost {cost}{unknown}, which is no part of what the runs cost")
    if found.orders.pairs:
        say(orders_line(found.orders))


def orders_line(orders: Orders) -> str:
    """What the order of presentation did, as in `12 pairs judged in both orders, 9 alike`, then what of the others."""
    text = f"{counted(orders.pairs, 'pair')} judged in both orders, {orders.alike:,} alike"
    share, interval, _ = orders.bias.consistency
    if share is not None and interval is not None:
        text += f" ({share:.0%}, {interval.lower:.0%} - {interval.upper:.0%})"
    apart = orders.pairs - orders.alike
    if not apart:
        return text
    parts = [f"the first shown won {orders.first:,}", f"the second {orders.second:,}"]
    if orders.mixed:
        parts.append(f"mixed {orders.mixed:,}")
    verb = "depends" if apart == 1 else "depend"
    text += f"\n  the other {apart:,} {verb} on the order: {', '.join(parts)}"
    return text if orders.p_value is None else f"{text} (p = {orders.p_value:.2g})"


def say_in_force(before: Mapping[Group, Judge | None], now: Mapping[Group, Judge | None], asked: Judge) -> None:
    """Say where another judge counts than before, and where the one that was asked does not count yet."""
    told: dict[str, list[str]] = {}
    for group, judge in now.items():
        was = before.get(group)
        if judge is not None and judge != asked:
            text = f"{_called(judge, asked)} still counts until {_called(asked, judge)} has answered all it was asked"
        elif judge is not None and was not in (None, judge):
            text = f"{_called(judge, was)} counts from now on, until now it was {_called(was, judge)}"
        else:
            continue
        told.setdefault(text, []).append(f"{group[1]} of {group[0]}")
    for text, groups in told.items():
        say(f"{', '.join(groups[:3])}{f' and {len(groups) - 3:,} more' if len(groups) > 3 else ''}: {text}")


def _called(judge: Judge, other: Judge | None) -> str:
    """A judge by its model, with what tells it from another of the same model."""
    if other is None or judge.model != other.model:
        return judge.model
    where = f" at {judge.base_url or judge.provider or 'the Claude API'}"
    settings = canonical_json(judge.overrides) if judge.overrides else "no --set"
    return f"{judge.model}{where if (judge.base_url, judge.provider) != (other.base_url, other.provider) else ''}" + (
        f" with {settings}" if judge.overrides != other.overrides else ""
    )


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
        "imported": found.imported,
        "left_out": found.left_out,
        "orders": orders_as_json(found.orders),
        "cost_usd": found.cost_usd,
        "unpriced_answers": found.unpriced,
    }


def orders_as_json(orders: Orders) -> JsonObject:
    """What the order of presentation did, as `--json` prints it."""
    share, interval, _ = orders.bias.consistency
    return {
        "pairs": orders.pairs,
        "alike": orders.alike,
        "consistency": share,
        "consistency_interval": None if interval is None else list(interval),
        "first": orders.first,
        "second": orders.second,
        "mixed": orders.mixed,
        "first_share": orders.bias.first_share,
        "p_value": orders.p_value,
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
        "failures": [_about(found, one) for object_ in told for one in object_["failures"]],
        **judges_as_json(found),
    }


def _about(found: Survey, failure: JsonObject) -> JsonObject:
    """A failure by the answer that its question is about."""
    place = found.places.get(failure["case"])
    if place is None:
        return failure
    return {**failure, "suite": place.suite, "case": place.case, "judged_run": place.run, "question": failure["case"]}


def _sum(costs: Sequence[float | None]) -> float | None:
    """The sum; None where one is unknown."""
    known = [cost for cost in costs if cost is not None]
    return sum(known) if len(known) == len(costs) else None
