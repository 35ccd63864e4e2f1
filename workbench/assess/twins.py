"""A second run of the baseline, by which its own variation is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.runs import list_runs

if TYPE_CHECKING:
    from workbench.records import Run
    from workbench.store.database import Database


def twins_of(db: Database, baseline: Run, target: Run) -> dict[str, Run]:
    """By suite the newest run of the baseline's configuration that holds it, other than the two compared."""
    others = [run for run in list_runs(db) if run.id not in (baseline.id, target.id) and run.kind == baseline.kind]
    alike = [run for run in others if run.configuration == baseline.configuration]
    return {suite: run for run in alike for suite in run.suites if suite in baseline.suites}
