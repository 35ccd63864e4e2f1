"""Draws the mishap of each call, anew every time, by a chance that can be repeated."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from workbench.simulator.faults import Fault

if TYPE_CHECKING:
    from workbench.simulator.conditions import Conditions


class Chaos:
    """The chance of one server: the n-th call meets the same mishap whenever the seed is the same."""

    def __init__(self, conditions: Conditions) -> None:
        self._mishaps = conditions.chaos
        self._retry_after_s = conditions.retry_after_s
        self._chance = Random(conditions.seed)

    def draw(self) -> Fault | None:
        """What happens to the next call; None when all goes well."""
        point = self._chance.random()
        for mishap in self._mishaps:
            point -= mishap.share
            if point < 0:
                return Fault(mishap.kind, None, self._retry_after_s if mishap.kind.isdigit() else mishap.seconds)
        return None
