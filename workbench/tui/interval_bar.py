"""The interval of a suite's change as a short bar around zero, in plain characters."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from workbench.report.numbers import MINUS

if TYPE_CHECKING:
    from workbench.records import SuiteVerdict
    from workbench.tui.widgets.lines import Span

NONE = "no interval"
BAR_ROLES = {"regression": "bad", "improvement": "good", "inconclusive": "warn"}
_DOT, _LINE, _ZERO, _MARGIN = "●", "─", "┃", "┊"
_CROSSED = {" ": _LINE, _ZERO: "╂", _MARGIN: "┼"}


def interval_bar(verdict: SuiteVerdict, scale: float, width: int) -> list[Span]:
    """The bar of a suite: a line from end to end of the interval, a dot at the change. `width` is odd, 13 or more.

    The middle is no change, the edges are `scale` (a share, 0..1) less and more. The margin is marked at both sides
    where it does not fall on the middle.
    """
    if verdict.interval is None or verdict.difference is None:
        return [(NONE.center(width)[:width], "dim")]
    middle = width // 2

    def at(share: float) -> int:
        return middle + round(min(1.0, max(-1.0, share / scale)) * middle)

    cells = [" "] * width
    if verdict.margin is not None and verdict.margin <= scale:
        cells[at(-verdict.margin)] = cells[at(verdict.margin)] = _MARGIN
    cells[middle] = _ZERO
    # Where features decided, what the checks found is no news.
    role = "" if verdict.basis == "features" else BAR_ROLES.get(verdict.verdict, "")
    roles = ["faint"] * width
    for cell in range(at(verdict.interval[0]), at(verdict.interval[1]) + 1):
        cells[cell] = _CROSSED[cells[cell]]
        roles[cell] = role
    cells[at(verdict.difference)] = _DOT
    roles[at(verdict.difference)] = role
    drawn = groupby(zip(cells, roles, strict=True), itemgetter(1))
    return [("".join(cell for cell, _ in group), role) for role, group in drawn]


def bar_scale(scale: float, width: int) -> str:
    """What stands above the bars: the edges and the middle, in percentage points."""
    edge = f"{scale * 100:.0f}"
    left = f"{MINUS}{edge}"
    return f"{left:<{width // 2}}0{f'+{edge}':>{width // 2}}"
