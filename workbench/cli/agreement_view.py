"""How commands show agreement: between reviewers, of judges with them, and what a judge's numbers come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.cli.printing import print_line, print_table
from workbench.text.counts import counted
from workbench.text.safe import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.assess.calibration import Calibrated
    from workbench.assess.corrections import Correction, Difference, PassRate
    from workbench.compare.statistics.judges import Rate, Skill
    from workbench.evaluate.judge_survey import Orders
    from workbench.records import JsonObject
    from workbench.review.agreement import Between
    from workbench.review.agreement_rows import Agreements

_SIDES = ("baseline", "target")


class JudgeTold(NamedTuple):
    """All that is told of a judge; `beside`: how far it agrees with reviewers, None where nothing of its is labelled.

    `orders` are those of a judge of pairs.
    """

    calibrated: Calibrated
    beside: Between | None
    orders: Orders | None
    correction: Correction


def print_agreement(found: Agreements) -> None:
    """Reviewers and judges in one table, and what the reviewers' alpha allows."""
    from workbench.review.agreement_rows import HEADINGS, allowed, rows

    table = rows(found)
    if table:
        print_table(HEADINGS, table, right=frozenset({1}))
    told = allowed(found)
    if told is not None:
        print_line(visible_line(told))


def print_judges(judges: Sequence[JudgeTold]) -> None:
    """How well judges find failures on each side, and below that how each stands."""
    rows = []
    for one in judges:
        sides = (one.calibrated.qualification.baseline, one.calibrated.qualification.target)
        for name, side in zip(_SIDES, sides, strict=True):
            recall = "too few fails" if side.recall.share is None and side.recall.n else _rate(side.recall)
            labelled = side.recall.n + side.specificity.n
            rates = (_rate(side.precision), recall, _rate(side.specificity))
            rows.append((*one.calibrated.grader, name, side.recall.n, labelled, *rates))
    headings = ("judge", "check", "category", "side", "fails", "labelled", "precision", "recall", "specificity")
    print_table(headings, rows, right=frozenset({4, 5}))
    for one in judges:
        _print_standing(one)


def _print_standing(one: JudgeTold) -> None:
    from workbench.cli.judge_view import orders_line

    calibrated = one.calibrated
    agreed = (
        f"agrees with reviewers on {_rate(calibrated.agreement)}"
        f" of {counted(calibrated.agreement.n, 'labelled output')}"
    )
    undecided = f", undecided on {calibrated.undecided:,} more" if calibrated.undecided else ""
    stands = calibrated.qualification
    decides = "and decides" if stands.state == "qualified" else "and does not decide"
    told = f"{calibrated.grader}: {stands.state} ({stands.reason}), {decides}; {agreed}{undecided}"
    print_line(visible_line(told))
    if one.orders is not None and one.orders.pairs:
        for line in orders_line(one.orders).split("\n"):
            print_line(f"  {line.strip()}")
    print_line(f"  {_difference(one.correction.difference)}")
    for name, rate in zip(_SIDES, one.correction.rates or (), strict=False):
        print_line(f"  {_pass_rate(name, rate)}")


def _difference(one: Difference) -> str:
    """As in `target minus baseline: +0.04 by the judge over 50 cases; +0.02 (-0.05 to +0.09) corrected by …`."""
    if one.judge is None:
        return "target minus baseline: unknown, nothing is judged on both sides"
    told = f"target minus baseline: {one.judge:+.2f} by the judge over {counted(one.cases, 'case')}"
    if one.by_labels is None:
        return f"{told}; not corrected by labels: {one.why_not}"
    by = one.by_labels
    ends = f"{by.interval.lower:+.2f} to {by.interval.upper:+.2f}"
    return f"{told}; {by.estimate:+.2f} ({ends}) corrected by {counted(one.labelled, 'label')}, weight {by.weight:.2f}"


def _pass_rate(side: str, one: PassRate) -> str:
    if one.judge is None:
        return f"pass rate of the {side}: unknown, {one.why_not}"
    told = f"pass rate of the {side}: {one.judge:.2f} by the judge over {counted(one.outputs, 'output')}"
    if one.by_labels is None:
        return f"{told}; not corrected for its errors: {one.why_not}"
    low, high = one.by_labels.interval
    return f"{told}; {one.by_labels.estimate:.2f} ({low:.2f} - {high:.2f}) corrected for its errors"


def _rate(one: Rate) -> str:
    """As in `0.87 (0.75 - 0.94)`."""
    if one.share is None or one.interval is None:
        return "unknown"
    return f"{one.share:.2f} ({one.interval.lower:.2f} - {one.interval.upper:.2f})"


def between_as_json(one: Between) -> JsonObject:
    """How far reviewers agree, as `--json` prints it."""
    return {"reviewers": list(one.reviewers), "cases": one.items, **_coefficients(one)}


def judge_as_json(one: JudgeTold) -> JsonObject:
    """What is told of a judge, as `--json` prints it."""
    from workbench.cli.judge_view import orders_as_json

    calibrated, difference = one.calibrated, one.correction.difference
    stands, beside = calibrated.qualification, one.beside
    rates = one.correction.rates
    return {
        **calibrated.grader._asdict(),
        "suites": list(calibrated.suites),
        "state": stands.state,
        "reason": stands.reason,
        "decides": stands.state == "qualified",
        "agreement": _rate_as_json(calibrated.agreement),
        "beside_reviewers": None if beside is None else {"outputs": beside.items, **_coefficients(beside)},
        "undecided": calibrated.undecided,
        "baseline": _skill_as_json(stands.baseline),
        "target": _skill_as_json(stands.target),
        "orders": None if one.orders is None else orders_as_json(one.orders),
        "difference": {
            "judge": difference.judge,
            "cases": difference.cases,
            "labelled": difference.labelled,
            "by_labels": None if difference.by_labels is None else difference.by_labels._asdict(),
            "why_not": difference.why_not,
        },
        "pass_rates": None if rates is None else dict(zip(_SIDES, map(_pass_rate_as_json, rates), strict=True)),
    }


def _pass_rate_as_json(one: PassRate) -> JsonObject:
    return {**one._asdict(), "by_labels": None if one.by_labels is None else one.by_labels._asdict()}


def _coefficients(one: Between) -> JsonObject:
    from workbench.review.agreement_rows import interval_of

    told: JsonObject = {}
    for name, number in (("percent", one.percent), ("alpha", one.alpha), ("ac1", one.ac1)):
        told[name] = number.value
        interval = interval_of(number)
        told[f"{name}_interval"] = None if interval is None else list(interval)
    return told


def _skill_as_json(one: Skill) -> JsonObject:
    return {name: _rate_as_json(rate) for name, rate in one._asdict().items()}


def _rate_as_json(one: Rate) -> JsonObject:
    return {"share": one.share, "interval": None if one.interval is None else list(one.interval), "n": one.n}
