"""`workbench assign`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.printing import print_json, print_table, say
from workbench.records import CASE_VERDICTS, RISKS
from workbench.text.counts import counted
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.session import Session
    from workbench.records import Comparison
    from workbench.store.assignments import Share
    from workbench.store.database import Database

_VERDICTS = tuple(verdict.replace(" ", "-") for verdict in CASE_VERDICTS)


def _share(_context: click.Context, _option: click.Parameter, text: str) -> float:
    """A share as `20%` or `0.2`."""
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise click.BadParameter(f"'{text}' is no share: write 20% or 0.2")
    return share


@click.command()
@click.argument("comparison")
@click.argument("reviewers", nargs=-1, metavar="REVIEWER…")
@click.option("--overlap", callback=_share, default="0", metavar="SHARE", help="How many go to two, as in 20%.")
@click.option("--filter", "words", metavar="WORDS", help="Only the cases that this search of the queue finds.")
@click.option("--verdict", "verdicts", multiple=True, type=click.Choice(_VERDICTS), help="Only cases of this verdict.")
@click.option("--seed", metavar="TEXT", help="Draw otherwise (default: the same for a comparison everywhere).")
@click.option("--show", is_flag=True, help="Change nothing; show who has what.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def assign_command(
    session: Session,
    comparison: str,
    reviewers: tuple[str, ...],
    overlap: float,
    words: str | None,
    verdicts: tuple[str, ...],
    seed: str | None,
    show: bool,
    as_json: bool,
) -> None:
    """Spread the undecided cases of COMPARISON over reviewers, each the same share of each risk.

    Clusters stay whole where that is fair, so that one key still decides them. Done again it spreads anew what nobody
    has decided yet, new cases among it; cases with a label keep who they were given to.
    """
    from workbench.store.assignments import shares
    from workbench.store.comparisons import find_comparison

    if not reviewers and not show:
        raise click.UsageError("name the reviewers, or look who has what with --show")
    with session.open() as db:
        found = find_comparison(db, comparison)
        spread_now = 0
        if not show:
            asked = " ".join([*([words] if words else []), *(f"verdict:{one}" for one in verdicts)])
            names = [one.strip() for one in reviewers]
            spread_now = _assign(db, found, names, overlap, asked, seed if seed is not None else found.gid)
            people = counted(len(names), "reviewer")
            say(f"{counted(spread_now, 'undecided case')} of '{found.name}' spread over {people}")
        all_shares = shares(db, found.id)
    if as_json:
        print_json({"comparison": found.id, "assigned": spread_now, "reviewers": [_as_json(one) for one in all_shares]})
        return
    if not all_shares:
        say(f"no case of '{found.name}' is assigned to anybody")
        return
    print_table(
        ("reviewer", "cases", "decided", "left", "shared", *RISKS),
        [_row(one) for one in all_shares],
        right=frozenset(range(1, 8)),
    )


def _assign(db: Database, found: Comparison, names: Sequence[str], overlap: float, asked: str, seed: str) -> int:
    from workbench.review.assigning import Assignable, refuse_unspreadable, spread
    from workbench.review.filters import parse_filter
    from workbench.store.assignments import assign, open_cases
    from workbench.store.queue import queue_positions

    refuse_unspreadable(names, overlap)
    positions = queue_positions(db, found.id, parse_filter(asked, "")) if asked else None
    cases = [Assignable(one.suite, one.case, one.risk, one.cluster) for one in open_cases(db, found.id, positions)]
    assign(db, found.id, spread(cases, names, overlap=overlap, seed=seed))
    return len(cases)


def _row(one: Share) -> tuple[str | int, ...]:
    risks = (one.by_risk.get(risk, 0) for risk in RISKS)
    return (visible_line(one.reviewer), one.cases, one.decided, one.cases - one.decided, one.shared, *risks)


def _as_json(one: Share) -> dict[str, object]:
    return {
        "reviewer": one.reviewer,
        "cases": one.cases,
        "decided": one.decided,
        "shared": one.shared,
        "by_risk": one.by_risk,
    }
