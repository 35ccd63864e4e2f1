"""`workbench merge`."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import print_json, print_table, say
from workbench.cli.terminal import is_watched
from workbench.store.merging.told import Merged, Step
from workbench.text.counts import counted
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.cli.session import Session
    from workbench.records import JsonObject

_RENAMED = 20  # new names told one by one


@click.command()
@click.argument("others", nargs=-1, required=True, metavar="OTHER.db…", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be taken in; change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def merge_command(session: Session, others: tuple[Path, ...], dry_run: bool, as_json: bool) -> None:
    """Take in what other databases hold: runs, comparisons, labels, notes and all they rest on.

    What is here already, by global id or content, is left as it is: in any order and any number of times databases
    come to the same. The others are only read. Who labels meanwhile need not wait; a merge that was ended is gone on
    with by the same command.
    """
    from workbench.store.merging.merge import merge

    start = time.monotonic()
    with session.open() as db:
        events = merge(db, others, dry_run=dry_run)
        merged = [one for one in (_drawn(events) if is_watched() else events) if isinstance(one, Merged)]
    for one in merged:
        _explain(one)
    if as_json:
        print_json({"merged": [_json(one) for one in merged], "dry_run": dry_run})
    else:
        for one in merged:
            _print(one)
    took = f"{time.monotonic() - start:,.1f} s"
    if dry_run:
        say(f"a dry run: nothing was changed; {took}")
    elif all(one.nothing_new for one in merged):
        say(f"nothing new: all of it was here already; {took}")
    else:
        say(f"taken into {session.database_path} in {took}")


def _drawn(events: Iterator[Step | Merged]) -> Iterator[Step | Merged]:
    """The events, with a line on standard error that says how far it is."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("merge", total=None, said="")
        for event in events:
            if isinstance(event, Step):
                said = f"{event.done:,} of {event.of:,}" if event.of else ""
                bar.update(task, description=event.what, completed=event.done, total=event.of or None, said=said)
            yield event


def _explain(merged: Merged) -> None:
    """What a person should know of what was taken in, on standard error."""
    for one in merged.renamed[:_RENAMED]:
        say(f"{one.kind} {one.number} '{one.before}' is named '{one.name}' now: another {one.kind} has that name")
    if len(merged.renamed) > _RENAMED:
        say(f"… and {counted(len(merged.renamed) - _RENAMED, 'more name')}")
    for conflict in merged.conflicts:
        say(f"note: {conflict}")


def _print(merged: Merged) -> None:
    rows = [(kind, *(f"{number:,}" for number in taken)) for kind, taken in merged.taken.items() if any(taken)]
    print_table((visible_line(merged.path.name), "added", "here already", "changed"), rows, right=frozenset({1, 2, 3}))


def _json(merged: Merged) -> JsonObject:
    return {
        "file": str(merged.path),
        "taken": {
            kind.replace(" ", "_"): {"added": one.added, "known": one.known, "changed": one.changed}
            for kind, one in merged.taken.items()
        },
        "renamed": [
            {"kind": one.kind, "number": one.number, "was": one.before, "name": one.name} for one in merged.renamed
        ],
        "conflicts": merged.conflicts,
    }
