"""A planted migration answered by the simulator: the real runner and SDK over HTTP on loopback, into a database."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from contextlib import aclosing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.databases import new_database
from tests.planted.migration import Planted, configurations, outputs
from workbench.client.endpoint import Endpoint
from workbench.client.pacing import Pace
from workbench.client.settings import ClientSettings
from workbench.evaluate.execute import Execution, Settings
from workbench.evaluate.plan import plan_new
from workbench.evaluate.starting import begun, budget_for
from workbench.store.execution import PlannedSuite
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.planted.answers import Message
    from workbench.evaluate.lots import Work
    from workbench.records import Configuration, JsonObject
    from workbench.store.database import Database

_ROOT = Path(__file__).parents[2]
_CONCURRENCY = 32
_KEY = "ANTHROPIC_API_KEY"
_NAMES = ("baseline", "target")


def simulate(path: Path, suites: Sequence[Planted]) -> None:
    """Run both sides as runs 1 (baseline) and 2 (target) into a new database, side by side as `workbench run` does."""
    play = path.with_suffix(".play.jsonl")
    write_play(play, suites)
    with playing(play) as url, _any_key(), new_database(path) as db:
        for one in suites:
            save_suite(db, one.suite, one.cases)
        for name, configuration in zip(_NAMES, configurations(suites), strict=True):
            _run(db, suites, replace(configuration, base_url=url), name)


def write_play(path: Path, suites: Sequence[Planted]) -> None:
    """What both sides answer, as `workbench simulate --play` takes it."""
    with path.open("w", encoding="utf-8") as file:

        def line(request: JsonObject, sample: int, said: Message) -> None:  # samples stand in order
            file.write(json.dumps({"request": request, "response": said}, ensure_ascii=False) + "\n")

        for side, configuration in enumerate(configurations(suites)):
            for one in suites:
                outputs(one, side, configuration, line)


@contextmanager
def playing(play: Path) -> Iterator[str]:
    """`workbench simulate --play` in a process of its own while the block runs; gives its base URL."""
    command = [sys.executable, "-m", "workbench", "simulate", "--port", "0", "--play", str(play)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=_ROOT) as server:
        assert server.stderr is not None
        try:
            yield server.stderr.readline().split(";")[0].split()[-1]
        finally:
            server.terminate()
            server.communicate()


@contextmanager
def _any_key() -> Iterator[None]:
    """The SDK wants a key in the environment."""
    before = os.environ.get(_KEY)
    os.environ[_KEY] = "simulated"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_KEY]
        else:
            os.environ[_KEY] = before


def _run(db: Database, suites: Sequence[Planted], configuration: Configuration, name: str) -> None:
    planned = [PlannedSuite(one.suite, tuple(one.cases), _samples(one)) for one in suites]
    (plan,) = plan_new(planned, [configuration])
    # Preflight knows which requests would be refused; they are sent all the same, so that the endpoint refuses them.
    plan = replace(plan, examined=replace(plan.examined, refused={}))
    with begun(db, [plan], name=name) as works:
        asyncio.run(_follow(db, works, configuration))


async def _follow(db: Database, works: Sequence[Work], configuration: Configuration) -> None:
    settings = Settings(pace=Pace(concurrency=_CONCURRENCY))
    async with Endpoint(ClientSettings(base_url=configuration.base_url)) as endpoint:
        execution = Execution(db, works, endpoint, settings, budget_for(db, works, None))
        async with aclosing(execution.events()) as events:
            async for _ in events:
                pass


def _samples(one: Planted) -> int:
    return max(sample for _, sample in one.said[0])
