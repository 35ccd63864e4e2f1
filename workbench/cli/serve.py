"""`workbench serve`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import say
from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from workbench.cli.session import Session


@click.command()
@click.argument("comparison", default="@last")
@click.option("--port", default=0, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--reviewer", help="Who reviews (else WORKBENCH_REVIEWER, git's user.name, the login name).")
@click.pass_obj
def serve_command(session: Session, comparison: str, port: int, reviewer: str | None) -> ExitCode:
    """Serve the review app to a browser on this machine.

    It opens on COMPARISON (default: the newest) or at suite/case@comparison. Only this machine reaches it, and only
    with the token in the address that is printed. Every tab is an app of its own; Ctrl-C ends them all.
    """
    try:
        from workbench.web.serve import serve
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith(("textual_serve", "aiohttp")):
            raise
        raise WorkbenchError(
            "serving to a browser needs textual-serve, which is not installed",
            hint="pip install 'workbench[serve]' installs it",
        ) from error
    from workbench.cli.comparison_at import comparison_and_case
    from workbench.review.reviewer import reviewer_name
    from workbench.store.comparisons import find_comparison

    with session.open() as db:
        find_comparison(db, comparison_and_case(comparison)[0])  # an unknown one ends here, not in the browser
    command = [
        *(sys.executable, "-m", "workbench", "--db", str(session.database_path)),
        *("review", f"--reviewer={reviewer_name(reviewer)}", "--", comparison),
    ]
    serve(command, port, on_ready=_say_ready, say=say)
    return ExitCode.INTERRUPTED


def _say_ready(address: str) -> None:
    say(
        f"the app is at\n  {address}\n"
        "for browsers on this machine; whoever has the address may review. Ctrl-C ends it; all is saved."
    )
