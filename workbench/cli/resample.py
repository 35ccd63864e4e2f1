"""`workbench resample`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.allowed import allow_python_option, python_host, refuse_paths
from workbench.cli.printing import print_json, say
from workbench.cli.run_options import pacing_options
from workbench.errors import ExitCode, WorkbenchError
from workbench.text.counts import counted

if TYPE_CHECKING:
    from workbench.checks.python_host import PythonHost
    from workbench.cli.resample_run import Drawn
    from workbench.cli.run_options import Sending
    from workbench.cli.session import Session
    from workbench.evaluate.resample import Resampling
    from workbench.records import Comparison
    from workbench.store.database import Database


@click.command()
@click.argument("comparison")
@click.argument("paths", nargs=-1, metavar="[PATH…]", type=click.Path(path_type=Path))
@click.option(
    "--samples", default=4, show_default=True, type=click.IntRange(1, 100), help="Further answers of a case and side."
)
@pacing_options
@allow_python_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object at the end.")
@click.pass_obj
def resample_command(
    session: Session,
    comparison: str,
    paths: tuple[Path, ...],
    samples: int,
    sending: Sending,
    allow_python: bool,
    as_json: bool,
) -> ExitCode:
    """Draw further samples in both runs of COMPARISON where they decide most, and compare again.

    They are of cases that seem to have got worse, and of as many others at random; suites near their decision come
    first. --max-cost is for these samples alone. Ends with 3 where it left some out; the same command goes on.
    PATH names the suite files whose functions --allow-python runs (default: those below this folder).
    """
    from workbench.evaluate.plan import base_url_of_environment, refuse_elsewhere
    from workbench.evaluate.resample import Resampling
    from workbench.evaluate.starting import refuse_unpriced
    from workbench.store.comparisons import find_comparison

    refuse_paths(paths, allow_python)
    if sending.max_cost is None and not sending.dry_run:
        raise WorkbenchError("what may it cost?", hint="give --max-cost USD; --dry-run says what there is to draw")
    with session.open() as db:
        found = find_comparison(db, comparison)
        resampling = Resampling(db, found, samples)
        for run in resampling.undrawable:
            say(f"run {run.id} '{run.name}' was not executed here and cannot be drawn again: the other side only is")
        plans = resampling.plans(resampling.left())
        refuse_elsewhere(plans, base_url_of_environment())
        if sending.max_cost is not None and not sending.allow_unpriced:
            refuse_unpriced(plans)
        if sending.dry_run:
            return _show(db, found, resampling, sending, as_json=as_json)
        with python_host(allow_python, {one.suite for one in resampling.draws}, paths) as python:
            return _draw(db, found, resampling, sending, python, as_json=as_json)


def _show(db: Database, comparison: Comparison, resampling: Resampling, sending: Sending, *, as_json: bool) -> ExitCode:
    """Say what would be drawn."""
    from workbench.cli.plan_view import estimate_as_json, print_estimates
    from workbench.cli.resample_view import draws_as_json, print_draws
    from workbench.evaluate.estimate import estimate
    from workbench.store.execution import answered_calls

    left = resampling.left()
    estimates = [
        estimate(db, plan, sending.pace, answered=answered_calls(db, plan.run.id))
        for plan in resampling.plans(left)
        if plan.run is not None
    ]
    if as_json:
        told = {"comparison": comparison.id, "draws": draws_as_json(left)}
        print_json({**told, "runs": [estimate_as_json(one) for one in estimates]})
    elif left:
        print_draws(left)
        print_estimates(estimates)
    else:
        say(_nothing(resampling))
    return ExitCode.DONE


def _draw(
    db: Database,
    comparison: Comparison,
    resampling: Resampling,
    sending: Sending,
    python: PythonHost | None,
    *,
    as_json: bool,
) -> ExitCode:
    from workbench.assess.compare import make_comparison
    from workbench.cli.resample_run import draw
    from workbench.cli.resample_view import Before, print_changes, resampled_as_json

    left = resampling.left()
    if not left:
        say(_nothing(resampling))
        if as_json:
            print_json(resampled_as_json(Before.of(db, comparison), db, comparison, [], None))
        return ExitCode.DONE
    before = Before.of(db, comparison)
    drawn = draw(db, resampling, left, sending)
    if drawn.cases:
        make_comparison(db, comparison.baseline, comparison.target, python=python)
    if as_json:
        print_json(resampled_as_json(before, db, comparison, drawn.cases, drawn))
    elif drawn.cases:
        print_changes(before, db, comparison, drawn.cases)
    _say_what_follows(db, comparison, drawn, python)
    return drawn.code


def _say_what_follows(db: Database, comparison: Comparison, drawn: Drawn, python: PythonHost | None) -> None:
    from workbench.cli.judge_view import say_waiting
    from workbench.cli.unknown import say_unknown
    from workbench.evaluate.judge_survey import survey
    from workbench.evaluate.words import usd
    from workbench.report.standing import standing_gate
    from workbench.store.rechecking import unknown_results

    unknown = f" ({counted(drawn.unpriced, 'answer')} of unknown cost)" if drawn.unpriced else ""
    many = counted(len(drawn.cases), "case") if drawn.cases else "no case"
    say(f"{many} drawn; that cost {usd(drawn.cost_usd)}{unknown}")
    if drawn.left:
        why = f": {drawn.reason}" if drawn.reason else ""
        say(f"{counted(drawn.left, 'case')} left{why}\n  `workbench resample {comparison.id} --max-cost USD` goes on")
    baseline, target = comparison.baseline, comparison.target
    say_waiting(survey(db, target, baseline), target)
    say_unknown(unknown_results(db, [baseline.id, target.id], (baseline.id, target.id)), python)
    gate = standing_gate(db, comparison)
    if gate is not None and gate.stale:
        say(f"its gate is stale now: `workbench compare {baseline.id} {target.id}` finds it again")


def _nothing(resampling: Resampling) -> str:
    if not resampling.draws:
        return "nothing to draw: no case seems to have got worse that is not sure already"
    return f"nothing to draw: all {counted(len(resampling.draws), 'case')} that tell most have these samples"
