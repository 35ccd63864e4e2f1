"""A planted migration in a database, as two runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.databases import new_database
from tests.planted.migration import Planted, configurations, outputs
from workbench.store.outputs import add_outputs
from workbench.store.runs import create_run
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def store(path: Path, suites: Sequence[Planted]) -> None:
    """Keep suites, cases and the outputs of both sides as runs 1 (baseline) and 2 (target)."""
    with new_database(path) as db:
        for one in suites:
            save_suite(db, one.suite, one.cases)
        for side, configuration in enumerate(configurations(suites)):
            name = ("baseline", "target")[side]
            run = create_run(db, name, configuration, kind="import", origin="recorded", simulated=True)
            add_outputs(db, run.id, (output for one in suites for output in outputs(one, side, configuration)))
