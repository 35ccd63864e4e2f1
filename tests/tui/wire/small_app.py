"""An app whose whole screen is new after each key; says through a FIFO when it has taken one.

`python -m tests.tui.wire.small_app FIFO`. Keys: `s` stands aside for another program, `y` copies and rings.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.widget import Widget

from workbench.tui.wire.choosing import driver_class

if TYPE_CHECKING:
    from textual.events import Key


class Rows(Widget):
    """Rows of text that all change with the number."""

    DEFAULT_CSS = "Rows { height: 1fr; }"
    number = 0

    def render(self) -> str:
        width, height = self.size
        return "\n".join(
            f"count {self.number} " + chr(65 + (self.number + y) % 26) * (width - 12) for y in range(height)
        )


class SmallApp(App[None]):
    """Nothing but that."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_key(self, event: Key) -> None:
        rows = self.query_one(Rows)
        if event.key == "q":
            self.exit()
        elif event.key == "s":
            with self.suspend():
                subprocess.run([sys.executable, "-c", "print('another program')"], check=True)
            told.write(b"s")
        elif event.key == "y":
            self.copy_to_clipboard("copied")
            self.bell()
        elif event.key == "n":
            rows.number += 1
            rows.refresh()
            self.call_after_refresh(told.write, b"n")


with Path(sys.argv[1]).open("wb", buffering=0) as told:
    SmallApp(driver_class=driver_class(plain=False)).run(mouse=False)
