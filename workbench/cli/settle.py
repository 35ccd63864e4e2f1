"""`workbench settle`."""

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
@click.option("--note", help="Why.")
@click.option("--reviewer", help="Who settles (else WORKBENCH_REVIEWER, git's user.name, the login name).")
@click.pass_obj
def settle_command(
    session: Session,
    comparison: str,
    suite: str,
    case: str,
    label: Label,
    category: str | None,
    note: str | None,
    reviewer: str | None,
) -> None:
    """Settle what the labels of CASE of SUITE come to where reviewers differ; their labels stay as they are."""
    from workbench.review.decisions import settled
    from workbench.review.labels import latest_labels
    from workbench.review.reviewer import reviewer_name
    from workbench.store.comparisons import find_comparison
    from workbench.store.details import case_detail
    from workbench.store.events import add_acts

    with session.open() as db:
        found = find_comparison(db, comparison)
        detail = case_detail(db, found.id, suite, case)  # an unknown suite or case ends here
        who = reviewer_name(reviewer)
        add_acts(db, found.id, [settled(suite, case, label, who, category=category, note=note)])
    given = ", ".join(f"{one.reviewer} {one.label}" for one in latest_labels(detail.events))
    say(f"{suite}/{case}@{found.name}: settled as {label} by {who}; labels: {given or 'none'}")
