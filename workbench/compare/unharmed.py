"""What stands against calling a suite neutral although its interval lies within the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.compare.statistics.equivalence import is_equivalent
from workbench.text.counts import how_many

if TYPE_CHECKING:
    from workbench.compare.estimates import Estimate


def doubt(checks: Estimate, features: Estimate | None, cases: int, margin: float) -> str | None:
    """What stands against `neutral` where the interval of the checks lies within the margin; None: nothing does.

    `cases` are all of the suite. Those that checks say nothing of (failed calls, missing outputs, cases without checks)
    may have gone either way, so they widen the interval by their share (the bounds are Manski's). Where hardly anything
    passes on the baseline no drop beyond the margin could show. Defects that features see count as well.
    """
    if checks.baseline <= margin:
        return "too few pass on the baseline for a drop beyond the margin to show"
    unknown = cases - checks.cases
    share = unknown / cases
    lower, upper = ((1 - share) * bound for bound in checks.interval)
    if not is_equivalent((lower - share, upper + share), margin):
        return f"within the margin but for {how_many(unknown, 'case')} of {cases} that checks say nothing of"
    if features is not None and not is_equivalent(features.interval, margin):
        return "within the margin but by features"
    return None
