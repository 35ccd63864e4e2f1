"""What runs are to reach, and the table that says what they did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Goal:
    """The figure that must be reached, the one that is aimed at, and what the bare SDK took where both were set.

    Goals are of one machine, in a quiet hour; how fast this one is now shows in what the bare SDK takes here.
    """

    must: float
    aim: float
    bare_then: float | None = None
    more_is_better: bool = False


GOALS = {
    "400 calls of 50 ms, c4: s": Goal(7.2, 6.7, 6.67),
    "400 calls of 50 ms, c16: s": Goal(3.0, 2.5, 2.47),
    "400 calls of 50 ms, c64: s": Goal(2.5, 1.5, 1.88),
    "calls/s while running at c16: % of 320": Goal(80, 88, 91, more_is_better=True),
    "2,000 calls of 0 ms, c32: s": Goal(4.5, 2.5, 3.20),
    "2,000 calls of 0 ms: CPU ms a call": Goal(1.7, 0.8, 0.93),
    "2,000 calls: peak MB": Goal(200, 130, 99),
    "2,000 calls: MB on disk": Goal(5.0, 2.5),
    "2,000 calls opened again: s": Goal(0.5, 0.2),
    "--help: s": Goal(0.5, 0.15),
    "a run of one call: s": Goal(1.3, 1.0),
    "S1 errors and cut answers: s": Goal(10, 7.5),
    "S2b closed for 8 s, says 1 s: s": Goal(11, 10.5),
    "S4 broken, reset, slow answers: s": Goal(6, 5),
    "S5 takes 8 at once: s": Goal(8, 4),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured: by `workbench run`, the bare SDK and the tuned one, in the unit that the name ends with."""

    name: str
    ours: float
    bare: float | None = None
    tuned: float | None = None


def table(figures: list[Figure]) -> str:
    """Figures against their goals. `here` judges the same at the speed this machine shows by the bare SDK."""
    rows = [("", "run", "must", "aim", "reached", "here", "bare SDK", "then", "tuned", "run/bare")]
    for one in figures:
        goal = GOALS.get(one.name)
        then = goal.bare_then if goal else None
        slower = one.bare / then if one.bare and then and goal and not goal.more_is_better else None
        rows.append(
            (
                one.name,
                _number(one.ours),
                _number(goal.must if goal else None),
                _number(goal.aim if goal else None),
                _reached(goal, one.ours) if goal else "",
                _reached(goal, one.ours / slower) if goal and slower else "",
                _number(one.bare),
                _number(then),
                _number(one.tuned),
                f"{one.ours / one.bare:.2f}" if one.bare else "",
            )
        )
    columns = [column for column in zip(*rows, strict=True) if any(column[1:])]
    widths = [max(map(len, column)) for column in columns]
    lines = zip(*columns, strict=True)
    return "\n".join(f"{line[0]:<{widths[0]}}  {_aligned(line[1:], widths[1:])}" for line in lines)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))


def _reached(goal: Goal, figure: float) -> str:
    sign = -1 if goal.more_is_better else 1
    if sign * figure <= sign * goal.aim:
        return "aim"
    return "must" if sign * figure <= sign * goal.must else "neither"


def _number(figure: float | None) -> str:
    if figure is None:
        return ""
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.2f}"
