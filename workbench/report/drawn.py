"""An interval as a drawing: a line around no change, with a dot and the margin."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.records import SuiteVerdict

WIDTH = 160


class Drawn(NamedTuple):
    """Horizontal places in a picture `WIDTH` wide; `arrows` say that the interval leaves the scale (left, right)."""

    low: float
    high: float
    dot: float
    zero: float
    margin: tuple[float, float] | None
    arrows: tuple[bool, bool]


def scale_of(verdicts: Iterable[SuiteVerdict]) -> float:
    """The largest difference the pictures of these suites have room for, 0..1: one scale, so that they compare."""
    reach = [abs(bound) for one in verdicts if one.interval is not None for bound in one.interval]
    return min(1.0, max(0.1, math.ceil(max(reach, default=0.1) * 10) / 10))


def drawn(verdict: SuiteVerdict, scale: float) -> Drawn | None:
    """The drawing of a suite's interval; None where it has none."""
    if verdict.interval is None or verdict.difference is None:
        return None
    low, high = verdict.interval

    def at(share: float) -> float:
        return round((min(scale, max(-scale, share)) / scale + 1) / 2 * (WIDTH - 12) + 6, 1)

    band = None if verdict.margin is None else (at(-verdict.margin), at(verdict.margin))
    return Drawn(at(low), at(high), at(verdict.difference), at(0.0), band, (low < -scale, high > scale))
