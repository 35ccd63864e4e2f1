"""From texts to a layout, the marks of what is seen first included; pure, run off the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.text.ignoring import Ignore
from workbench.tui.compared import Compared
from workbench.tui.layout import Layout, folding_of
from workbench.tui.subjects import untitled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.compared import Subject
    from workbench.tui.folding import Folding
    from workbench.tui.sheet import Sheet

FIRST_S = 0.005
"""How long the first answer of a diff may take; texts of a few pages are done with in that time."""
_SEEN_ROWS = 60
"""Screen rows from the first change on whose changed words are found before they are shown."""


class Room(NamedTuple):
    """What a layout is made for: columns, the cells they share, and whether long lines are wrapped."""

    columns: int
    width: int
    wrapped: bool


class Laid(NamedTuple):
    """Texts as they are compared, and the layout of their differences; `draft`: it was made in haste."""

    compared: Compared
    layout: Layout
    draft: bool = False


def laid_out(subjects: Sequence[Subject], ignore: Ignore, known: Compared | None, room: Room) -> Laid:
    """Compare and lay out in a short time.

    `known` is taken as it is, coarse or not, where it compares the same.
    """
    if known is None or known.ignore != ignore or known.subjects != subjects:
        known = Compared(subjects, ignore, FIRST_S)
    sheet = known.sheet(room.columns)
    first = sheet.changes[0] if sheet.changes else 0
    folding = folding_of(sheet, room.width)
    draft = room.wrapped and folding.make_haste(range(first - _SEEN_ROWS, first + _SEEN_ROWS))
    layout = Layout(sheet, room.width, wrapped=room.wrapped, folding=folding)
    start = layout.first_screen_row(first) if len(layout) else 0
    for row in dict.fromkeys(layout.row_of[start : start + _SEEN_ROWS]):
        for column in range(sheet.columns):
            sheet.spans(row, column)
    return Laid(known, layout, draft)


class Finishing:
    """The way from a hasty layout of a coarse answer to the best there is, in slices of time."""

    def __init__(self, laid: Laid, room: Room) -> None:
        self._compared = laid.compared
        self._room = room
        self._fresh = self._refined = not laid.compared.unfinished
        self._sheet: Sheet
        self._folding: Folding | None = None

    def go_on(self, deadline_s: float) -> Laid | None:
        """Work for about that long; the result, None while there is more to do."""
        if not self._fresh:  # what is on screen is drawn from meanwhile: it must stay as it is
            self._compared = self._compared.again(deadline_s)
            self._fresh = True
        elif not self._refined:
            self._refined = not self._compared.refine(deadline_s)
        elif self._folding is None:
            self._sheet = self._compared.sheet(self._room.columns)
            self._folding = folding_of(self._sheet, self._room.width)
        elif not (self._room.wrapped and self._folding.go_on(deadline_s)):
            width, wrapped = self._room.width, self._room.wrapped
            return Laid(self._compared, Layout(self._sheet, width, wrapped=wrapped, folding=self._folding))
        return None


def warm() -> None:
    """Compare and lay out something small: what is imported and made ready only for that is then there."""
    texts = ("one line\nanother line, as long as it has to be\nthe third", "one line\nanother line, made longer\n三")
    laid_out([untitled(texts)], Ignore(), None, Room(2, 80, wrapped=True)).compared.refine(1.0)
