"""From the key to the diff of two outputs of 100,000 characters on screen, against the step to a short one.

Run by hand: `python -m pytest -n 0 -s tests/bench -o python_files='bench_*.py'`. Fails on a gross time only.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.bench.large import make_pairs
from tests.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

CHARACTERS = 100_000
ROUNDS = 7
GROSS_MS = 600


@pytest.mark.parametrize("share", [0.02, 0.5])
def test_a_long_diff_shows_soon_after_the_key(tmp_path: Path, share: float) -> None:
    left = _prose(random.Random(1))
    long_pair = "FIRST\n" + left, "FIRST\n" + _edited(left, share, random.Random(2))
    make_pairs(tmp_path / "pair.db", {"a-short": ("BRIEF", "BRIEF"), "b-long": long_pair})
    command = [sys.executable, "-m", "workbench", "--db", str(tmp_path / "pair.db"), "review", "--reviewer", "ada"]
    with Terminal(command, columns=160, rows=48, afresh=True) as terminal:
        terminal.wait("2 of 2 left")
        terminal.press("enter")
        terminal.wait("1 of 2")
        terminal.settle()
        long, short = [], []
        for _ in range(ROUNDS):
            long.append(_time(terminal, "J", "FIRST"))
            short.append(_time(terminal, "K", "BRIEF"))
    print(
        f"\n{share:.0%} of words changed: long diff after {statistics.median(long):.0f} ms (first {long[0]:.0f}),"
        f" short one {statistics.median(short):.0f} ms"
    )
    assert statistics.median(long) < GROSS_MS


def _time(terminal: Terminal, key: str, until: str) -> float:
    started = time.perf_counter()
    terminal.press(key)
    terminal.wait(until)
    ms = (time.perf_counter() - started) * 1000
    terminal.settle()
    return ms


def _prose(chance: random.Random) -> str:
    words = [f"word{number}" for number in range(2000)]
    lines = []
    size = 0
    while size < CHARACTERS:
        lines.append(" ".join(chance.choices(words, k=chance.randint(4, 40))))
        size += len(lines[-1]) + 1
    return "\n".join(lines)[:CHARACTERS]


def _edited(text: str, share: float, chance: random.Random) -> str:
    lines = [
        " ".join("changed" if chance.random() < share else word for word in line.split(" "))
        for line in text.split("\n")
    ]
    return "\n".join(lines)
