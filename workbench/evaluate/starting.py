"""From plans to runs in the store with their work: new ones, and those gone on with."""

from __future__ import annotations

from array import array
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.catalog.prices import cost_usd
from workbench.errors import WorkbenchError
from workbench.evaluate.budget import Budget
from workbench.evaluate.calls import Calls
from workbench.evaluate.holding import holding, holding_judges
from workbench.evaluate.lots import Work
from workbench.store.database import transaction
from workbench.store.execution import (
    RunWriter,
    answered_calls,
    answers_by_key,
    has_call_keys,
    outputs_of_runs,
    plan_cases,
    runs_together,
    settle_held,
    spent_beside,
    steps_under_way,
)
from workbench.store.judges import Judge
from workbench.store.runs import create_run
from workbench.store.values import new_gid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.evaluate.examine import Examined
    from workbench.evaluate.plan import PlannedRun
    from workbench.records import Run
    from workbench.store.database import Database


@dataclass(frozen=True, slots=True)
class Spent:
    """What runs have cost so far, at most, in USD; `unpriced` answers have no known cost."""

    usd: float
    unpriced: int


def begin(
    db: Database,
    plans: Sequence[PlannedRun],
    *,
    name: str | None = None,
    max_cost_usd: float | None = None,
    anew: bool = False,
) -> list[Work]:
    """The work of each plan; runs that are not in the store yet are made.

    What was answered before, by the same request with the same sample, is taken over instead of being paid for again,
    unless `anew`. `{model}` in a name is replaced. Raises WorkbenchError when there would be nothing new to send, or
    when a name is taken.
    """
    if name and "{model}" not in name and sum(plan.run is None for plan in plans) > 1:
        raise WorkbenchError(f"'{name}' cannot name several runs", hint=f"{{model}} is replaced: '{name}-{{model}}'")
    together = new_gid()
    with transaction(db):
        works = []
        for plan in plans:
            calls = Calls(plan.suites, plan.configuration, plan.examined.breakpoints)
            if plan.run is not None:
                works.append(replace(_work_left(db, plan.run, calls, plan.examined), in_order=plan.in_order))
                continue
            run = create_run(
                db,
                name.replace("{model}", plan.configuration.model) if name else None,
                plan.configuration,
                kind=plan.kind,
                origin="live",
                simulated=False,
                source=plan.source,
                max_cost_usd=max_cost_usd,
                together=together,
            )
            for one in plan.suites:
                plan_cases(db, run.id, one.suite.id, [case.id for case in one.cases], one.samples)
            works.append(_new_work(db, run, calls, plan.examined, anew=anew))
        if (
            not any(work.todo for work in works)
            and any(work.taken_over for work in works)
            and not all(plan.kind == "judge" for plan in plans)  # a judge's run says who judges, if by earlier answers
        ):
            raise WorkbenchError(
                "every one of these calls has been answered before",
                hint="`workbench run --again RUN` sends the calls of a run anew; `workbench runs` lists runs.",
            )
    return works


@contextmanager
def begun(
    db: Database,
    plans: Sequence[PlannedRun],
    *,
    name: str | None = None,
    max_cost_usd: float | None = None,
    anew: bool = False,
    judge_held: bool = False,
    runs_held: bool = False,
) -> Iterator[list[Work]]:
    """The works of plans (see `begin`), held by this process while the block runs.

    Runs that exist are held before what they still lack is looked up, so that nobody answers it meanwhile; so are the
    judges of judges' runs, unless `runs_held` or `judge_held` says that the caller has done so.
    """
    judges = [
        (Judge.of(plan.configuration), [one.suite.id for one in plan.suites]) for plan in plans if plan.kind == "judge"
    ]
    runs = list({plan.run.id: plan.run for plan in plans if plan.run is not None}.values())
    with holding_judges(db, [] if judge_held else judges), holding(db, [] if runs_held else runs):
        works = begin(db, plans, name=name, max_cost_usd=max_cost_usd, anew=anew)
        new = [work.run for work, plan in zip(works, plans, strict=True) if plan.run is None]
        with holding(db, new):
            yield works


