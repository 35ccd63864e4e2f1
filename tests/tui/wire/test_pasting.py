"""A paste whose end is lost, as on a line that broke or from a program that is killed, ends all the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal
from tests.tui.making import TRIAGE, make_review
from workbench.tui.wire.pasting import QUIET_S, Pasting

if TYPE_CHECKING:
    from pathlib import Path

START, END = "\x1b[200~", "\x1b[201~"


def test_what_is_whole_passes_as_it_came() -> None:
    pasting = Pasting()
    for piece in ("j", f"{START}one", "two", f"three{END}", "\x1b", "k", START[:3], START[3:], "x", END[:2], END[2:]):
        assert pasting.passed(piece, 0.0) == piece
        assert pasting.overdue(QUIET_S - 0.1) == ""
    assert pasting.overdue(99.0) == ""
    assert pasting.passed("\x1b", 99.0) == "\x1b"


@pytest.mark.parametrize("key", ["\x1b", "\x03"])
def test_esc_and_ctrl_c_end_it(key: str) -> None:
    pasting = Pasting()
    pasting.passed(f"{START}rm", 0.0)
    assert pasting.passed(key, 0.1) == END
    assert pasting.passed(key, 0.2) == key


def test_it_ends_when_nothing_comes() -> None:
    pasting = Pasting()
    pasting.passed(START, 0.0)
    pasting.passed("more", 2.0)
    assert pasting.overdue(2.0 + QUIET_S - 0.1) == ""
    assert pasting.overdue(2.0 + QUIET_S) == END
    assert pasting.overdue(99.0) == ""


def test_keys_work_again_in_the_app(tmp_path: Path) -> None:
    db = make_review(tmp_path / "review.db", TRIAGE)
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review"]
    with Terminal(command, columns=100, rows=24) as terminal:
        terminal.wait("6 of 6 left")
        terminal.press(f"{START}1j1")
        terminal.settle()
        terminal.press("esc")
        terminal.settle()
        terminal.press("3")
        terminal.wait("5 of 6 left")
        assert "worse" not in terminal.text().replace("1 worse", "")
