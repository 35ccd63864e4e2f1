"""`workbench review`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.driver_option import driver_option
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.cli.session import Session
from workbench.cli.terminal import at_a_terminal


@click.command()
@click.argument("comparison", default="@last")
@click.option("--reviewer", help="Who reviews (else WORKBENCH_REVIEWER, git's user.name, the login name).")
@driver_option
@click.pass_obj
def review_command(session: Session, comparison: str, reviewer: str | None, driver: str) -> None:
    """Open the app on COMPARISON (default: the newest), or at suite/case@comparison."""
    from workbench.review.reviewer import reviewer_name

    if not at_a_terminal():
        raise WorkbenchError(
            "the review app needs a terminal", hint="'workbench compare' prints verdicts; 'workbench label' labels."
        )
    from workbench.tui.run import run_review
    from workbench.tui.services import Services

    case, _, name = comparison.partition("@") if "/" in comparison.split("@")[0] else ("", "", comparison)
    run_review(
        session.database_path,
        name,
        reviewer=reviewer_name(reviewer),
        services=Services(),
        start_case=case or None,
        plain_driver=driver == "plain",
    )
