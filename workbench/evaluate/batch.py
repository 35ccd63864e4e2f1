"""Runs executed by message batches: handed in whole, looked at from time to time, their results kept as they stream in.

What is handed in is in the store before the API hears of it, so that a process killed at any moment finds everything
again: batches whose id is known are looked at on; one whose creation was cut off is looked for among the newest of
the workspace, and is made anew only when it is not there.
"""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.client.batches import Unclear, cancel_batch, create_batch, list_batches
from workbench.evaluate.batchcontact import Contact
from workbench.evaluate.batching import Batching
from workbench.evaluate.batchlots import BatchLot, OpenBatch
from workbench.evaluate.batchparcels import Known, Parcels
from workbench.evaluate.batchresults import Judged
from workbench.evaluate.batchwatch import Watch
from workbench.evaluate.events import Arrived, Ended, Resumed
from workbench.evaluate.progress import Meter, Progress, RunProgress
from workbench.evaluate.words import limit_reached
from workbench.records import OutputError
from workbench.store.batches import add_batch, remove_batch, set_batch_stage
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Coroutine, Sequence

    from workbench.client.endpoint import Endpoint
    from workbench.evaluate.batchevents import BatchChanged
    from workbench.evaluate.batchparcels import Parcel
    from workbench.evaluate.budget import Budget
    from workbench.evaluate.events import EndedBy, Event
    from workbench.evaluate.execute import Settings
    from workbench.evaluate.lots import Work
    from workbench.store.database import Database

T = TypeVar("T")

_EVENTS_AHEAD = 256  # so many wait at most for whoever follows, so that results do not pile up in memory
_CANCEL_WITHIN_S = 30.0


