"""What a diff view draws, before any width is known: rows of one, two or three columns.

Built off the event loop from texts; pure. Texts pass `shown` before they are compared, so offsets into lines are
offsets into what is on screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from workbench.text.diff import diff_texts
from workbench.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.diff import Diff

SpanRanges = tuple[tuple[int, int], ...]


class Cell(NamedTuple):
    """One column of a row. `sign` is ` `, `~`, `+` or `-`; `side` colours it: left as removed, right as added."""

    text: str
    sign: str = " "
    side: str = ""


class Sheet(Protocol):
    """Rows of cells; a None cell is a gap."""

    columns: int
    changes: tuple[int, ...]

    def __len__(self) -> int: ...

    def cell(self, row: int, column: int) -> Cell | None:
        """What a row shows in a column."""

    def spans(self, row: int, column: int) -> SpanRanges:
        """The changed character ranges of a cell; computed when first asked for."""


def shown(text: str) -> str:
    """A text as it is diffed and drawn: harmless, tabs as an arrow and blanks, line ends as LF."""
    return visible(text.replace("\r\n", "\n")).replace("\t", "→   ")


class SideBySide:
    """Baseline and target, line beside line."""

    columns = 2

    def __init__(self, diff: Diff) -> None:
        self._diff = diff
        self.changes: tuple[int, ...] = tuple(diff.changes)

    def __len__(self) -> int:
        return len(self._diff.rows)

    def cell(self, row: int, column: int) -> Cell | None:
        kind, left, right = self._diff.rows[row]
        if column == 0:
            if left is None:
                return None
            text = self._diff.left_lines[left]
            return Cell(text) if kind == "equal" else Cell(text, "~" if kind == "changed" else "-", "removed")
        if right is None:
            return None
        text = self._diff.right_lines[right]
        return Cell(text) if kind == "equal" else Cell(text, "~" if kind == "changed" else "+", "added")

    def spans(self, row: int, column: int) -> SpanRanges:
        if self._diff.rows[row].kind != "changed":
            return ()
        return self._diff.spans(row)[column]


class Unified:
    """One column: of each change first the baseline's lines, then the target's."""

    columns = 1

    def __init__(self, diff: Diff) -> None:
        self._diff = diff
        order: list[tuple[int, int]] = []  # (row of the diff, side)
        changes = []
        removed: list[tuple[int, int]] = []
        added: list[tuple[int, int]] = []
        for at, row in enumerate(diff.rows):
            if row.kind == "equal":
                order += removed + added
                removed, added = [], []
                order.append((at, 2))
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

    def cell(self, row: int, column: int) -> Cell | None:
        at, side = self._order[row]
        _, left, right = self._diff.rows[at]
        if side == 0 and left is not None:
            return Cell(self._diff.left_lines[left], "-", "removed")
        text = self._diff.right_lines[right] if right is not None else ""
        return Cell(text, "+", "added") if side == 1 else Cell(text)

    def spans(self, row: int, column: int) -> SpanRanges:
        at, side = self._order[row]
        if side == 2 or self._diff.rows[at].kind != "changed":
            return ()
        return self._diff.spans(at)[side]


class ThreeColumns:
    """Baseline, target and candidate: both diffs joined at the target's lines.

    The baseline is marked against the target, the candidate against the target, and the target against both
    where it differs from the baseline.
    """

    columns = 3

    def __init__(self, before: Diff, after: Diff) -> None:
        self._before, self._after = before, after
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
        return (b >= 0 and self._before.rows[b].kind != "equal") or (a >= 0 and self._after.rows[a].kind != "equal")

    def __len__(self) -> int:
        return len(self._rows)

    def cell(self, row: int, column: int) -> Cell | None:
        b, a = self._rows[row]
        before = self._before.rows[b] if b >= 0 else None
        after = self._after.rows[a] if a >= 0 else None
        if column == 0:
            if before is None or before.left is None:
                return None
            sign = {"changed": "~", "removed": "-"}.get(before.kind, " ")
            return Cell(self._before.left_lines[before.left], sign, "removed" if sign != " " else "")
        if column == 1:
            if before is None or before.right is None:
                return None
            sign = {"changed": "~", "added": "+"}.get(before.kind, " ")
            return Cell(self._before.right_lines[before.right], sign, "added" if sign != " " else "")
        if after is None or after.right is None:
            return None
        sign = {"changed": "~", "added": "+"}.get(after.kind, " ")
        return Cell(self._after.right_lines[after.right], sign, "added" if sign != " " else "")

    def spans(self, row: int, column: int) -> SpanRanges:
        b, a = self._rows[row]
        if column < 2:
            return self._before.spans(b)[column] if b >= 0 and self._before.rows[b].kind == "changed" else ()
        return self._after.spans(a)[1] if a >= 0 and self._after.rows[a].kind == "changed" else ()


class Plain:
    """One text without marks."""

    columns = 1
    changes: tuple[int, ...] = ()

    def __init__(self, text: str) -> None:
        self._lines: Sequence[str] = text.split("\n")

    def __len__(self) -> int:
        return len(self._lines)

    def cell(self, row: int, column: int) -> Cell | None:
        return Cell(self._lines[row])

    def spans(self, row: int, column: int) -> SpanRanges:
        return ()


def sheet_of(texts: Sequence[str], columns: int) -> Sheet:
    """The sheet of one, two or three texts in that many columns (two texts in one column: unified).

    This is where the texts become harmless: no sheet holds a raw one.
    """
    texts = [shown(text) for text in texts]
    if len(texts) == 1:
        return Plain(texts[0])
    diff = diff_texts(texts[0], texts[1])
    if len(texts) == 3 and columns == 3:
        return ThreeColumns(diff, diff_texts(texts[1], texts[2]))
    return Unified(diff) if columns == 1 else SideBySide(diff)
