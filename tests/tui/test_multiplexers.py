"""The app inside tmux and GNU screen: what is shown and done there is what a terminal by itself shows and does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal
from tests.tui.making import JSON_CHECK, make_review
from tests.tui.test_terminal import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CASES = {
    "plain": ('{"a": 1}', 'Here it is:\n{"a": 1}'),
    "wide-日本語": ("日本語のテキスト\n二行目", "日本語の文章\n二行目"),
    "twenty": ("\n".join(f"line {at}" for at in range(60)), "\n".join(f"line {at}." for at in range(60))),
}
COLUMNS, ROWS = 100, 24


@contextmanager
def around(multiplexer: str, folder: Path, command: Sequence[str]) -> Iterator[Terminal]:
    """A terminal in which a command runs inside a multiplexer of its own, which is gone afterwards."""
    folder.mkdir(mode=0o700)
    settings = folder / "settings"
    env = {"TMUX": "", "STY": "", "SCREENDIR": str(folder), "LC_ALL": "C.UTF-8"}
    if multiplexer == "tmux":
        settings.write_text("set -g status off\nset -g escape-time 0\nset -g set-clipboard on\n", encoding="utf-8")
        socket = ["tmux", "-S", str(folder / "socket")]
        outer = [*socket, "-u", "-f", str(settings), "new-session", *command]
        ending = [*socket, "kill-server"]
    else:
        settings.write_text("startup_message off\naltscreen on\nterm screen-256color\ndefutf8 on\n", encoding="utf-8")
        outer = ["screen", "-U", "-S", "test", "-c", str(settings), *command]
        ending = ["screen", "-S", "test", "-X", "quit"]
    try:
        with Terminal(outer, columns=COLUMNS, rows=ROWS, env=env) as terminal:
            yield terminal
    finally:
        subprocess.run(ending, env=env | {"PATH": os.environ["PATH"]}, capture_output=True, check=False)


def walk(terminal: Terminal) -> list[str]:
    """Move, open, scroll, label, look about, copy and quit; what was shown at each stop."""
    stops = [terminal.wait("3 of 3 left")]

    def go(keys: str, until: str) -> None:
        terminal.press(*keys.split())
        terminal.wait(until)
        stops.append(terminal.settle())

    terminal.settle()
    go("j", " >     twenty")
    go("enter", "suite/twenty")
    go("j j j", "line 3")
    go("pgdn", "line 20")
    go("G", "line 59.")
    go("J", "suite/wide")
    go("1", "· 2 left")
    go("o", "worse")
    go("o", "s order")
    go("?", "any other key")
    go("z", "s order")
    go("o", "o overview")
    go("g enter y n", "sent to the terminal's clipboard")
    return stops


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("alone")
    with Terminal(program(folder), columns=COLUMNS, rows=ROWS) as terminal:
        return walk(terminal)


def program(folder: Path) -> list[str]:
    return [sys.executable, "-c", PROGRAM, str(make_review(folder / "review.db", {"suite": CASES}, JSON_CHECK))]


@pytest.mark.parametrize("multiplexer", ["tmux", "screen"])
def test_inside_it_is_as_outside(multiplexer: str, tmp_path: Path, alone: list[str]) -> None:
    if shutil.which(multiplexer) is None:
        pytest.skip(f"there is no {multiplexer} here")
    with around(multiplexer, tmp_path / "server", program(tmp_path)) as terminal:
        inside = walk(terminal)
        assert re.search(rb"\x1b\]52;c?;" + b64encode(b"suite/plain") + b"\x07", terminal.raw)
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    for there, here in zip(inside[:-1], alone[:-1], strict=True):
        assert there == here
