"""Two terminals side by side: one that gets what Textual writes, and one behind a wire."""

from __future__ import annotations

from tests.screen import Screen, Stream
from workbench.tui.wire.brush import Abilities
from workbench.tui.wire.wire import Wire

NO_WRAP = "\x1b[?7l"
JUNK = "\x1b[7;44m" + "\n".join(["junk" * 6] * 9) + "\x1b[1;5Hjunk"


class Plain:
    """A terminal that is written to as it is; a line feed is two characters for it, as the tty makes of it."""

    def __init__(self, columns: int, rows: int, junk: str = "") -> None:
        self.screen = Screen(columns, rows)
        self._stream = Stream(self.screen)
        self.bytes = 0
        self.write(NO_WRAP + junk)

    def write(self, data: str) -> None:
        """Draw."""
        self.bytes += len(data.encode())
        self._stream.feed(data.replace("\n", "\r\n"))


class Wired:
    """The same behind a wire. Nobody knows what it shows at first."""

    def __init__(self, columns: int, rows: int, abilities: Abilities = Abilities()) -> None:  # noqa: B008
        self.terminal = Plain(columns, rows, JUNK)
        self.terminal.bytes = 0
        self._abilities = abilities
        self.wire = Wire((columns, rows), abilities)

    def resize(self, columns: int, rows: int) -> None:
        """The window has another size."""
        self.terminal.screen.resize(rows, columns)
        self.wire = Wire((columns, rows), self._abilities)

    def write(self, data: str) -> str:
        """A frame of Textual's; what was sent for it."""
        passed = self.wire.feed(data)
        sent = passed + self.wire.frame()
        self.terminal.write(sent)
        return sent
