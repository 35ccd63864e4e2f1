"""A run that goes in batches: which calls are ready to be handed in, and which are with the API."""

from __future__ import annotations

import time
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.evaluate.batchcalls import next_of
from workbench.evaluate.budget import Held
from workbench.store.batches import batch_calls, open_batches, steps_of
from workbench.store.execution import RunWriter

if TYPE_CHECKING:
    import random

    from workbench.evaluate.batchcalls import Asked
    from workbench.evaluate.calls import Prepared
    from workbench.evaluate.lots import Work
    from workbench.records import Output
    from workbench.store.batches import StoredBatch
    from workbench.store.database import Database
    from workbench.store.execution import Step


class BatchLot:
    """A run under execution. `ready` are the numbers of the calls whose next request can be handed in.

    `tries` counts by call how often its present request was in a batch that brought no answer.
    """

    def __init__(self, db: Database, work: Work, chance: random.Random, max_calls: int) -> None:
        self.run = work.run
        self.calls = work.calls
        self.writer = RunWriter(db, work.run.id, simulated=work.run.simulated)
        self.ready = work.to_pop(chance)
        self.tries: dict[int, int] = {}
        self.answered = work.answered
        self.failed = 0
        self.refused = work.refused
        self.simulated = work.run.simulated
        self.stopped: str | None = None
        self.batches = 0
        self.unclear = 0
        self._db = db
        self._max_calls = max_calls

    @property
    def left(self) -> int:
        """How many calls can be handed in."""
        return 0 if self.stopped else len(self.ready)

    def take_up(self) -> list[OpenBatch]:
        """The batches that the store knows to be with the API; their calls are no longer ready."""
        stored = open_batches(self._db, self.run.id)
        if not stored:
            return []
        first = self._first_numbers()
        ready = set(self.ready)
        batches = []
        for one in stored:
            pending: dict[str, int] = {}
            for call in batch_calls(self._db, one.id):
                number = first.get((call.suite, call.case), len(self.calls)) + call.sample - 1
                place = (call.suite, call.case, call.sample)
                if number in ready and len(steps_of(self._db, self.run.id, place)) <= call.step:
                    pending[call.custom_id] = number
                    ready.discard(number)
            batches.append(OpenBatch(self, one, pending))
            self.batches += 1
        self.ready = array("L", (number for number in self.ready if number in ready))
        return batches

    def prepared(self, number: int) -> tuple[Prepared, int]:
        """What a call sends first, and its sample."""
        suite, case, sample = self.calls.at(number)
        return self.calls.prepared(suite, case), sample

    def steps(self, prepared: Prepared, sample: int) -> list[Step]:
        """The replies so far of an exchange."""
        if not prepared.may_go_on:
            return []
        return steps_of(self._db, self.run.id, (prepared.suite.id, prepared.case.id, sample))

    async def asked(self, number: int) -> Asked | Output:
        """The next request of a call, or its output where every reply is known already."""
        prepared, sample = self.prepared(number)
        return await next_of(self.run, prepared, sample, self.steps(prepared, sample), max_calls=self._max_calls)

    def _first_numbers(self) -> dict[tuple[str, str], int]:
        """The number of the first sample of each case."""
        numbers: dict[tuple[str, str], int] = {}
        number = 0
        for one in self.calls.planned:
            for case in one.cases:
                numbers[one.suite.id, case.id] = number
                number += one.samples
        return numbers


@dataclass(slots=True, eq=False)
class OpenBatch:
    """A batch that is with the API. `pending` are its calls without a result, by custom id.

    `again` are calls to be sent again when all its results are in, `onward` those whose exchange goes on then.
    `due` (time.monotonic) is when it is looked at next, `interval_s` after the look before. `others` are batches that
    were taken for it and are not. `held` is the money set aside for all its calls until it is done with.
    """

    lot: BatchLot
    stored: StoredBatch
    pending: dict[str, int]
    name: str | None = None
    ended: bool = False
    ended_at: str | None = None
    again: list[int] = field(default_factory=list)
    onward: list[int] = field(default_factory=list)
    due: float = 0.0
    interval_s: float = 0.0
    sought_since: float | None = None
    unread: int = 0
    others: set[str] = field(default_factory=set)
    held: Held = field(default_factory=lambda: Held(None))

    def __post_init__(self) -> None:
        self.name = self.stored.name
        self.ended = self.stored.stage == "ended"
        self.ended_at = self.stored.ended_at
        self.due = time.monotonic()
