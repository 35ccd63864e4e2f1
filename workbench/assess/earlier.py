"""Results of functions that may not be run now: what they said of the same outputs before is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.python_check import NOT_RUN
from workbench.checks.registry import base_name
from workbench.checks.run import tallied
from workbench.store.checks import results_of_check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import Check, CheckedOutput, CheckResult
    from workbench.store.database import Database
    from workbench.store.outputs import StoredOutput


def with_earlier_functions(
    db: Database, checks: Sequence[Check], stored: Sequence[StoredOutput], said: Sequence[CheckedOutput]
) -> list[CheckedOutput]:
    """Outputs with what functions that were not run now said of them before, where they did."""
    return [
        one
        if not any(map(_not_run, one.results))
        else tallied(
            one.output,
            tuple(
                _earlier(db, stored_one.id, check) or result if _not_run(result) else result
                for check, result in zip(checks, one.results, strict=True)
            ),
        )
        for stored_one, one in zip(stored, said, strict=True)
    ]


def evenly_run(said: Sequence[CheckedOutput]) -> list[CheckedOutput]:
    """The outputs of a case, of both sides: a function that was not run on one of them counts on none.

    Else a side could lose because it alone was checked.
    """
    waiting = {at: result for one in said for at, result in enumerate(one.results) if _not_run(result)}
    if not waiting:
        return list(said)
    return [
        tallied(one.output, tuple(waiting.get(at, result) for at, result in enumerate(one.results))) for one in said
    ]


def _earlier(db: Database, output_id: int, check: Check) -> CheckResult | None:
    return next((one for one in results_of_check(db, output_id, check) if not _not_run(one)), None)


def _not_run(result: CheckResult) -> bool:
    if result.passed is not None or base_name(result.type)[0] != "python":
        return False
    # after the place of the part, where a path picked one
    return result.reason.startswith(NOT_RUN) or (result.path is not None and f": {NOT_RUN}" in result.reason)
