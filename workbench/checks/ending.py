"""Ends a process with all that it started, what detached itself from it included where the system shows it."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path

_ROUNDS = 50  # a process may start others while they are ended; more rounds than this it does not get


def end_with_all(pid: int) -> None:
    """End a process that leads a group of its own, its group, and on Linux all that descends from it.

    What a process left behind that has ended by itself already is not found.
    """
    with suppress(AttributeError, ProcessLookupError, PermissionError):  # the first where systems know no signals
        os.kill(pid, signal.SIGSTOP)  # it starts nothing more, and keeps what it adopted
    for _ in range(_ROUNDS):
        below = [one for one in _descendants(pid) if _lives(one)]
        if not below:
            break
        for one in below:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(one, signal.SIGKILL)
    try:
        os.killpg(pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):  # the first where systems know no groups
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGTERM)


def _descendants(pid: int) -> list[int]:
    found = [pid]
    for one in found:  # grows while it is walked
        for file in Path(f"/proc/{one}/task").glob("*/children"):
            with suppress(OSError):
                found += map(int, file.read_text().split())
    return found[1:]


def _lives(pid: int) -> bool:
    """Whether a process still runs; one that has ended may wait for its parent to look."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (OSError, IndexError):
        return False
