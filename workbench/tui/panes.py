"""How many columns there is room for, and which sides they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.tui.views import SideName

UNIFIED_BELOW = 100
THREE_FROM = 150
ROOMY_FROM = 30
"""Rows from which there is room for titles and rules beside the diff."""
ASKED_FROM = 36
"""Rows from which there is room for what the answers answer."""

PAIRS: tuple[tuple[SideName, ...], ...] = (
    ("baseline", "target", "candidate"),
    ("baseline", "target"),
    ("target", "candidate"),
    ("baseline", "candidate"),
)


def pair_shown(pair: int, *, unified: bool, width: int, narrow: int) -> int:
    """The choice out of PAIRS that is shown: all three need room, else it is the one at `narrow`."""
    return narrow if pair == 0 and (unified or width < THREE_FROM) else pair


def next_pair(pair: int, *, unified: bool, width: int, narrow: int) -> int:
    """The choice after the one shown, of those there is room for."""
    after = (pair_shown(pair, unified=unified, width=width, narrow=narrow) + 1) % len(PAIRS)
    return after or (1 if unified or width < THREE_FROM else 0)
