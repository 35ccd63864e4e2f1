"""The terminal's own cursor, by which screen readers and braille displays know what is read: it is where the eye is."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.terminal import Terminal

PROGRAM = """
import sys
from pathlib import Path
from workbench.client.settings import ClientSettings
from workbench.simulator.app import create_app
from workbench.tui.run import run_review
from workbench.tui.services import Services
client = lambda: ClientSettings(transport=create_app())
run_review(Path(sys.argv[1]), None, reviewer="ada", services=Services(client=client))
"""


def test_the_cursor_stands_on_what_is_read_on_every_screen(made_demo: Path, tmp_path: Path) -> None:
    db = Path(shutil.copy(made_demo, tmp_path / "demo.db"))
    with Terminal([sys.executable, "-c", PROGRAM, str(db)], columns=120, rows=24) as terminal:

        def on(text: str, column: int) -> None:
            """Wait until the cursor stands in a column of a row that holds a text."""

            def there(_: str) -> bool:
                x, y = terminal.cursor()
                return x == column and text in terminal.lines()[y]

            terminal.wait(there)

        terminal.wait("420 of 420 left")
        on(" > ! t-053", 1)  # the queue
        assert terminal.shows_cursor()
        terminal.press("j")
        on(" >+ adds a", 1)
        terminal.press("x")
        on(" >  3 cases of 12", 1)  # a cluster: its list
        terminal.press("j")
        on(" >* t-011", 1)
        terminal.press("o", "/", "t-054", "enter", "enter")
        on("+ Here is the JSON", 0)  # a case: its first change
        terminal.press("]")
        on("~ ", 0)
        terminal.press("y")
        on(" copy  b baseline", 0)  # a question
        terminal.press("esc")
        on("~ ", 0)
        terminal.press("c")
        terminal.press("so")
        on(" note so", 8)  # a line that is typed into
        terminal.press("esc")
        on("~ ", 0)
        terminal.press("e")
        on(" 1  max_tokens", 4)  # the prompt
        terminal.press("down", "down")
        on(" 3 ", 4)
        terminal.press("esc")
        terminal.wait("e types on")
        terminal.press("o", "o")
        on(" >support-triage", 1)  # the overview
        terminal.press("j")
        on(" >brand-voice", 1)
        terminal.press("o", "t")
        on(" >   2  claude-sonnet-5-5", 1)  # the runs
        terminal.press("S", "j")
        on(" > samples", 1)  # starting a run
        terminal.press("esc")
        on(" >   2", 1)
        terminal.press("enter")
        on("none", 0)  # a run: what failed
        terminal.press("o", ":")
        on("what to do", 0)  # the palette: its line, then its rows
        terminal.press("down")
        on(" > Row before", 1)
        terminal.press("a")
        on("a", 1)
        terminal.press("esc")
        on("t-054", 1)
        terminal.press("?")
        on(" Decide", 0)  # help
        terminal.press("j")
        on("1  ", 0)
        terminal.press("z", "q")
        assert terminal.wait_for_exit() == 0
        assert terminal.raw.endswith((b"\x1b[0 q\x1b[?25h\x1b[?1004l", b"\x1b[?1004l"))
        assert terminal.raw.rfind(b"\x1b[0 q") > terminal.raw.rfind(b"\x1b[4 q")
