"""The rows of the side-by-side view, from pairs of lines."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import repeat
from operator import eq
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence, Set

    from workbench.text.ignoring import Ignore

RowKind = Literal["equal", "soft", "changed", "removed", "added"]
Side = Literal["left", "right"]

_MANY = 8  # lines without counterparts that are worth a look at all of them together


class Row(NamedTuple):
    """One row of the side-by-side view; `left` and `right` are line numbers from 0, None where a side has a gap.

    "soft": what differs is ignored. A line that is nothing but what is ignored may stand alone in a soft row.
    """

    kind: RowKind
    left: int | None
    right: int | None


# What Row._make does, in a third of the time.
_ROW = cast("Callable[[tuple[RowKind, int | None, int | None]], Row]", partial(tuple.__new__, Row))


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
    left, right = lines.left, lines.right
    soft = any(lines.ignore)
    i = j = 0
    for x, y, size in sorted([*equal, *[(x, y, 0) for x, y in pairs], (len(left), len(right), 0)]):
        if soft or (i < x and j < y):
            _between(rows, placed, i, x, j, y)
        elif i < x:
            rows += _rows("removed", range(i, x), repeat(None))
        elif j < y:
            rows += _rows("added", repeat(None), range(j, y))
        i, j = x + size, y + size
        if size and soft:
            rows += [_together(lines, x + at, y + at) for at in range(size)]
        elif size:
            rows += _rows("equal", range(x, i), range(y, j))
        elif x < len(left):
            kind: RowKind = "equal" if left[x] == right[y] else "soft" if soft and lines.soft(x, y) else "changed"
            rows.append(_ROW((kind, x, y)))
            i, j = x + 1, y + 1
    return Layout(rows, moved, placed.unlike)


def _rows(kind: RowKind, left: Iterable[int | None], right: Iterable[int | None]) -> Iterable[Row]:
    return map(_ROW, zip(repeat(kind), left, right, strict=False))


def _together(lines: Lines, left: int, right: int) -> Row:
    if lines.left[left] == lines.right[right]:
        return _ROW(("equal", left, right))
    return _ROW(("soft" if lines.soft(left, right) else "changed", left, right))


class _Placed(NamedTuple):
    """Lines, those of either side that stand alone because they moved, and left ones beside unlike ones."""

    lines: Lines
    left: frozenset[int]
    right: frozenset[int]
    unlike: set[int]


def _between(rows: list[Row], placed: _Placed, i: int, i_end: int, j: int, j_end: int) -> None:
    """The rows of lines without a counterpart."""
    lines = placed.lines
    soft = any(lines.ignore)
    if not soft and i_end - i >= _MANY and j_end - j >= _MANY:
        beside = _beside(rows, placed, i, j, min(i_end - i, j_end - j))
        i, j = i + beside, j + beside
    left_lines, right_lines = lines.left, lines.right
    while i < i_end and j < j_end:
        left, right = left_lines[i], right_lines[j]
        left_blank = not left or left.isspace() or (soft and lines.is_ignored(left))
        right_blank = not right or right.isspace() or (soft and lines.is_ignored(right))
        if i in placed.left or (left_blank and not right_blank):
            rows.append(_removed(lines, i))
            i += 1
        elif j in placed.right or (right_blank and not left_blank):
            rows.append(_added(lines, j))
            j += 1
        else:
            row = _together(lines, i, j)
            rows.append(row)
            if row[0] == "changed":
                placed.unlike.add(i)
            i += 1
            j += 1
    if soft:
        rows += [_removed(lines, at) for at in range(i, i_end)]
        rows += [_added(lines, at) for at in range(j, j_end)]
    else:
        rows += _rows("removed", range(i, i_end), repeat(None))
        rows += _rows("added", repeat(None), range(j, j_end))


def _beside(rows: list[Row], placed: _Placed, i: int, j: int, size: int) -> int:
    """Rows of the next lines of both sides at once, where none is blank, equal or moved: how many, `size` or 0.

    What `_between` does with each of them, in a quarter of the time.
    """
    left, right = placed.lines.left[i : i + size], placed.lines.right[j : j + size]
    here, there = range(i, i + size), range(j, j + size)
    if not (all(left) and all(right)) or any(map(str.isspace, left)) or any(map(str.isspace, right)):
        return 0
    if any(map(eq, left, right)) or not (placed.left.isdisjoint(here) and placed.right.isdisjoint(there)):
        return 0
    rows += _rows("changed", here, there)
    placed.unlike.update(here)
    return size


def _removed(lines: Lines, at: int) -> Row:
    return _ROW(("soft" if lines.is_ignored(lines.left[at]) else "removed", at, None))


def _added(lines: Lines, at: int) -> Row:
    return _ROW(("soft" if lines.is_ignored(lines.right[at]) else "added", None, at))
