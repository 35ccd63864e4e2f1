"""Many tests at once: false discovery rate, family-wise error, and families inside families.

Sources: Benjamini and Hochberg, JRSS B 57:289 (1995); Benjamini and Yekutieli, Annals of Statistics 29:1165 (2001);
Holm, Scandinavian Journal of Statistics 6:65 (1979); Simes, Biometrika 73:751 (1986); Benjamini and Bogomolov, JRSS B
76:297 (2014); Tarone, Biometrics 46:515 (1990).
"""

from __future__ import annotations

from itertools import accumulate
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.statistics.levels import reaches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Selection(NamedTuple):
    """What a test of families inside families found."""

    simes: dict[str, float]
    selected: list[str]
    level: float
    rejected: dict[str, list[bool]]


class Screening(NamedTuple):
    """Places of the hypotheses that form the family, and of those that could not reach significance in it."""

    family: list[int]
    underpowered: list[int]


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """q-values in the order given: the smallest false discovery rate at which each is rejected.

    It holds for independent and for positively dependent tests, as suites that share a model are.
    """
    count = len(p_values)
    order = _ascending(p_values)
    steps = [p_values[at] * count / rank for rank, at in enumerate(order, start=1)]
    return _placed(order, list(accumulate(reversed(steps), min))[::-1])


def benjamini_yekutieli(p_values: Sequence[float]) -> list[float]:
    """q-values that hold under any dependence, in the order given."""
    harmonic = fsum(1 / rank for rank in range(1, len(p_values) + 1))
    return [min(1.0, q * harmonic) for q in benjamini_hochberg(p_values)]


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjusted p-values in the order given; the chance of any false rejection is at most the level."""
    count = len(p_values)
    order = _ascending(p_values)
    steps = [p_values[at] * (count - before) for before, at in enumerate(order)]
    return _placed(order, list(accumulate(steps, max)))


def rejected(adjusted: Sequence[float], level: float) -> list[bool]:
    """Which adjusted p-values or q-values are at most the level."""
    return [reaches(one, level) for one in adjusted]


def simes(p_values: Sequence[float]) -> float:
    """One p-value for `any of them is not null`: the smallest k p_(j) / j of at least one."""
    return min(benjamini_hochberg(p_values))


def benjamini_bogomolov(families: Mapping[str, Sequence[float]], q: float) -> Selection:
    """Families picked by their Simes p-values at false discovery rate q, then tested inside at the level q R / m.

    R of the m families are picked. The false discovery rate then holds on average over the picked ones.
    """
    combined = {name: simes(p_values) for name, p_values in families.items()}
    found = rejected(benjamini_hochberg(list(combined.values())), q)
    selected = [name for name, picked in zip(combined, found, strict=True) if picked]
    level = q * len(selected) / len(families) if families else 0.0
    inside = {name: rejected(inside_selected(families[name], len(selected), len(families)), q) for name in selected}
    return Selection(combined, selected, level, inside)


def inside_selected(p_values: Sequence[float], selected: int, families: int) -> list[float]:
    """q-values of the tests inside one family that was picked, in the order given, as one of so many of all families.

    One at most q is what Benjamini and Bogomolov reject at the level q R / m, by whatever tests of the families
    themselves the R of the m were picked.
    """
    return [min(1.0, one * families / selected) for one in benjamini_hochberg(p_values)]


def screened(smallest: Sequence[float], q: float, divisor: int | None = None) -> Screening:
    """Hypotheses whose smallest attainable p exceeds q / divisor are left out of the family before it is formed.

    Legitimate only for a bound that does not know the direction of the differences (`smallest_p`). The divisor is
    the number of hypotheses, the first step of Benjamini and Hochberg; `tarone_divisor` keeps more of them.
    """
    bar = q / (divisor or max(len(smallest), 1))
    within = [reaches(one, bar) for one in smallest]
    return Screening(
        [at for at, can in enumerate(within) if can],
        [at for at, can in enumerate(within) if not can],
    )


def tarone_divisor(smallest: Sequence[float], q: float) -> int:
    """Tarone's K: the smallest number for which at most so many hypotheses can reach q / K; at least 1."""
    return next(k for k in range(1, len(smallest) + 2) if sum(reaches(one, q / k) for one in smallest) <= k)


def _ascending(p_values: Sequence[float]) -> list[int]:
    if not all(0 <= p <= 1 for p in p_values):
        raise ValueError(f"p-values lie between 0 and 1: {list(p_values)}")
    return sorted(range(len(p_values)), key=p_values.__getitem__)


def _placed(order: Sequence[int], values: Sequence[float]) -> list[float]:
    """Values of the sorted hypotheses, back in the order they were given; none above 1."""
    placed = [0.0] * len(order)
    for at, value in zip(order, values, strict=True):
        placed[at] = min(1.0, value)
    return placed
