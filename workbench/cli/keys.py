"""`workbench keys`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.app_options import keys_option
from workbench.cli.printing import print_json, print_line, print_table, say
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.tui.actions import KeyMap


@click.command()
@keys_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--write", is_flag=True, help="Write a file to start from, every line a comment, where keys are looked for."
)
def keys_command(keys_file: Path | None, as_json: bool, write: bool) -> None:
    """Print the keys in force, by screen, with the names of the actions."""
    if write:
        _write(keys_file)
        return
    from workbench.tui.actions import KeyMap
    from workbench.tui.keyfile import own_keys

    own = own_keys(keys_file)
    keys = KeyMap(own)
    if as_json:
        _print_json(keys, own)
    else:
        _print(keys, own)


def _print(keys: KeyMap, own: dict[str, tuple[str, ...]]) -> None:
    from workbench.tui.actions import PLACES, TITLES, actions_of, key_text

    for place in PLACES:
        rows = [
            (
                " ".join(map(key_text, keys.keys(action.name))) or "(palette)",
                action.name + (" *" if action.name in own else ""),
                action.does,
            )
            for action in actions_of(place)
        ]
        print_line(TITLES[place])
        print_table(("  keys", "action", "does"), [(f"  {shown}", *rest) for shown, *rest in rows])
        print_line("")
    print_line(
        "* keys of your own" if own else "these are Workbench's; 'workbench keys --write' writes a file to change them"
    )


def _print_json(keys: KeyMap, own: dict[str, tuple[str, ...]]) -> None:
    from workbench.tui.actions import ACTIONS

    print_json(
        {
            "actions": [
                {
                    "action": action.name,
                    "keys": list(keys.keys(action.name)),
                    "own": action.name in own,
                    "does": action.does,
                    "screens": list(action.places),
                }
                for action in ACTIONS
            ]
        }
    )


def _write(keys_file: Path | None) -> None:
    from workbench.tui.keyfile import starting_file, usual_keys_path

    path = keys_file or usual_keys_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(starting_file())
    except FileExistsError:
        raise WorkbenchError(
            "there is a file of keys already", where=str(path), hint="change that, or name another with --keys FILE"
        ) from None
    except OSError as error:
        raise WorkbenchError(
            f"the file cannot be written: {error.strerror or error}",
            where=str(path),
            hint="name another with --keys FILE",
        ) from None
    say(f"written: {path}; every line is a comment yet")
