"""The mouse: the terminal's own until it is asked for; then the wheel scrolls and clicks select and open."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.terminal import Terminal
from tests.tui.making import make_review
from tests.tui.test_terminal import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

CASES = {f"c-{at:02}": ("one\n" * 60, f"two {at}\n" * 60) for at in range(40)}


def test_the_mouse_is_taken_on_asking_only_and_given_back(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", {"suite": CASES})
    with Terminal([sys.executable, "-c", PROGRAM, str(db)], columns=100, rows=20) as terminal:

        def click(row: int) -> None:
            terminal.press(f"\x1b[<0;10;{row + 1}M\x1b[<0;10;{row + 1}m")

        terminal.wait("40 of 40 left")
        terminal.settle()
        assert b"\x1b[?1000h" not in terminal.raw
        terminal.press("m")
        terminal.wait("mouse on")
        assert b"\x1b[?1000h\x1b[?1006h" in terminal.raw
        assert b"\x1b[?1003h" not in terminal.raw  # not every move
        terminal.press("a")  # the cases of the cluster, not its heading alone
        terminal.wait(" - gives")
        terminal.settle()
        top, wanted = (terminal.lines()[row].replace(">", "").split()[0] for row in (4, 7))
        click(7)
        terminal.wait(lambda _: terminal.lines()[7].startswith(f" >     {wanted}"))
        terminal.press("\x1b[<65;10;8M")  # once: of more the last might move the rows after they were looked at
        terminal.wait(lambda _: top not in terminal.text())
        click(5)
        terminal.wait(lambda _: terminal.lines()[5].startswith(" > "))
        case = terminal.lines()[5].split()[1]
        click(5)
        terminal.wait(f"suite/{case}")
        terminal.wait("1 worse")
        terminal.press("\x1b[<65;10;8M" * 3)
        terminal.press("m")
        terminal.wait("mouse off")
        assert terminal.raw.rfind(b"\x1b[?1000l") > terminal.raw.rfind(b"\x1b[?1000h")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
