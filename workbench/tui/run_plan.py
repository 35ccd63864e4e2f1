"""A run as it is asked for, and what it would come to: read from the database, judged, never sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.client.settings import ClientSettings
    from workbench.evaluate.estimate import Estimate
    from workbench.evaluate.plan import PlannedRun
    from workbench.store.database import Database
    from workbench.store.execution import PlannedSuite

MOST_SAMPLES = 10_000
MOST_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """New runs: suites of the database on each of these models, `samples` answers to each case.

    `at_once` calls are out at most; `limit_usd` None is no limit. With `apply_safe` the mends are made that the
    catalogue calls safe; with `anew` calls that were answered before are sent all the same.
    """

    suites: tuple[str, ...]
    models: tuple[str, ...]
    samples: int = 1
    at_once: int = 16
    limit_usd: float | None = None
    apply_safe: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would be sent for a model, and what that would take."""

    plan: PlannedRun
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Outlook:
    """What new runs would come to. `unpriced` says why no limit of cost could be held, None where one could."""

    runs: tuple[Foreseen, ...]
    simulated: bool
    unpriced: str | None = None

    @property
    def sends_nothing(self) -> bool:
        """Whether no call would be sent at all."""
        return all(one.estimate.calls == 0 for one in self.runs)


def foresee(path: Path, wanted: Wanted, client: Callable[[], ClientSettings]) -> Outlook:
    """Plan new runs and estimate them, with a database opened for this alone. Raises WorkbenchError."""
    from workbench.client.pacing import Pace
    from workbench.evaluate.estimate import estimate
    from workbench.evaluate.starting import refuse_unpriced
    from workbench.store.database import open_database

    simulated = client().transport is not None
    with open_database(path) as db:
        plans = new_plans(db, wanted, simulated=simulated)
        pace = Pace(wanted.at_once)
        runs = tuple(Foreseen(plan, estimate(db, plan, pace)) for plan in plans)
    unpriced = None
    if wanted.limit_usd is not None:
        try:
            refuse_unpriced(plans)
        except WorkbenchError as error:
            unpriced = error.message
    return Outlook(runs, simulated, unpriced)


def new_plans(db: Database, wanted: Wanted, *, simulated: bool) -> list[PlannedRun]:
    """The plans of new runs, from the suites as they are in the database now."""
    from workbench.evaluate.plan import base_url_of_environment, plan_new
    from workbench.records import Configuration

    base_url = None if simulated else base_url_of_environment()
    configurations = [Configuration(model, base_url=base_url) for model in wanted.models]
    return plan_new(planned(db, wanted), configurations, apply_safe=wanted.apply_safe)


def planned(db: Database, wanted: Wanted) -> tuple[PlannedSuite, ...]:
    """The suites that new runs take, with their cases."""
    from workbench.store.execution import PlannedSuite
    from workbench.store.suites import load_cases, load_suite

    return tuple(
        PlannedSuite(load_suite(db, name), tuple(load_cases(db, name)), wanted.samples) for name in wanted.suites
    )


def whole(text: str, most: int) -> int:
    """The number from 1 to `most` that was typed; WorkbenchError if it is none."""
    text = text.strip().replace(",", "")
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= most:
        raise WorkbenchError(f"a whole number from 1 to {most:,} is needed, not '{text}'")
    return int(text)


def dollars(text: str) -> float | None:
    """The amount in USD that was typed, None for nothing; WorkbenchError if it is none."""
    text = text.strip().removeprefix("$")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e9:
        raise WorkbenchError(f"an amount in USD is needed, as in 2.50, not '{text}'")
    return value
