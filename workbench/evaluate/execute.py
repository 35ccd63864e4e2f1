"""Runs executed to their end: calls of all runs in one pool, each answer in the store as it arrives.

Nothing here sleeps: calls begin when a place is free and end in the store; a run ends when nothing is left, when it
is stopped, or when nothing more can succeed.
"""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.client.paced import CallsStopped, PacedSender, Patience
from workbench.client.pacing import Pace, Pacer
from workbench.errors import WorkbenchError
from workbench.evaluate.events import Arrived, Ended, ModelStopped, Resumed, Retried
from workbench.evaluate.exchange import Exchange, GivenUp
from workbench.evaluate.keeping import Keeping
from workbench.evaluate.lots import Lot, Work
from workbench.evaluate.progress import Meter, Progress, RunProgress
from workbench.evaluate.words import limit_reached
from workbench.store.execution import RunWriter, note_held
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from workbench.client.endpoint import Endpoint
    from workbench.client.reply import Retry
    from workbench.evaluate.budget import Budget, Held
    from workbench.evaluate.events import EndedBy, Event
    from workbench.records import Output, OutputError
    from workbench.store.database import Database

_NOTED_AHEAD = 1.25  # what is noted beyond what is on its way, so that not every call is a commit of its own
_LONGEST_REASON = 100  # characters of an error that stands in a line of progress
_OPEN_PER_PLACE = 4  # so many exchanges may be open for each call at once: those over it wait to be sent again


@dataclass(frozen=True, slots=True)
class Settings:
    """How runs are executed. `max_calls` ends an exchange in which the model goes on calling tools."""

    pace: Pace = field(default_factory=Pace)
    patience: Patience = field(default_factory=Patience)
    max_calls: int = 8


