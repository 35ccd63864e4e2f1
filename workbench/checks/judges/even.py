"""Both sides of a comparison judged alike: what is judged on one side only counts on neither."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.checks.finding import clipped
from workbench.checks.judges.question import JUDGE_TYPES
from workbench.checks.judges.words import NOT_JUDGED
from workbench.checks.registry import base_name
from workbench.checks.run import tallied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CheckedOutput, CheckResult

_REASON_LENGTH = 160


def evenly_judged(
    baseline: Sequence[CheckedOutput], target: Sequence[CheckedOutput]
) -> tuple[list[CheckedOutput], list[CheckedOutput]]:
    """A case's outputs of both sides, checked alike; a check that waits for a judge on one of them waits on all.

    Else a side that was judged could only lose against one that was not.
    """
    waiting = {at for one in (*baseline, *target) for at, result in enumerate(one.results) if waits(result)}
    if not waiting:
        return list(baseline), list(target)
    return [_without(one, waiting) for one in baseline], [_without(one, waiting) for one in target]


def waits(result: CheckResult) -> bool:
    """Whether a result says that no judge was asked yet."""
    if result.passed is not None or base_name(result.type)[0] not in JUDGE_TYPES:
        return False
    said = f"{NOT_JUDGED}: workbench judge "  # after the place of the part, where a path picked one
    return result.reason.startswith(NOT_JUDGED) or (result.path is not None and f": {said}" in result.reason)


def _without(one: CheckedOutput, waiting: set[int]) -> CheckedOutput:
    return tallied(
        one.output,
        tuple(
            _waiting(result) if at in waiting and not waits(result) else result for at, result in enumerate(one.results)
        ),
    )


def _waiting(result: CheckResult) -> CheckResult:
    reason = clipped(f"{NOT_JUDGED} on the other side; here: {result.reason}", _REASON_LENGTH)
    return replace(result, passed=None, score=None, reason=reason)
