"""What a diff view draws, before any width is known: rows of one, two or three columns.

Built off the event loop; pure. Texts are compared as they are; no cell holds a raw one, and the ranges of changed
characters are those of the text that is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from workbench.text.diff import diff_texts
from workbench.tui.shown import SpanRanges, shown, shown_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.diff import Diff

_CALM = ("equal", "soft")
_SIDES = ("removed", "added")


class Cell(NamedTuple):
    """One column of a row.

    `sign` is ` `, `~`, `+`, `-`, or `<`, `>` where a moved line stood and stands; `side` colours it: left as
    removed, right as added, either as moved, a heading as title. `bold` are the character ranges that are.
    """

    text: str
    sign: str = " "
    side: str = ""
    bold: SpanRanges = ()


class Sheet(Protocol):
    """Rows of cells; a None cell is a gap."""

    columns: int
    changes: tuple[int, ...]

    def __len__(self) -> int: ...

    def texts(self, column: int) -> Sequence[str | None]:
        """The texts of a column's cells, None for a gap."""

    def cell(self, row: int, column: int) -> Cell | None:
        """What a row shows in a column."""

    def spans(self, row: int, column: int) -> SpanRanges:
        """The changed character ranges of a cell; computed when first asked for."""

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        """The ranges that differ in nothing but what is ignored."""

    def lines(self, row: int) -> tuple[int | None, ...]:
        """The line of each text, from 0, that the row stands for; by these a row is found again in another sheet."""


class _Drawn:
    """A diff as it is drawn: its rows as they are now, harmless lines, and ranges of those."""

    def __init__(self, diff: Diff) -> None:
        self.rows = diff.rows
        self._diff = diff
        self._lines = (shown(diff.left).split("\n"), shown(diff.right).split("\n"))
        self._any_moved = bool(diff.moves)
        self._moves: dict[tuple[int, int], Diff] = {}
        self._last_spans: dict[int, tuple[int, SpanRanges]] = {}

    def texts(self, side: int) -> list[str | None]:
        """The lines of a side by row, None where it has none."""
        lines = self._lines[side]
        numbers = [row.right for row in self.rows] if side else [row.left for row in self.rows]
        return [None if number is None else lines[number] for number in numbers]

    def cell(self, row: int, side: int) -> Cell | None:
        """A line beside its counterpart, None where a side has none."""
        found = self.rows[row]
        line = found.right if side else found.left
        if line is None:
            return None
        if found.kind == "changed":
            return Cell(self._lines[side][line], "~", _SIDES[side])
        return self.alone(row, side)

    def alone(self, row: int, side: int) -> Cell:
        """A line that is not shown beside another."""
        found = self.rows[row]
        line = found.right if side else found.left
        text = "" if line is None else self._lines[side][line]
        if found.kind in _CALM:
            return Cell(text)
        if self._other_place(row, side) is not None:
            return Cell(text, "<>"[side], "moved")
        return Cell(text, "-+"[side], _SIDES[side])

    def spans(self, row: int, side: int) -> SpanRanges:
        # A long line is drawn screen row by screen row.
        known = self._last_spans.get(side)
        if known is None or known[0] != row:
            known = self._last_spans[side] = (row, self._found_spans(row, side))
        return known[1]

    def _found_spans(self, row: int, side: int) -> SpanRanges:
        kind = self.rows[row].kind
        if kind in _CALM:
            return ()
        if kind == "changed":
            return self._drawn(row, side, self._diff.spans(row)[side])
        move = self._move(row, side)
        return () if move is None else self._drawn(row, side, move.spans(0)[side])

    def soft_spans(self, row: int, side: int) -> SpanRanges:
        kind = self.rows[row].kind
        if kind == "equal" or not any(self._diff.ignore):
            return ()
        if kind in ("soft", "changed"):
            return self._drawn(row, side, self._diff.soft_spans(row)[side])
        move = self._move(row, side)
        return () if move is None else self._drawn(row, side, move.soft_spans(0)[side])

    def _move(self, row: int, side: int) -> Diff | None:
        """How a line that moved differs from what it became; None for one that did not move, or did not change."""
        other = self._other_place(row, side)
        if other is None:
            return None
        left, right = self.rows[other if side else row].left, self.rows[row if side else other].right
        assert left is not None
        assert right is not None
        before, after = self._diff.left_lines[left], self._diff.right_lines[right]
        if before == after:
            return None
        if (left, right) not in self._moves:
            self._moves[left, right] = diff_texts(before, after, self._diff.ignore)
        found = self._moves[left, right]
        return found if len(found.rows) == 1 else None

    def _other_place(self, row: int, side: int) -> int | None:
        return self._diff.moved(row, "right" if side else "left") if self._any_moved else None

    def _drawn(self, row: int, side: int, spans: SpanRanges) -> SpanRanges:
        at = self.rows[row].right if side else self.rows[row].left
        if at is None or not spans:
            return ()
        line = (self._diff.left_lines, self._diff.right_lines)[side][at]
        return spans if line == self._lines[side][at] else shown_spans(line, spans)


