"""How many columns there is room for, and which sides they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.tui.views import SideName

UNIFIED_BELOW = 100
THREE_FROM = 150
ROOMY_FROM = 30
"""Rows from which there is room for titles and rules beside the diff."""

PAIRS: tuple[tuple[SideName, ...], ...] = (
    ("baseline", "target", "candidate"),
    ("baseline", "target"),
    ("target", "candidate"),
    ("baseline", "candidate"),
)


def sides_shown(pair: int, *, candidate: bool, unified: bool, width: int) -> tuple[SideName, ...]:
    """The sides of a choice out of PAIRS; three need a candidate and room, else it stands beside the target."""
    if not candidate:
        return PAIRS[1]
    if pair == 0 and (unified or width < THREE_FROM):
        return PAIRS[2]
    return PAIRS[pair]


def next_pair(pair: int, *, unified: bool, width: int) -> int:
    """The choice after this one, among those that look different at this width."""
    after = (pair + 1) % len(PAIRS)
    if unified or width < THREE_FROM:
        # Without room for three the first choice looks like the third.
        return {0: 3, 1: 2, 2: 3, 3: 1}[pair]
    return after
