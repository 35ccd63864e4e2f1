"""A statement over all suites of a comparison together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.compare.estimates import INTERVAL_LEVEL, estimate_by_checks
from workbench.compare.statistics.equivalence import pass_fail_strata, pooled
from workbench.records import Pooled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.suites import SuiteCases


def overall(suites: Sequence[SuiteCases], traffic: Sequence[float | None]) -> Pooled | None:
    """The mean difference of pass rates over all suites that have checks, each counted within itself.

    `traffic` are the suites' requests a month. Suites weigh by them where those of all are known, else all alike. None
    without checks. Source: stratified estimation; the method is that of `pooled`.
    """
    found = [(estimate_by_checks(one.tested), weight) for one, weight in zip(suites, traffic, strict=True)]
    counted = [(one, weight) for one, weight in found if one is not None]
    weighted = bool(counted) and all(weight for _, weight in counted)
    strata = pass_fail_strata([((weight if weighted else None) or 1.0, one.pairs) for one, weight in counted])
    together = pooled(strata, INTERVAL_LEVEL)
    if together is None:
        return None
    lower, upper = together.interval
    return Pooled(
        difference=together.difference,
        interval=(max(lower, -1.0), min(upper, 1.0)),
        interval_level=INTERVAL_LEVEL,
        suites=together.suites,
        cases=sum(one.cases for one, _ in counted),
        weighted=weighted,
    )