class SideBySide:
    """Baseline and target, line beside line."""

    columns = 2

    def __init__(self, diff: Diff) -> None:
        self._drawn = _Drawn(diff)
        self.changes: tuple[int, ...] = tuple(diff.changes)

    def __len__(self) -> int:
        return len(self._drawn.rows)

    def texts(self, column: int) -> Sequence[str | None]:
        return self._drawn.texts(column)

    def cell(self, row: int, column: int) -> Cell | None:
        return self._drawn.cell(row, column)

    def spans(self, row: int, column: int) -> SpanRanges:
        return self._drawn.spans(row, column)

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        return self._drawn.soft_spans(row, column)

    def lines(self, row: int) -> tuple[int | None, ...]:
        return self._drawn.rows[row][1:]


class Unified:
    """One column: of each change first the baseline's lines, then the target's.

    Of lines that differ in nothing but what is ignored the target's is shown. Such a line that only one side has
    carries that side's sign, dim, and stands among the side's lines.
    """

    columns = 1

    def __init__(self, diff: Diff) -> None:
        self._drawn = _Drawn(diff)
        order: list[tuple[int, int]] = []  # (row of the diff, side)
        changes = []
        removed: list[tuple[int, int]] = []
        added: list[tuple[int, int]] = []
        for at, row in enumerate(diff.rows):
            calm = row.kind in _CALM
            if calm and ((row.left is not None and row.right is not None) or not (removed or added)):
                order += removed + added
                removed, added = [], []
                order.append((at, 0 if row.right is None else 1))
                continue
            if not removed and not added:
                changes.append(len(order))
            if row.left is not None:
                removed.append((at, 0))
            if row.right is not None:
                added.append((at, 1))
        self._order = order + removed + added
        self.changes = tuple(changes)

    def __len__(self) -> int:
        return len(self._order)

    def texts(self, column: int) -> Sequence[str | None]:
        sides = self._drawn.texts(0), self._drawn.texts(1)
        return [sides[side][at] for at, side in self._order]

    def cell(self, row: int, column: int) -> Cell | None:
        at, side = self._order[row]
        kind, left, right = self._drawn.rows[at]
        cell = self._drawn.alone(at, side)
        return (
            cell._replace(sign="-+"[side], side="soft") if kind in _CALM and (left is None or right is None) else cell
        )

    def spans(self, row: int, column: int) -> SpanRanges:
        return self._drawn.spans(*self._order[row])

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        return self._drawn.soft_spans(*self._order[row])

    def lines(self, row: int) -> tuple[int | None, ...]:
        at, side = self._order[row]
        kind, left, right = self._drawn.rows[at]
        if kind in _CALM:
            return left, right
        return (left, None) if side == 0 else (None, right)


class ThreeColumns:
    """Baseline, target and candidate: both diffs joined at the target's lines.

    The baseline is marked against the target, the candidate against the target, and the target against both
    where it differs from the baseline.
    """

    columns = 3

    def __init__(self, before: Diff, after: Diff) -> None:
        self._before, self._after = _Drawn(before), _Drawn(after)
        rows: list[tuple[int, int]] = []  # (row of before, row of after); -1: none
        b, a = 0, 0
        before_rows, after_rows = before.rows, after.rows
        while b < len(before_rows) or a < len(after_rows):
            before_only = b < len(before_rows) and before_rows[b].right is None
            after_only = a < len(after_rows) and after_rows[a].left is None
            take_before = before_only or (not after_only and b < len(before_rows))
            take_after = after_only or (not before_only and a < len(after_rows))
            rows.append((b if take_before else -1, a if take_after else -1))
            b += take_before
            a += take_after
        self._rows = rows
        self.changes = tuple(
            at for at in range(len(rows)) if self._changed(at) and (at == 0 or not self._changed(at - 1))
        )

    def _changed(self, row: int) -> bool:
        b, a = self._rows[row]
        return (b >= 0 and self._before.rows[b].kind not in _CALM) or (a >= 0 and self._after.rows[a].kind not in _CALM)

    def __len__(self) -> int:
        return len(self._rows)

    def _at(self, row: int, column: int) -> tuple[_Drawn, int, int]:
        """The diff that marks a column, its row (-1: none), and its side."""
        b, a = self._rows[row]
        return (self._before, b, column) if column < 2 else (self._after, a, 1)

    def texts(self, column: int) -> Sequence[str | None]:
        if column < 2:
            texts = self._before.texts(column)
            return [texts[b] if b >= 0 else None for b, _ in self._rows]
        texts = self._after.texts(1)
        return [texts[a] if a >= 0 else None for _, a in self._rows]

    def cell(self, row: int, column: int) -> Cell | None:
        drawn, at, side = self._at(row, column)
        return drawn.cell(at, side) if at >= 0 else None

    def spans(self, row: int, column: int) -> SpanRanges:
        drawn, at, side = self._at(row, column)
        return drawn.spans(at, side) if at >= 0 else ()

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        drawn, at, side = self._at(row, column)
        return drawn.soft_spans(at, side) if at >= 0 else ()

    def lines(self, row: int) -> tuple[int | None, ...]:
        b, a = self._rows[row]
        before = self._before.rows[b][1:] if b >= 0 else (None, None)
        return (*before, self._after.rows[a].right if a >= 0 else None)