def budget_for(db: Database, works: Sequence[Work], max_cost_usd: float | None) -> Budget:
    """The budget of these runs: the limit given now, else the lowest they were begun with; what they cost counts.

    For whoever holds the runs: what a killed process left on its way counts as spent from now on.
    """
    limits = [work.run.max_cost_usd for work in works if work.run.max_cost_usd is not None]
    limit = max_cost_usd if max_cost_usd is not None else min(limits, default=None)
    for work in works:
        settle_held(db, work.run.id)
    spent = spent_so_far(db, [work.run for work in works])
    return Budget(limit, spent.usd, spent.unpriced)


def refuse_unpriced(plans: Sequence[PlannedRun]) -> None:
    """Raise WorkbenchError where no most can be given of what a call costs: a limit could not be held then."""
    from workbench.catalog.prices import ceiling_usd
    from workbench.catalog.tokens import most_input

    for plan in plans:
        calls = Calls(plan.suites, plan.configuration, plan.examined.breakpoints)
        for one in plan.suites:
            for case in one.cases:
                if plan.examined.not_sent(one.suite.id, case.id):
                    continue
                request = calls.prepared(one.suite, case).request
                tokens = most_input(request)
                if tokens is None or ceiling_usd(plan.configuration.model, request, tokens) is None:
                    raise WorkbenchError(
                        f"nothing is known of what {plan.configuration.model} may cost for {one.suite.id}/{case.id},"
                        " so --max-cost could not be held",
                        hint="--allow-unpriced sends it all the same; a price can be given in a catalogue file"
                        " (WORKBENCH_CATALOGUE).",
                    )


def spent_so_far(db: Database, runs: Sequence[Run]) -> Spent:
    """What these runs, and those that were started with them, have cost."""
    numbers = sorted({number for run in runs for number in runs_together(db, run.id)})
    usd, unpriced = sum(spent_beside(db, number) for number in numbers), 0
    for model, usage in outputs_of_runs(db, numbers):
        cost = cost_usd(model, usage)
        usd += cost or 0.0
        unpriced += cost is None
    return Spent(usd, unpriced)


def _new_work(db: Database, run: Run, calls: Calls, examined: Examined, *, anew: bool) -> Work:
    todo, refused = _to_send(calls, examined)
    if anew or not has_call_keys(db):
        return Work(run, calls, todo, refused=refused)
    keys = {
        number: calls.prepared(*calls.at(number)[:2]).key(run.configuration, calls.at(number)[2]) for number in todo
    }
    known = answers_by_key(db, keys.values())
    taken = []
    for number, key in keys.items():
        if key in known:
            suite, case, sample = calls.place(number)
            taken.append(replace(known[key], suite=suite, case=case, sample=sample))
    if taken:
        RunWriter(db, run.id, simulated=run.simulated).keep(taken, [])
    left = array("L", (number for number, key in keys.items() if key not in known))
    return Work(run, calls, left, answered=len(taken), taken_over=len(taken), refused=refused)


def _work_left(db: Database, run: Run, calls: Calls, examined: Examined) -> Work:
    answered = answered_calls(db, run.id)
    todo, refused = _to_send(calls, examined)
    left = array("L", (number for number in todo if calls.place(number) not in answered))
    has = sum(calls.place(number) in answered for number in range(len(calls)))
    return Work(run, calls, left, answered=has, refused=refused, steps=steps_under_way(db, run.id))


def _to_send(calls: Calls, examined: Examined) -> tuple[array[int], int]:
    """The numbers of the calls that are sent, and how many are not."""
    todo = array("L")
    for number in range(len(calls)):
        suite, case, _ = calls.place(number)
        if not examined.not_sent(suite, case):
            todo.append(number)
    return todo, len(calls) - len(todo)
