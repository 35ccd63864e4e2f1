"""The unified form of a difference: hunks of changed rows with unchanged rows around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from workbench.text.diff import Diff

Sign = Literal[" ", "~", "-", "+"]


class Line(NamedTuple):
    """One line of a hunk: its row of the difference, and the side whose text it shows.

    Signs: ` ` equal, `~` differs in what is ignored (the right line is shown, or that of the only side that has it;
    such a line stands among its side's lines), `-` removed, `+` added.
    """

    sign: Sign
    row: int
    side: Literal["left", "right"]


class Hunk(NamedTuple):
    """Lines that stand together; starts are line numbers from 0, sizes the lines of each side."""

    left: int
    left_size: int
    right: int
    right_size: int
    lines: tuple[Line, ...]


def unified(diff: Diff, context: int = 3) -> tuple[Hunk, ...]:
    """The hunks of a difference: each change with `context` rows before and after, of changes first what is removed.

    Hunks whose contexts touch are one. No hunks where nothing but what is ignored differs.
    """
    calm = [row.kind in ("equal", "soft") for row in diff.rows]
    ranges: list[tuple[int, int]] = []
    for at, unchanged in enumerate(calm):
        if unchanged:
            continue
        start, end = max(0, at - context), min(len(calm), at + 1 + context)
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return tuple(_hunk(diff, start, end) for start, end in ranges)


def _hunk(diff: Diff, start: int, end: int) -> Hunk:
    lines: list[Line] = []
    removed: list[Line] = []
    added: list[Line] = []
    for at in range(start, end):
        row = diff.rows[at]
        calm = row.kind in ("equal", "soft")
        if calm and ((row.left is not None and row.right is not None) or not (removed or added)):
            lines += [*removed, *added]
            removed, added = [], []
            lines.append(Line(" " if row.kind == "equal" else "~", at, "right" if row.right is not None else "left"))
            continue
        if row.left is not None:
            removed.append(Line("~" if calm else "-", at, "left"))
        if row.right is not None:
            added.append(Line("~" if calm else "+", at, "right"))
    lefts = [row.left for row in diff.rows[start:end] if row.left is not None]
    rights = [row.right for row in diff.rows[start:end] if row.right is not None]
    return Hunk(
        lefts[0] if lefts else _before(diff, start, "left"),
        len(lefts),
        rights[0] if rights else _before(diff, start, "right"),
        len(rights),
        (*lines, *removed, *added),
    )


def _before(diff: Diff, row: int, side: Literal["left", "right"]) -> int:
    """How many lines of a side stand before a row."""
    for at in range(row - 1, -1, -1):
        number = diff.rows[at].left if side == "left" else diff.rows[at].right
        if number is not None:
            return number + 1
    return 0
