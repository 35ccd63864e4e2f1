"""The options of every command that opens the app: its keys, its colours, the mouse, how it writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.tui.theme_names import THEME_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.tui.services import Services

keys_option = click.option(
    "--keys",
    "keys_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="WORKBENCH_KEYS",
    show_envvar=True,
    help="Keys of your own (else keys.yaml in the folder for your settings; see 'workbench keys').",
)
_theme_option = click.option(
    "--theme",
    type=click.Choice(THEME_NAMES),
    envvar="WORKBENCH_THEME",
    show_envvar=True,
    help="The colours (else those last chosen in the app). It needs 256 colours; the app says when there are fewer.",
)
_mouse_option = click.option(
    "--mouse/--no-mouse", default=False, help="Take the mouse: the wheel scrolls, a click selects, another opens."
)
_driver_option = click.option(
    "--driver",
    type=click.Choice(["wire", "plain"]),
    default="wire",
    envvar="WORKBENCH_DRIVER",
    show_envvar=True,
    help="How the screen is written: only what changed (wire), or as Textual does it (plain).",
)


def app_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `keys_file`, `theme`, `mouse` and `driver`."""
    return look_options(_driver_option(command))


def look_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `keys_file`, `theme` and `mouse`: those of an app wherever it is shown."""
    for option in (_mouse_option, _theme_option, keys_option):
        command = option(command)
    return command


def blind_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `blind`."""
    words = "Sides as A and B, in an order that nothing tells until you have labelled."
    return click.option("--blind", is_flag=True, help=words)(command)


def services_for(keys_file: Path | None, theme: str | None, *, mouse: bool) -> Services:
    """What the app is given after the options and the user's files. KeyFileError if the keys cannot be had."""
    from workbench.tui.keyfile import own_keys
    from workbench.tui.services import Services
    from workbench.tui.settings import usual_settings_path

    return Services(keys=own_keys(keys_file), theme=theme, mouse=mouse, settings=usual_settings_path())
