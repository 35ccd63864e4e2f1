"""A run's share of the work: which of its calls are still to be made, and what came of the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from array import array
    from collections.abc import Mapping

    from workbench.client.pacing import Lane
    from workbench.evaluate.calls import Calls
    from workbench.records import Run
    from workbench.store.execution import CallPlace, RunWriter, Step


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done for a run: `todo` are numbers of its `calls`; the others have answers or are not sent.

    `answered` calls have an answer already, `taken_over` of them from other runs; `refused` ones the target would not
    take; `steps` are the replies so far of exchanges that were broken off. `in_order`: calls begin in their order.
    """

    run: Run
    calls: Calls
    todo: array[int]
    answered: int = 0
    taken_over: int = 0
    refused: int = 0
    steps: Mapping[CallPlace, list[Step]] = field(default_factory=dict)
    in_order: bool = False

    def to_pop(self, chance: random.Random) -> array[int]:
        """The calls to be made, the next one last: at random, so that whatever happens meanwhile hits all suites alike,
        unless their order matters.
        """
        if self.in_order:
            self.todo.reverse()
        else:
            chance.shuffle(self.todo)
        return self.todo


class Lot:
    """A run under execution.

    Where a suite's calls share a cached prefix, the first goes ahead alone and writes it; the others wait for it.
    """

    def __init__(self, work: Work, lane: Lane, writer: RunWriter, chance: random.Random) -> None:
        self.run = work.run
        self.calls = work.calls
        self.lane = lane
        self.writer = writer
        self.steps = dict(work.steps)
        self.answered = work.answered
        self.failed = 0
        self.refused = work.refused
        self.simulated = work.run.simulated
        self.stopped: str | None = None
        self.failing: str | None = None  # the error of the latest call that is tried again
        self.beside_usd = 0.0
        self.tokens = 0
        self._measured = 0
        self._todo = work.to_pop(chance)
        self._behind: dict[str, list[int]] = {}
        self._led: set[str] = set()

    @property
    def left(self) -> int:
        """How many calls are not begun, those that wait for a cached prefix left out."""
        return 0 if self.stopped else len(self._todo)

    @property
    def waits_for_prefix(self) -> bool:
        """Whether calls wait for another to write their prefix."""
        return not self.stopped and any(self._behind.values())

    def next_call(self) -> int | None:
        """The number of the next call to begin, None when each that is left waits for its prefix."""
        while self._todo:
            number = self._todo.pop()
            suite = self.calls.at(number)[0].id
            if not self.calls.shares_prefix(suite) or suite in self._led:
                return number
            if suite not in self._behind:
                self._behind[suite] = []
                return number
            self._behind[suite].append(number)
        return None

    def put_back(self, number: int) -> None:
        """A call that was not begun after all; if it was to write a prefix, another may."""
        suite = self.calls.at(number)[0].id
        if self._behind.get(suite) == []:
            del self._behind[suite]
        self._todo.append(number)

    def ended(self, number: int) -> None:
        """An exchange is over: those that waited for the prefix it wrote may begin."""
        suite = self.calls.at(number)[0].id
        if suite in self._behind:
            self._led.add(suite)
            self._todo.extend(self._behind.pop(suite))

    def measure(self, tokens: int) -> None:
        """Learn what a call uses."""
        self._measured += 1
        self.tokens += round((tokens - self.tokens) / min(self._measured, 50))
