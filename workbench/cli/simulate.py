"""`workbench simulate`."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.printing import say
from workbench.errors import ExitCode, WorkbenchError

if TYPE_CHECKING:
    from workbench.simulator.conditions import Conditions

_PACE_MS = 12.0  # so that a person sees an answer come


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8787, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option(
    "--pace",
    default=_PACE_MS,
    show_default=True,
    metavar="MS",
    type=click.FloatRange(0),
    help="Milliseconds before each event of a stream.",
)
@click.option("--latency", default=0.0, metavar="MS", type=click.FloatRange(0), help="Milliseconds before each answer.")
@click.option("--chaos", metavar="KIND=SHARE,…", help="Faults by chance, as in 429=0.15,529=0.05,cut=0.02,slow=0.01:5.")
@click.option("--seed", default=0, show_default=True, help="The chance of --chaos: the same seed, the same faults.")
@click.option(
    "--retry-after",
    default="1",
    show_default=True,
    metavar="S|none",
    help="What 429 and 529 of --chaos and --at-once ask to wait.",
)
@click.option(
    "--outage",
    default=0.0,
    metavar="S",
    type=click.FloatRange(0),
    help="429 to all for so long from the first call on.",
)
@click.option(
    "--outage-retry-after", default="honest", show_default=True, metavar="S|honest", help="What an outage asks to wait."
)
@click.option("--rpm", metavar="N", type=click.IntRange(1), help="Requests a minute, for each model.")
@click.option(
    "--tpm", metavar="N", type=click.IntRange(1), help="Tokens a minute, in and out together, for each model."
)
@click.option("--window", metavar="N/S", help="N calls in each S seconds, as in 100/5.")
@click.option("--at-once", metavar="N", type=click.IntRange(1), help="Calls at once.")
@click.option("--batch", metavar="PLAN", help="How batches go: polls:3 or seconds:10, errored:0.1, expired:0.1.")
@click.option(
    "--play",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Give back the answers of this file: pairs of request and response as JSON lines.",
)
def simulate_command(host: str, port: int, pace: float, play: Path | None, **options: Any) -> ExitCode:
    """Serve the simulator: the Messages API with scripted models, free and offline.

    Any key will do. Whatever it answers is marked as simulated. By default all goes well; the options make it slow,
    unreliable or limited. With --play recorded answers are replayed, and only what the file does not know is made up.
    GET /simulator/stats tells what was answered, refused and billed.
    """
    from workbench.simulator.serve import serve

    with suppress(KeyboardInterrupt):
        serve(host, port, pace_s=pace / 1000, conditions=_conditions(**options), play=play, on_ready=_say_ready)
    return ExitCode.INTERRUPTED


def _conditions(
    *, latency: float, chaos: str | None, retry_after: str, outage: float, outage_retry_after: str,
    window: str | None, batch: str | None, **numbers: Any,
) -> Conditions:  # fmt: skip
    from workbench.simulator.batchplan import BatchPlan, read_plan
    from workbench.simulator.conditions import Conditions, read_chaos, read_window

    conditions = Conditions(
        latency_ms=latency,
        retry_after_s=_seconds(retry_after, "--retry-after", "none"),
        outage_s=outage,
        outage_retry_after_s=_seconds(outage_retry_after, "--outage-retry-after", "honest"),
        **numbers,
    )
    return replace(
        conditions,
        chaos=read_chaos(chaos) if chaos else (),
        window=read_window(window) if window else None,
        batch=read_plan(batch, BatchPlan()) if batch else BatchPlan(),
    )


def _seconds(text: str, option: str, word: str) -> float | None:
    """Seconds; None for the word that stands for no fixed number of them."""
    if text == word:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not seconds >= 0:
        raise WorkbenchError(f"{option}: no number of seconds: {text}", hint=f"Give seconds from 0, or {word}.")
    return seconds


def _say_ready(url: str) -> None:
    say(
        f"the simulator listens on {url}; Ctrl-C ends it\n"
        "in another terminal, with any key:\n"
        f"  export ANTHROPIC_BASE_URL={url} ANTHROPIC_API_KEY=simulated\n"
        "  workbench rerun @last SUITE --prompt FILE"
    )
