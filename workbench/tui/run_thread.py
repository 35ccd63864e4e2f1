"""Runs executed in a thread with an event loop and a database of its own: the app's loop never waits for it.

It tells of what happens in small frozen reports, a few a second at most, and takes orders from any thread.
"""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal, cast

from textual.message import Message

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from workbench.client.settings import ClientSettings, Provider
    from workbench.evaluate.batch import BatchExecution
    from workbench.evaluate.batchevents import BatchChanged
    from workbench.evaluate.budget import Budget
    from workbench.evaluate.events import Ended, Event
    from workbench.evaluate.execute import Execution
    from workbench.evaluate.lots import Work
    from workbench.evaluate.plan import PlannedRun
    from workbench.evaluate.progress import Progress
    from workbench.store.database import Database
    from workbench.tui.run_plan import Wanted

NewsKind = Literal["told", "retry", "failed", "stopped"]

TELL_EVERY_S = 0.2
NEWS_KEPT = 500
"""Of what happened between two reports the newest so many are told one by one."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to execute: new runs as planned for `wanted`, or what is left of the runs of these names.

    With `limit_usd` those are gone on with under another limit of cost; None: the one they were begun with.
    """

    wanted: Wanted | None = None
    plans: tuple[PlannedRun, ...] = ()
    resume: tuple[str, ...] = ()
    limit_usd: float | None = None


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened: when (local time of day), to what (suite/case, or a run), and how."""

    kind: NewsKind
    at: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """How far the runs are, and what happened since the report before; `ended` with the last one."""

    progress: Progress
    news: tuple[News, ...] = ()
    ended: Ended | None = None


class RunTold(Message):
    """The thread has told something; without a report: it is over."""

    def __init__(self, report: Report | None) -> None:
        super().__init__()
        self.report = report


class RunThread:
    """Executes an order. `tell` is called with each report, in this thread; `over` is done when nothing is left to do.

    `over` raises WorkbenchError where the order cannot be carried out; what has arrived is kept all the same.
    """

    def __init__(
        self, path: Path, order: Order, client: Callable[[], ClientSettings], tell: Callable[[Report], None]
    ) -> None:
        self._path = path
        self._order = order
        self._client = client
        self._tell = tell
        self._news: list[News] = []
        self._told: Progress | None = None
        self._lock = threading.Lock()
        self._at_work: tuple[asyncio.AbstractEventLoop, Execution | BatchExecution] | None = None
        self._orders: list[Callable[[Execution | BatchExecution], None]] = []
        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="run")
        self.over: Future[None] = pool.submit(self._run)
        pool.shutdown(wait=False)

    def pause(self) -> None:
        """Begin no further call; those on their way come in."""
        self._give(lambda execution: execution.pause())

    def resume(self) -> None:
        """Go on after a pause."""
        self._give(lambda execution: execution.resume())

    def stop(self) -> None:
        """Begin no further call and end when those on their way have come in."""
        self._give(lambda execution: execution.stop())

    def drop(self) -> None:
        """End now: calls on their way are given up, though they may have to be paid."""
        self._give(lambda execution: execution.drop())

    def _give(self, order: Callable[[Execution | BatchExecution], None]) -> None:
        """Have an order carried out in the loop of the thread; before there is one it waits for it."""
        with self._lock:
            if self._at_work is None:
                self._orders.append(order)
            else:
                loop, execution = self._at_work
                loop.call_soon_threadsafe(order, execution)

    def _run(self) -> None:
        from workbench.evaluate.plan import base_url_of_environment, refuse_elsewhere
        from workbench.evaluate.starting import begun, budget_for
        from workbench.store.database import open_database

        client = self._client()
        wanted = self._order.wanted
        limit = wanted.limit_usd if wanted is not None else self._order.limit_usd
        with open_database(self._path) as db:
            plans = self._plans(db)
            if all(_sends_nothing(plan) for plan in plans):
                raise WorkbenchError("nothing was sent: every request would be refused")
            providers = {plan.configuration.provider for plan in plans}
            client = replace(client, provider=cast("Provider | None", providers.pop()))
            if wanted is None and client.transport is None:
                refuse_elsewhere(plans, client.base_url or base_url_of_environment())
            with begun(db, plans, max_cost_usd=limit, anew=wanted is not None and wanted.anew) as works:
                asyncio.run(self._follow(db, works, client, budget_for(db, works, limit)))

    def _plans(self, db: Database) -> Sequence[PlannedRun]:
        from workbench.evaluate.plan import plan_rest
        from workbench.tui.run_plan import planned

        wanted = self._order.wanted
        if wanted is None:
            return plan_rest(db, self._order.resume)
        if any(plan.suites != planned(db, wanted) for plan in self._order.plans):
            raise WorkbenchError("the suites have changed since this was estimated", hint="look at the estimate again")
        return self._order.plans

    async def _follow(self, db: Database, works: Sequence[Work], client: ClientSettings, budget: Budget) -> None:
        from workbench.client.endpoint import Endpoint
        from workbench.client.pacing import Pace
        from workbench.evaluate.events import Ended
        from workbench.evaluate.execute import Settings
        from workbench.evaluate.ways import execution_of

        wanted = self._order.wanted
        settings = Settings(pace=Pace(wanted.at_once)) if wanted is not None else Settings()
        async with Endpoint(client) as endpoint:
            execution = execution_of(db, works, endpoint, settings, budget)
            self._begin(execution)
            telling = asyncio.create_task(self._tell_again_and_again(execution))
            try:
                async with aclosing(execution.events()) as events:
                    async for event in events:
                        self._note(event)
                        if isinstance(event, Ended):
                            telling.cancel()
                            self._tell_now(event.progress, event)
            finally:
                telling.cancel()
                with self._lock:
                    self._at_work = None

    def _begin(self, execution: Execution | BatchExecution) -> None:
        self._tell_now(execution.progress())
        with self._lock:
            self._at_work = (asyncio.get_running_loop(), execution)
            orders, self._orders = self._orders, []
        for order in orders:
            order(execution)

    async def _tell_again_and_again(self, execution: Execution | BatchExecution) -> None:
        while True:
            await asyncio.sleep(TELL_EVERY_S)
            progress = execution.progress()
            if self._news or self._told is None or _moved(self._told, progress):
                self._tell_now(progress)

    def _tell_now(self, progress: Progress, ended: Ended | None = None) -> None:
        news, self._news = self._news, []
        self._told = progress
        self._tell(Report(progress, tuple(news[-NEWS_KEPT:]), ended))

    def _note(self, event: Event | BatchChanged) -> None:
        news = news_of(event)
        if news is not None:
            self._news.append(news)


def news_of(event: Event | BatchChanged) -> News | None:
    """What a person is told of an event; None for an answer, which the counts tell of."""
    from workbench.evaluate.batchevents import BatchChanged
    from workbench.evaluate.events import Arrived, ModelStopped, Resumed, Retried

    at = datetime.now().strftime("%H:%M:%S")
    match event:
        case Resumed():
            taken = f", {event.taken_over:,} of them taken over from earlier runs" if event.taken_over else ""
            answers = "answer" if event.answered == 1 else "answers"
            return News("told", at, f"run {event.run}", f"has {event.answered:,} {answers} already{taken}")
        case Retried():
            retry = event.retry
            wait = f"{retry.wait_s:.0f}" if retry.wait_s >= 10 else f"{retry.wait_s:.1f}"
            when = f"try {retry.attempt} of {retry.attempts} in {wait} s"
            why = f"{retry.error.kind}: {retry.error.message}"
            return News("retry", at, f"{event.suite}/{event.case}", f"{when}; {why}")
        case Arrived(output=output) if output.error is not None:
            text = f"{output.error.kind}: {output.error.message}"
            sample = f" sample {output.sample}" if output.sample > 1 else ""
            return News("failed", at, f"{output.suite}/{output.case}{sample}", text)
        case BatchChanged():
            told = event.said()
            return News("told", at, f"run {event.run}", told) if told else None
        case ModelStopped():
            return News("stopped", at, f"run {event.run}", f"no further call is sent: {event.reason}")
        case _:
            return None


def _moved(before: Progress, now: Progress) -> bool:
    """Whether a screen would show something else. A pause with nothing on its way is rest: no clock runs then."""
    if now.paused and not now.in_flight:
        return replace(now, elapsed_s=before.elapsed_s, rate=before.rate, left_s=before.left_s) != before
    return replace(now, elapsed_s=round(now.elapsed_s)) != replace(before, elapsed_s=round(before.elapsed_s))


def _sends_nothing(plan: PlannedRun) -> bool:
    return all(plan.examined.not_sent(one.suite.id, case.id) for one in plan.suites for case in one.cases)
