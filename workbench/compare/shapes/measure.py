"""The shape of a case's change, from both outputs, the signals and what the checks said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.compare.shapes.checked import check_changes, explaining
from workbench.compare.shapes.difference import difference_of
from workbench.compare.shapes.kinds import CHECKS, rank
from workbench.compare.shapes.shape import Shape
from workbench.compare.shapes.signalled import with_signals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import CheckResult, Output, Signal

_MOST_PARTS = 16


def shape_of(
    baseline: Output,
    target: Output,
    signals: Sequence[Signal] = (),
    was: Sequence[CheckResult] = (),
    now: Sequence[CheckResult] = (),
) -> Shape:
    """The shape of the change from one output to the other of a case.

    `signals` are those of the case, `was` and `now` what the checks said of either output. No diff is made.
    """
    found = difference_of(baseline, target)
    parts = with_signals(found.parts, signals)
    parts = [*explaining(parts, was, now), *check_changes(target.suite, was, now)]
    parts.sort(key=lambda part: (-part.standing, part.kind in CHECKS, rank(part), part.general, part.key))
    return Shape(tuple(parts[:_MOST_PARTS]), found.reworded or bool(parts), found.kept, found.size)
