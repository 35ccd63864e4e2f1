"""A terminal in memory that draws as real ones do where pyte alone does not.

It scrolls regions (SU, SD), fills what it erases and scrolls in with the paper in use, breaks wide characters that are
overwritten by half, and, while wrapping is off, keeps joined characters in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

import pyte
from pyte import modes
from pyte.screens import Char, Margins, StaticDefaultDict
from rich._unicode_data import load
from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from typing import Any

JOINER, EMOJI_LOOK = "\u200d", "\ufe0f"


class Screen(pyte.Screen):
    """`columns` x `lines` cells."""

    def draw(self, data: str) -> None:
        if modes.DECAWM in self.mode:
            super().draw(data)
            return
        if data.isascii():
            self._draw_narrow(data)
            return
        for character in data:
            self._draw_any(character)

    def scroll_up(self, count: int = 1, **_: Any) -> None:
        """SU: the region's rows move up."""
        for _line in range(count or 1):
            self._scroll(up=True)

    def scroll_down(self, count: int = 1, **_: Any) -> None:
        """SD: the region's rows move down."""
        for _line in range(count or 1):
            self._scroll(up=False)

    def index(self) -> None:
        if self.cursor.y == (self.margins or Margins(0, self.lines - 1)).bottom:
            self._scroll(up=True)
        else:
            self.cursor_down()

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        x = min(self.cursor.x, self.columns - 1)
        self._blank(*{0: (x, self.columns), 1: (0, x + 1), 2: (0, self.columns)}[how])

    def erase_in_display(self, how: int = 0, *_: Any, **__: Any) -> None:
        y = self.cursor.y
        for row in {0: range(y + 1, self.lines), 1: range(y), 2: range(self.lines)}[how]:
            self.buffer[row] = self._blank_row()
        if how < 2:
            self.erase_in_line(how)

    def erase_characters(self, count: int | None = None) -> None:
        x = min(self.cursor.x, self.columns - 1)
        self._blank(x, min(x + (count or 1), self.columns))

    def cursor_back(self, count: int | None = None) -> None:
        self.cursor.x = min(self.cursor.x, self.columns - 1)
        super().cursor_back(count)

    def cursor_forward(self, count: int | None = None) -> None:
        self.cursor.x = min(self.cursor.x, self.columns - 1)
        super().cursor_forward(count)

    @property
    def display(self) -> list[str]:
        """The rows as text."""
        return ["".join(cell.data for cell in self.row(y)) for y in range(self.lines)]

    def row(self, y: int) -> list[Char]:
        """The cells of a row."""
        return list(map(self.buffer[y].__getitem__, range(self.columns)))

    def where(self) -> tuple[int, int]:
        """The cursor's column and row."""
        return min(self.cursor.x, self.columns - 1), self.cursor.y

    def _draw_narrow(self, text: str) -> None:
        start = min(self.cursor.x, self.columns - 1)
        if start + len(text) > self.columns:
            text = text[: self.columns - start - 1] + text[-1]
        self._put(start, list(text))

    def _draw_any(self, character: str) -> None:
        line, at = self.buffer[self.cursor.y], self.cursor.x - 1
        while at > 0 and not line[at].data:
            at -= 1
        width = get_character_cell_size(character)
        if width and not (at >= 0 and line[at].data.endswith(JOINER)):
            self._put(min(self.cursor.x, self.columns - width), [character, *[""] * (width - 1)])
        elif at >= 0:
            widened = character == EMOJI_LOOK and line[at].data in load("auto").narrow_to_wide
            line[at] = line[at]._replace(data=normalize("NFC", line[at].data + character))
            if widened and self.cursor.x < self.columns:
                self._put(self.cursor.x, [""])

    def _put(self, start: int, texts: list[str]) -> None:
        line, end = self.buffer[self.cursor.y], start + len(texts)
        self._break(start, end)
        for x, text in enumerate(texts, start):
            line[x] = self.cursor.attrs._replace(data=text)
        self.cursor.x = end

    def _break(self, start: int, end: int) -> None:
        line, first = self.buffer[self.cursor.y], start
        while first > 0 and not line[first].data:
            first -= 1
        for x in range(first, start):
            line[x] = line[x]._replace(data=" ")
        while end < self.columns and not line[end].data:
            line[end] = line[end]._replace(data=" ")
            end += 1

    def _paper(self) -> Char:
        return Char(" ", bg=self.cursor.attrs.bg)

    def _blank(self, start: int, end: int) -> None:
        self._break(start, end)
        for x in range(start, end):
            self.buffer[self.cursor.y][x] = self._paper()

    def _blank_row(self) -> Any:
        row: StaticDefaultDict[int, Char] = StaticDefaultDict(self.default_char)
        row.update(dict.fromkeys(range(self.columns), self._paper()))
        return row

    def _scroll(self, *, up: bool) -> None:
        top, bottom = self.margins or Margins(0, self.lines - 1)
        rows = [self.buffer[y] for y in range(top, bottom + 1)]
        rows = [*rows[1:], self._blank_row()] if up else [self._blank_row(), *rows[:-1]]
        self.buffer.update(zip(range(top, bottom + 1), rows, strict=True))


class Stream(pyte.Stream):
    """Reads what a program writes, for a Screen."""

    csi = {**pyte.Stream.csi, "S": "scroll_up", "T": "scroll_down"}  # noqa: RUF012
    events = frozenset((*pyte.Stream.events, "scroll_up", "scroll_down"))


def seen(cell: Char) -> Char:
    """What can be seen of a cell: of a blank neither ink nor weight."""
    if cell.data != " ":
        return cell
    if cell.reverse or cell.underscore or cell.strikethrough:
        return cell._replace(blink=False)
    return Char(" ", bg=cell.bg)
