"""The driver in a real pseudo-terminal."""

from __future__ import annotations

import base64
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terminal import Terminal
from tests.tui.making import JSON_CHECK, TRIAGE, make_review
from workbench.tui.wire.brush import Abilities
from workbench.tui.wire.driver import abilities

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO

ROOT = Path(__file__).parents[3]
KEYS = 12


@contextmanager
def small_app(folder: Path, *, answers: bool = True) -> Iterator[tuple[Terminal, FileIO]]:
    fifo = folder / "told"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "tests.tui.wire.small_app", str(fifo)]
    with Terminal(command, columns=160, rows=48, cwd=ROOT, answers=answers) as terminal, fifo.open("rb", 0) as told:
        terminal.wait("count 0")
        yield terminal, told


@pytest.mark.parametrize(("answers", "most"), [(True, 3.5), (False, 6)])
def test_a_reader_who_lags_behind_gets_the_last_screen_and_no_backlog(
    tmp_path: Path, answers: bool, most: float
) -> None:
    with small_app(tmp_path, answers=answers) as (terminal, told):
        terminal.settle()
        before = len(terminal.raw)
        terminal.press("n")
        assert told.read(1) == b"n"
        terminal.wait(lambda text: text.count("count 1 ") == 48)
        terminal.settle()
        frame = len(terminal.raw) - before
        before = len(terminal.raw)
        for _ in range(KEYS):  # the app draws them one by one, and nobody reads
            terminal.press("n")
            assert told.read(1) == b"n"
        terminal.wait(lambda text: text.count(f"count {KEYS + 1} ") == 48)
        terminal.settle()
        assert frame > 4000
        assert len(terminal.raw) - before < most * frame


def test_the_screen_comes_back_after_another_program_and_with_ctrl_l(tmp_path: Path) -> None:
    with small_app(tmp_path) as (terminal, told):
        terminal.settle()
        whole = terminal.text()
        terminal.scribble("\x1b[2J\x1b[5;5Hnoise")
        terminal.press("\x0c")
        terminal.wait(lambda text: text == whole)
        terminal.press("s")
        assert told.read(1) == b"s"
        terminal.wait(lambda text: "another program" in text or b"another program" in terminal.raw)
        terminal.wait(lambda text: text == whole)
        written = bytes(terminal.raw)
        left, other = written.index(b"\x1b[?1049l"), written.index(b"another program")
        assert left < other < written.rindex(b"\x1b[?1049h") < written.rindex(b"count 0")


def test_a_resize_draws_everything_in_the_new_size(tmp_path: Path) -> None:
    with small_app(tmp_path) as (terminal, _):
        for columns, rows in ((100, 20), (100, 30), (61, 30)):
            terminal.resize(columns, rows)
            wanted = [f"count 0 {chr(65 + y % 26) * (columns - 12)}" for y in range(rows)]
            terminal.wait("\n".join(wanted))


def test_what_no_terminal_says_does_no_harm(tmp_path: Path) -> None:
    with small_app(tmp_path) as (terminal, told):
        terminal.press("\x1b[1114112u", "\x1b[99999999999999999999u", "\x1b[48;999999;99999;0;0t")
        terminal.settle()
        terminal.press("n")
        assert told.read(1) == b"n"
        terminal.wait(lambda text: text.count("count 1 ") == 48)


def test_what_is_no_drawing_arrives_as_it_was_written(tmp_path: Path) -> None:
    with small_app(tmp_path) as (terminal, _):
        terminal.settle()
        before = len(terminal.raw)
        terminal.press("y")
        terminal.settle()
        assert bytes(terminal.raw[before:]) == b"\x1b]52;c;" + base64.b64encode(b"copied") + b"\x07\x07"


@pytest.mark.parametrize(("options", "asks"), [(["--driver", "wire"], True), ([], False)])
def test_the_environment_chooses_and_the_option_outvotes_it(tmp_path: Path, options: list[str], asks: bool) -> None:
    db = make_review(tmp_path / "review.db", TRIAGE, JSON_CHECK)
    command = [sys.executable, "-m", "workbench", "--db", str(db), "review", *options]
    with Terminal(command, env={"WORKBENCH_DRIVER": "plain"}) as terminal:
        terminal.wait("6 of 6 left")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
    assert (b"\x1b[6n" in terminal.raw) is asks


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color"}, Abilities()),
        ({"TERM": "linux"}, Abilities(scrolls=False)),
        ({"TERM": "screen-256color"}, Abilities(fills=False)),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, Abilities()),
        ({}, Abilities()),
    ],
)
def test_old_terminals_get_only_what_they_can_do(environment: dict[str, str], expected: Abilities) -> None:
    assert abilities(environment) == expected
