"""Checks the outputs of both sides of a suite, case by case, and keeps what the checks said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.assess.calibration import without_say
from workbench.assess.checking import aids_for, check_outputs, with_imported_verdicts
from workbench.assess.earlier import with_earlier_functions
from workbench.compare.judging import CheckedCase, facts_of_case
from workbench.evaluate.judge_bench import Bench
from workbench.store.checks import Said
from workbench.suites.request import case_checks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.assess.parts import SuiteRuns
    from workbench.checks.python_host import PythonHost
    from workbench.records import Case, Check, CheckedOutput
    from workbench.store.database import Database
    from workbench.store.outputs import StoredOutput


class SuiteChecking:
    """Checks the outputs of a suite; `said` is what the checks said so far of outputs that are compared."""

    def __init__(self, db: Database, runs: SuiteRuns, python: PythonHost | None) -> None:
        self._db, self._runs, self._python = db, runs, python
        self._bench = Bench(db, runs.suite, runs.target, runs.baseline)
        self.said: list[Said] = []

    def case(self, case: Case, before: list[StoredOutput], after: list[StoredOutput]) -> CheckedCase:
        """A case with its outputs of both sides, checked."""
        suite = self._runs.suite
        checks = case_checks(suite, case)
        was = self._check(case, checks, before, is_baseline=True)
        now = self._check(case, checks, after, baseline=was)
        stored = (*before, *after)
        both = with_earlier_functions(self._db, checks, stored, (*was, *now), self._python)
        both = with_imported_verdicts(self._db, checks, stored, both, self._runs.pair)
        both = without_say(suite.id, both, self._runs.judges)
        self.said += [Said(one.id, checks, said.results) for one, said in zip(stored, both, strict=True)]
        same_input = len({one.input_hash for one in stored}) <= 1
        return CheckedCase(suite.id, case.id, facts_of_case(case), both[: len(before)], both[len(before) :], same_input)

    def of_baseline(self, case: Case, outputs: Sequence[StoredOutput]) -> list[CheckedOutput]:
        """Outputs of a case by the baseline or a second run of it, checked by themselves."""
        checked = self._check(case, case_checks(self._runs.suite, case), outputs, is_baseline=True)
        return without_say(self._runs.suite.id, checked, self._runs.judges)

    def _check(
        self,
        case: Case,
        checks: tuple[Check, ...],
        outputs: Sequence[StoredOutput],
        baseline: Sequence[CheckedOutput] = (),
        *,
        is_baseline: bool = False,
    ) -> list[CheckedOutput]:
        aids = aids_for(self._bench, case, outputs, checks, self._python, is_baseline=is_baseline)
        return check_outputs(checks, outputs, [one.output for one in baseline], aids)
