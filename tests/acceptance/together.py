"""Four reviewers with the app on one database, each in a process of its own, some of which are killed."""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REVIEWERS = ("ada", "bob", "cyd", "dan")
_KILL_EVERY = 4


class Sitting:
    """One reviewer at the app; `labelled` counts the labels that the app has said are there."""

    def __init__(self, db: Path, reviewer: str, total: int) -> None:
        self.reviewer = reviewer
        self.total = total
        self.labelled = 0
        self._command = [sys.executable, "-m", "workbench", "--db", str(db), "review", "--reviewer", reviewer]
        self.open()

    def open(self) -> None:
        """Start the app; what it says is left must hold all that was acknowledged."""
        self.terminal = Terminal(self._command, columns=120, rows=40)
        self.terminal.wait(f"of {self.total:,} left")
        left = int(self.terminal.lines()[0].split(f" of {self.total:,} left")[0].split()[-1].replace(",", ""))
        # What was typed just before a kill may have been written, or not.
        assert self.labelled <= self.total - left <= self.labelled + 1, f"{self.reviewer}: {left} left"
        self.labelled = self.total - left

    def close(self) -> None:
        """End the app at once."""
        with self.terminal:
            pass

    def kill(self, key: str) -> None:
        """Type a label and end the app at once, then start it anew."""
        self.terminal.press(key)
        self.close()
        self.open()

    def label(self, key: str) -> None:
        """Label the case at hand; returns when the app says that it is done."""
        self.terminal.press(key)
        self.terminal.wait(f"{self.total - self.labelled - 1:,} of {self.total:,} left")
        self.labelled += 1

    def sees(self, other: str) -> None:
        """Wait until the label of another is shown at the case at hand."""
        self.terminal.wait(lambda text: any(line[1:2] == ">" and other in line for line in text.split("\n")))


@dataclass
class Together:
    """What became of it: `lags_s` from the moment the app says a label is there until another app shows it."""

    labels: dict[str, int] = field(default_factory=dict)
    lags_s: list[float] = field(default_factory=list)
    kills: int = 0


def label_together(db: Path, cases: int, go_on: Callable[[int], bool], seed: int = 1) -> Together:
    """Have four reviewers label one case after the other while `go_on(round)`, one of them killed now and then.

    Asserts that nothing acknowledged is lost and the database is whole.
    """
    chance = random.Random(seed)
    done = Together()
    with ExitStack() as stack:
        sittings = [Sitting(db, reviewer, cases) for reviewer in REVIEWERS]
        for sitting in sittings:
            stack.callback(sitting.close)
        at = 0
        while at < cases and go_on(at):
            first, second, *rest = chance.sample(sittings, len(sittings))
            _one_case(first, second, rest, at, chance, done)
            if at % _KILL_EVERY == 1:
                rest[0].kill(chance.choice("1234"))
                done.kills += 1
            at += 1
    done.labels = {sitting.reviewer: sitting.labelled for sitting in sittings}
    _assert_kept(db, done.labels)
    return done


def _one_case(
    first: Sitting, second: Sitting, rest: list[Sitting], at: int, chance: random.Random, done: Together
) -> None:
    """All label the case; where the first two are both at it, measure when the one sees what the other does."""
    both = first.labelled == second.labelled == at
    for sitting in (first, second, *rest):
        if sitting is second and both:
            started = time.perf_counter()
            second.sees(first.reviewer)
            done.lags_s.append(time.perf_counter() - started)
        if sitting.labelled == at:
            sitting.label(chance.choice("1234"))


def _assert_kept(db: Path, labels: dict[str, int]) -> None:
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        kept = dict(connection.execute("SELECT reviewer, count(DISTINCT case_id) FROM events GROUP BY reviewer"))
    assert kept == labels
