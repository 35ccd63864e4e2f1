"""The statement over all suites together, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.report.numbers import percent, points, span
from workbench.text.counts import counted

if TYPE_CHECKING:
    from workbench.records import Pooled


def over_all(pooled: Pooled, suites: int) -> str:
    """The statement in words; `suites` are all of the comparison, of which it may cover fewer."""
    over = counted(pooled.suites, "suite")
    if pooled.suites < suites:
        over = f"{pooled.suites:,} of {counted(suites, 'suite')} (those that checks could compare), by checks alone,"
    text = (
        f"Over {over} and {counted(pooled.cases, 'case')} {_moved(pooled.difference)}"
        f" ({percent(pooled.interval_level)} interval {span(pooled.interval)});"
        f" {'suites weigh by their traffic' if pooled.weighted else 'each suite weighs the same'}."
    )
    drop = points(-pooled.interval[0], sign=False)
    if pooled.interval[0] < 0 and drop != points(1.0, sign=False):
        text += f" A drop above {drop} over all of them is ruled out."
    return text


def _moved(difference: float) -> str:
    size = points(abs(difference), sign=False)
    if size == points(0.0):
        return "there is no difference between the target's pass rate and the baseline's"
    return f"the target's pass rate is {size} {'lower' if difference < 0 else 'higher'} than the baseline's"
