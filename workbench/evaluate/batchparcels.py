"""Calls put together to batches: what goes into one create call, within its limits and the budget."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.catalog.sending import how_to_send
from workbench.client.batches import MOST_BYTES, MOST_REQUESTS, body_bytes, request_part
from workbench.evaluate.batchcalls import most_usd
from workbench.records import Output
from workbench.store.batches import BatchCall

if TYPE_CHECKING:
    import random
    from collections.abc import AsyncGenerator, Callable, Mapping, Sequence

    from workbench.evaluate.batchcalls import Asked
    from workbench.evaluate.batching import Batching
    from workbench.evaluate.batchlots import BatchLot
    from workbench.evaluate.budget import Budget

_CALLS_AT_ONCE = 50  # prepared before others get their turn


@dataclass(slots=True, eq=False)
class Parcel:
    """Calls of one run that go in one create call, all under the same headers. `most_usd` is what they cost at most."""

    lot: BatchLot
    headers: Mapping[str, str]
    parts: list[bytes] = field(default_factory=list)
    calls: list[BatchCall] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    most_usd: float = 0.0
    size: int = 0

    def by_custom_id(self) -> dict[str, int]:
        """The numbers of the calls by the ids that name them in the batch."""
        return {call.custom_id: number for call, number in zip(self.calls, self.numbers, strict=True)}


@dataclass(frozen=True, slots=True)
class Known:
    """An exchange that needs no further call: all its replies came before."""

    lot: BatchLot
    output: Output


class Parcels:
    """Fills parcels from what is ready. `too_dear` is what the call may cost that no longer fits in the budget."""

    def __init__(
        self, lots: Sequence[BatchLot], budget: Budget, batching: Batching, platform: str, chance: random.Random
    ) -> None:
        self.too_dear: float | None = None
        self._lots = lots
        self._budget = budget
        self._most_requests = min(batching.most_requests, MOST_REQUESTS)
        self._most_bytes = min(batching.most_bytes, MOST_BYTES)
        self._platform = platform
        self._chance = chance
        self._filling: dict[tuple[int, tuple[tuple[str, str], ...]], Parcel] = {}
        self._promised_usd = 0.0

    async def filled(self, halted: Callable[[], bool]) -> AsyncGenerator[Parcel | Known, None]:
        """Parcels that are full or the last, until nothing is ready or the next call might pass the limit.

        None comes once `halted` says so. Whoever takes a parcel sets its money aside at once. Raises WorkbenchError for
        a request that cannot be made.
        """
        self.too_dear = None
        count = 0
        while not halted() and (lot := self._next_lot()) is not None:
            count += 1
            if count % _CALLS_AT_ONCE == 0:
                await asyncio.sleep(0)
            number = lot.ready.pop()
            asked = await lot.asked(number)
            if isinstance(asked, Output):
                yield Known(lot, asked)
                continue
            most = most_usd(lot.run, asked.request)
            if most is not None and not self._budget.fits(self._promised_usd + most):
                lot.ready.append(number)
                self.too_dear = most
                break
            full = self._add(lot, number, asked, most or 0.0)
            if full is not None:
                yield full
        for key in list(self._filling):
            if not halted():
                yield self._take(key)

    def put_back(self) -> None:
        """Calls that were in no parcel yet when filling was broken off are ready again."""
        for key in list(self._filling):
            parcel = self._take(key)
            parcel.lot.ready.extend(parcel.numbers)

    def _next_lot(self) -> BatchLot | None:
        """A run that has calls left, at random by how many: so that a limit of cost meets all alike."""
        left = [lot for lot in self._lots if lot.left]
        if len(left) < 2:
            return left[0] if left else None
        return self._chance.choices(left, [lot.left for lot in left])[0]

    def _add(self, lot: BatchLot, number: int, asked: Asked, most: float) -> Parcel | None:
        """Put a call into a parcel; gives the one before it when that had no room for it."""
        sending = how_to_send(asked.request, asked.request["model"], platform=self._platform)
        part = request_part(asked.custom_id, sending.body)
        key = (lot.run.id, tuple(sorted(sending.headers.items())))
        full = None
        parcel = self._filling.get(key)
        if parcel is not None and (
            len(parcel.parts) >= self._most_requests
            or body_bytes(len(parcel.parts) + 1, parcel.size + len(part)) > self._most_bytes
        ):
            full, parcel = self._take(key), None
        if parcel is None:
            parcel = self._filling[key] = Parcel(lot, sending.headers)
        suite, case, sample = lot.calls.place(number)
        parcel.parts.append(part)
        parcel.calls.append(BatchCall(asked.custom_id, suite, case, sample, asked.step))
        parcel.numbers.append(number)
        parcel.size += len(part)
        parcel.most_usd += most
        self._promised_usd += most
        return full

    def _take(self, key: tuple[int, tuple[tuple[str, str], ...]]) -> Parcel:
        parcel = self._filling.pop(key)
        self._promised_usd = max(self._promised_usd - parcel.most_usd, 0.0)
        return parcel
