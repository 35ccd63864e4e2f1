"""A suite with the runs that are compared, and its cases in parts; light to import, so that work is handed out fast."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.store.outputs import suite_outputs
from workbench.store.ranges import EVERY_CASE, case_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.assess.calibration import Deciding
    from workbench.records import Run, Suite
    from workbench.store.database import Database
    from workbench.store.outputs import StoredOutput
    from workbench.store.ranges import CaseRange

LEARNT_FROM = 1000  # cases whose baseline outputs make the norm and the churn; more of them tell no more
_AT_ONCE = 500  # further cases of a suite that are compared together


@dataclass(frozen=True, slots=True)
class SuiteRuns:
    """A suite with the two runs that are compared, a second run of the baseline where there is one, and the judges that
    may decide.
    """

    suite: Suite
    baseline: Run
    target: Run
    twin: Run | None = None
    judges: Deciding = frozenset()

    @property
    def pair(self) -> tuple[int, int]:
        """The numbers of both runs."""
        return self.baseline.id, self.target.id


def ranges_of(db: Database, runs: SuiteRuns, first: int = LEARNT_FROM, size: int = _AT_ONCE) -> list[CaseRange]:
    """The cases of a suite in parts that are compared one by one: the `first` ones, from which its habits are learnt,
    then `size` cases at once.
    """
    return case_ranges(db, runs.suite.id, runs.baseline.id, first, size)


def outputs_by_case(
    db: Database, run: Run, suite: Suite, within: CaseRange = EVERY_CASE
) -> Iterator[tuple[str, list[StoredOutput]]]:
    """A run's outputs of a suite (or of a range of its cases), with the case's id, cases in their order."""
    for case, outputs in groupby(suite_outputs(db, run.id, suite.id, within), lambda one: one.output.case):
        yield case, list(outputs)
