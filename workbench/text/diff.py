"""Two texts side by side: aligned rows, and inside changed rows the words that differ."""

from __future__ import annotations

from functools import cache, partial
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING, cast

from workbench.text.equalruns import Block, equal_runs
from workbench.text.ignoring import NOTHING, Ignore
from workbench.text.intraline import LineDiff, Spans, hard_spans, line_diff, soft_spans, told_apart
from workbench.text.layout import Counts, Layout, Lines, Row, RowKind, Side, lay_out
from workbench.text.likeness import similarity
from workbench.text.moves import Move, alike_elsewhere, moves_of, same_elsewhere
from workbench.text.rows import Cuts, Gap, clear_pairs, equal_lines, pair_gaps
from workbench.text.tokens import Cutter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from workbench.text.runs import Run

__all__ = [
    "Block",
    "Counts",
    "Diff",
    "Ignore",
    "Move",
    "Row",
    "RowKind",
    "Side",
    "Spans",
    "diff_texts",
    "similarity",
]

_NO_SPANS: Spans = ((), ())
# What Block._make does, in a third of the time.
_BLOCK = cast("Callable[[Run], Block]", partial(tuple.__new__, Block))
_NOTHING_ALIKE = LineDiff((), (), ())


class Diff:
    """The difference of two texts; it gets finer with `refine`.

    Lines are cut at line feeds. `left_crlf` and `right_crlf` number the lines that ended with CRLF; that is no
    difference of lines. `final_coarse`: the texts are too large for the best alignment, a cheaper one is made.
    """

    def __init__(self, left: str, right: str, ignore: Ignore) -> None:
        self.left, self.right, self.ignore = left, right, ignore
        self.left_lines: Sequence[str]
        self.right_lines: Sequence[str]
        self.left_lines, self.left_crlf = _lines(left)
        self.right_lines, self.right_crlf = _lines(right)
        self.final_coarse = False
        self._cutter = Cutter(ignore)
        self._cuts = Cuts({}, {})
        self._lines = Lines(self.left_lines, self.right_lines, ignore, cache(self._cutter.key))
        self._line_diffs: dict[tuple[int, int], LineDiff] = {}
        self._layout: Layout | None = None
        self._equal: Sequence[tuple[int, int, int]] = ()
        self._pairs: list[tuple[int, int]] = []
        self._moved: dict[int, int] = {}
        self._rows_done = False
        self._ladder = self._steps()
        next(self._ladder)

    @property
    def rows(self) -> Sequence[Row]:
        """The rows of the side-by-side view, top to bottom."""
        return self._laid_out().rows

    @property
    def coarse(self) -> bool:
        """Whether there may be better rows: such as `refine` will find, or else (`final_coarse`) none that we can."""
        return not self._rows_done or self.final_coarse

    @property
    def changes(self) -> tuple[int, ...]:
        """The first row of each run of rows that are neither equal nor soft."""
        return self._laid_out().changes

    @property
    def counts(self) -> Counts:
        """How many lines were removed, added, changed, moved, or differ in what is ignored."""
        return self._laid_out().counts

    @property
    def moves(self) -> tuple[Move, ...]:
        """Blocks of lines that stand elsewhere on the other side; there they are removed and added rows."""
        return moves_of(self._laid_out().moved)

    def moved(self, row_index: int, side: Side) -> int | None:
        """The row of the other place of a line that moved; None where the line of that side did not move."""
        row = self.rows[row_index]
        rows = self._laid_out().rows_of_moved
        line = row.left if side == "left" else row.right
        return None if line is None else rows[side].get(line)

    def refine(self, deadline_s: float | None = None) -> bool:
        """Take the next steps within that time, at least one: pairs of lines, lines that moved, the words of all rows.

        True while something is left to be done; with no deadline everything is done.
        """
        return self._advance(deadline_s, rows_only=False)

    def refine_rows(self, deadline_s: float | None = None) -> bool:
        """The same for the rows alone; True while they may still change."""
        return not self._rows_done and self._advance(deadline_s, rows_only=True)

    def _advance(self, deadline_s: float | None, rows_only: bool) -> bool:
        end = inf if deadline_s is None else perf_counter() + deadline_s
        left = False
        for _ in self._ladder:
            left = not (rows_only and self._rows_done)
            if not left or perf_counter() >= end:
                break
        else:
            left = False
        return left

    def spans(self, row_index: int) -> Spans:
        """The hard changes of a row: character ranges of its left and right line.

        Those of a row of one side cover its line, those of equal and soft rows are empty.
        """
        row = self.rows[row_index]
        if row.kind in ("equal", "soft"):
            return _NO_SPANS
        left, right = self._texts(row)
        return hard_spans(self._line_diff(row), left, right)

    def soft_spans(self, row_index: int) -> Spans:
        """What differs in a row but is ignored: character ranges of its left and right line."""
        row = self.rows[row_index]
        if row.kind == "equal" or not any(self.ignore):
            return _NO_SPANS
        return soft_spans(self._line_diff(row))

    def blocks(self, soft: bool = False) -> list[Block]:
        """The equal runs of the whole texts in order, of all rows; what is between them differs, hard or soft.

        With `soft` what differs only in what is ignored counts as equal.
        """
        self.refine_rows()

        def runs_of(row: Row) -> Sequence[Run]:
            diff = self._line_diff(row)
            return diff.runs if soft else diff.exact

        return list(map(_BLOCK, equal_runs(self.left, self.right, self.rows, runs_of)))

    def _line_diff(self, row: Row) -> LineDiff:
        """The comparison of a row's lines; of a row of one side with an empty line."""
        kind, left_line, right_line = row
        if left_line is None or right_line is None or (kind == "changed" and left_line in self._laid_out().unlike):
            if kind != "soft":
                return _NOTHING_ALIKE
            left, right = self._texts(row)
            return LineDiff((), (), [(0, len(left), 0, len(right))])
        known = self._line_diffs.get((left_line, right_line))
        if known is None:
            left, right = self.left_lines[left_line], self.right_lines[right_line]
            if kind == "soft":
                known = told_apart([(0, len(left), 0, len(right))], left, right)
            else:
                cuts = self._cuts.left.get(left_line), self._cuts.right.get(right_line)
                known = line_diff(left, right, self._cutter, cuts, self.ignore)
            self._line_diffs[left_line, right_line] = known
        return known

    def _texts(self, row: Row) -> tuple[str, str]:
        left = self.left_lines[row.left] if row.left is not None else ""
        right = self.right_lines[row.right] if row.right is not None else ""
        return left, right

    def _laid_out(self) -> Layout:
        if self._layout is None:
            self._layout = lay_out(self._lines, self._equal, self._pairs, self._moved)
        return self._layout

    def _steps(self) -> Iterator[None]:
        """The ladder: equal lines, pairs of lines that are alike, lines that moved, words."""
        lines, pairs = self._lines, self._pairs
        left_keys, right_keys = self._keys()
        self._equal, gaps, self.final_coarse = equal_lines(left_keys, right_keys)
        lefts = [at for gap in gaps for at in gap.left]
        rights = [at for gap in gaps for at in gap.right]
        moved = same_elsewhere(left_keys, right_keys, lefts, rights)
        clear, gaps = clear_pairs(_without(gaps, moved), lines.left, lines.right)
        pairs += clear
        self._layout = None
        yield
        found, coarse = yield from pair_gaps(gaps, lines.left, lines.right, self._cutter, self._cuts)
        pairs += found
        self.final_coarse = self.final_coarse or coarse
        placed_left, placed_right = {*moved, *dict(pairs)}, {*moved.values(), *dict(pairs).values()}
        lefts = [at for at in lefts if at not in placed_left]
        rights = [at for at in rights if at not in placed_right]
        moved |= alike_elsewhere(lines.left, lines.right, lefts, rights)
        self._moved = moved
        self._layout = None
        self._rows_done = True
        yield
        for row in self.rows:
            if row.kind != "equal":
                self._line_diff(row)
                yield

    def _keys(self) -> tuple[Sequence[str], Sequence[str]]:
        """Line for line what is compared: a line without what is ignored; where both texts have it, the line itself."""
        left, right = self.left_lines, self.right_lines
        if not any(self.ignore):
            return left, right
        common, key = set(left).intersection(right), self._lines.key
        return [line if line in common else key(line) for line in left], [
            line if line in common else key(line) for line in right
        ]


