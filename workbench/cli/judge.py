"""`workbench judge`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from workbench.cli.models import catalogue_option
from workbench.cli.printing import listed, print_json, say
from workbench.cli.run_options import refuse_beside, request_overrides, sending_options
from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.run_options import Sending
    from workbench.cli.session import Session
    from workbench.client.settings import Provider
    from workbench.evaluate.execute import Settings
    from workbench.records import Configuration, JsonObject, Run
    from workbench.store.database import Database


@click.command()
@click.argument("run", required=False)
@click.option("--against", metavar="BASELINE", help="The run to compare with: pairwise checks need it.")
@click.option("--model", metavar="ID", help="The judge; best neither of the models it judges.")
@click.option("--suite", "suites", multiple=True, metavar="ID", help="Only this suite; may be given several times.")
@click.option(
    "--tries", default=1, show_default=True, type=click.IntRange(1, 20), help="Ask again while no verdict can be read."
)
@click.option("--name", help="What to call the judge's run (default: MODEL-judge).")
@sending_options
@click.option("--resume", metavar="RUN", help="Go on with this judge's run; @last is the newest.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object at the end.")
@catalogue_option
@click.pass_obj
def judge_command(
    session: Session,
    run: str | None,
    against: str | None,
    model: str | None,
    suites: tuple[str, ...],
    tries: int,
    name: str | None,
    sending: Sending,
    resume: str | None,
    as_json: bool,
) -> ExitCode:
    """Have a model judge the outputs of RUN: by llm-rubric checks, and by pairwise checks against BASELINE.

    With --against both runs are judged by their rubrics, and each pair in both orders. What the judge has answered
    before is not asked again.
    """
    from workbench.cli.judge_rounds import Judging
    from workbench.client.settings import ClientSettings
    from workbench.evaluate.execute import Settings
    from workbench.store.runs import find_run

    settings = Settings(pace=sending.pace)
    if name is not None and not name.strip():
        raise WorkbenchError("--name is empty")
    with session.open() as db:
        if resume is not None:
            refuse_beside(
                "--resume",
                {"RUN": run, "--against": against, "--model": model, "--suite": suites, "--name": name,
                 **sending.begun_with},
            )  # fmt: skip
            return _go_on(db, resume, sending, settings, as_json=as_json)
        if not run:
            raise WorkbenchError("which run?", hint="`workbench judge RUN --model ID`; `workbench runs` lists runs.")
        if not model or not model.strip():
            raise WorkbenchError("which judge?", hint="give --model ID; best neither of the models that are judged")
        judged = find_run(db, run)
        baseline = find_run(db, against) if against else None
        _refuse_runs(judged, baseline)
        configuration = _configuration(model, sending)
        client = ClientSettings(timeout_s=sending.timeout, provider=cast("Provider | None", configuration.provider))
        if sending.batch:
            from workbench.client.batches import require_batches

            require_batches(client.provider)
        _say_own(model, judged, baseline)
        _refuse_suites(judged, suites)
        judging = Judging(db, judged, baseline, suites, configuration, tries, client, settings)
        if sending.dry_run:
            return judging.show(sending.max_cost, sending.allow_unpriced, as_json=as_json)
        return judging.execute(name, sending.max_cost, sending.allow_unpriced, as_json=as_json)


def _go_on(db: Database, handle: str, sending: Sending, settings: Settings, *, as_json: bool) -> ExitCode:
    from workbench.cli import plan_view, running
    from workbench.cli.judge_rounds import refuse_unheld
    from workbench.cli.judge_view import print_survey, say_in_force, survey_as_json
    from workbench.client.settings import ClientSettings
    from workbench.evaluate.holding import holding_judge
    from workbench.evaluate.judge_plan import judges_in_force, runs_of_source, suites_judged
    from workbench.evaluate.judge_survey import survey
    from workbench.evaluate.plan import base_url_of_environment, plan_rest, refuse_elsewhere
    from workbench.store.judges import Judge, find_judge_run

    run = find_judge_run(db, handle)
    plans = plan_rest(db, [str(run.id)])
    refuse_elsewhere(plans, base_url_of_environment())
    refuse_unheld(plans, sending.max_cost, sending.allow_unpriced)
    if sending.dry_run:
        return plan_view.show_plan(db, plans, settings.pace, None, as_json=as_json)
    client = ClientSettings(timeout_s=sending.timeout, provider=cast("Provider | None", run.configuration.provider))
    judge = Judge.of(run.configuration)
    judged, baseline = runs_of_source(db, run) or (None, None)
    found = None if judged is None else survey(db, judged, baseline, suites=suites_judged(run, judged), judge=judge)
    before = {} if found is None else judges_in_force(db, found)
    with holding_judge(db, judge, run.suites):
        followed = running.carry_out(
            db,
            plans,
            client,
            settings,
            name=None,
            max_cost=sending.max_cost,
            command="judge",
            judge_held=True,
            places=None if found is None else found.places,
        )
    if followed is None:
        return ExitCode.UNUSABLE
    code = running.report(followed[0], "judge")
    if judged is None or found is None:
        if as_json:
            print_json(running.ended_as_json(*followed))
        return code
    found = survey(db, judged, baseline, suites=suites_judged(run, judged), judge=judge)
    if as_json:
        print_json(survey_as_json(found, judged, baseline, run.configuration, [followed]))
    else:
        print_survey(found, judged, baseline)
    say_in_force(before, judges_in_force(db, found), judge)
    return code


def _configuration(model: str, sending: Sending) -> Configuration:
    from workbench.evaluate.plan import base_url_of_environment
    from workbench.records import Configuration

    elsewhere = None if sending.provider == "anthropic" else sending.provider
    overrides = request_overrides(sending.fields)
    _refuse_fields(overrides)
    return Configuration(
        model=model,
        provider=elsewhere,
        base_url=None if elsewhere else base_url_of_environment(),
        overrides=overrides,
        via="batch" if sending.batch else "call",
    )


def _refuse_runs(run: Run, baseline: Run | None) -> None:
    for one in (run, baseline):
        if one is not None and one.kind == "judge":
            raise WorkbenchError(f"run {one.id} '{one.name}' is a judge's own", hint="`workbench runs` lists runs.")
    if baseline is not None and baseline.id == run.id:
        raise WorkbenchError(f"'{run.name}' cannot be judged against itself", hint="`workbench runs` lists runs.")


def _refuse_fields(overrides: JsonObject) -> None:
    for field in ("messages", "system"):
        if field in overrides:
            raise WorkbenchError(f"--set {field}: the judge's {field} hold its question", hint="Set other fields.")


def _say_own(model: str, run: Run, baseline: Run | None) -> None:
    """Say where a model judges what it wrote itself (self-preference: Zheng et al. 2023)."""
    own = [one for one in (run, baseline) if one is not None and one.configuration.model == model]
    if own:
        say(f"{model} judges its own answers in run {own[0].id}; models tend to favour what they wrote")


def _refuse_suites(run: Run, suites: Sequence[str]) -> None:
    from workbench.text.nearest import name_hint

    for suite in suites:
        if suite not in run.suites:
            raise WorkbenchError(
                f"run {run.id} '{run.name}' holds no suite '{suite}'",
                hint=name_hint(suite, list(run.suites), f"It holds {listed(run.suites)}."),
            )
