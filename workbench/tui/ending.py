"""Being told by a signal to end: the app puts the terminal right, keeps what has come, and ends as it was told."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")


def hear(loop: AbstractEventLoop, told: Callable[[int], None]) -> None:
    """Call `told` with the number of each signal that asks a program to end, instead of ending at once."""
    if hasattr(signal, "SIGHUP"):  # elsewhere an event loop takes no signals
        for name in _NAMES:
            number = getattr(signal, name)
            loop.add_signal_handler(number, told, number)


def end_by(number: int) -> None:
    """End as the signal does to a program that does not catch it, so that who sent it can see that."""
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
