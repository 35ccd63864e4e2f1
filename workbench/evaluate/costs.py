"""What a run has cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.records import Run
    from workbench.store.database import Database


class RunCost(NamedTuple):
    """USD at the catalogue's prices; `unpriced` calls have no known cost."""

    usd: float
    unpriced: int


def run_cost(db: Database, run: Run) -> RunCost:
    """What a run's own calls cost; answers that were taken over from other runs cost it nothing."""
    from workbench.catalog.prices import cost_usd
    from workbench.store.execution import outputs_of_runs, spent_beside

    usd, unpriced = spent_beside(db, run.id), 0
    for model, usage in outputs_of_runs(db, [run.id]):
        cost = cost_usd(model, usage)
        usd += cost or 0.0
        unpriced += cost is None
    return RunCost(usd, unpriced)
