"""What is written comes out whole and in order, and nobody waits for it."""

from __future__ import annotations

import os
import pty
import tty
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from workbench.tui.wire.outlet import Outlet

if TYPE_CHECKING:
    from collections.abc import Callable

PIECES = [f"{number}:{'é' * (number * 37 % 900)};" for number in range(600)]


def _pipe() -> tuple[int, int]:
    return os.pipe()


def _terminal() -> tuple[int, int]:
    reading, writing = pty.openpty()
    tty.setraw(writing)
    return reading, writing


def _terminal_that_does_not_wait() -> tuple[int, int]:
    reading, writing = _terminal()
    os.set_blocking(writing, False)
    return reading, writing


@pytest.mark.parametrize("opened", [_terminal, _pipe, _terminal_that_does_not_wait])
def test_a_reader_who_comes_late_gets_all_of_it_in_order(opened: Callable[[], tuple[int, int]]) -> None:
    reading, writing = opened()
    with os.fdopen(writing, "w", encoding="utf-8") as file:
        outlet = Outlet(file)
        for piece in PIECES:  # far more than is taken in; returns though nobody reads
            outlet.write(piece)
        assert outlet.pending
        wanted = "".join(PIECES).encode()
        read = bytearray()
        while len(read) < len(wanted):
            read += os.read(reading, 1 << 16)
        outlet.close()
        assert not outlet.pending
    assert bytes(read) == wanted
    os.close(reading)


def test_a_terminal_with_room_has_it_at_once() -> None:
    reading, writing = _terminal()
    with os.fdopen(writing, "w", encoding="utf-8") as file:
        outlet = Outlet(file)
        outlet.write("a frame")
        assert not outlet.pending
        assert os.read(reading, 100) == b"a frame"
        outlet.close()
    os.close(reading)


def test_two_threads_do_not_mix_their_pieces() -> None:
    reading, writing = _terminal()
    with os.fdopen(writing, "w", encoding="utf-8") as file:
        outlet = Outlet(file)

        def write_lines(letter: str) -> None:
            for _ in range(400):
                outlet.write(letter * 99 + "\n")

        writers = [Thread(target=write_lines, args=(letter,)) for letter in "xo"]
        for writer in writers:
            writer.start()
        read = bytearray()
        while len(read) < 2 * 400 * 100:
            read += os.read(reading, 1 << 16)
        for writer in writers:
            writer.join()
        outlet.close()
    assert sorted(read.split(b"\n")[:-1]) == [b"o" * 99] * 400 + [b"x" * 99] * 400
    os.close(reading)


def test_a_terminal_that_is_gone_ends_it() -> None:
    reading, writing = _terminal()
    with os.fdopen(writing, "w", encoding="utf-8") as file:
        outlet = Outlet(file)
        os.close(reading)
        outlet.write("to nobody")
        outlet.close()
        assert not outlet.pending
