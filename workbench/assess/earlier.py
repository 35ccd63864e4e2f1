"""Results of functions that are not run now: what they said of the same outputs before is kept, and marked so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.checks.finding import clipped
from workbench.checks.python_check import KEPT, is_not_run
from workbench.checks.run import tallied
from workbench.store.checks import results_of_check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.checks.python_host import PythonHost
    from workbench.records import Check, CheckedOutput, CheckResult
    from workbench.store.database import Database
    from workbench.store.outputs import StoredOutput

_REASON_LENGTH = 160


def with_earlier_functions(
    db: Database,
    checks: Sequence[Check],
    stored: Sequence[StoredOutput],
    said: Sequence[CheckedOutput],
    python: PythonHost | None,
) -> list[CheckedOutput]:
    """Outputs with what functions that were not run now said of them before, where they did.

    The function's file, or what it is told of the case, may have changed since: the reason says that it is kept. Where
    functions may be run (`python`), what came with an import decides nothing.
    """
    imported = None if python is None else False
    return [
        one
        if not any(map(is_not_run, one.results))
        else tallied(
            one.output,
            tuple(
                (_earlier(db, stored_one.id, check, imported) or result) if is_not_run(result) else result
                for check, result in zip(checks, one.results, strict=True)
            ),
        )
        for stored_one, one in zip(stored, said, strict=True)
    ]


def _earlier(db: Database, output_id: int, check: Check, imported: bool | None) -> CheckResult | None:
    for one in results_of_check(db, output_id, check, imported=imported):
        if not is_not_run(one):
            return replace(one, reason=clipped(f"{KEPT}: {one.reason.removeprefix(f'{KEPT}: ')}", _REASON_LENGTH))
    return None
