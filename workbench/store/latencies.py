"""How long the outputs of both runs of a comparison took, case by case."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from workbench.store.database import reads

if TYPE_CHECKING:
    from workbench.records import Comparison
    from workbench.store.database import Database

# True of an output (alias x) that was taken over from another run, as `outputs_of_runs` tells them.
_TAKEN_OVER = (
    "EXISTS (SELECT 1 FROM outputs e WHERE e.call_key = x.call_key AND e.id < x.id AND e.error IS NULL"
    " AND e.request_id IS x.request_id AND e.at IS x.at)"
)


class CaseTimes(NamedTuple):
    """The times of a case in ms, (baseline, target) of each sample of which both are known and measured for this.

    `simulated` and `taken_over` say of the other samples that one side was simulated, or its answer taken over from
    another run, when it was measured at another time.
    """

    pairs: list[tuple[float, float]]
    simulated: bool
    taken_over: bool


@reads
def case_latencies(db: Database, comparison: Comparison) -> dict[str, list[CaseTimes]]:
    """Give by suite the times of its cases, as far as both sides have an answer of the same sample."""
    taken_over = " OR ".join(_TAKEN_OVER.replace("x.", f"{side}.") for side in ("b", "t"))
    rows = db.connection.execute(
        f"SELECT s.name, c.id, b.latency_ms, t.latency_ms, b.simulated OR t.simulated, {taken_over}"
        " FROM outputs b JOIN outputs t ON t.run_id = ? AND t.case_id = b.case_id AND t.sample = b.sample"
        " JOIN cases c ON c.id = b.case_id JOIN suites s ON s.id = c.suite_id"
        " WHERE b.run_id = ? AND b.error IS NULL AND t.error IS NULL ORDER BY s.name, c.id, b.sample",
        (comparison.target.id, comparison.baseline.id),
    )
    found: dict[str, list[CaseTimes]] = {}
    for (suite, _), samples in groupby(rows, lambda row: row[:2]):
        one = CaseTimes([], simulated=False, taken_over=False)
        for _, _, was, now, simulated, again in samples:
            if not simulated and not again and min(was or 0, now or 0) > 0:
                one.pairs.append((was, now))
            one = one._replace(
                simulated=one.simulated or bool(simulated), taken_over=one.taken_over or bool(again and not simulated)
            )
        found.setdefault(suite, []).append(one)
    return found
