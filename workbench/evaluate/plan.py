"""What is going to be run: suites under configurations, judged before anything is sent or stored as a run."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from workbench.client.failures import plain_address
from workbench.errors import WorkbenchError
from workbench.evaluate.examine import examine
from workbench.store.execution import answered_calls, planned_suites
from workbench.store.runs import find_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.evaluate.examine import Examined
    from workbench.records import Configuration, Run, RunKind
    from workbench.store.database import Database
    from workbench.store.execution import CallPlace, PlannedSuite


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """Suites under a configuration, what preflight says of it, and the run to go on with (None: a new one).

    `kind` and `source` are what a new run is made with. `in_order`: calls go out in the order given, so that what comes
    first is answered first where a limit ends the run; else at random.
    """

    suites: tuple[PlannedSuite, ...]
    configuration: Configuration
    examined: Examined
    run: Run | None = None
    kind: RunKind = "run"
    source: str | None = None
    in_order: bool = False

    @property
    def calls(self) -> int:
        """How many calls it comes to, those that are not sent among them."""
        return sum(len(one.cases) * one.samples for one in self.suites)


def base_url_of_environment() -> str | None:
    """The address that the environment gives for the Claude API, as may be kept and shown; None for the usual.

    Raises WorkbenchError when it is no address that calls could go to.
    """
    address = plain_address(os.environ.get("ANTHROPIC_BASE_URL", "")) or None
    if address is not None and not _is_address(address):
        raise WorkbenchError(
            f"ANTHROPIC_BASE_URL is no address: {address}", hint="It is written as https://HOST or http://HOST:PORT."
        )
    return address


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        return False


def refuse_elsewhere(plans: Sequence[PlannedRun], base_url: str | None) -> None:
    """Raise WorkbenchError where a run was begun at another address than calls would go to now."""
    for plan in plans:
        begun = plan.configuration.base_url
        if plan.configuration.provider is None and begun != base_url:
            usual = "the Claude API's own address"
            raise WorkbenchError(
                f"this run is of {begun or usual}, and calls would go to {base_url or usual}",
                hint=f"set ANTHROPIC_BASE_URL={begun}, or begin a new run."
                if begun
                else "unset ANTHROPIC_BASE_URL, or begin a new run.",
            )


def plan_new(
    suites: Sequence[PlannedSuite], configurations: Sequence[Configuration], *, apply_safe: bool = False
) -> list[PlannedRun]:
    """A new run of these suites under each configuration. With `apply_safe` the mends made are recorded in it."""
    plans = []
    for configuration in configurations:
        examined = examine(suites, configuration, apply_safe=apply_safe)
        plans.append(PlannedRun(tuple(suites), replace(configuration, mends=examined.mends), examined))
    return plans


def plan_again(db: Database, name: str) -> list[PlannedRun]:
    """A new run of what a run was begun with, under its configuration. Raises WorkbenchError for an imported run."""
    run, suites = _of_run(db, name, drawn=False)
    plan = PlannedRun(suites, run.configuration, _examined_again(suites, run.configuration))
    return [replace(plan, kind="judge", source=run.source) if run.kind == "judge" else plan]


def plan_rest(db: Database, names: Sequence[str]) -> list[PlannedRun]:
    """What runs still have to answer. Raises WorkbenchError for an imported run."""
    plans = []
    for name in names:
        run, suites = _of_run(db, name)
        # A breakpoint is set by all cases of a suite; else only those that lack an answer are looked at.
        left = suites if run.configuration.cache else _left(suites, answered_calls(db, run.id))
        examined = _examined_again(left, run.configuration)
        plans.append(PlannedRun(suites, run.configuration, examined, run, run.kind, run.source))
    return plans


def _of_run(db: Database, name: str, *, drawn: bool = True) -> tuple[Run, tuple[PlannedSuite, ...]]:
    run = find_run(db, name)
    suites = tuple(planned_suites(db, run.id, drawn=drawn))
    if not suites:
        raise WorkbenchError(
            f"run {run.id} '{run.name}' was not executed here, so nothing says what it was to answer",
            hint="`workbench run SUITE… --model ID` executes suites.",
        )
    return run, suites


def _left(suites: Sequence[PlannedSuite], answered: set[CallPlace]) -> list[PlannedSuite]:
    return [
        replace(
            one,
            cases=tuple(
                case
                for case in one.cases
                if any((one.suite.id, case.id, sample) not in answered for sample in range(1, one.samples + 1))
            ),
        )
        for one in suites
    ]


def _examined_again(suites: Sequence[PlannedSuite], configuration: Configuration) -> Examined:
    return examine(suites, configuration, apply_safe=bool(configuration.mends))
