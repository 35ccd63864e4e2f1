"""Whether a p-value reaches its level."""

from __future__ import annotations

SLACK = 1e-12  # sums of floats miss equality: 3 of 3 against 0 of 3 is 0.05 exactly


def reaches(p_value: float, level: float) -> bool:
    """Whether a p-value (or q-value) is at most the level; equality in exact arithmetic counts."""
    return p_value <= level + SLACK
