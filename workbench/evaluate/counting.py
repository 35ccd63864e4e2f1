"""Input tokens as the API counts them, which also refuses what the model would: a preflight that costs nothing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.client.counting import count_tokens
from workbench.client.endpoint import Endpoint
from workbench.evaluate.calls import Calls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.client.pacing import Pace
    from workbench.client.settings import ClientSettings
    from workbench.evaluate.calls import Prepared
    from workbench.evaluate.plan import PlannedRun
    from workbench.records import OutputError


@dataclass(frozen=True, slots=True)
class Counted:
    """Input tokens by suite and case, and why others were not counted, by suite/case."""

    tokens: dict[tuple[str, str], int]
    refused: dict[str, OutputError]


async def count_all(plan: PlannedRun, client: ClientSettings, pace: Pace) -> Counted:
    """Count the first request of every case that is to be sent. Raises WorkbenchError for an unusable provider."""
    calls = Calls(plan.suites, plan.configuration, plan.examined.breakpoints)
    tokens: dict[tuple[str, str], int] = {}
    refused: dict[str, OutputError] = {}
    waiting = _prepared(plan, calls)

    async def work(endpoint: Endpoint) -> None:
        for prepared in waiting:
            suite, case = prepared.suite.id, prepared.case.id
            count = await count_tokens(endpoint, prepared.request)
            if isinstance(count, int):
                tokens[suite, case] = count
            else:
                refused[f"{suite}/{case}"] = count

    async with Endpoint(client) as endpoint, asyncio.TaskGroup() as group:
        for _ in range(pace.concurrency):
            group.create_task(work(endpoint))
    return Counted(tokens, refused)


def _prepared(plan: PlannedRun, calls: Calls) -> Iterator[Prepared]:
    for one in plan.suites:
        for case in one.cases:
            if not plan.examined.not_sent(one.suite.id, case.id):
                yield calls.prepared(one.suite, case)