def diff_texts(a: str, b: str, ignore: Ignore = NOTHING, deadline_s: float | None = None) -> Diff:
    """The difference from baseline `a` to target `b`.

    Without a deadline the rows are the best ones. With one (seconds from now) they may be coarse: see `refine`.
    """
    end = None if deadline_s is None else perf_counter() + deadline_s
    diff = Diff(a, b, ignore)
    if end is None:
        diff.refine_rows()
    elif (left := end - perf_counter()) > 0:
        diff.refine_rows(left)
    return diff


def _lines(text: str) -> tuple[list[str], frozenset[int]]:
    """Lines without their ends, and the numbers of those that ended with CRLF."""
    lines = text.split("\n")
    if "\r\n" not in text:
        return lines, frozenset()
    crlf = frozenset(at for at, line in enumerate(lines[:-1]) if line.endswith("\r"))
    return [line[:-1] if at in crlf else line for at, line in enumerate(lines)], crlf


def _without(gaps: Sequence[Gap], moved: Mapping[int, int]) -> Sequence[Gap]:
    """The gaps without the lines that stand elsewhere."""
    if not moved:
        return gaps
    rights = set(moved.values())
    return [
        Gap([at for at in gap.left if at not in moved], [at for at in gap.right if at not in rights]) for gap in gaps
    ]
