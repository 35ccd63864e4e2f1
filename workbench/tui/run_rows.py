"""What the list of runs shows of each: read from the store, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from workbench.evaluate.progress import RunProgress
    from workbench.records import Output, Run
    from workbench.store.database import Database
    from workbench.store.execution import RunCounts

RunState = Literal["done", "unfinished", "imported", "running here", "running elsewhere"]

MOST_FAILURES = 200
"""Failed outputs of a run that are listed."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run with how far it is. `held`: another process (or this one) is executing it now."""

    run: Run
    counts: RunCounts
    held: bool

    @property
    def total(self) -> int:
        """The answers it is to have; of an import what it brought."""
        return self.counts.planned or self.counts.answered + self.counts.failed

    @property
    def can_go_on(self) -> bool:
        """Whether calls are left that can be made here."""
        return self.counts.open > 0

    @property
    def progress(self) -> RunProgress:
        """How far it is, in the form of a run under way."""
        from workbench.evaluate.progress import RunProgress

        run, counts = self.run, self.counts
        return RunProgress(
            run=run.id,
            name=run.name,
            model=run.configuration.model,
            total=self.total,
            answered=counts.answered,
            failed=counts.failed,
            refused=0,
            simulated=run.simulated,
        )

    def state(self, *, here: bool) -> RunState:
        """How it stands; `here`: this app is executing it."""
        if here:
            return "running here"
        if self.held:
            return "running elsewhere"
        if self.run.kind == "import":
            return "imported"
        return "unfinished" if self.can_go_on else "done"


def run_rows(db: Database) -> list[RunRow]:
    """Every run, newest first."""
    from workbench.store.runs import list_runs

    return [_row(db, run) for run in reversed(list_runs(db))]


def run_row(db: Database, number: int) -> RunRow:
    """One run. Raises UnknownNameError."""
    from workbench.store.runs import find_run

    return _row(db, find_run(db, str(number)))


def failed_outputs(db: Database, run: Run) -> list[Output]:
    """The first outputs of a run that are an error in an answer's place."""
    from workbench.store.outputs import suite_outputs

    found: list[Output] = []
    for suite in run.suites:
        for stored in suite_outputs(db, run.id, suite):
            if stored.output.error is not None:
                found.append(stored.output)
                if len(found) >= MOST_FAILURES:
                    return found
    return found


def _row(db: Database, run: Run) -> RunRow:
    from workbench.evaluate.holding import is_held
    from workbench.store.execution import run_counts

    return RunRow(run, run_counts(db, run.id), run.kind in ("run", "judge") and is_held(db, run))
