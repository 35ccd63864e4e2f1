"""Batches that are with the API: looked at, looked for when their creation was cut off, their results kept."""

from __future__ import annotations

import time
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.client.batches import KEPT_DAYS, ResultsUnread, list_batches, read_results, retrieve_batch
from workbench.evaluate.batchevents import BatchChanged
from workbench.evaluate.batchresults import Judged, judge, without_result
from workbench.evaluate.events import Arrived, ModelStopped
from workbench.records import OutputError
from workbench.store.batches import close_batch, holds_call, is_batch_known, name_batch, set_batch_stage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from workbench.client.batches import BatchState
    from workbench.client.endpoint import Endpoint
    from workbench.evaluate.batchcontact import Contact
    from workbench.evaluate.batchevents import BatchChange
    from workbench.evaluate.batching import Batching
    from workbench.evaluate.batchlots import BatchLot, OpenBatch
    from workbench.evaluate.budget import Budget
    from workbench.evaluate.events import Event
    from workbench.store.batches import BatchEnd
    from workbench.store.database import Database

    Tell = Callable[[Event | BatchChanged], Awaitable[None]]

_CLOCKS_APART = timedelta(minutes=10)  # ours and the API's may differ so much
_CREATED_WITHIN = timedelta(hours=1)  # longer than a create call may be under way


