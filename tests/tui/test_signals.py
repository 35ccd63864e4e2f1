"""Ended from outside, stopped and gone on with: what is on disk is kept, and the terminal is left as it was."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal
from tests.tui.making import JSON_CHECK, TRIAGE, make_review

if TYPE_CHECKING:
    from pathlib import Path

LEFT = b"\x1b[?1049l"
ENTERED = b"\x1b[?1049h"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)


def review(db: Path) -> list[str]:
    return [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", "ada"]


def label_one(terminal: Terminal) -> None:
    """Label a case, and wait until the app says so."""
    terminal.wait("6 of 6 left")
    terminal.press("enter")
    terminal.wait("1 of 6")
    terminal.press("1")
    terminal.wait("5 left")


def labels(db: Path) -> list[str]:
    """What is on disk, of a database that is whole."""
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return [label for (label,) in connection.execute("SELECT label FROM events WHERE kind = 'label'")]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_ends_by_that_and_leaves_the_terminal_as_it_was(db: Path, number: signal.Signals) -> None:
    with Terminal(review(db)) as terminal:
        label_one(terminal)
        assert terminal.is_raw()
        terminal.signal(number)
        assert terminal.wait_for_exit() == -number
        assert not terminal.is_raw()
        assert terminal.raw.rfind(LEFT) > terminal.raw.rfind(ENTERED)
        assert b"Traceback" not in terminal.raw
        with pytest.raises(ProcessLookupError):  # nothing of it goes on
            os.killpg(terminal.pid, 0)
    assert labels(db) == ["worse"]


def test_it_ends_when_its_terminal_is_gone(db: Path) -> None:
    with Terminal(review(db)) as terminal:
        label_one(terminal)
        assert terminal.hang_up() == -signal.SIGHUP
        with pytest.raises(ProcessLookupError):
            os.killpg(terminal.pid, 0)
    assert labels(db) == ["worse"]


def test_ctrl_z_gives_the_shell_back_and_fg_the_app(db: Path) -> None:
    with Terminal(["bash", "--norc", "--noprofile", "-i"], env={"PS1": "shell$ "}) as terminal:
        terminal.wait("shell$")
        terminal.press(" ".join(review(db)), "enter")
        label_one(terminal)
        terminal.press("\x1a")
        terminal.wait("Stopped")
        assert terminal.raw.rfind(LEFT) > terminal.raw.rfind(ENTERED)
        terminal.press("echo it is $((6 * 7))", "enter")
        terminal.wait("it is 42")
        terminal.press("fg", "enter")
        terminal.wait("5 left")
        terminal.press("2")
        terminal.wait("4 left")
        terminal.press("q")
        terminal.wait("shell$")
        terminal.press("echo code $?", "enter")
        terminal.wait("code 0")
    assert labels(db) == ["worse", "better"]
