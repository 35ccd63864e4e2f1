"""Sheets of texts that have no counterpart, and sheets one below the other under headings."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from workbench.tui.sheet import Cell
from workbench.tui.shown import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.sheet import Sheet
    from workbench.tui.shown import SpanRanges


_FAR = 1 << 40
"""More than the lines of any text: by it the lines of one part are told from those of another."""


class Plain:
    """One text without marks."""

    columns = 1
    changes: tuple[int, ...] = ()

    def __init__(self, text: str) -> None:
        self._texts = shown(text).split("\n")

    def __len__(self) -> int:
        return len(self._texts)

    def texts(self, column: int) -> Sequence[str | None]:
        return self._texts

    def cell(self, row: int, column: int) -> Cell | None:
        return Cell(self._texts[row])

    def spans(self, row: int, column: int) -> SpanRanges:
        return ()

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        return ()

    def lines(self, row: int) -> tuple[int | None, ...]:
        return row, row


class Alone:
    """A text that only one of two sides has: removed (side 0) or added (side 1) as a whole."""

    changes: tuple[int, ...] = (0,)

    def __init__(self, text: str, side: int, columns: int) -> None:
        self.columns = columns
        self._texts = shown(text).split("\n")
        self._side = side

    def __len__(self) -> int:
        return len(self._texts)

    def texts(self, column: int) -> Sequence[str | None]:
        return [None] * len(self) if self.columns > 1 and column != self._side else self._texts

    def cell(self, row: int, column: int) -> Cell | None:
        if self.columns > 1 and column != self._side:
            return None
        return Cell(self._texts[row], "-+"[self._side], ("removed", "added")[self._side])

    def spans(self, row: int, column: int) -> SpanRanges:
        return ()

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        return ()

    def lines(self, row: int) -> tuple[int | None, ...]:
        return (None, row) if self._side else (row, None)


class Part(NamedTuple):
    """A sheet below its headings: one for each side, "" for a side that has nothing there; notes likewise."""

    titles: Sequence[str]
    notes: Sequence[str]
    sheet: Sheet

    @property
    def heading(self) -> str:
        """The headings of all sides on one line; empty where there are none."""
        titles = " → ".join(dict.fromkeys(title for title in self.titles if title))
        return _on_one_line("   ".join(part for part in (titles, *dict.fromkeys(self.notes)) if part))

    def heading_of(self, side: int) -> str:
        """The heading of a side."""
        note = self.notes[side] if self.notes else ""
        return _on_one_line("   ".join(part for part in (self.titles[side], note) if part))


class Stacked:
    """Parts of as many columns, one below the other; the row before a part's own is its heading."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.columns = parts[0].sheet.columns
        self._parts = parts
        self._starts = list(accumulate((1 + len(part.sheet) for part in parts), initial=0))
        self.changes = tuple(
            start + 1 + at for start, part in zip(self._starts, parts, strict=False) for at in part.sheet.changes
        )

    def __len__(self) -> int:
        return self._starts[-1]

    def _at(self, row: int) -> tuple[int, int]:
        """The part that a row belongs to and its row there; -1: the heading."""
        part = bisect_right(self._starts, row) - 1
        return part, row - self._starts[part] - 1

    def texts(self, column: int) -> Sequence[str | None]:
        texts: list[str | None] = []
        for part in self._parts:
            texts.append(self._title(part, column))
            texts += part.sheet.texts(column)
        return texts

    def cell(self, row: int, column: int) -> Cell | None:
        part, at = self._at(row)
        if at < 0:
            return Cell(self._title(self._parts[part], column), " ", "title")
        return self._parts[part].sheet.cell(at, column)

    def _title(self, part: Part, column: int) -> str:
        return part.heading_of(column) if self.columns > 1 else part.heading

    def spans(self, row: int, column: int) -> SpanRanges:
        part, at = self._at(row)
        return self._parts[part].sheet.spans(at, column) if at >= 0 else ()

    def soft_spans(self, row: int, column: int) -> SpanRanges:
        part, at = self._at(row)
        return self._parts[part].sheet.soft_spans(at, column) if at >= 0 else ()

    def lines(self, row: int) -> tuple[int | None, ...]:
        """A heading stands for line -1 of its part."""
        part, at = self._at(row)
        lines = self._parts[part].sheet.lines(at) if at >= 0 else (-1,) * 2
        return tuple(None if line is None else line + part * _FAR for line in lines)


def _on_one_line(title: str) -> str:
    return shown(title).replace("\n", " ")
