"""Further samples of single cases, drawn in the runs that have the first ones: what is sent, and what it may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import WorkbenchError
from workbench.evaluate.drawing import choose_draws
from workbench.evaluate.examine import examine
from workbench.evaluate.plan import PlannedRun
from workbench.store.batches import open_batches
from workbench.store.drawn import Further, plan_further, planned_samples, unplan_further
from workbench.store.execution import PlannedSuite, answered_calls, planned_suites
from workbench.store.suites import load_cases
from workbench.store.verdicts import case_verdicts, suite_verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.evaluate.drawing import Draw, Place
    from workbench.records import Case, Comparison, Run, Suite
    from workbench.store.database import Database
    from workbench.store.drawn import Planned, Why


class Asked(NamedTuple):
    """A case as a run has it, and how many answers it is to have."""

    suite: Suite
    case: Case
    planned: Planned


class Side(NamedTuple):
    """A run that can be drawn from: its cases by suite and case."""

    run: Run
    cases: dict[Place, Asked]


class Resampling:
    """What further samples of a comparison are to be drawn, in order, and what is left of it."""

    def __init__(self, db: Database, comparison: Comparison, samples: int) -> None:
        """`samples`: how many more of each case and side. Raises WorkbenchError where no side can be drawn."""
        self._db = db
        self._samples = samples
        sides = [_side(db, run) for run in (comparison.baseline, comparison.target)]
        self.sides = [one for one in sides if one.cases]
        self.undrawable = [one.run for one in sides if not one.cases]
        if not self.sides:
            raise WorkbenchError(
                f"neither run of comparison {comparison.id} '{comparison.name}' was executed here,"
                " so no further samples can be drawn",
                hint="`workbench run` executes suites; imported and recorded outputs cannot be drawn again.",
            )
        for run in self.runs:
            if open_batches(db, run.id):
                raise WorkbenchError(
                    f"run {run.id} '{run.name}' waits for a batch", hint=f"`workbench run --resume {run.id}` first."
                )
        self.draws = _choose(db, comparison, self.sides)
        # A request that a side refuses says nothing more when it is sent again.
        plans = self.plans(self.draws)
        self.draws = [
            one for one in self.draws if not any(plan.examined.not_sent(one.suite, one.case) for plan in plans)
        ]

    @property
    def runs(self) -> list[Run]:
        """The runs that are drawn from."""
        return [one.run for one in self.sides]

    def answered(self) -> set[tuple[int, Place, int]]:
        """What there is an answer to: run, case and sample."""
        return {
            (side.run.id, (suite, case), sample)
            for side in self.sides
            for suite, case, sample in answered_calls(self._db, side.run.id)
        }

    def left(self) -> list[Draw]:
        """The cases that still lack an answer on a side, in order."""
        answered = self.answered()
        return [
            one
            for one in self.draws
            if any(
                (side.run.id, (one.suite, one.case), sample) not in answered
                for side in self._sides_of(one)
                for sample in range(1, self._wanted(side, one) + 1)
            )
        ]

    def plans(self, draws: Sequence[Draw]) -> list[PlannedRun]:
        """What each run is to answer of these cases."""
        found = []
        for side in self.sides:
            suites = _suites(side, [(one, self._wanted(side, one)) for one in draws if side in self._sides_of(one)])
            configuration = side.run.configuration
            if suites:
                examined = examine(suites, configuration, apply_safe=bool(configuration.mends))
                found.append(PlannedRun(tuple(suites), configuration, examined, side.run, side.run.kind, in_order=True))
        return found

    def mark(self, draws: Sequence[Draw]) -> None:
        """Note in the runs that these cases are to have more answers, and why."""
        for side in self.sides:
            wanted = [
                Further(one.suite, one.case, self._wanted(side, one), one.why)
                for one in draws
                if side in self._sides_of(one)
            ]
            plan_further(self._db, side.run.id, wanted)

    def unmark(self, draws: Sequence[Draw]) -> None:
        """Take back what did not come of what was noted; what is with the API in a batch stays."""
        for side in self.sides:
            if not open_batches(self._db, side.run.id):
                cases = [(one.suite, one.case) for one in draws if side in self._sides_of(one)]
                unplan_further(self._db, side.run.id, cases)

    def _sides_of(self, one: Draw) -> list[Side]:
        return [side for side in self.sides if (one.suite, one.case) in side.cases]

    def _wanted(self, side: Side, one: Draw) -> int:
        planned = side.cases[one.suite, one.case].planned
        return max(planned.samples, planned.first + self._samples)


def _side(db: Database, run: Run) -> Side:
    planned = planned_samples(db, run.id) if run.kind == "run" else {}
    cases = {
        (one.suite.id, case.id): Asked(one.suite, case, planned[one.suite.id, case.id])
        for one in (planned_suites(db, run.id) if planned else [])
        for case in one.cases
    }
    return Side(run, cases)


def _choose(db: Database, comparison: Comparison, sides: Sequence[Side]) -> list[Draw]:
    suites = suite_verdicts(db, comparison.id)
    drawn: dict[Place, Why] = {
        place: asked.planned.why for side in sides for place, asked in side.cases.items() if asked.planned.why
    }
    critical = {(case.suite, case.id) for one in suites for case in load_cases(db, one.suite) if case.critical}
    cases = {one.suite: case_verdicts(db, comparison.id, one.suite) for one in suites}
    return choose_draws(suites, cases, critical, drawn, comparison.gid)


def _suites(side: Side, wanted: Sequence[tuple[Draw, int]]) -> list[PlannedSuite]:
    """The cases as a run has them, by suite and number of answers."""
    grouped: dict[tuple[str, int], list[Asked]] = {}
    for one, samples in wanted:
        grouped.setdefault((one.suite, samples), []).append(side.cases[one.suite, one.case])
    return [
        PlannedSuite(asked[0].suite, tuple(one.case for one in asked), samples)
        for (_, samples), asked in grouped.items()
    ]