class Watch:
    """Attends to batches. `open` are those with the API, `collecting` the one whose results are coming in."""

    def __init__(
        self,
        db: Database,
        endpoint: Endpoint,
        budget: Budget,
        batching: Batching,
        max_calls: int,
        contact: Contact,
        tell: Tell,
    ) -> None:
        self.open: list[OpenBatch] = []
        self.collecting: OpenBatch | None = None
        self.retries = 0
        self._db = db
        self._endpoint = endpoint
        self._budget = budget
        self._batching = batching
        self._max_calls = max_calls
        self._contact = contact
        self._tell = tell

    async def attend(self, batch: OpenBatch) -> None:
        """Do for a batch what is due. May be cancelled at any point: what is kept is kept whole. Raises StoreError."""
        if batch.name is None:
            await self._look_for(batch)
        elif batch.ended:
            await self._collect(batch, batch.name)
        else:
            await self._look_at(batch, batch.name)

    def look_later(self, batch: OpenBatch) -> None:
        """Set when a batch is looked at next."""
        batch.interval_s = self._batching.next_interval_s(batch.interval_s)
        batch.due = time.monotonic() + batch.interval_s

    def named(self, batch: OpenBatch, state: BatchState) -> None:
        """Note the id of a batch."""
        name_batch(self._db, batch.stored.id, state.id)
        batch.name = state.id
        batch.interval_s = 0.0
        batch.lot.unclear = 0

    async def keep(self, lot: BatchLot, judged: Judged) -> None:
        """Commit what came, and only then tell of it."""
        if judged.outputs or judged.steps or judged.beside_usd:
            lot.writer.keep(judged.outputs, judged.steps, judged.beside_usd)
        for output in judged.outputs:
            lot.answered += output.error is None
            lot.failed += output.error is not None
            lot.simulated = lot.simulated or output.simulated
        self.retries += len(judged.retried)
        for retried in judged.retried:
            await self._tell(retried)
        for output in judged.outputs:
            await self._tell(Arrived(lot.run.id, output))

    async def changed(self, batch: OpenBatch, change: BatchChange) -> None:
        """Tell what became of a batch."""
        await self._tell(BatchChanged(batch.lot.run.id, batch.name, len(batch.pending), change))

    async def stop_lot(self, lot: BatchLot, error: OutputError) -> None:
        """Hand in nothing more of a run."""
        if lot.stopped is None:
            lot.stopped = f"{error.kind}: {error.message}"
            await self._tell(ModelStopped(lot.run.id, lot.stopped))

    async def _look_at(self, batch: OpenBatch, name: str) -> None:
        state = await retrieve_batch(self._endpoint, name)
        if isinstance(state, OutputError):
            await self._not_seen(batch, state)
            return
        self._contact.answered()
        if state.status != "ended":
            self.look_later(batch)
            await self.changed(batch, "looked at")
            return
        batch.ended, batch.ended_at = True, state.ended_at
        set_batch_stage(self._db, batch.stored.id, "ended", state.ended_at)
        await self.changed(batch, "ended")
        if state.archived:
            await self._lose(batch)
        else:
            await self._collect(batch, name)

    async def _not_seen(self, batch: OpenBatch, error: OutputError) -> None:
        """A batch could not be looked at: for now, or with this key and at this address not at all."""
        if self._contact.failed(error):
            self.look_later(batch)
        elif error.status == 404 and _created(batch) + timedelta(days=KEPT_DAYS) < datetime.now(UTC):
            await self._lose(batch)
        else:
            self.open.remove(batch)
            told = f"batch {batch.name}: {error.message}" if batch.name else error.message
            hint = "is it of this key's workspace, at this address?" if error.status == 404 else "it is left as it is"
            await self.stop_lot(batch.lot, OutputError(error.kind, f"{told} ({hint})", error.status, error.request_id))

    async def _look_for(self, batch: OpenBatch) -> None:
        """Look for a batch whose creation was cut off: size and time say which it may be, a result that it is."""
        if batch.sought_since is None:
            batch.sought_since = time.monotonic()
            await self.changed(batch, "sought")
        created = _created(batch)
        listed = await list_batches(self._endpoint, created - _CLOCKS_APART)
        if isinstance(listed, OutputError):
            await self._not_seen(batch, listed)
            return
        self._contact.answered()
        undecided = False
        for state in listed:
            if (
                state.requests != batch.stored.calls
                or state.created_at > created + _CREATED_WITHIN
                or state.id in batch.others
                or is_batch_known(self._db, state.id)
            ):
                continue
            ours = await self._answers(batch, state.id) if state.status == "ended" and not state.archived else None
            if ours:
                self.named(batch, state)
                await self.changed(batch, "found")
                return
            if ours is None and not state.archived:
                undecided = True  # its results are not there yet, or could not be read
            else:
                batch.others.add(state.id)
        if undecided or time.monotonic() - batch.sought_since < self._batching.settle_s:
            self.look_later(batch)
            await self.changed(batch, "looked at")
        else:
            await self.changed(batch, "lost")
            self._done_with(batch, "lost")

    async def _answers(self, batch: OpenBatch, name: str) -> bool | None:
        """Whether a batch answers calls of ours; its first result tells. None when that could not be read now."""
        try:
            async with aclosing(read_results(self._endpoint, name)) as results:
                async for group in results:
                    return holds_call(self._db, batch.stored.id, group[0].custom_id)
        except ResultsUnread as unread:
            return None if self._contact.failed(unread.error) else False
        return False

    async def _collect(self, batch: OpenBatch, name: str) -> None:
        """Keep the results of a batch that has ended, as they stream in."""
        self.collecting = batch
        unread: OutputError | None = None
        try:
            async with aclosing(read_results(self._endpoint, name)) as results:
                async for group in results:
                    self._contact.answered()
                    tries, calls = self._batching.most_tries, self._max_calls
                    judged = await judge(batch, group, self._budget, most_tries=tries, max_calls=calls)
                    await self.keep(batch.lot, judged)
        except ResultsUnread as cut:
            unread = cut.error
        finally:
            self.collecting = None
        if unread is None and not batch.pending:
            await self._close(batch)
        elif unread is not None and unread.kind != "incomplete" and self._contact.failed(unread):
            self.look_later(batch)
        elif batch.unread < self._batching.most_tries:
            batch.unread += 1
            batch.ended = False  # are its results no longer kept? The batch itself says so
            self.look_later(batch)
        elif unread is None:
            await self._lose(batch)
        else:
            await self._not_seen(batch, unread)

    async def _close(self, batch: OpenBatch) -> None:
        """All results are in: what is to be sent again or goes on is ready from now."""
        self._done_with(batch, "collected")
        await self.changed(batch, "collected")

    async def _lose(self, batch: OpenBatch) -> None:
        """No (more) results are to be had: calls without one are sent again, though they may have been charged."""
        await self.changed(batch, "lost")
        await self.keep(batch.lot, await without_result(batch, self._budget))
        self._done_with(batch, "lost")

    def _done_with(self, batch: OpenBatch, end: BatchEnd) -> None:
        close_batch(self._db, batch.stored.id, end)
        self.open.remove(batch)
        self._budget.settle(batch.held, None, billed=False)  # what it did cost has been counted
        batch.lot.ready.extend([*batch.again, *batch.onward, *batch.pending.values()])


def _created(batch: OpenBatch) -> datetime:
    return datetime.fromisoformat(batch.stored.created_at)
