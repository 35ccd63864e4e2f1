"""`workbench adaptations` and `workbench adapt`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import print_json, print_line, print_table, say, visible_lines
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.adapt.applying import Change
    from workbench.cli.session import Session
    from workbench.records import Adaptation, AdaptationStatus, JsonObject
    from workbench.store.database import Database

_adaptation_option = click.option(
    "--adaptation", "number", type=int, required=True, metavar="N", help="Its number, as `adaptations` lists it."
)


@click.command()
@click.option("--comparison", metavar="C", help="Those made in this comparison only.")
@click.option("--suite", metavar="S", help="Those of this suite only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def adaptations_command(session: Session, comparison: str | None, suite: str | None, as_json: bool) -> None:
    """List revisions of prompts, oldest first: whose, of which suite, how far each has come."""
    from workbench.store.adaptations import list_adaptations
    from workbench.store.comparisons import find_comparison

    with session.open() as db:
        number = find_comparison(db, comparison).id if comparison is not None else None
        found = list_adaptations(db, number, suite)
    if as_json:
        print_json({"adaptations": [_as_json(one) for one in found]})
    elif found:
        headings = ("adaptation", "suite", "comparison", "status", "by", "made", "re-runs", "note")
        rows = [
            (one.id, one.suite, one.comparison_id, one.status, one.reviewer, one.created_at[:16], len(one.runs))
            for one in found
        ]
        notes = [one.note or "" for one in found]
        print_table(
            headings,
            [(*row, note) for row, note in zip(rows, notes, strict=True)],
            right=frozenset({0, 2, 6}),
            note=True,
        )
    else:
        say("no adaptations yet; the app's `e` and `workbench rerun --save` make them")


@click.group()
def adapt_group() -> None:
    """Bring a revised prompt into its suite file; say what became of it."""


@adapt_group.command("apply")
@click.argument("suite")
@_adaptation_option
@click.option(
    "--file",
    "path",
    metavar="F",
    type=click.Path(path_type=Path),
    help="The suite file (default: the one below this folder). One that is not there is made, with the suite's cases.",
)
@click.option("--dry-run", is_flag=True, help="Print what would change and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def apply_command(session: Session, suite: str, number: int, path: Path | None, dry_run: bool, as_json: bool) -> None:
    """Write the prompt of an adaptation into the file of SUITE.

    Only what is different is written; comments and layout stay. What the file's prompt has become since the adaptation
    was made stays too, where the two can be merged; a contradiction is shown and nothing is written. The file as it was
    is kept beside it. The adaptation is `accepted` then.
    """
    from workbench.adapt.applying import MergeConflictError, write_change
    from workbench.store.adaptations import set_status

    with session.open() as db:
        found = _of_suite(db, suite, number)
        try:
            change = _change(db, found, path)
        except MergeConflictError as error:
            _say_conflicts(error)
            raise
        written = None
        if change.needed and not dry_run:
            written = write_change(change)
        if not dry_run:
            found = set_status(db, number, "accepted")
    if as_json:
        print_json(
            {
                "adaptation": _as_json(found),
                "file": str(change.path),
                "changed": change.needed,
                "merged": change.merged,
                "written": written is not None,
                "kept": str(written.kept) if written and written.kept else None,
            }
        )
        return
    for line in _difference(change):
        print_line(visible_lines(line))
    if not change.needed:
        say(f"{change.path} says all of it already")
    elif written is None:
        say("nothing was written (--dry-run)")
    else:
        merged = ", merged with what it had become meanwhile" if change.merged else ""
        say(f"wrote {written.path}{merged}" + (f"; as it was: {written.kept}" if written.kept else ""))
    if not dry_run:
        say(f"adaptation {found.id}: {found.status}")


@adapt_group.command("mark")
@click.argument("suite")
@_adaptation_option
@click.argument("status", type=click.Choice(("draft", "accepted", "rejected")))
@click.option("--note", help="Why; replaces the note it has.")
@click.pass_obj
def mark_command(session: Session, suite: str, number: int, status: AdaptationStatus, note: str | None) -> None:
    """Say what became of an adaptation of SUITE. Only a re-run makes one `confirmed`."""
    from workbench.store.adaptations import set_note, set_status

    with session.open() as db:
        _of_suite(db, suite, number)
        if note is not None:
            set_note(db, number, note)
        found = set_status(db, number, status)
    say(f"adaptation {found.id}: {found.status}")


def _of_suite(db: Database, suite: str, number: int) -> Adaptation:
    from workbench.store.adaptations import find_adaptation

    found = find_adaptation(db, number)
    if found.suite != suite:
        raise WorkbenchError(f"adaptation {number} is of the suite '{found.suite}', not '{suite}'")
    return found


def _change(db: Database, found: Adaptation, path: Path | None) -> Change:
    from workbench.adapt.applying import change_of, new_file
    from workbench.store.suites import load_cases, load_suite
    from workbench.suites.find import files_of

    if path is None:
        files = files_of(found.suite, Path())
        if len(files) != 1:
            told = "several files here hold" if files else "no file below this folder holds"
            names = f": {', '.join(map(str, files))}" if files else ""
            hint = "name it with --file" if files else "name it with --file; one that is not there is made"
            raise WorkbenchError(f"{told} the suite '{found.suite}'{names}", hint=hint)
        path = files[0]
    if not path.exists():
        return new_file(path, load_suite(db, found.suite), load_cases(db, found.suite), found.prompt)
    return change_of(path, found.suite, found.base, found.prompt)


def _difference(change: Change) -> list[str]:
    """The lines that change, as a unified diff."""
    from difflib import unified_diff

    before, after = (change.before or b"").decode("utf-8-sig"), change.after.decode("utf-8-sig")
    sides = (f"{change.path} (as it is)", f"{change.path} (with the adaptation)")
    return list(unified_diff(before.splitlines(), after.splitlines(), *sides, lineterm="", n=1))


def _say_conflicts(error: WorkbenchError) -> None:
    from workbench.adapt.applying import MergeConflictError, place_of

    assert isinstance(error, MergeConflictError)
    for one in error.conflicts:
        say(f"both changed {place_of(one)}:")
        for name, text in (("evaluated", one.base), ("the file", one.theirs), ("adaptation", one.ours)):
            said = "(nothing)" if not text else text.rstrip("\n").replace("\n", "\n               ")
            say(f"  {name:<11}  {said}")


def _as_json(one: Adaptation) -> JsonObject:
    return {
        "adaptation": one.id,
        "id": one.gid,
        "suite": one.suite,
        "comparison": one.comparison_id,
        "status": one.status,
        "reviewer": one.reviewer,
        "created_at": one.created_at,
        "runs": list(one.runs),
        "note": one.note,
        "patch": one.patch,
    }
