"""The rows of the side-by-side view, from pairs of lines."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import repeat
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence, Set

    from workbench.text.ignoring import Ignore

RowKind = Literal["equal", "soft", "changed", "removed", "added"]
Side = Literal["left", "right"]


class Row(NamedTuple):
    """One row of the side-by-side view; `left` and `right` are line numbers from 0, None where a side has a gap.

    "soft": what differs is ignored. A line that is nothing but what is ignored may stand alone in a soft row.
    """

    kind: RowKind
    left: int | None
    right: int | None


# What Row._make does, in a third of the time: most rows of most texts are made by it.
_EQUAL_ROW = cast("Callable[[tuple[str, int, int]], Row]", partial(tuple.__new__, Row))


class Counts(NamedTuple):
    """Lines removed, added, changed in place, and rows that differ only in what is ignored.

    `moved`: how many of the removed lines stand, added, in another place.
    """

    removed: int
    added: int
    changed: int
    soft: int
    moved: int


class Lines(NamedTuple):
    """The lines of both texts. `key` gives of a line what is left without what is ignored."""

    left: Sequence[str]
    right: Sequence[str]
    ignore: Ignore
    key: Callable[[str], str]

    def soft(self, left: int, right: int) -> bool:
        """Whether two lines that are not equal differ only in what is ignored."""
        return any(self.ignore) and self.key(self.left[left]) == self.key(self.right[right])

    def is_ignored(self, line: str) -> bool:
        """Whether all that a line holds is ignored (a blank line: white space)."""
        ignore = self.ignore
        return (ignore.blanks or (ignore.marks and bool(line))) and not self.key(line)


class Layout:
    """Rows and what is known of them.

    `moved`: left lines that moved, with their numbers on the right. `unlike`: left lines that stand beside a right one
    only to save room.
    """

    def __init__(self, rows: Sequence[Row], moved: Mapping[int, int], unlike: Set[int]) -> None:
        self.rows = rows
        self.moved = moved
        self.unlike = unlike

    @cached_property
    def changes(self) -> tuple[int, ...]:
        """The first row of each run of rows that are neither equal nor soft."""
        changes = []
        calm = True
        for at, row in enumerate(self.rows):
            was_calm, calm = calm, row[0] in ("equal", "soft")
            if was_calm and not calm:
                changes.append(at)
        return tuple(changes)

    @cached_property
    def counts(self) -> Counts:
        """How many rows there are of each kind."""
        kinds: list[str] = [row[0] for row in self.rows]
        times = kinds.count
        return Counts(times("removed"), times("added"), times("changed"), times("soft"), len(self.moved))

    @cached_property
    def rows_of_moved(self) -> dict[Side, dict[int, int]]:
        """For each line of a side that moved the row of its other place."""
        lefts, rights = self.moved.keys(), set(self.moved.values())
        left_rows = {row.left: at for at, row in enumerate(self.rows) if row.left in lefts}
        right_rows = {row.right: at for at, row in enumerate(self.rows) if row.right in rights}
        return {
            "left": {left: right_rows[right] for left, right in self.moved.items()},
            "right": {right: left_rows[left] for left, right in self.moved.items()},
        }


def lay_out(
    lines: Lines, equal: Sequence[tuple[int, int, int]], pairs: Sequence[tuple[int, int]], moved: Mapping[int, int]
) -> Layout:
    """The rows of lines that are placed, and of the lines between them.

    `equal`: runs of lines with equal keys (where they begin on each side, and how many); `pairs`: other lines that
    belong together; all of them rise on both sides. Between them, lines that are alike to none are set side by side to
    save room, but for those that moved.
    """
    placed = _Placed(lines, frozenset(moved), frozenset(moved.values()), set())
    rows: list[Row] = []
    soft = any(lines.ignore)
    i = j = 0
    for x, y, size in sorted([*equal, *((x, y, 0) for x, y in pairs), (len(lines.left), len(lines.right), 0)]):
        if i < x or j < y:
            _between(rows, placed, i, x, j, y)
        i, j = x + size, y + size
        if size and not soft:
            rows += map(_EQUAL_ROW, zip(repeat("equal"), range(x, i), range(y, j), strict=False))
        elif size:
            rows += [_together(lines, x + at, y + at) for at in range(size)]
        elif x < len(lines.left):
            rows.append(_together(lines, x, y))
            i, j = x + 1, y + 1
    return Layout(rows, moved, placed.unlike)


def _together(lines: Lines, left: int, right: int) -> Row:
    if lines.left[left] == lines.right[right]:
        return Row("equal", left, right)
    return Row("soft" if lines.soft(left, right) else "changed", left, right)


class _Placed(NamedTuple):
    """Lines, those of either side that stand alone because they moved, and left ones beside unlike ones."""

    lines: Lines
    left: frozenset[int]
    right: frozenset[int]
    unlike: set[int]


def _between(rows: list[Row], placed: _Placed, i: int, i_end: int, j: int, j_end: int) -> None:
    """The rows of lines without a counterpart."""
    lines = placed.lines
    while i < i_end and j < j_end:
        left, right = lines.left[i], lines.right[j]
        left_blank = not left or left.isspace() or lines.is_ignored(left)
        right_blank = not right or right.isspace() or lines.is_ignored(right)
        if i in placed.left or (left_blank and not right_blank):
            rows.append(_removed(lines, i))
            i += 1
        elif j in placed.right or (right_blank and not left_blank):
            rows.append(_added(lines, j))
            j += 1
        else:
            if left == right:
                rows.append(Row("equal", i, j))
            elif lines.soft(i, j):
                rows.append(Row("soft", i, j))
            else:
                rows.append(Row("changed", i, j))
                placed.unlike.add(i)
            i += 1
            j += 1
    if any(lines.ignore):
        rows += [_removed(lines, at) for at in range(i, i_end)]
        rows += [_added(lines, at) for at in range(j, j_end)]
    else:
        rows += [Row("removed", at, None) for at in range(i, i_end)]
        rows += [Row("added", None, at) for at in range(j, j_end)]


def _removed(lines: Lines, at: int) -> Row:
    return Row("soft" if lines.is_ignored(lines.left[at]) else "removed", at, None)


def _added(lines: Lines, at: int) -> Row:
    return Row("soft" if lines.is_ignored(lines.right[at]) else "added", None, at)
