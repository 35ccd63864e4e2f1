"""The equal runs of two whole texts, from which everything that is said of their difference can be derived."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.text.layout import Row
    from workbench.text.runs import Run


class Block(NamedTuple):
    """Characters `left` to `left_end` of the left text are `right` to `right_end` of the right one."""

    left: int
    left_end: int
    right: int
    right_end: int


def equal_runs(left: str, right: str, rows: Iterable[Row], runs_of: Callable[[Row], Sequence[Run]]) -> list[Run]:
    """The equal runs of the texts in order; none are empty or touch on both sides. `runs_of` gives those of a row."""
    left_at, right_at = _starts(left), _starts(right)
    left_last, right_last = len(left_at) - 2, len(right_at) - 2
    crlf = "\r\n" in left and "\r\n" in right
    result: list[Run] = []
    i = i_end = j = j_end = 0  # the run that may go on
    for row in rows:
        kind, left_line, right_line = row
        if left_line is None or right_line is None:
            continue
        x, x_end = left_at[left_line], left_at[left_line + 1]
        y, y_end = right_at[right_line], right_at[right_line + 1]
        broken = left_line < left_last and right_line < right_last  # both lines end with a line break
        if broken and kind == "equal" and x_end - x == y_end - y:
            if x != i_end or y != j_end:
                if i_end > i:
                    result.append((i, i_end, j, j_end))
                i, j = x, y
            i_end, j_end = x_end, y_end
            continue
        for p, p_end, q, q_end in runs_of(row):
            if x + p != i_end or y + q != j_end:
                if i_end > i:
                    result.append((i, i_end, j, j_end))
                i, j = x + p, y + q
            i_end, j_end = x + p_end, y + q_end
        if broken:
            both = 2 if crlf and left[x_end - 2 : x_end] == right[y_end - 2 : y_end] == "\r\n" else 1
            if x_end - both != i_end or y_end - both != j_end:
                if i_end > i:
                    result.append((i, i_end, j, j_end))
                i, j = x_end - both, y_end - both
            i_end, j_end = x_end, y_end
    if i_end > i:
        result.append((i, i_end, j, j_end))
    return result


def _starts(text: str) -> list[int]:
    """Where each line begins; behind the last one where the next would."""
    return list(accumulate(map((1).__add__, map(len, text.split("\n"))), initial=0))
