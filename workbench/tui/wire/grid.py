"""What the app wants on the screen: rows of cells, the cursor, and what each control of a terminal does to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.text.cells import graphemes, is_narrow
from workbench.tui.wire.pens import BARE, Pen, blank_pen, on_blanks

if TYPE_CHECKING:
    from collections.abc import Sequence


class Row(NamedTuple):
    """One text and one pen a cell. The second cell of a wide character holds an empty text."""

    texts: list[str]
    pens: list[Pen]


class Still(NamedTuple):
    """A row as it was at one time; `text` is all of it, `codes` that in UTF-16 where surely each cell is one of its
    characters, else empty.
    """

    texts: list[str]
    pens: list[Pen]
    text: str
    codes: bytes

    def like(self, row: Row) -> bool:
        """Whether the row is still the same."""
        return self.texts == row.texts and self.pens == row.pens


def still(row: Row) -> Still:
    """A row as it is now."""
    text = "".join(row.texts)
    return Still(row.texts[:], row.pens[:], text, text.encode("utf-16-le") if is_narrow(text) else b"")


def blank_row(width: int, pen: Pen = BARE) -> Row:
    """A row with nothing on it."""
    return Row([" "] * width, [pen] * width)


class Grid:
    """A screen of `width` x `height` cells that does as it is told; positions count from 0 and stay inside."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows = [blank_row(width) for _ in range(height)]
        self.x = self.y = 0
        self.pen = BARE

    def move(self, x: int, y: int) -> None:
        """Put the cursor somewhere."""
        self.x, self.y = max(0, min(x, self.width - 1)), max(0, min(y, self.height - 1))

    def feed_line(self) -> None:
        """To the start of the next row, as a terminal does that adds the carriage return; the last one scrolls."""
        if self.y == self.height - 1:
            self.scroll(1)
        self.move(0, self.y + 1)

    def write(self, text: str) -> None:
        """Put text at the cursor. At the right edge the last cell is written again: Textual turns wrapping off."""
        blank = on_blanks(self.pen)
        if text.isascii() or is_narrow(text):
            start = min(self.x, self.width - 1)
            if start + len(text) > self.width:
                text = text[: self.width - start - 1] + text[-1]
            inked = len(text.rstrip(" "))
            self._put(start, text, [self.pen] * inked + [blank] * (len(text) - inked))
            return
        for first, last, cells in graphemes(text):
            if not cells:
                self._join(text[first:last])
            elif cells <= self.width:
                pen = blank if text[first:last] == " " else self.pen
                self._put(min(self.x, self.width - cells), [text[first:last], *[""] * (cells - 1)], [pen] * cells)

    def erase(self, start: int, end: int) -> None:
        """Blank the cells of the cursor's row from `start` up to `end`, on the pen's paper; the cursor stays."""
        x = self.x
        self._put(start, [" "] * (end - start), [self._erased()] * (end - start))
        self.x = x

    def erase_rows(self, start: int, end: int) -> None:
        """Blank whole rows."""
        self.rows[start:end] = [blank_row(self.width, self._erased()) for _ in self.rows[start:end]]

    def scroll(self, lines: int) -> None:
        """Move everything up (down where negative); blank rows come in."""
        lines = max(-self.height, min(lines, self.height))
        new = [blank_row(self.width, self._erased()) for _ in range(abs(lines))]
        self.rows = self.rows[lines:] + new if lines > 0 else new + self.rows[: self.height + lines]

    def _erased(self) -> Pen:
        return blank_pen(self.pen.paper)

    def _put(self, start: int, texts: Sequence[str], pens: Sequence[Pen]) -> None:
        """Overwrite cells, one for each text and pen."""
        row, end = self.rows[self.y], start + len(texts)
        if not row.texts[start] or (end < self.width and not row.texts[end]):
            self._break(row.texts, start, end)
        row.texts[start:end] = texts
        row.pens[start:end] = pens
        self.x = end

    def _break(self, texts: list[str], start: int, end: int) -> None:
        """What is left of a wide character that loses a part is blank."""
        while end < self.width and not texts[end]:
            texts[end] = " "
            end += 1
        while start > 0 and not texts[start]:
            texts[start] = " "
            start -= 1
            if texts[start]:
                texts[start] = " "

    def _join(self, text: str) -> None:
        """What has no width of its own belongs to the character before."""
        texts, at = self.rows[self.y].texts, self.x - 1
        while at > 0 and not texts[at]:
            at -= 1
        if at >= 0:
            texts[at] += text