class BatchExecution:
    """Executes runs together. `events` is followed once; `pause`, `resume`, `stop` and `progress` work meanwhile."""

    def __init__(
        self,
        db: Database,
        works: Sequence[Work],
        endpoint: Endpoint,
        settings: Settings,
        budget: Budget,
        batching: Batching | None = None,
    ) -> None:
        self._db = db
        self._works = works
        self._endpoint = endpoint
        self._budget = budget
        self._batching = batching or Batching()
        chance = random.Random()
        self._lots = [BatchLot(db, work, chance, settings.max_calls) for work in works]
        self._parcels = Parcels(self._lots, budget, self._batching, endpoint.platform, chance)
        self._contact = Contact(settings.patience.unreached_s, self._batching.down_s, self._stop_at)
        self._watch = Watch(db, endpoint, budget, self._batching, settings.max_calls, self._contact, self._tell)
        self._events: asyncio.Queue[Event | BatchChanged | None] = asyncio.Queue()
        self._room = asyncio.Semaphore(_EVENTS_AHEAD)
        self._changed = asyncio.Event()
        self._stopped = asyncio.Event()
        self._dropped = asyncio.Event()
        self._paused = False
        self._stopping: tuple[EndedBy, str | None] | None = None
        self._error: OutputError | None = None
        self._handing_in: Parcel | None = None
        self._hand_in_at = 0.0
        self._hand_in_interval_s = 0.0
        self._meter = Meter()
        self._started = time.monotonic()

    async def events(self) -> AsyncGenerator[Event | BatchChanged, None]:
        """Execute, and give what happens. Closing the generator leaves batches at the API; what was kept stays.

        Raises StoreError when an answer cannot be kept, WorkbenchError for a request that cannot be made.
        """
        self._started = time.monotonic()
        self._meter.count(self._started)
        work = asyncio.create_task(self._work())
        work.add_done_callback(lambda _: self._events.put_nowait(None))
        try:
            while (event := await self._events.get()) is not None:
                self._room.release()
                yield event
            await work
            by, reason = self._stopping or ("done", None)
            stopped = [lot.stopped for lot in self._lots if lot.stopped]
            if by == "done" and stopped:
                by, reason = "refused", stopped[0]
            yield Ended(by, reason, self.progress(), self._error)
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)

    def pause(self) -> None:
        """Hand in no further batch; those with the API are looked at on."""
        self._paused = True

    def resume(self) -> None:
        """Go on after a pause."""
        self._paused = False
        self._changed.set()

    def stop(self, by: EndedBy = "interrupted", reason: str | None = None) -> None:
        """Stop looking: batches go on at the API, and a resumed run collects what they bring."""
        if self._stopping is None:
            self._stopping = (by, reason)
            self._stopped.set()
            self._changed.set()

    def drop(self) -> None:
        """End now, and have the API cancel what it has; what it has done by then a resumed run still collects."""
        self.stop()
        self._dropped.set()

    def at_interrupt(self) -> str | None:
        """What a first interrupt comes to, in a line; None when nothing is with the API."""
        if not self._watch.open:
            return None
        return f"ending: {self._left()} at the API, and --resume collects what they bring; Ctrl-C again cancels them"

    def progress(self) -> Progress:
        """How far the runs are. Calls in flight are those with the API; nobody can tell how long these take."""
        now = time.monotonic()
        self._meter.count(now)
        in_flight = self._with_the_api()
        room = in_flight + sum(lot.left for lot in self._lots)
        return Progress(
            runs=tuple(self._run_progress(lot, now) for lot in self._lots),
            in_flight=in_flight,
            waiting=sum(len(batch.again) for batch in self._watch.open),
            at_once=room,
            at_most=room,
            retries=self._watch.retries,
            elapsed_s=now - self._started,
            rate=self._meter.per_second,
            left_s=None,
            spent_usd=self._budget.spent_usd,
            uncertain_usd=self._budget.uncertain_usd,
            unpriced=self._budget.unpriced,
            limit_usd=self._budget.limit_usd,
            paused=self._paused,
        )

    def _run_progress(self, lot: BatchLot, now: float) -> RunProgress:
        return RunProgress(
            run=lot.run.id,
            name=lot.run.name,
            model=lot.run.configuration.model,
            total=len(lot.calls),
            answered=lot.answered,
            failed=lot.failed,
            refused=lot.refused,
            simulated=lot.simulated,
            held=lot.stopped or self._held(lot, now),
        )

    def _held(self, lot: BatchLot, now: float) -> str | None:
        """What the calls of a run wait for."""
        if self._handing_in and self._handing_in.lot is lot:
            return f"handing in {counted(len(self._handing_in.calls), 'call')}"
        if self._watch.collecting and self._watch.collecting.lot is lot:
            return f"batch {self._watch.collecting.name}: its results are coming in"
        mine = [batch for batch in self._watch.open if batch.lot is lot]
        due = min((batch.due for batch in mine), default=self._hand_in_at)
        look = f"next look in {max(due - now, 0.0):.0f} s"
        if self._contact.failing:
            return f"not reached ({self._contact.failing.message}), {look}"
        if not mine:
            return None
        if any(batch.name is None for batch in mine):
            return f"a batch whose creation was cut off is looked for, {look}"
        if lot.batches == 1:
            return f"batch {mine[0].name}: not ended yet, {look}"
        return f"batch {mine[0].name}: {lot.batches - len(mine)} of {lot.batches} ended, {look}"

    async def _tell(self, event: Event | BatchChanged) -> None:
        await self._room.acquire()
        if isinstance(event, Arrived):
            self._meter.count(time.monotonic(), 1)
        self._events.put_nowait(event)

    async def _work(self) -> None:
        for work in self._works:
            if work.answered:
                await self._tell(Resumed(work.run.id, work.answered, work.taken_over))
        self._take_up()
        while not (self._stopping or self._is_done()):
            if not self._contact.reached:
                await self._unless(self._stopped, self._reach())
            elif not self._paused and time.monotonic() >= self._hand_in_at:
                await self._hand_in()
            if self._stopping or self._is_done():
                break
            await self._rest()
            for batch in list(self._watch.open):
                if self._contact.reached and batch.due <= time.monotonic() and not self._stopping:
                    await self._unless(self._stopped, self._watch.attend(batch))
        await self._leave()

    def _take_up(self) -> None:
        """Go on with the batches that the store knows of: what they may cost is set aside again."""
        for lot in self._lots:
            for batch in lot.take_up():
                self._watch.open.append(batch)
                batch.held = self._budget.hold(batch.stored.most_usd)

    def _is_done(self) -> bool:
        return not self._watch.open and not any(lot.left for lot in self._lots)

    async def _rest(self) -> None:
        """Wait until something is due."""
        due = [batch.due for batch in self._watch.open] if self._contact.reached else [self._hand_in_at]
        if not self._paused and any(lot.left for lot in self._lots):
            due.append(self._hand_in_at)
        self._changed.clear()
        if self._stopping:
            return
        wait_s = max(min(due) - time.monotonic(), 0.0) if due else None
        with suppress(TimeoutError):
            await asyncio.wait_for(self._changed.wait(), wait_s)

    async def _unless(self, given_up: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
        """What the work gives; None when it was cut short because the event came first."""
        task = asyncio.create_task(work)
        watch = asyncio.create_task(given_up.wait())
        try:
            await asyncio.wait({task, watch}, return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            task.cancel()
            watch.cancel()
            await asyncio.gather(task, watch, return_exceptions=True)

    async def _reach(self) -> None:
        """See that the endpoint answers and has batches, before anything is handed in."""
        listed = await list_batches(self._endpoint, most=1)
        if not isinstance(listed, OutputError):
            self._contact.answered()
        elif self._contact.failed(listed):
            self._put_off()
        else:
            self._stop_at("refused", f"message batches are not to be had here: {listed.message}", listed)

    async def _hand_in(self) -> None:
        """Hand in as many batches as there are calls ready and money for."""
        async with aclosing(self._parcels.filled(lambda: self._paused or bool(self._stopping))) as parcels:
            async for one in parcels:
                if isinstance(one, Known):
                    await self._watch.keep(one.lot, Judged(outputs=[one.output]))
                elif not await self._hand_in_parcel(one):
                    break
        self._parcels.put_back()
        if self._parcels.too_dear is not None and not self._watch.open:
            self._stop_at_limit(self._parcels.too_dear)

    async def _hand_in_parcel(self, parcel: Parcel) -> bool:
        """Create a batch; whether others may follow now. A second interrupt cuts it off: it is looked for later."""
        lot = parcel.lot
        stored = add_batch(self._db, lot.run.id, parcel.calls, parcel.most_usd)
        batch = OpenBatch(lot, stored, parcel.by_custom_id(), held=self._budget.hold(parcel.most_usd))
        self._handing_in = parcel
        try:
            answer = await self._unless(self._dropped, create_batch(self._endpoint, parcel.parts, parcel.headers))
        finally:
            self._handing_in = None
        if isinstance(answer, OutputError):
            remove_batch(self._db, stored.id)
            self._budget.settle(batch.held, None, billed=False)
            lot.ready.extend(parcel.numbers)
            if not self._contact.failed(answer):
                await self._watch.stop_lot(lot, answer)
            self._put_off()
            return False
        self._watch.open.append(batch)
        lot.batches += 1
        if answer is None or isinstance(answer, Unclear):
            lot.unclear += 1
            if answer and lot.unclear >= self._batching.most_tries:
                await self._watch.stop_lot(lot, answer.error)
            return False
        self._contact.answered()
        self._hand_in_interval_s = 0.0
        self._watch.named(batch, answer)
        self._watch.look_later(batch)
        await self._watch.changed(batch, "handed in")
        return True

    def _put_off(self) -> None:
        """Hand in again after a while."""
        self._hand_in_interval_s = self._batching.next_interval_s(self._hand_in_interval_s)
        self._hand_in_at = time.monotonic() + self._hand_in_interval_s

    def _stop_at(self, by: EndedBy, reason: str, error: OutputError) -> None:
        self._error = self._error or error
        self.stop(by, reason)

    def _stop_at_limit(self, most_usd: float) -> None:
        self.stop("budget", limit_reached(self._budget, most_usd))

    def _with_the_api(self) -> int:
        return sum(len(batch.pending) for batch in self._watch.open)

    def _left(self) -> str:
        batches, calls = len(self._watch.open), self._with_the_api()
        said = f"{counted(batches, 'batch', 'batches')} {'goes' if batches == 1 else 'go'} on"
        return f"{said} ({counted(calls, 'call')})"

    async def _leave(self) -> None:
        """End with batches still at the API: after an interrupt there is time for a second one, which cancels them."""
        if self._stopping is None or not self._watch.open:
            return
        by, reason = self._stopping
        if by == "interrupted":
            with suppress(TimeoutError):
                await asyncio.wait_for(self._dropped.wait(), self._batching.linger_s)
        said = await self._cancel_all() if self._dropped.is_set() else f"{self._left()} at the API"
        told = f"{said}; --resume collects what they bring"
        self._stopping = (by, f"{reason}; {told}" if reason else told)

    async def _cancel_all(self) -> str:
        """Ask the API to cancel every batch that it may still be working on; gives what came of that."""
        running = [batch for batch in self._watch.open if not batch.ended]
        canceled = await asyncio.gather(*(self._cancel(batch) for batch in running))
        batches = counted(len(running), "batch", "batches")
        said = f"cancelled {sum(canceled)} of {batches} ({counted(self._with_the_api(), 'call')})"
        return said if all(canceled) else f"{said}, the others go on at the API"

    async def _cancel(self, batch: OpenBatch) -> bool:
        if batch.name is None:
            return False
        with suppress(TimeoutError):
            async with asyncio.timeout(_CANCEL_WITHIN_S):
                state = await cancel_batch(self._endpoint, batch.name)
                if not isinstance(state, OutputError):
                    if state.status != "ended":
                        set_batch_stage(self._db, batch.stored.id, "canceling")
                    await self._watch.changed(batch, "cancelled")
                    return True
        return False
