"""How far reviewers of a comparison agree, and judges with them, as a report tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.assess.calibration import calibrate
from workbench.compare.statistics.agreement import agreement
from workbench.evaluate.judge_survey import survey
from workbench.report.data import Agreement
from workbench.report.numbers import percent, stated
from workbench.review.agreement import rows_of_judge
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.assess.calibration import Calibrated
    from workbench.records import Comparison
    from workbench.report.data import ReportCase
    from workbench.store.database import Database


def between_reviewers(cases: Iterable[ReportCase]) -> list[Agreement]:
    """The reviewers among themselves; none of a single one. Labels that are stale do not count."""
    rated = [{one.reviewer: one.label for one in case.labels if not one.stale} for case in cases]
    reviewers = sorted({reviewer for one in rated for reviewer in one})
    if len(reviewers) < 2:
        return []
    found = agreement([[one.get(reviewer) for reviewer in reviewers] for one in rated if one])
    return [Agreement(", ".join(reviewers), found.items, found.percent, found.alpha, found.ac1)]


def of_judges(db: Database, comparison: Comparison) -> list[Agreement]:
    """Each judge beside the reviewers, by whether a labelled output fails; of judges that have nothing labelled too."""
    found = []
    for one in calibrate(db, comparison):
        numbers = agreement(rows_of_judge(one.counts))
        stands = f"{_stands(one)}{_orders(db, comparison, one)}"
        between = f"{one.grader} and reviewers"
        found.append(Agreement(between, numbers.items, numbers.percent, numbers.alpha, numbers.ac1, stands))
    return found


def _stands(one: Calibrated) -> str:
    state, reason = one.qualification[:2]
    return f"{state} ({reason}), {'decides' if state == 'qualified' else 'does not decide'}"


def _orders(db: Database, comparison: Comparison, one: Calibrated) -> str:
    """What the order of the answers did to a judge of pairs."""
    if one.grader.type != "pairwise":
        return ""
    orders = survey(db, comparison.target, comparison.baseline, suites=one.suites).orders
    if not orders.pairs:
        return ""
    told = f"; {percent(orders.alike / orders.pairs)} of {counted(orders.pairs, 'pair')} alike in both orders"
    if orders.p_value is None:
        return told
    return f"{told}, of the others the first shown won {orders.first:,}, the second {orders.second:,}" + (
        f" ({stated('p', orders.p_value)})"
    )
