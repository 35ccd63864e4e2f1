"""`workbench agreement`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.agreement_view import between_as_json, judge_as_json, print_agreement, print_judges
from workbench.cli.printing import print_json, print_line, say
from workbench.text.counts import counted

if TYPE_CHECKING:
    from workbench.assess.calibration import Calibrated
    from workbench.cli.session import Session
    from workbench.evaluate.judge_survey import Orders
    from workbench.records import Comparison
    from workbench.store.database import Database


@click.command()
@click.argument("comparison")
@click.option("--at-random", is_flag=True, help="The cases with labels were picked at random.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def agreement_command(session: Session, comparison: str, at_random: bool, as_json: bool) -> None:
    """Say how far reviewers of COMPARISON agree, and how far its judges agree with them.

    Where some labels were given blind, those stand in rows of their own as well.

    A judge that is not qualified by labels of both sides is shown and does not decide. With --at-random the difference
    between the sides that a judge finds is corrected by the labels.
    """
    from workbench.assess.calibration import calibrate
    from workbench.assess.corrections import corrections
    from workbench.cli.agreement_view import JudgeTold
    from workbench.review.agreement import between_reviewers, with_judge
    from workbench.review.agreement_rows import Agreements, blind_apart
    from workbench.store.comparisons import find_comparison
    from workbench.store.ratings import ratings

    with session.open() as db:
        found = find_comparison(db, comparison)
        given = ratings(db, found.id)
        between, blind = between_reviewers(given), blind_apart(given)
        graders = calibrate(db, found)
        corrected = corrections(db, found, graders, at_random=at_random)
        judges = [
            JudgeTold(one, with_judge(str(one.grader), one.counts), _orders(db, found, one), corrected[one.grader])
            for one in graders
        ]
    stale = sum(one.stale for one in given)
    if as_json:
        print_json(
            {
                "comparison": found.id,
                "reviewers": [between_as_json(one) for one in between],
                "blind_labels": [between_as_json(one) for one in blind],
                "stale_labels": stale,
                "judges": [judge_as_json(one) for one in judges],
            }
        )
        return
    labelled = len({(one.suite, one.case) for one in given})
    reviewed = f"{counted(len(given), 'label')} of {counted(labelled, 'case')}"
    say(f"comparison {found.id} '{found.name}': {reviewed}{f', {stale:,} of them stale' if stale else ''}")
    if not between:
        say("agreement needs two reviewers who labelled the same cases")
    print_agreement(Agreements(between, blind, [one.beside for one in judges if one.beside is not None]))
    if judges:
        print_line("")
        print_judges(judges)
    else:
        say("no judge has a say in it")


def _orders(db: Database, comparison: Comparison, one: Calibrated) -> Orders | None:
    """What the order of the answers did to a judge of pairs; None of another."""
    from workbench.evaluate.judge_survey import survey

    if one.grader.type != "pairwise":
        return None
    return survey(db, comparison.target, comparison.baseline, suites=one.suites).orders
