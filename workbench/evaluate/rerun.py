"""Running cases again, several at once, as a stream of events that a screen or a command can follow."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.catalog.prices import cost_usd
from workbench.checks.finding import Aids
from workbench.checks.run import checked
from workbench.errors import WorkbenchError
from workbench.evaluate.calls import prepare
from workbench.evaluate.converse import run_case
from workbench.records import Case, Check, CheckedOutput, Output, OutputError, Suite
from workbench.suites.request import case_checks

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from workbench.checks.python_host import PythonHost
    from workbench.client.reply import Retry
    from workbench.client.send import Send
    from workbench.records import Configuration

CONCURRENCY = 8
_UNSENT = ("unsendable", "authentication_error", "invalid_request_error")


@dataclass(frozen=True, slots=True)
class Job:
    """One sample of one case to run; `baseline` is what its checks compare with."""

    case: Case
    sample: int
    baseline: Output | None = None


@dataclass(frozen=True, slots=True)
class CaseStarted:
    """A call was sent."""

    case: str
    sample: int


@dataclass(frozen=True, slots=True)
class TextArrived:
    """A piece of an answer came."""

    case: str
    sample: int
    text: str


@dataclass(frozen=True, slots=True)
class CallRetried:
    """A call failed in a way that may pass, and waits to be sent again."""

    case: str
    sample: int
    retry: Retry


@dataclass(frozen=True, slots=True)
class CaseRan:
    """A case has its output (or its error); `checks` are those its results answer to."""

    case: str
    sample: int
    checks: tuple[Check, ...]
    checked: CheckedOutput


@dataclass(frozen=True, slots=True)
class Spent:
    """Cost so far in USD, of `priced` outputs; `unpriced` outputs have no known usage or price."""

    cost_usd: float = 0.0
    priced: int = 0
    unpriced: int = 0

    def with_output(self, output: Output, model: str) -> Spent:
        """The sum with one more output. What was not sent, or was refused by the API, costs nothing."""
        if output.usage is None and output.error and (output.error.status or output.error.kind in _UNSENT):
            return self
        cost = cost_usd(model, output.usage)
        if cost is None:
            return Spent(self.cost_usd, self.priced, self.unpriced + 1)
        return Spent(self.cost_usd + cost, self.priced + 1, self.unpriced)


Event = CaseStarted | TextArrived | CallRetried | CaseRan


async def rerun(
    jobs: Sequence[Job],
    suite: Suite,
    configuration: Configuration,
    send: Send,
    *,
    concurrency: int = CONCURRENCY,
    python: PythonHost | None = None,
) -> AsyncGenerator[Event, None]:
    """Run jobs under a configuration, at most `concurrency` at once; events as they happen.

    `python` runs the functions that python checks name; without it those checks are undecided.

    Closing the generator cancels what is in flight. A case that cannot be sent ends as a CaseRan with its error.
    """
    events: asyncio.Queue[Event | None] = asyncio.Queue()
    free = asyncio.Semaphore(concurrency)

    async def one(job: Job) -> None:
        name, sample = job.case.id, job.sample
        async with free:
            events.put_nowait(CaseStarted(name, sample))
            try:
                checks = case_checks(suite, job.case)
                output = await run_case(
                    prepare(suite, job.case, configuration),
                    sample,
                    send,
                    on_text=lambda text: events.put_nowait(TextArrived(name, sample, text)),
                    on_retry=lambda retry: events.put_nowait(CallRetried(name, sample, retry)),
                )
            except WorkbenchError as error:
                checks = ()
                output = _unsendable(suite, job, error)
        events.put_nowait(CaseRan(name, sample, checks, checked(checks, output, job.baseline, Aids(job.case, python))))

    async def all_of_them() -> None:
        try:
            async with asyncio.TaskGroup() as group:
                for job in jobs:
                    group.create_task(one(job))
        finally:
            events.put_nowait(None)

    work = asyncio.create_task(all_of_them())
    try:
        while (event := await events.get()) is not None:
            yield event
        await work
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


def _unsendable(suite: Suite, job: Job, error: WorkbenchError) -> Output:
    return Output(
        suite=suite.id,
        case=job.case.id,
        sample=job.sample,
        origin="live",
        error=OutputError("unsendable", str(error)),
    )
