"""Both sides of a case made even: what is known of one side only decides on neither."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.finding import clipped
from workbench.checks.run import tallied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CheckedOutput, CheckResult

_NOTE = 90  # characters
_REASON = 160


class Evened(NamedTuple):
    """The outputs of both sides as they may be compared, and a note of what does not count (None: all of it does)."""

    baseline: list[CheckedOutput]
    target: list[CheckedOutput]
    note: str | None


def evened(baseline: Sequence[CheckedOutput], target: Sequence[CheckedOutput]) -> Evened:
    """A case's outputs of both sides, checked alike, so that nothing undecided acts as a pass.

    A check that is decided for no answer of one side is left out of both sides. Of a check that is decided on both, an
    answer it leaves undecided is neither a pass nor a fail, unless another check fails it.
    """
    known = [_decided(side) for side in (baseline, target)]
    lacking = (known[0] ^ known[1]) & _held(baseline) & _held(target)
    if not lacking and not any(_gap(one, known) for one in (*baseline, *target)):
        return Evened(list(baseline), list(target), None)
    sides = [[_counted(one, lacking, known) for one in side] for side in (baseline, target)]
    return Evened(sides[0], sides[1], _note(baseline, target, lacking, sides))


def _answered(side: Sequence[CheckedOutput]) -> list[CheckedOutput]:
    return [one for one in side if one.output.error is None]


def _decided(side: Sequence[CheckedOutput]) -> set[int]:
    """The places of the checks that are decided for some answer of a side and take part in its verdict."""
    return {
        at
        for one in _answered(side)
        for at, result in enumerate(one.results)
        if result.weight > 0 and result.passed is not None
    }


def _held(side: Sequence[CheckedOutput]) -> set[int]:
    """The places of the checks that a side's answers were held against at all."""
    return {at for one in _answered(side) for at in range(len(one.results))}


def _gap(one: CheckedOutput, known: Sequence[set[int]]) -> bool:
    """Whether a check that is decided on both sides leaves this answer undecided."""
    return one.output.error is None and any(
        result.passed is None and at in known[0] and at in known[1] for at, result in enumerate(one.results)
    )


def _counted(one: CheckedOutput, lacking: set[int], known: Sequence[set[int]]) -> CheckedOutput:
    results = tuple(_left_out(result) if at in lacking else result for at, result in enumerate(one.results))
    even = tallied(one.output, results)
    return replace(even, passed=None, score=None) if even.passed and _gap(one, known) else even


def _left_out(result: CheckResult) -> CheckResult:
    if result.passed is None:
        return result
    reason = clipped(f"undecided on the other side; here: {result.reason}", _REASON)
    return replace(result, passed=None, score=None, reason=reason)


def _note(
    baseline: Sequence[CheckedOutput],
    target: Sequence[CheckedOutput],
    lacking: set[int],
    sides: Sequence[Sequence[CheckedOutput]],
) -> str:
    """As in `not counted: python (undecided for the target: f.py:f: it raised …)`."""
    said: dict[str, str] = {}
    for at in sorted(lacking):
        for name, side in (("baseline", baseline), ("target", target)):
            open_ = [one.results[at] for one in _answered(side) if len(one.results) > at]
            if open_ and all(result.passed is None for result in open_):
                said.setdefault(open_[0].type, f"undecided for the {name}: {open_[0].reason}")
    if said:
        kind, why = next(iter(said.items()))
        others = f" and {len(lacking) - 1} more" if len(lacking) > 1 else ""
        return f"not counted: {kind}{others} ({clipped(why, _NOTE)})"
    unknown = sum(one.passed is None and one.output.error is None for side in sides for one in side)
    return f"not counted: {unknown} undecided answer{'s' if unknown > 1 else ''}"
