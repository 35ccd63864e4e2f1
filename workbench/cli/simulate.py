"""`workbench simulate`."""

from __future__ import annotations

from contextlib import suppress

import click

from workbench.cli.printing import say
from workbench.errors import ExitCode

_PACE_S = 0.012  # so that a person sees an answer come


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8787, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
def simulate_command(host: str, port: int) -> ExitCode:
    """Serve the simulator: the Messages API with scripted models, free and offline.

    Any key will do. Whatever it answers is marked as simulated.
    """
    from workbench.simulator.serve import serve

    with suppress(KeyboardInterrupt):
        serve(host, port, pace_s=_PACE_S, on_ready=_say_ready)
    return ExitCode.INTERRUPTED


def _say_ready(url: str) -> None:
    say(
        f"the simulator listens on {url}; Ctrl-C ends it\n"
        "in another terminal, with any key:\n"
        f"  export ANTHROPIC_BASE_URL={url} ANTHROPIC_API_KEY=simulated\n"
        "  workbench rerun @last SUITE --prompt FILE"
    )
