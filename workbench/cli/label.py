"""`workbench label`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.printing import say
from workbench.records import CATEGORIES, LABELS, Label

if TYPE_CHECKING:
    from workbench.cli.session import Session


@click.command()
@click.argument("comparison")
@click.argument("suite")
@click.argument("case")
@click.argument("label", type=click.Choice(LABELS))
@click.option("--category", type=click.Choice(CATEGORIES), help="The symptom.")
@click.option("--note", help="Free text kept with the label.")
@click.option("--reviewer", help="Who labels (else WORKBENCH_REVIEWER, git's user.name, the login name).")
@click.pass_obj
def label_command(
    session: Session,
    comparison: str,
    suite: str,
    case: str,
    label: Label,
    category: str | None,
    note: str | None,
    reviewer: str | None,
) -> None:
    """Give CASE of SUITE a label: worse, better, equal or both-bad."""
    from workbench.review.decisions import labelled
    from workbench.review.reviewer import reviewer_name
    from workbench.store.comparisons import find_comparison
    from workbench.store.details import case_detail
    from workbench.store.events import add_acts

    with session.open() as db:
        found = find_comparison(db, comparison)
        case_detail(db, found.id, suite, case)  # an unknown suite or case ends here
        who = reviewer_name(reviewer)
        add_acts(db, found.id, [labelled(suite, case, label, who, category=category, note=note)])
    say(f"{suite}/{case}@{found.name}: {label} by {who}")
