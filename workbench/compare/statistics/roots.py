"""Where a function crosses zero."""

from __future__ import annotations

from math import copysign, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_STEPS = 200


def root(function: Callable[[float], float], low: float, high: float, tolerance: float = 1e-13) -> float:
    """The zero of a function that changes sign between `low` and `high`, to `tolerance` of the argument.

    Ridders' method (IEEE Transactions on Circuits and Systems 26:979, 1979): each step at least halves the bracket.
    """
    at_low, at_high = function(low), function(high)
    if at_low == 0:
        return low
    if at_high == 0:
        return high
    if (at_low > 0) == (at_high > 0):
        raise ValueError(f"no change of sign between {low} and {high}")
    found = low
    for _ in range(_MOST_STEPS):
        middle = (low + high) / 2
        at_middle = function(middle)
        scale = sqrt(at_middle**2 - at_low * at_high)
        if at_middle == 0 or scale == 0:
            return middle
        last, found = found, middle + (middle - low) * copysign(at_middle / scale, at_middle * (at_low - at_high))
        at_found = function(found)
        if at_found == 0 or abs(found - last) < tolerance:
            break
        for point, value in sorted(((middle, at_middle), (found, at_found))):
            if low < point < high:
                if (value > 0) == (at_high > 0):
                    high, at_high = point, value
                    break
                low, at_low = point, value
        if high - low < tolerance:
            break
    return found
