"""`workbench review`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.app_options import app_options, blind_option, services_for
from workbench.cli.comparison_at import comparison_and_case
from workbench.cli.printing import say
from workbench.cli.terminal import at_a_terminal
from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli.session import Session


@click.command()
@click.argument("comparison", default="@last")
@click.option("--reviewer", help="Who reviews (else WORKBENCH_REVIEWER, git's user.name, the login name).")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, dumb terminals and scripts.")
@blind_option
@app_options
@click.pass_obj
def review_command(
    session: Session,
    comparison: str,
    reviewer: str | None,
    plain: bool,
    blind: bool,
    driver: str,
    mouse: bool,
    theme: str | None,
    keys_file: Path | None,
) -> ExitCode:
    """Open the app on COMPARISON (default: the newest), or at suite/case@comparison.

    --plain reads the same review out in lines and takes words or letters, a line each; ? lists them.
    With --blind models, runs, verdicts, costs and the labels of others are hidden until you have labelled a case.
    """
    from workbench.review.reviewer import reviewer_name

    name, case = comparison_and_case(comparison)
    if plain:
        from workbench.cli.plain.opening import review_plainly

        return review_plainly(
            session.database_path,
            name,
            reviewer=reviewer_name(reviewer),
            services=services_for(keys_file, theme, mouse=mouse),
            start_case=case,
            blind=blind,
        )
    if not at_a_terminal():
        raise WorkbenchError(
            "the review app needs a terminal",
            hint="'workbench review --plain' reviews line by line; 'workbench compare' prints verdicts.",
        )
    from workbench.tui.run import run_review

    came_to = run_review(
        session.database_path,
        name,
        reviewer=reviewer_name(reviewer),
        services=services_for(keys_file, theme, mouse=mouse),
        start_case=case,
        plain_driver=driver == "plain",
        blind=blind,
    )
    for line in came_to:
        say(line)
    return ExitCode.DONE
