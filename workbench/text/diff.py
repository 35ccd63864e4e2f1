"""Two texts side by side: aligned rows, and inside changed rows the words that differ."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.text.intraline import Spans, line_spans
from workbench.text.likeness import similarity
from workbench.text.rows import align

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Counts", "Diff", "Row", "RowKind", "Spans", "diff_texts", "similarity"]

RowKind = Literal["equal", "changed", "removed", "added"]


class Row(NamedTuple):
    """One row of the side-by-side view; `left` and `right` are line numbers from 0, None where a side has a gap."""

    kind: RowKind
    left: int | None
    right: int | None


class Counts(NamedTuple):
    """Lines removed, added, and changed in place."""

    removed: int
    added: int
    changed: int


class Diff:
    """The difference of two texts. Rows are there at once; the spans of a row are computed when first asked for.

    Lines are cut at line feeds. `left_crlf` and `right_crlf` number the lines that ended with CRLF; that is no
    difference of lines. `coarse`: the texts were too large for the best alignment of lines, a cheaper one was made.
    """

    def __init__(self, left: str, right: str) -> None:
        self.left_lines: Sequence[str]
        self.right_lines: Sequence[str]
        self.left_lines, self.left_crlf = _lines(left)
        self.right_lines, self.right_crlf = _lines(right)
        pairs, self.coarse = align(self.left_lines, self.right_lines)
        self.rows: Sequence[Row] = _rows(self.left_lines, self.right_lines, pairs)
        self._spans: dict[int, Spans] = {}

    @cached_property
    def changes(self) -> tuple[int, ...]:
        """The first row of each run of rows that are not equal."""
        return tuple(
            at
            for at, row in enumerate(self.rows)
            if row.kind != "equal" and (at == 0 or self.rows[at - 1].kind == "equal")
        )

    @cached_property
    def counts(self) -> Counts:
        """How many rows were removed, added, changed."""
        kinds = [row.kind for row in self.rows]
        return Counts(kinds.count("removed"), kinds.count("added"), kinds.count("changed"))

    def spans(self, row_index: int) -> Spans:
        """The changed character ranges of a row's left and right line; those of a one-sided row cover its line."""
        spans = self._spans.get(row_index)
        if spans is None:
            spans = self._spans[row_index] = self._row_spans(self.rows[row_index])
        return spans

    def _row_spans(self, row: Row) -> Spans:
        left = self.left_lines[row.left] if row.left is not None else ""
        right = self.right_lines[row.right] if row.right is not None else ""
        return line_spans(left, right)


def diff_texts(a: str, b: str) -> Diff:
    """The difference from baseline `a` to target `b`."""
    return Diff(a, b)


def _lines(text: str) -> tuple[list[str], frozenset[int]]:
    """Lines without their ends, and the numbers of those that ended with CRLF."""
    lines = text.split("\n")
    if "\r\n" not in text:
        return lines, frozenset()
    crlf = frozenset(at for at, line in enumerate(lines[:-1]) if line.endswith("\r"))
    return [line[:-1] if at in crlf else line for at, line in enumerate(lines)], crlf


def _rows(left: Sequence[str], right: Sequence[str], pairs: Iterable[tuple[int, int]]) -> list[Row]:
    rows: list[Row] = []
    i = j = 0
    for x, y in [*pairs, (len(left), len(right))]:
        if i < x or j < y:
            _gap(rows, left, right, i, x, j, y)
        if x < len(left):
            rows.append(Row("equal" if left[x] == right[y] else "changed", x, y))
        i, j = x + 1, y + 1
    return rows


def _gap(rows: list[Row], left: Sequence[str], right: Sequence[str], i: int, i_end: int, j: int, j_end: int) -> None:
    while i < i_end and j < j_end:
        left_blank, right_blank = not left[i].strip(), not right[j].strip()
        if left_blank == right_blank:
            rows.append(Row("equal" if left[i] == right[j] else "changed", i, j))
            i += 1
            j += 1
        elif left_blank:
            rows.append(Row("removed", i, None))
            i += 1
        else:
            rows.append(Row("added", None, j))
            j += 1
    rows.extend(Row("removed", at, None) for at in range(i, i_end))
    rows.extend(Row("added", None, at) for at in range(j, j_end))
