"""Two screens: the one the app has drawn, and the one the terminal shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.tui.wire.difference import difference, unknown
from workbench.tui.wire.grid import Grid
from workbench.tui.wire.parse import feed

if TYPE_CHECKING:
    from workbench.tui.wire.brush import Abilities


class Wire:
    """Takes all that Textual writes; says what to send instead. Touches no terminal."""

    def __init__(self, size: tuple[int, int], abilities: Abilities) -> None:
        """`size` in columns and rows. What the terminal shows is not known yet."""
        self.size = size
        self._abilities = abilities
        self._grid = Grid(*size)
        self.forget()

    def forget(self) -> None:
        """The terminal may show anything: the next frame is written whole."""
        self._shown = unknown()

    def feed(self, data: str) -> str:
        """Draw; returns what is no drawing, to be sent at once."""
        passed = feed(self._grid, data)
        if passed.changes:
            self.forget()
        return passed.text

    def frame(self) -> str:
        """What brings the terminal up to date; empty if it is. It has to be sent."""
        written, self._shown = difference(self._shown, self._grid, self._abilities)
        return written
