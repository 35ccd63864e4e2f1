"""Runs executed in a test, from the plan to the last event."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.client.endpoint import Endpoint
from workbench.client.paced import Patience
from workbench.client.pacing import Pace
from workbench.client.settings import ClientSettings
from workbench.evaluate.events import Ended, Event
from workbench.evaluate.execute import Execution, Settings
from workbench.evaluate.holding import holding
from workbench.evaluate.plan import plan_new, plan_rest
from workbench.evaluate.starting import begin, budget_for
from workbench.records import Case, Check, Configuration, Suite
from workbench.store.execution import PlannedSuite
from workbench.store.outputs import suite_outputs
from workbench.store.suites import save_suite

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.evaluate.plan import PlannedRun
    from workbench.records import Output
    from workbench.store.database import Database

SONNET, HAIKU = "claude-sonnet-5-5", "claude-haiku-5-5"
QUICK = Patience(tries=12, down_s=5.0, unreached_s=0.0)


def echo_suite(name: str = "echo", **request: object) -> Suite:
    """A suite whose cases each say a word of their own."""
    body = {"max_tokens": 64, "messages": [{"role": "user", "content": "Say {{word}}"}], **request}
    return Suite(name, body, checks=(Check("contains", "{{word}}"),))


def echo_cases(count: int, suite: str = "echo") -> tuple[Case, ...]:
    """So many cases of it."""
    return tuple(Case(suite, f"e-{number:03}", vars={"word": f"w{number}"}) for number in range(count))


@dataclass
class Outcome:
    """What came of an execution: its events, the last among them, and the runs' numbers."""

    events: list[Event] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)

    @property
    def run(self) -> int:
        """The number of the only run."""
        (number,) = self.runs
        return number

    @property
    def ended(self) -> Ended:
        (last,) = [event for event in self.events if isinstance(event, Ended)]
        return last


def planned(db: Database, suites: Sequence[tuple[Suite, Sequence[Case]]], samples: int = 1) -> list[PlannedSuite]:
    """The suites as a run takes them, stored."""
    for suite, cases in suites:
        save_suite(db, suite, cases)
    return [PlannedSuite(suite, tuple(cases), samples) for suite, cases in suites]


async def executed(
    db: Database,
    url: str,
    plans: Sequence[PlannedRun],
    *,
    pace: Pace | None = None,
    max_cost: float | None = None,
    anew: bool = False,
    timeout_s: float = 10.0,
    patience: Patience = QUICK,
    watch: Callable[[Execution, Event], None] | None = None,
) -> Outcome:
    """Execute plans to their end; `watch` sees each event and may act on the execution."""
    outcome = Outcome()
    works = begin(db, plans, max_cost_usd=max_cost, anew=anew)
    outcome.runs = [work.run.id for work in works]
    settings = Settings(pace=pace or Pace(concurrency=8), patience=patience)
    with holding(db, [work.run for work in works]):
        async with Endpoint(ClientSettings(base_url=url, timeout_s=timeout_s)) as endpoint:
            execution = Execution(db, works, endpoint, settings, budget_for(db, works, max_cost))
            async with aclosing(execution.events()) as events:
                async for event in events:
                    outcome.events.append(event)
                    if watch:
                        watch(execution, event)
    return outcome


async def run_new(
    db: Database, url: str, suites: Sequence[PlannedSuite], models: Sequence[str] = (SONNET,), **options: object
) -> Outcome:
    """A new run of suites for each model."""
    plans = plan_new(suites, [Configuration(model, base_url=url) for model in models])
    return await executed(db, url, plans, **options)  # type: ignore[arg-type]


async def go_on(db: Database, url: str, runs: Sequence[int], **options: object) -> Outcome:
    """The rest of runs."""
    plans = plan_rest(db, [str(run) for run in runs])
    return await executed(db, url, plans, **options)  # type: ignore[arg-type]


def outputs(db: Database, run: int, suite: str = "echo") -> dict[tuple[str, int], Output]:
    """A run's outputs by case and sample."""
    return {(one.output.case, one.output.sample): one.output for one in suite_outputs(db, run, suite)}


def texts(db: Database, run: int, suite: str = "echo") -> dict[tuple[str, int], str]:
    """The texts of a run's outputs by case and sample."""
    return {
        place: "".join(block.get("text", "") for block in output.content)
        for place, output in outputs(db, run, suite).items()
    }
