"""`workbench demo`."""

from __future__ import annotations

import os
import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.app_options import app_options, services_for
from workbench.cli.printing import say
from workbench.cli.terminal import at_a_terminal
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.client.settings import ClientSettings

BASELINE_MODEL = "claude-3-5-sonnet-20241022"
TARGET_MODEL = "claude-sonnet-5-5"


@click.command()
@click.option("--fresh", is_flag=True, help="Start anew; the demo so far is kept beside it (demo.previous.db, ...).")
@click.option("--reviewer", help="Who reviews (else WORKBENCH_REVIEWER, git's user.name, the login name).")
@app_options
@click.pass_context
def demo_command(
    ctx: click.Context,
    fresh: bool,
    reviewer: str | None,
    driver: str,
    mouse: bool,
    theme: str | None,
    keys_file: Path | None,
) -> None:
    """Open the app on a bundled migration, without a network and without a key.

    Every answer in it comes from scripted models and is marked as simulated.
    Off a terminal it prints the comparison instead.
    """
    path = _demo_path(ctx)
    if fresh and path.exists():
        from workbench.store.setaside import set_aside

        set_aside(path, _name_for_previous(path))
    if not path.exists():
        say("making the demo: the bundled suites through two scripted models, offline ...")
        _make(path)
    if not at_a_terminal():
        _print(path)
        say("this is the demo's comparison; the review app needs a terminal: run 'workbench demo' in one")
        return
    from workbench.review.reviewer import reviewer_name
    from workbench.simulator.hints import hint_for
    from workbench.tui.run import run_review

    came_to = run_review(
        path,
        "@last",
        reviewer=reviewer_name(reviewer),
        services=replace(services_for(keys_file, theme, mouse=mouse), client=_simulated, hint=hint_for),
        plain_driver=driver == "plain",
    )
    for line in came_to:
        say(line)
    say(f"The demo is kept in {path}")
    say("To take along what you decided:")
    say(f"  workbench --db {shlex.quote(str(path))} export @last --format jsonl -o demo.jsonl")


def _demo_path(ctx: click.Context) -> Path:
    """The file named by --db before `demo`, else demo.db in the user's data folder."""
    given = ctx.parent.params.get("db") if ctx.parent else None
    if given:
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("workbench") / "demo.db"


def _name_for_previous(path: Path) -> Path:
    """A name beside the demo that no earlier demo has."""
    names = (
        f"{path.stem}.previous{number}{path.suffix}" for number in ("", *(f"-{count}" for count in range(2, 1000)))
    )
    return next(aside for name in names if not (aside := path.with_name(name)).exists())


def _make(path: Path) -> None:
    """Make the database beside its place and move it there whole, so that a broken start leaves nothing half made."""
    from workbench.assess.compare import make_comparison
    from workbench.evaluate.demo import simulate_run
    from workbench.store.database import open_database
    from workbench.store.suites import save_suite
    from workbench.suites.examples import example_suites_folder
    from workbench.suites.read import find_suites, read_suite

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkbenchError(
            f"the folder of the demo cannot be made ({error.strerror})",
            where=str(path.parent),
            hint="name a database elsewhere: workbench --db FILE demo",
        ) from error
    making = path.with_name(f"{path.name}.{os.getpid()}.making")
    try:
        with open_database(making, create=True) as db:
            suites = []
            for file in find_suites([example_suites_folder()]):
                read = read_suite(file)
                save_suite(db, read.suite, read.cases)
                suites.append(read.suite.id)
            baseline = simulate_run(db, BASELINE_MODEL, suites, origin="recorded")
            target = simulate_run(db, TARGET_MODEL, suites, origin="live")
            make_comparison(db, baseline, target, name="demo")
        making.replace(path)
    finally:
        for leftover in path.parent.glob(f"{making.name}*"):
            leftover.unlink()


def _print(path: Path) -> None:
    from workbench.cli.compare_view import print_comparison
    from workbench.store.comparisons import find_comparison
    from workbench.store.database import open_database
    from workbench.store.verdicts import suite_verdicts

    with open_database(path) as db:
        comparison = find_comparison(db, "@last")
        print_comparison(db, comparison, suite_verdicts(db, comparison.id))


def _simulated() -> ClientSettings:
    from workbench.client.settings import ClientSettings
    from workbench.simulator.app import create_app

    return ClientSettings(transport=create_app(pace_s=0.012))
