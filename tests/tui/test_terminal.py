"""The app in a real pseudo-terminal: what only the bytes show."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.records import OutputError

if TYPE_CHECKING:
    from tests.tui.making import Pair

HOSTILE = (
    "esc \x1b[31m osc \x1b]52;c;aGk=\x07 csi \x9b31m bidi \u202eevil\u2066 zero\u200b\ufeff nul\x00 del\x7f "
    "lone \ud800 shift\x0e cr\rover markup [bold]x[/bold] [@click=app.quit]q[/]"
)
NEVER = [
    b"\x1b]52", b"\x9b31m", "\x9b".encode(), "\u202e".encode(), "\u2066".encode(), "\u200b".encode(),
    "\ufeff".encode(), b"\x00", b"\x07", b"\x0e", b"\x7f", b"\xed\xa0\x80",
]  # fmt: skip

PROGRAM = """
import sys
from pathlib import Path
from workbench.tui.run import run_review
from workbench.tui.services import Services
run_review(Path(sys.argv[1]), None, reviewer="a\\x1b[31mda", services=Services())
"""


def review(db: Path, columns: int = 120, rows: int = 40, program: str = PROGRAM, **env: str) -> Terminal:
    return Terminal([sys.executable, "-c", program, str(db)], columns=columns, rows=rows, env=env)


@pytest.mark.parametrize("columns", [80, 170])
def test_nothing_hostile_reaches_the_terminal_raw_from_any_screen(tmp_path: Path, columns: int) -> None:
    request = {"max_tokens": 9, "system": HOSTILE, "messages": [{"role": "user", "content": "{{ticket}}"}]}
    pairs = {"a": (HOSTILE, f"{HOSTILE} more"), "b": ("plain", HOSTILE * 400)}
    db = make_review(tmp_path / "hostile.db", {"s": pairs}, models=(f"m{HOSTILE}", "n"), request=request)
    with review(db, columns, 30) as terminal:
        terminal.wait("2 of 2 left")
        terminal.press("enter")
        terminal.wait("1 worse")
        for key in ("v", "v", "v", "v", "d", "w", "d", "w", "J", "G"):
            terminal.press(key)
            terminal.settle()
        terminal.press("c")
        terminal.wait("note")
        terminal.press("n\u202eote", "enter")
        terminal.wait("note ")
        terminal.press("e")
        terminal.wait("Esc ends")
        terminal.press("typed \u202e\u200b", "esc")
        terminal.wait("e types on")
        terminal.settle()
        written = bytes(terminal.raw)
    for raw in NEVER:
        assert raw not in re.sub(rb"\x1b\]22;[a-z]*\x07", b"", written), raw


def test_quitting_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    with review(make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)) as terminal:
        terminal.wait("6 of 6 left")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        assert terminal.raw.rfind(b"\x1b[?1049l") > terminal.raw.rfind(b"\x1b[?1049h")
        assert b"\x1b[?1003h" not in terminal.raw


def test_without_colour_no_colour_is_written(tmp_path: Path) -> None:
    with review(make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK), NO_COLOR="1") as terminal:
        terminal.wait("6 of 6 left")
        terminal.press("enter")
        terminal.wait("1 worse")
        terminal.settle()
        codes = {
            int(code)
            for sgr in re.findall(rb"\x1b\[([0-9;]*)m", bytes(terminal.raw))
            for code in sgr.split(b";")
            if code
        }
    assert not {code for code in codes if 30 <= code <= 38 or 40 <= code <= 48 or 90 <= code <= 107}


def test_nothing_is_written_while_nobody_touches_a_key(tmp_path: Path) -> None:
    with review(make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)) as terminal:
        terminal.wait("6 of 6 left")
        terminal.settle(0.5)
        before = len(terminal.raw)
        terminal.settle(1.0)
        assert len(terminal.raw) == before


def test_a_resize_lays_the_case_out_again(tmp_path: Path) -> None:
    with review(make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)) as terminal:
        terminal.wait("6 of 6 left")
        terminal.press("enter")
        terminal.wait("│")
        terminal.resize(80, 24)
        terminal.wait(lambda text: "│" not in text and "1 worse" in text.split("\n")[23])
        terminal.resize(30, 8)
        terminal.wait("? keys")
        terminal.resize(200, 60)
        terminal.wait("│")


RUNS_PROGRAM = """
import sys
from pathlib import Path
from workbench.client.settings import ClientSettings
from workbench.simulator.app import create_app
from workbench.tui.run import run_review
from workbench.tui.services import Services
client = lambda: ClientSettings(transport=create_app())
run_review(Path(sys.argv[1]), None, reviewer="ada", services=Services(client=client))
"""


@pytest.mark.parametrize("columns", [80, 170])
def test_nothing_hostile_reaches_the_terminal_raw_from_the_runs(tmp_path: Path, columns: int) -> None:
    pairs: dict[str, Pair] = {
        "a": (HOSTILE, OutputError("bad\x1b[2J\u202e", f"{HOSTILE} more", 529)),
        "b": ("plain", "plain"),
    }
    sendable = HOSTILE.encode("utf-8", "ignore").decode()  # a lone surrogate would not even be sent
    db = make_review(tmp_path / "hostile.db", {"s": pairs}, models=("m", f"n{sendable}"))
    with review(db, columns, 30, program=RUNS_PROGRAM) as terminal:
        terminal.wait("2 of 2 left")
        terminal.press("t")
        terminal.wait("2 runs")
        terminal.press("enter")
        terminal.wait("failed ")
        terminal.press("c", "x\u202e\u200b", "enter")
        terminal.settle()
        terminal.press("esc")
        terminal.wait("2 runs")
        terminal.settle()
        terminal.press("S")
        terminal.wait("2 calls")
        terminal.press("enter")
        terminal.wait("how it ended")
        terminal.press("esc")
        terminal.wait("3 runs")
        terminal.settle()
        written = bytes(terminal.raw)
    for raw in (*NEVER, b"bad\x1b[2J"):
        assert raw not in re.sub(rb"\x1b\]22;[a-z]*\x07", b"", written), raw


def test_the_runs_write_nothing_at_rest(made_demo: Path, tmp_path: Path) -> None:
    db = Path(shutil.copy(made_demo, tmp_path / "demo.db"))
    with review(db, 120, 40, program=RUNS_PROGRAM) as terminal:

        def at_rest() -> bool:
            terminal.settle()
            before = len(terminal.raw)
            terminal.settle(0.6)
            return len(terminal.raw) == before

        terminal.wait("420 of 420 left")
        terminal.press("t")
        terminal.wait("$0.8")
        assert at_rest()
        terminal.press("S")
        terminal.wait("420 calls")
        assert at_rest()
        terminal.press("enter")
        terminal.wait("how it ended")
        assert at_rest()
