"""Copying: what reaches the terminal, through tmux and GNU screen, and what is said where it cannot."""

from __future__ import annotations

import re
import sys
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal import Terminal
from tests.tui.driving import reviewing
from tests.tui.making import make_review
from tests.tui.test_terminal import PROGRAM
from workbench.tui.clipboard import LIMIT, clipboard_sequence, size

if TYPE_CHECKING:
    from pathlib import Path

TMUX, SCREEN = {"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "tmux-256color"}, {"STY": "1.pts-0", "TERM": "screen"}
ANSWER = "Grüße, 世界 👩‍👩‍👧 " * 60


def plain(text: str) -> str:
    return f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"


@given(st.text(max_size=2000))
def test_what_tmux_and_screen_pass_on_is_what_a_terminal_would_have_got(text: str) -> None:
    data = text.encode("utf-8", "backslashreplace")
    bare = clipboard_sequence(data, {"TERM": "xterm"})
    assert b64decode(bare.removeprefix("\x1b]52;c;").removesuffix("\x07")) == data
    assert size(data) == len(bare) - 8
    itself, _, passed = clipboard_sequence(data, TMUX).partition("\x1bPtmux;")
    assert itself == bare
    assert passed.removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b") == bare
    chunked = clipboard_sequence(data, SCREEN)
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", chunked, re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == chunked
    assert "".join(pieces) == bare
    assert max(map(len, pieces)) < 250
    # Over SSH only TERM tells: tmux reads the first, screen what follows.
    assert clipboard_sequence(data, {"TERM": "screen-256color"}) == bare + chunked


@pytest.mark.parametrize("around", [{}, TMUX, SCREEN], ids=["plain", "tmux", "screen"])
def test_it_passes_through_the_driver_unharmed_and_nothing_is_drawn_anew(
    tmp_path: Path, around: dict[str, str]
) -> None:
    db = make_review(tmp_path / "review.db", {"s": {"c": ("before", ANSWER)}})
    with Terminal([sys.executable, "-c", PROGRAM, str(db)], columns=120, rows=30, env=around) as terminal:
        terminal.wait("1 of 1 left")
        terminal.press("enter")
        terminal.wait("1 worse")
        terminal.press("y")
        terminal.wait("copy  b baseline")
        terminal.settle()
        start = len(terminal.raw)
        terminal.press("t")
        terminal.wait("sent to the terminal's clipboard")
        terminal.settle()
        written = terminal.raw[start:].decode()
    wanted = clipboard_sequence(ANSWER.encode(), {"TERM": "xterm-256color", **around})
    assert wanted in written
    assert len(written) - len(wanted) < 500


async def test_what_is_too_large_is_not_sent_and_the_file_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    most = LIMIT // 4 * 3
    db = make_review(tmp_path / "review.db", {"s": {"c": ("x" * most, "y" * (most + 1))}})
    async with reviewing(db) as ada:
        await ada.sees_queue("1 of 1 left")
        await ada.press("enter")
        await ada.sees("1 worse")
        await ada.press("y", "b")
        await ada.sees("baseline sent to the terminal's clipboard, 56,250 bytes; y f: to a file")
        await ada.press("y", "t")
        await ada.sees(
            "target is too large for a terminal's clipboard: 75,004 bytes, 75,000 at most   y f writes it to a file"
        )
        assert ada.app.clipboard == "x" * most
        await ada.press("y", "f")
        await ada.sees("written: s-c-baseline.txt, s-c-target.txt")
    assert (tmp_path / "s-c-target.txt").read_text() == "y" * (most + 1)


async def test_where_there_is_no_clipboard_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with reviewing(make_review(tmp_path / "review.db", {"s": {"c": ("a", "b")}})) as ada:
        await ada.sees_queue("1 of 1 left")
        await ada.press("enter")
        await ada.sees("1 worse")
        await ada.press("y", "n")
        await ada.sees("this terminal has no clipboard   y f writes it to a file")
