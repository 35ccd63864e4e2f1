"""`workbench serve`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from workbench.cli.app_options import blind_option, look_options
from workbench.cli.printing import say
from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.cli.session import Session


@click.command()
@click.argument("comparison", default="@last")
@click.option("--port", default=0, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--reviewer", help="Who reviews (else WORKBENCH_REVIEWER, git's user.name, the login name).")
@blind_option
@look_options
@click.pass_obj
def serve_command(
    session: Session,
    comparison: str,
    port: int,
    reviewer: str | None,
    blind: bool,
    mouse: bool,
    theme: str | None,
    keys_file: Path | None,
) -> ExitCode:
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
    from workbench.review.reviewer import reviewer_name

    _refuse_unknown(session, comparison, keys_file)
    options = [f"--reviewer={reviewer_name(reviewer)}", "--mouse" if mouse else "--no-mouse"]
    options += ["--blind"] if blind else []
    options += [f"--theme={theme}"] if theme is not None else []
    options += [f"--keys={keys_file}"] if keys_file is not None else []
    command = [sys.executable, "-m", "workbench", "--db", str(session.database_path), "review", *options]
    serve([*command, "--", comparison], port, on_ready=_say_ready, say=say)
    return ExitCode.INTERRUPTED


def _refuse_unknown(session: Session, comparison: str, keys_file: Path | None) -> None:
    """Raise here, and not in the browser, what would keep the app from opening."""
    from workbench.cli.comparison_at import comparison_and_case
    from workbench.errors import UnknownNameError
    from workbench.store.comparisons import find_comparison
    from workbench.store.queue import position_of
    from workbench.tui.keyfile import own_keys

    own_keys(keys_file)
    name, case = comparison_and_case(comparison)
    with session.open() as db:
        found = find_comparison(db, name)
        if case is not None and position_of(db, found.id, *case.split("/", 1)) is None:
            raise UnknownNameError(
                f"comparison {found.name!r} holds no case {case}", hint="'workbench review' shows them"
            )


def _say_ready(address: str) -> None:
    say(
        f"the app is at\n  {address}\n"
        "for browsers on this machine; whoever has the address may review. Ctrl-C ends it; all is saved."
    )
