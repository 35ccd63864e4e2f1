"""Which results of two outputs are of the same check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import CheckedOutput, CheckResult


def by_check(checked: CheckedOutput | None) -> dict[tuple[int, str, str | None], CheckResult]:
    """The results of an output by what their check has the same for every output; empty without one."""
    if checked is None:
        return {}
    found: dict[tuple[int, str, str | None], CheckResult] = {}
    for result in checked.results:
        number = 0
        while (number, result.type, result.path) in found:
            number += 1
        found[number, result.type, result.path] = result
    return found
