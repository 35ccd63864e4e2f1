"""Why a suite has its verdict, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.compare.estimates import NOT_COMPARED
from workbench.compare.statistics.equivalence import is_equivalent
from workbench.text.counts import how_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.estimates import Estimate
    from workbench.records import CaseVerdict, JsonObject

_NAMED = 3


def found_reason(one: Estimate, checks: Estimate | None, margin: float) -> str:
    """Of a regression or an improvement: by checks or, where they are silent or there are none, by features."""
    if one.basis == "checks":
        within = ", within the margin" if is_equivalent(one.interval, margin) else ""
        return f"{_moves(one)}; {_rates(one)}{within}"
    said = "no checks" if checks is None else f"by checks {_moves(checks)}"
    return f"{said}; by features {_moves(one)}; free of defects {one.baseline:.2f} -> {one.target:.2f}"


def neutral_reason(one: Estimate, features: Estimate | None) -> str:
    """Of no change, shown by the interval of the checks."""
    lower, upper = one.interval
    ruled_out = f"a change above {_points(max(-lower, upper))} either way is ruled out"
    return f"{_by_checks(one, features)}; {_rates(one)}; {ruled_out}"


def open_reason(one: Estimate, features: Estimate | None) -> str:
    """Of what the checks cannot tell: what they do rule out."""
    lower = one.interval[0]
    if lower <= -1:
        return f"{_by_checks(one, features)}; no drop is ruled out"
    ruled_out = "any drop" if lower >= 0 else f"a drop above {_points(-lower)}"
    return f"{_by_checks(one, features)}; {ruled_out} is ruled out"


def unseen_reason(one: Estimate, changed: int) -> str:
    """Without checks: features do not see everything, so that they saw no change never shows that there is none."""
    seen = f"by features {one.worse or 'none'} worse, {one.better or 'none'} better"
    return f"no checks: {changed} of {how_many(one.cases, 'answer')} changed; {seen}"


def lost_to_family(one: Estimate, alpha: float) -> str:
    """Said where a suite by itself would have been called worse or better; else nothing."""
    p = min(one.p_regression, one.p_improvement)
    if p > alpha:
        return ""
    by = " by features" if one.basis == "features" else ""
    return f"; {'worse' if one.p_regression <= alpha else 'better'}{by} by itself (p {p:.3f}), not among so many tests"


def left_out(verdicts: Sequence[CaseVerdict], counts: JsonObject) -> str:
    """How many cases could not be compared; nothing where all could."""
    parts = [f"{counts[name]} {name}" for name in NOT_COMPARED if counts[name]]
    return f" ({', '.join(parts)} of {len(verdicts)})" if parts else ""


def named(cases: Sequence[str]) -> str:
    """The first of some cases, and how many there are besides."""
    more = f" and {len(cases) - _NAMED} more" if len(cases) > _NAMED else ""
    return ", ".join(cases[:_NAMED]) + more


def _by_checks(one: Estimate, features: Estimate | None) -> str:
    """How cases went by checks, and by features where these tell some apart that the checks do not."""
    if features is None or not features.worse + features.better:
        return _moves(one)
    return f"by checks {_moves(one)}, by features {features.worse or 'none'} worse, {features.better or 'none'} better"


def _moves(one: Estimate) -> str:
    """'no case got worse', 'no case got worse, 2 of 50 got better', '3 of 50 cases got worse, 1 better'."""
    if not one.worse:
        return f"no case got worse{f', {one.better} of {one.cases} got better' if one.better else ''}"
    return f"{one.worse} of {how_many(one.cases, 'case')} got worse, {one.better or 'none'} better"


def _rates(one: Estimate) -> str:
    return f"pass rate {one.baseline:.2f} -> {one.target:.2f}"


def _points(share: float) -> str:
    return f"{100 * share:.1f} points"
