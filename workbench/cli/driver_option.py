"""The option that says how the app writes to the terminal."""

from __future__ import annotations

import click

driver_option = click.option(
    "--driver",
    type=click.Choice(["wire", "plain"]),
    default="wire",
    envvar="WORKBENCH_DRIVER",
    show_envvar=True,
    help="How the screen is written: only what changed (wire), or as Textual does it (plain).",
)
