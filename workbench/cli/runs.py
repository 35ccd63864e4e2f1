"""`workbench runs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.printing import print_json, print_table, say
from workbench.evaluate.words import usd

if TYPE_CHECKING:
    from workbench.cli.session import Session
    from workbench.evaluate.costs import RunCost
    from workbench.records import JsonObject, Run
    from workbench.store.execution import RunCounts


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def runs_command(session: Session, as_json: bool) -> None:
    """List runs, oldest first."""
    from workbench.evaluate.costs import run_cost
    from workbench.store.execution import run_counts
    from workbench.store.runs import list_runs

    with session.open() as db:
        runs = [(run, run_counts(db, run.id), run_cost(db, run)) for run in list_runs(db)]
    if as_json:
        print_json(
            {
                "runs": [
                    {**run_as_json(run), **_counts_as_json(counts), **_cost_as_json(cost)} for run, counts, cost in runs
                ]
            }
        )
    elif runs:
        rows = [
            (
                run.id,
                run.name,
                origin_of(run),
                len(run.suites),
                run.outputs,
                _state(counts),
                _cost(cost),
                run.created_at[:16],
            )
            for run, counts, cost in runs
        ]
        headings = ("run", "name", "origin", "suites", "outputs", "state", "cost", "made")
        print_table(headings, rows, right=frozenset({0, 3, 4, 6}))
    else:
        say("no runs yet; 'workbench run' executes suites, 'workbench import rows FILE' takes in logged outputs")


def _state(counts: RunCounts) -> str:
    """Whether a run has all it was to answer; one that was taken in has what it has."""
    if not counts.planned:
        return ""
    return f"{counts.open:,} of {counts.planned:,} open" if counts.open else "finished"


def _counts_as_json(counts: RunCounts) -> JsonObject:
    planned = counts.planned or None
    return {
        "planned": planned,
        "answered": counts.answered,
        "failed": counts.failed,
        "missing": counts.open if planned else None,
    }


def _cost(cost: RunCost) -> str:
    """USD; what is unknown is not zero."""
    if cost.unpriced and not cost.usd:
        return "unknown"
    return usd(cost.usd) + (f" + {cost.unpriced:,} unknown" if cost.unpriced else "")


def _cost_as_json(cost: RunCost) -> JsonObject:
    unknown = cost.unpriced and not cost.usd
    return {"cost_usd": None if unknown else cost.usd, "unpriced_outputs": cost.unpriced}


def origin_of(run: Run) -> str:
    """How a run's outputs came about, in a word or two."""
    origin = "judge" if run.kind == "judge" else run.origin
    return f"{origin}, simulated" if run.simulated else origin


def run_as_json(run: Run) -> JsonObject:
    """A run as `--json` prints it."""
    return {
        "run": run.id,
        "id": run.gid,
        "name": run.name,
        "kind": run.kind,
        "model": run.configuration.model,
        "origin": run.origin,
        "simulated": run.simulated,
        "suites": list(run.suites),
        "outputs": run.outputs,
        "created_at": run.created_at,
        "source": run.source,
    }
