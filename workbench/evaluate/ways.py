"""The way runs are executed: call by call, or in message batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.client.endpoint import Endpoint
    from workbench.evaluate.batch import BatchExecution
    from workbench.evaluate.budget import Budget
    from workbench.evaluate.execute import Execution, Settings
    from workbench.evaluate.lots import Work
    from workbench.store.database import Database


def execution_of(
    db: Database, works: Sequence[Work], endpoint: Endpoint, settings: Settings, budget: Budget
) -> Execution | BatchExecution:
    """The execution of runs that all go the same way."""
    if works[0].run.configuration.via == "batch":
        from workbench.evaluate.batch import BatchExecution

        return BatchExecution(db, works, endpoint, settings, budget)
    from workbench.evaluate.execute import Execution

    return Execution(db, works, endpoint, settings, budget)
