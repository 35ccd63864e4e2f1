"""What a number of cases can and cannot show."""

from __future__ import annotations

from math import comb

# Four cases that turn from pass to fail, and none the other way, are the fewest that a one-sided exact
# (mid-p) test calls a regression at 5 %: 0.5**4 / 2 = 0.03, while three give 0.06.
FEWEST = 4
POWER = 0.8


def smallest_drop(cases: int) -> float | None:
    """The smallest drop of the pass rate (0..1) that so many cases find four times in five, None if none.

    That is at best: when no case flips by chance from one sample to the next. Source: the exact binomial.
    """
    if cases < FEWEST:
        return None
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if _chance(cases, middle) >= POWER else (middle, high)
    return high


def _chance(cases: int, drop: float) -> float:
    """The chance that at least the fewest cases needed turn, each with probability `drop`."""
    return 1 - sum(comb(cases, k) * drop**k * (1 - drop) ** (cases - k) for k in range(FEWEST))