class Execution:
    """Executes runs together. `events` is followed once; `pause`, `resume`, `stop` and `progress` work meanwhile."""

    def __init__(
        self, db: Database, works: Sequence[Work], endpoint: Endpoint, settings: Settings, budget: Budget
    ) -> None:
        self._db = db
        self._works = works
        self._settings = settings
        self._budget = budget
        self._pacer = Pacer(settings.pace, self._fill_after)
        self._sender = PacedSender(endpoint, self._pacer, settings.patience)
        self._chance = random.Random()
        self._lots = [
            Lot(
                work,
                self._pacer.lane(),
                RunWriter(db, work.run.id, simulated=work.run.simulated),
                self._chance,
            )
            for work in works
        ]
        self._exchanges: dict[asyncio.Task[None], Exchange] = {}
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()
        self._wake: list[asyncio.Future[None]] = []
        self._keeping = Keeping(db, self._lots, self._kept, self._break)
        self._noted_usd = 0.0
        self._paused = False
        self._stopping: tuple[EndedBy, str | None] | None = None
        self._error: OutputError | None = None
        self._broken: BaseException | None = None
        self._retries = 0
        self._meter = Meter()
        self._started = time.monotonic()
        self._ended = False

    async def events(self) -> AsyncGenerator[Event, None]:
        """Execute, and give what happens. Closing the generator cancels what is on its way; what arrived is kept.

        Raises StoreError when an answer cannot be kept.
        """
        self._started = time.monotonic()
        self._meter.count(self._started)
        self._keeping.begin()
        for work in self._works:
            if work.answered:
                self._events.put_nowait(Resumed(work.run.id, work.answered, work.taken_over))
        try:
            self._fill()
            while (event := await self._events.get()) is not None:
                yield event
            if self._broken:
                raise self._broken
            by, reason = self._stopping or ("done", None)
            stopped = [lot.stopped for lot in self._lots if lot.stopped]
            if by == "done" and stopped:
                by, reason = "refused", stopped[0]
            self._ended = True
            yield Ended(by, reason, self.progress(), self._error)
        finally:
            self._ended = True
            await self._cancel_all()
            self._keeping.end()
            if self._noted_usd and not self._keeping.has_unkept:
                note_held(self._db, self._lots[0].run.id, 0.0)
            for lot in self._lots:
                lot.lane.close()

    def pause(self) -> None:
        """Begin no further call; those on their way come in."""
        self._paused = True

    def resume(self) -> None:
        """Go on after a pause."""
        self._paused = False
        self._notify()
        self._fill()

    def stop(self, by: EndedBy = "interrupted", reason: str | None = None) -> None:
        """Begin no further call and end when those on their way have come in."""
        if self._stopping:
            return
        self._stopping = (by, reason)
        for task, exchange in self._exchanges.items():
            if not exchange.out:
                task.cancel()
        self._notify()
        self._fill()

    def drop(self) -> None:
        """End now: calls on their way are given up, though they may have to be paid."""
        self.stop()
        for task in self._exchanges:
            task.cancel()

    def at_interrupt(self) -> str | None:
        """What a first interrupt comes to, in a line; None when nothing is on its way."""
        in_flight = self._pacer.window.in_flight
        if not in_flight:
            return None
        calls = counted(in_flight, "call")
        return f"ending: waiting for {calls} in flight; Ctrl-C again drops them"

    def progress(self) -> Progress:
        """How far the runs are."""
        now = time.monotonic()
        self._meter.count(now)
        rate = self._meter.per_second
        runs = tuple(self._run_progress(lot, now) for lot in self._lots)
        left = sum(one.open for one in runs)
        waiting = sum(not exchange.out for exchange in self._exchanges.values())
        limits = [lot.lane.limits for lot in self._lots if lot.lane.limits]
        return Progress(
            runs=runs,
            in_flight=self._pacer.window.in_flight,
            waiting=waiting,
            at_once=int(self._pacer.window.size),
            at_most=self._pacer.window.most,
            retries=self._retries,
            elapsed_s=now - self._started,
            rate=rate,
            left_s=left / rate if rate and left else None,
            spent_usd=self._budget.spent_usd,
            uncertain_usd=self._budget.uncertain_usd,
            unpriced=self._budget.unpriced,
            limit_usd=self._budget.limit_usd,
            limits=limits[-1].said() if limits else None,
            paused=self._paused,
        )

    def _run_progress(self, lot: Lot, now: float) -> RunProgress:
        held = lot.stopped
        if self._ended:
            pass
        elif self._keeping.failing:
            held = f"answers cannot be kept ({self._keeping.failing.message}), which is tried again"
        elif held is None and lot.lane.down:
            why = f" ({lot.failing})" if lot.failing else ""
            held = f"nothing gets through{why}: one call at a time tries"
        elif held is None and lot.lane.held_until > now:
            held = f"limit used up: {lot.lane.held_until - now:.0f} s"
        return RunProgress(
            run=lot.run.id,
            name=lot.run.name,
            model=lot.run.configuration.model,
            total=len(lot.calls),
            answered=lot.answered,
            failed=lot.failed,
            refused=lot.refused,
            simulated=lot.simulated,
            held=held,
        )

    def _fill_after(self) -> None:
        """Fill once what has just arrived is kept: a call that is begun before could be lost with it."""
        loop = asyncio.get_running_loop()
        loop.call_soon(loop.call_soon, self._fill)

    def _fill(self) -> None:
        """Begin as many calls as there are places for; end when nothing is left."""
        if self._ended:
            return
        most_open = self._pacer.window.most * _OPEN_PER_PLACE
        held_up = self._paused or self._stopping or self._keeping.failing
        while not held_up and len(self._exchanges) < most_open:
            lot = self._next_lot()
            number = lot.next_call() if lot else None
            if lot is None:
                break
            if number is not None and not self._begin(lot, number):
                break
        if not self._exchanges and not self._keeping.has_unkept:
            left = any(lot.left or lot.waits_for_prefix for lot in self._lots)
            if self._stopping or not left:
                self._events.put_nowait(None)

    def _next_lot(self) -> Lot | None:
        """A lot whose next call would go out at once, at random by what each has left: so the runs are interleaved."""
        open_lots = [lot for lot in self._lots if lot.left and self._pacer.has_room(lot.lane, lot.tokens)]
        if len(open_lots) < 2:
            return open_lots[0] if open_lots else None
        return self._chance.choices(open_lots, [lot.left for lot in open_lots])[0]

    def _begin(self, lot: Lot, number: int) -> bool:
        """Begin an exchange; False when the budget does not allow it now."""
        suite, case, sample = lot.calls.at(number)
        exchange = Exchange(
            lot,
            lot.calls.prepared(suite, case),
            sample,
            sender=self._sender,
            budget=self._budget,
            max_calls=self._settings.max_calls,
            until_allowed=self._until_allowed,
            keep_step=self._keeping.keep_step,
            on_retry=self._note_retry,
        )
        if not exchange.has_steps:
            limited = self._budget.limit_usd is not None
            most = exchange.most_usd(exchange.prepared.request) if limited else None
            if not self._budget.fits(most):
                lot.put_back(number)
                if not self._budget.holds:
                    self._stop_at_limit(most)
                return False
            exchange.admit(self._pacer.admit(lot.lane, lot.tokens), self._hold(most))
        task = asyncio.get_running_loop().create_task(self._follow(exchange, number))
        self._exchanges[task] = exchange
        task.add_done_callback(self._forget)
        return True

    async def _follow(self, exchange: Exchange, number: int) -> None:
        lot = exchange.lot
        try:
            output = await exchange.run()
        except GivenUp:
            return
        except CallsStopped as stopped:
            self._refused_all(lot, stopped)
            return
        except WorkbenchError as error:
            self._break(error)
            return
        finally:
            lot.ended(number)
        self._keeping.keep(lot, output)

    def _forget(self, task: asyncio.Task[None]) -> None:
        del self._exchanges[task]
        if not task.cancelled() and (error := task.exception()):
            self._break(error)  # not foreseen: end in order, and let it be seen
        self._fill()

    async def _until_allowed(self, most_usd: float | None) -> Held:
        """Wait until a call of an exchange under way may be sent; the money set aside for it."""
        while True:
            if self._stopping:
                raise GivenUp
            if not self._paused:
                if self._budget.fits(most_usd):
                    return self._hold(most_usd)
                if not self._budget.holds:
                    self._stop_at_limit(most_usd)
                    raise GivenUp
            wake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._wake.append(wake)
            await wake

    def _hold(self, most_usd: float | None) -> Held:
        """Set money aside, and note in the store that it may be spent before it can be: a kill must not hide it."""
        held = self._budget.hold(most_usd)
        if self._budget.limit_usd is not None and self._budget.held_usd > self._noted_usd:
            self._noted_usd = self._budget.held_usd * _NOTED_AHEAD
            try:
                note_held(self._db, self._lots[0].run.id, self._noted_usd)
            except WorkbenchError as error:
                self._break(error)
        return held

    def _note_retry(self, exchange: Exchange, retry: Retry) -> None:
        if self._stopping:
            raise GivenUp
        self._retries += 1
        exchange.lot.failing = f"{retry.error.kind}: {retry.error.message}"[:_LONGEST_REASON]
        case = exchange.prepared.case
        self._events.put_nowait(Retried(exchange.lot.run.id, case.suite, case.id, exchange.sample, retry))
        self._notify()

    def _stop_at_limit(self, most_usd: float | None) -> None:
        self.stop("budget", limit_reached(self._budget, most_usd or 0.0))

    def _refused_all(self, lot: Lot, stopped: CallsStopped) -> None:
        error = stopped.error
        reason = f"{error.kind}: {error.message}"
        self._error = self._error or error
        if stopped.all_models:
            self.stop("unreachable" if error.kind == "connection" else "refused", reason)
        elif lot.stopped is None:
            lot.stopped = reason
            self._events.put_nowait(ModelStopped(lot.run.id, reason))
            for task, exchange in self._exchanges.items():
                if exchange.lot is lot and not exchange.out:
                    task.cancel()

    def _kept(self, arrived: Sequence[tuple[Lot, Output]]) -> None:
        """What arrived is in the store: tell of it, and begin further calls."""
        for lot, output in arrived:
            if output.error is None:
                lot.answered += 1
            else:
                lot.failed += 1
            lot.simulated = lot.simulated or output.simulated
            self._events.put_nowait(Arrived(lot.run.id, output))
        self._meter.count(time.monotonic(), len(arrived))
        self._notify()
        self._fill()

    def _break(self, error: BaseException) -> None:
        """What came cannot be kept, or nothing can be sent: end at once with the error."""
        self._broken = self._broken or error
        self.drop()
        self._events.put_nowait(None)

    def _notify(self) -> None:
        wake, self._wake = self._wake, []
        for one in wake:
            if not one.done():
                one.set_result(None)

    async def _cancel_all(self) -> None:
        tasks = list(self._exchanges)
        for task in tasks:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks, return_exceptions=True)
