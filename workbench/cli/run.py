"""`workbench run`."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from workbench.cli.allowed import allow_python_option, python_host
from workbench.cli.models import catalogue_option
from workbench.cli.run_options import refuse_beside, request_overrides, sending_options
from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.cli.run_options import Sending
    from workbench.cli.session import Session
    from workbench.client.settings import Provider
    from workbench.evaluate.plan import PlannedRun
    from workbench.records import JsonObject, Via
    from workbench.store.database import Database
    from workbench.store.execution import PlannedSuite


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("--model", "models", multiple=True, metavar="ID", help="The model; given twice, both are interleaved.")
@click.option("--name", help="What to call the run; {model} is replaced (default: the model's id).")
@click.option("--samples", type=click.IntRange(1, 10_000), metavar="N", help="Answers to each case (default: 1).")
@click.option("--cases", metavar="ID,…", help="Only these cases, as case or suite/case.")
@click.option("--prompt", type=click.Path(path_type=Path), metavar="FILE", help="Another prompt, for one suite.")
@sending_options
@click.option(
    "--steps", default=8, show_default=True, type=click.IntRange(1, 1000), help="Calls a turn may take with tools."
)
@click.option("--stream", is_flag=True, help="Stream the answers, to measure the time to the first token.")
@click.option("--cache", is_flag=True, help="Cache what a suite's calls have in common; the first goes ahead.")
@click.option("--apply-safe", is_flag=True, help="Make the mends that the catalogue calls safe.")
@click.option("--again", metavar="RUN", help="Send all calls of this run anew, as a new run.")
@click.option("--resume", multiple=True, metavar="RUN", help="Go on with this run; failed calls are sent again.")
@click.option("--count-tokens", is_flag=True, help="Have the API count each case's input: exact, free of charge.")
@allow_python_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object at the end.")
@catalogue_option
@click.pass_obj
def run_command(
    session: Session,
    paths: tuple[str, ...],
    models: tuple[str, ...],
    name: str | None,
    samples: int | None,
    cases: str | None,
    prompt: Path | None,
    sending: Sending,
    steps: int,
    stream: bool,
    cache: bool,
    apply_safe: bool,
    again: str | None,
    resume: tuple[str, ...],
    count_tokens: bool,
    allow_python: bool,
    as_json: bool,
) -> ExitCode:
    """Execute suites (files, folders, ids of stored suites; default: all below this folder) on a model.

    Each answer is stored when it arrives. Ends with 3 when a call has no answer; --resume goes on then. With
    --allow-python the answers are checked at the end, and what the functions said of them is kept for `compare`.
    """
    from workbench.client.settings import ClientSettings
    from workbench.evaluate.execute import Settings
    from workbench.evaluate.plan import base_url_of_environment, refuse_elsewhere
    from workbench.evaluate.starting import refuse_unpriced

    settings = Settings(pace=sending.pace, max_calls=steps)
    via: Via = "batch" if sending.batch else "stream" if stream else "call"
    if sending.batch and stream:
        raise WorkbenchError("--batch answers are not streamed; give either --batch or --stream")
    if name is not None and not name.strip():
        raise WorkbenchError("--name is empty")
    if resume or again:
        refuse_beside(
            "--resume" if resume else "--again",
            {"PATH": paths, "--model": models, "--cases": cases, "--samples": samples, "--prompt": prompt,
             **sending.begun_with, "--stream": stream, "--cache": cache, "--apply-safe": apply_safe,
             "--name": name if resume else None, "--again": again if resume else None},
        )  # fmt: skip
    else:
        _refuse_models(models)
    wanted = None if cases is None else _case_names(cases)
    overrides = request_overrides(sending.fields)
    with _database(session, create=not (resume or again), keep=not sending.dry_run) as db:
        if resume or again:
            plans = _planned_before(db, resume, again)
            refuse_elsewhere(plans, base_url_of_environment())
        else:
            plans = _planned_new(
                db, paths, models, samples or 1, wanted, overrides, prompt, sending.provider, via, cache, apply_safe
            )
        client = ClientSettings(timeout_s=sending.timeout, provider=_provider(plans))
        _refuse_mixed(plans)
        from workbench.cli import plan_view, running

        counts = plan_view.counted_tokens(plans, client, settings.pace) if count_tokens else None
        if sending.max_cost is not None and not sending.allow_unpriced:
            refuse_unpriced(plans)
        if sending.dry_run:
            return plan_view.show_plan(db, plans, settings.pace, counts, as_json=as_json)
        files = [Path(path) for path in paths if Path(path).exists()]
        suites = {one.suite.id for plan in plans for one in plan.suites}
        with python_host(allow_python, suites, files) as python:
            return running.execute(
                db, plans, client, settings, name=name, max_cost=sending.max_cost, anew=bool(again), python=python,
                as_json=as_json,
            )  # fmt: skip


@contextmanager
def _database(session: Session, *, create: bool, keep: bool) -> Iterator[Database]:
    """The database to plan in. Where there is none and nothing is to be kept, a passing one."""
    if keep or not create or session.database_path.exists():
        with session.open(create=create) as db:
            yield db
        return
    from tempfile import TemporaryDirectory

    with (
        TemporaryDirectory(prefix="workbench-") as folder,
        replace(session, database_path=Path(folder) / "x.db").open(create=True) as db,
    ):
        yield db


def _refuse_models(models: tuple[str, ...]) -> None:
    if not models:
        raise WorkbenchError("which model?", hint="give --model ID, twice to run two models side by side")
    if not all(model.strip() for model in models):
        raise WorkbenchError("--model is empty", hint="`workbench models` lists what is known")
    if len(set(models)) < len(models):
        twice = next(model for model in models if models.count(model) > 1)
        raise WorkbenchError(f"--model {twice} is given twice", hint="--samples N asks a model N times")


def _case_names(cases: str) -> list[str]:
    names = [part.strip() for part in cases.split(",") if part.strip()]
    if not names:
        raise WorkbenchError("--cases names no case", hint="as in --cases t-001,t-007 or support-triage/t-001")
    return names


def _planned_before(db: Database, resume: tuple[str, ...], again: str | None) -> list[PlannedRun]:
    from workbench.evaluate.plan import plan_again, plan_rest
    from workbench.store.runs import find_run

    for name in resume:
        run = find_run(db, name)
        if run.kind == "judge":
            raise WorkbenchError(
                f"run {run.id} '{run.name}' is a judge's", hint=f"`workbench judge --resume {run.id}` goes on with it"
            )
    return plan_rest(db, list(dict.fromkeys(resume))) if resume else plan_again(db, again or "")


def _planned_new(
    db: Database,
    paths: tuple[str, ...],
    models: tuple[str, ...],
    samples: int,
    cases: Sequence[str] | None,
    overrides: JsonObject,
    prompt: Path | None,
    provider: str | None,
    via: Via,
    cache: bool,
    apply_safe: bool,
) -> list[PlannedRun]:
    from workbench.evaluate.asked import only_cases, suites_asked
    from workbench.evaluate.plan import base_url_of_environment, plan_new
    from workbench.records import Configuration

    suites = suites_asked(db, paths, samples)
    if cases:
        suites = only_cases(suites, cases)
    elsewhere = None if provider == "anthropic" else provider
    configurations = [
        Configuration(
            model=model,
            provider=elsewhere,
            base_url=None if elsewhere else base_url_of_environment(),
            overrides=overrides,
            prompt=_prompt(suites, prompt),
            cache=cache,
            via=via,
        )
        for model in models
    ]
    return plan_new(suites, configurations, apply_safe=apply_safe)


def _provider(plans: Sequence[PlannedRun]) -> Provider | None:
    """The provider of the runs, which is the same for all that are executed together."""
    providers = {plan.configuration.provider for plan in plans}
    if len(providers) > 1:
        raise WorkbenchError("these runs have different providers", hint="resume them one after the other")
    return cast("Provider | None", providers.pop())


def _refuse_mixed(plans: Sequence[PlannedRun]) -> None:
    """Batches are executed together with batches only, and where the provider has them."""
    ways = {plan.configuration.via == "batch" for plan in plans}
    if len(ways) > 1:
        raise WorkbenchError("one of these runs goes in batches, another does not", hint="resume them one by one")
    if ways == {True}:
        from workbench.client.batches import require_batches

        require_batches(_provider(plans))


def _prompt(suites: Sequence[PlannedSuite], file: Path | None) -> JsonObject | None:
    if file is None:
        return None
    if len(suites) != 1:
        raise WorkbenchError(f"--prompt is for one suite, and these are {len(suites)}", hint="name one suite")
    from workbench.adapt.promptfile import draft_from_file

    draft = draft_from_file(suites[0].suite, file)
    return {draft.suite: draft.prompt}
