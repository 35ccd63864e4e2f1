"""`workbench agreement`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.printing import counted, print_json, print_line, print_table, say
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.assess.calibration import Calibrated
    from workbench.cli.session import Session
    from workbench.compare.statistics.interval import Interval
    from workbench.compare.statistics.judges import Rate, Skill
    from workbench.evaluate.judge_survey import Orders
    from workbench.records import Comparison, JsonObject
    from workbench.review.agreement import Between, Coefficient
    from workbench.store.database import Database

_SIDES = ("baseline", "target")


@click.command()
@click.argument("comparison")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def agreement_command(session: Session, comparison: str, as_json: bool) -> None:
    """Say how far reviewers of COMPARISON agree, and how far its judges agree with them.

    A judge that is not qualified by labels of both sides is shown and does not decide.
    """
    from workbench.assess.calibration import calibrate
    from workbench.review.agreement import between_reviewers
    from workbench.store.comparisons import find_comparison
    from workbench.store.ratings import ratings

    with session.open() as db:
        found = find_comparison(db, comparison)
        given = ratings(db, found.id)
        between = between_reviewers(given)
        judges = calibrate(db, found)
        orders = {one: _orders(db, found, one) for one in judges if one.grader.type == "pairwise"}
    stale = sum(one.stale for one in given)
    if as_json:
        reviewers = [_between_as_json(one) for one in between]
        told = [_judge_as_json(one, orders.get(one)) for one in judges]
        print_json({"comparison": found.id, "reviewers": reviewers, "stale_labels": stale, "judges": told})
        return
    labelled = len({(one.suite, one.case) for one in given})
    reviewed = f"{counted(len(given), 'label')} of {counted(labelled, 'case')}"
    say(f"comparison {found.id} '{found.name}': {reviewed}{f', {stale:,} of them stale' if stale else ''}")
    if between:
        _print_reviewers(between)
    else:
        say("agreement needs two reviewers who labelled the same cases")
    if judges:
        print_line("")
        _print_judges(judges)
        for one in judges:
            _print_standing(one, orders.get(one))
    else:
        say("no judge has a say in it")


def _orders(db: Database, comparison: Comparison, one: Calibrated) -> Orders:
    from workbench.evaluate.judge_survey import survey

    return survey(db, comparison.target, comparison.baseline, suites=one.suites).orders


def _print_reviewers(between: Sequence[Between]) -> None:
    from workbench.review.agreement import reading

    rows = [
        (", ".join(one.reviewers), one.items, _share(one.percent), _number(one.alpha), _number(one.ac1))
        for one in between
    ]
    print_table(("reviewers", "cases", "agree", "alpha", "AC1"), rows, right=frozenset({1}))
    print_line(visible_line(f"{', '.join(between[0].reviewers)}: {reading(between[0].alpha.value)}"))


def _print_judges(judges: Sequence[Calibrated]) -> None:
    rows = []
    for one in judges:
        sides = (one.qualification.baseline, one.qualification.target)
        for name, side in zip(_SIDES, sides, strict=True):
            rates = (_rate(side.precision), _rate(side.recall), _rate(side.specificity))
            rows.append((*one.grader, name, side.recall.n, side.recall.n + side.specificity.n, *rates))
    headings = ("judge", "check", "category", "side", "fails", "labelled", "precision", "recall", "specificity")
    print_table(headings, rows, right=frozenset({4, 5}))


def _print_standing(one: Calibrated, orders: Orders | None) -> None:
    from workbench.cli.judge_view import orders_line

    judge, kind, category = one.grader
    agreed = f"agrees with reviewers on {_rate(one.agreement)} of {counted(one.agreement.n, 'labelled output')}"
    undecided = f", undecided on {one.undecided:,} more" if one.undecided else ""
    stands = one.qualification
    decides = "and decides" if stands.state == "qualified" else "and does not decide"
    told = f"{judge}, {kind}, {category}: {stands.state} ({stands.reason}), {decides}; {agreed}{undecided}"
    print_line(visible_line(told))
    if orders is not None and orders.pairs:
        for line in orders_line(orders).split("\n"):
            print_line(f"  {line.strip()}")


def _rate(one: Rate) -> str:
    """As in `0.87 (0.75 - 0.94)`."""
    if one.share is None or one.interval is None:
        return "unknown"
    return f"{one.share:.2f} ({one.interval.lower:.2f} - {one.interval.upper:.2f})"


def _number(one: Coefficient) -> str:
    if one.value is None:
        return "n/a"
    interval = _interval(one)
    ends = "n/a" if interval is None else f"{interval.lower:.2f} - {interval.upper:.2f}"
    return f"{one.value:.2f} ({ends})"


def _share(one: Coefficient) -> str:
    if one.value is None:
        return "n/a"
    interval = _interval(one)
    ends = "n/a" if interval is None else f"{interval.lower:.0%} - {interval.upper:.0%}"
    return f"{one.value:.0%} ({ends})"


def _interval(one: Coefficient) -> Interval | None:
    """The interval; None where it has no width, as cases that are all alike, or a single one, tell of no spread."""
    interval = one.interval
    return None if interval is None or interval.upper <= interval.lower else interval


def _between_as_json(one: Between) -> JsonObject:
    told: JsonObject = {"reviewers": list(one.reviewers), "cases": one.items}
    for name, number in (("percent", one.percent), ("alpha", one.alpha), ("ac1", one.ac1)):
        told[name] = number.value
        interval = _interval(number)
        told[f"{name}_interval"] = None if interval is None else list(interval)
    return told


def _judge_as_json(one: Calibrated, orders: Orders | None) -> JsonObject:
    from workbench.cli.judge_view import orders_as_json

    stands = one.qualification
    return {
        **one.grader._asdict(),
        "suites": list(one.suites),
        "state": stands.state,
        "reason": stands.reason,
        "decides": stands.state == "qualified",
        "agreement": _rate_as_json(one.agreement),
        "undecided": one.undecided,
        "baseline": _skill_as_json(stands.baseline),
        "target": _skill_as_json(stands.target),
        "orders": None if orders is None else orders_as_json(orders),
    }


def _skill_as_json(one: Skill) -> JsonObject:
    return {name: _rate_as_json(rate) for name, rate in one._asdict().items()}


def _rate_as_json(one: Rate) -> JsonObject:
    return {"share": one.share, "interval": None if one.interval is None else list(one.interval), "n": one.n}
