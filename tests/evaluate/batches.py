"""Runs in batches against the simulator: made, followed, disturbed on the way, killed in a process of their own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import urllib.request
from collections import Counter
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.client.serving import KEY, served
from tests.forked import Forked
from workbench.client.endpoint import Endpoint
from workbench.client.settings import ClientSettings
from workbench.evaluate.batch import BatchExecution
from workbench.evaluate.batchevents import BatchChanged
from workbench.evaluate.batching import Batching
from workbench.evaluate.events import Arrived, Ended
from workbench.evaluate.execute import Settings
from workbench.evaluate.plan import plan_new, plan_rest
from workbench.evaluate.starting import begin, budget_for
from workbench.records import Case, Configuration, Suite
from workbench.simulator.app import create_app
from workbench.simulator.batchplan import read_plan
from workbench.simulator.conditions import Conditions
from workbench.store.database import open_database
from workbench.store.execution import PlannedSuite, answered_calls
from workbench.store.runs import list_runs
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from workbench.evaluate.events import Event
    from workbench.evaluate.lots import Work
    from workbench.records import JsonObject
    from workbench.store.database import Database

MODEL = "claude-sonnet-5-5"
AT_ONCE = Batching(first_s=0.0, longest_s=0.0, settle_s=0.0, linger_s=0.0, most_tries=20)
SUITE = Suite("notes", {"max_tokens": 60, "messages": [{"role": "user", "content": "Say {{word}}."}]})
DESK = Suite(
    "desk",
    {
        "max_tokens": 300,
        "system": "You answer questions on orders.",
        "tools": [
            {
                "name": "get_order",
                "description": "Looks up an order",
                "input_schema": {"type": "object", "properties": {"id": {"type": "integer"}}, "required": ["id"]},
            }
        ],
    },
)


def cases(number: int) -> tuple[Case, ...]:
    """Cases of `SUITE` that differ."""
    return tuple(Case("notes", f"n-{place}", vars={"word": f"word number {place}"}) for place in range(number))


def talks(number: int) -> tuple[Case, ...]:
    """Cases of `DESK` of three turns; where the model calls its tool it gets an answer."""
    return tuple(
        Case(
            "desk",
            f"d-{place}",
            turns=("Hello", "My order is late", f"Number {4000 + place}"),
            tool_results=({"tool": "get_order", "result": {"status": "shipped", "number": place}},),
        )
        for place in range(number)
    )


def new_works(
    db: Database, suite: Suite, of: Sequence[Case], *models: str, samples: int = 1, **begun: Any
) -> list[Work]:
    """New runs in batches, one for each model."""
    save_suite(db, suite, of)
    configurations = [Configuration(model, via="batch") for model in models or (MODEL,)]
    return begin(db, plan_new([PlannedSuite(suite, tuple(of), samples)], configurations), **begun)


def rest_of(db: Database) -> list[Work]:
    """All runs of a database, to be gone on with."""
    return begin(db, plan_rest(db, [str(run.id) for run in list_runs(db)]))


@dataclass
class Followed:
    """What was told of runs, to the end."""

    told: list[Event | BatchChanged] = field(default_factory=list)

    @property
    def ended(self) -> Ended:
        (ended,) = [one for one in self.told if isinstance(one, Ended)]
        return ended

    @property
    def changes(self) -> list[str]:
        return [one.change for one in self.told if isinstance(one, BatchChanged)]


async def follow(
    db: Database,
    works: Sequence[Work],
    url: str,
    *,
    batching: Batching = AT_ONCE,
    settings: Settings | None = None,
    max_cost_usd: float | None = None,
    act: Callable[[BatchExecution, Event | BatchChanged], None] | None = None,
) -> Followed:
    """Execute to the end; `act` is called with each event."""
    followed = Followed()
    async with Endpoint(ClientSettings(base_url=url, timeout_s=20)) as endpoint:
        budget = budget_for(db, works, max_cost_usd)
        execution = BatchExecution(db, works, endpoint, settings or Settings(), budget, batching)
        async with aclosing(execution.events()) as events:
            async for event in events:
                followed.told.append(event)
                if act:
                    act(execution, event)
    return followed


@dataclass
class Between:
    """Stands before the simulator. `acts` are done at the n-th call of a kind: create, list, look, results, cancel.

    An act is `refuse` (status 503), `drop` (the call reaches nobody, no answer), `swallow` (the call is done, its
    answer never comes), `cut` (the answer ends early), `kill` and `swallow-kill` (the same, and the client is killed).
    """

    app: Any
    acts: dict[tuple[str, int], str] = field(default_factory=dict)
    calls: Counter[str] = field(default_factory=Counter)
    victim: int | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        kind = _kind(scope)
        self.calls[kind] += 1
        act = self.acts.get((kind, self.calls[kind]))
        if act is None:
            await self.app(scope, receive, send)
        elif act == "refuse":
            await send({"type": "http.response.start", "status": 503, "headers": [(b"x-should-retry", b"true")]})
            await send({"type": "http.response.body", "body": b"{}"})
        elif act == "cut":
            await self.app(scope, receive, _cutting(send))
        else:
            if act.startswith("swallow"):
                await self.app(scope, receive, _nowhere)
            if act.endswith("kill"):
                assert self.victim is not None
                os.kill(self.victim, signal.SIGKILL)
            getattr(send, "__self__").transport.close()  # noqa: B009  # uvicorn's own connection: ASGI has no word


def _kind(scope: Any) -> str:
    parts = scope["path"].strip("/").split("/")[2:]
    if parts[:1] != ["batches"]:
        return "other"
    if len(parts) == 1:
        return "create" if scope["method"] == "POST" else "list"
    return parts[2] if len(parts) == 3 else "look"


def _cutting(send: Any) -> Any:
    async def cut(message: Any) -> None:
        if message["type"] == "http.response.body":
            await send({**message, "body": message["body"][: len(message["body"]) // 2], "more_body": True})
            getattr(send, "__self__").transport.close()  # noqa: B009
        else:
            await send(message)

    return cut


async def _nowhere(_: Any) -> None:
    return None


@contextmanager
def simulated(plan: str = "polls:1") -> Iterator[tuple[str, Between]]:
    """The base URL of a simulator whose batches go as planned, and what stands before it."""
    conditions = Conditions(batch=read_plan(plan, Conditions().batch))
    between = Between(create_app(conditions=conditions))
    with served(between) as url:
        yield url, between


def stats(url: str) -> JsonObject:
    """What the simulator has done and billed."""
    with urllib.request.urlopen(f"{url}/simulator/stats") as response:
        told: JsonObject = loads(response.read())
    return told


def billed(url: str) -> int:
    """Calls in batches that the simulator charged for."""
    calls: int = stats(url)["billed"].get("batch", {}).get("calls", 0)
    return calls


def stop_when(change: str) -> Callable[[BatchExecution, Event | BatchChanged], None]:
    """Stops the first time that this becomes of a batch."""

    def stop(execution: BatchExecution, event: Event | BatchChanged) -> None:
        if isinstance(event, BatchChanged) and event.change == change:
            execution.stop()

    return stop


def answered(db: Database) -> dict[str, int]:
    """Answers by run."""
    return {run.name: len(answered_calls(db, run.id)) for run in list_runs(db)}


def run_until_killed(db: Path, url: str, between: Between, *, die_after: int = 0) -> None:
    """Go on with all runs of a database in another process, until it is killed: by `between`, or by itself."""
    command = [sys.executable, "-m", "tests.evaluate.batches", str(db), url, str(die_after)]
    environment = {**os.environ, "ANTHROPIC_API_KEY": KEY}
    with Forked(command, cwd=Path(__file__).parents[2], env=environment) as process:
        between.victim = process.pid
        assert process.wait(timeout=60) == -signal.SIGKILL


async def _until_killed(path: str, url: str, die_after: int) -> None:
    arrived = 0

    def count(_: BatchExecution, event: Event | BatchChanged) -> None:
        nonlocal arrived
        arrived += isinstance(event, Arrived)
        if die_after and arrived >= die_after:
            os.kill(os.getpid(), signal.SIGKILL)

    with open_database(Path(path)) as db:
        await follow(db, rest_of(db), url, act=count)


if __name__ == "__main__":
    asyncio.run(_until_killed(sys.argv[1], sys.argv[2], int(sys.argv[3])))
