"""`workbench export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.printing import print_json, print_table, say
from workbench.text.counts import counted

if TYPE_CHECKING:
    from workbench.cli.session import Session


@click.command()
@click.argument("comparison", required=False)
@click.option("--format", "form", metavar="F", help="jsonl, csv or preference.")
@click.option("-o", "output", metavar="FILE", type=click.Path(path_type=Path), help="Where to write.")
@click.option("--all", "everything", is_flag=True, help="Take unlabelled cases too.")
@click.option("--filter", "words", metavar="WORDS", help="Only the cases that this search of the queue finds.")
@click.option("--reviewer", help="Whose labels --filter speaks of (else as `review` finds the name).")
@click.option("--list", "listed", is_flag=True, help="List the formats.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def export_command(
    session: Session,
    comparison: str | None,
    form: str | None,
    output: Path | None,
    everything: bool,
    words: str | None,
    reviewer: str | None,
    listed: bool,
    as_json: bool,
) -> None:
    """Write the labelled cases of COMPARISON to a file, with a manifest beside it."""
    from workbench.exchange.export import export
    from workbench.exchange.manifest import manifest_path
    from workbench.exchange.registry import EXPORTS
    from workbench.review.reviewer import reviewer_name
    from workbench.store.comparisons import find_comparison

    if listed:
        forms = [(one.name, one.description) for one in EXPORTS.values()]
        if as_json:
            print_json({"formats": [{"format": name, "description": text} for name, text in forms]})
        else:
            print_table(("format", "what it is"), forms)
        return
    if comparison is None or output is None or form is None:
        raise click.UsageError("COMPARISON, --format and -o are needed")
    if form not in EXPORTS:
        raise click.UsageError(f"--format must be one of {', '.join(EXPORTS)}, not '{form}'")
    if str(output) == "-" or output.parent == Path("/dev"):
        raise click.UsageError("an export is a file with its manifest beside it: give -o a file's name")
    words = (words or "").strip() or None
    who = reviewer_name(reviewer) if words else ""
    with session.open() as db:
        found = find_comparison(db, comparison)
        tally = export(db, found, EXPORTS[form], output, everything=everything, found_by=words, reviewer=who)
    if as_json:
        print_json({"file": str(output), "manifest": str(manifest_path(output)), "rows": tally.rows})
    said = f"{counted(tally.rows, 'row')} of {counted(tally.cases, 'case')} written to {output}"
    if not tally.cases and not everything:
        said += "; no case is labelled yet, and --all takes unlabelled ones too"
    say(said)
