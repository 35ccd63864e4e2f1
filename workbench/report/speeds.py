"""How many times the baseline's time the target takes, for each suite of a stored comparison and over all of them."""

from __future__ import annotations

from math import exp, fsum, log
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.statistics.speed import hodges_lehmann
from workbench.records import Speed
from workbench.store.latencies import case_latencies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Comparison, SuiteVerdict
    from workbench.store.database import Database
    from workbench.store.latencies import CaseTimes

_LEVEL = 0.95


class Speeds(NamedTuple):
    """The speed over all suites, and that of each by its id."""

    whole: Speed
    suites: dict[str, Speed]


def read_speeds(db: Database, comparison: Comparison, verdicts: Sequence[SuiteVerdict]) -> Speeds:
    """How fast the target is, on cases whose times are known on both sides and were measured for this comparison.

    A case of several samples counts once, by the mean of their logarithms. All others are counted by why they are left
    out; what is not told of a case is unknown.
    """
    times = case_latencies(db, comparison)
    cases = {one.suite: one.cases for one in verdicts}
    each = {suite: _speed(times.get(suite, []), number) for suite, number in cases.items()}
    together = [one for suite in cases for one in times.get(suite, [])]
    return Speeds(_speed(together, sum(cases.values())), each)


def _speed(times: Sequence[CaseTimes], cases: int) -> Speed:
    logs = [fsum(log(now / was) for was, now in one.pairs) / len(one.pairs) for one in times if one.pairs]
    simulated = sum(one.simulated and not one.pairs for one in times)
    taken_over = sum(one.taken_over and not one.simulated and not one.pairs for one in times)
    found = hodges_lehmann(logs, _LEVEL)
    interval = None if found is None else found.interval
    return Speed(
        ratio=None if found is None else exp(found.centre),
        interval=None if interval is None else (exp(interval.lower), exp(interval.upper)),
        interval_level=_LEVEL,
        cases=len(logs),
        unknown=max(cases - len(logs) - simulated - taken_over, 0),  # outputs may have come since the verdicts
        simulated=simulated,
        taken_over=taken_over,
    )
