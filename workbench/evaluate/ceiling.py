"""The most that jobs can cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.prices import ceiling_usd
from workbench.catalog.tokens import most_input
from workbench.errors import WorkbenchError
from workbench.evaluate.calls import prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.evaluate.rerun import Job
    from workbench.records import Configuration, Suite


def most_usd(jobs: Sequence[Job], suite: Suite, configuration: Configuration) -> float | None:
    """The most that these jobs can cost together, in USD; None where no bound is known.

    There is none for an exchange that may take more than one call, nor for an unknown price. What cannot be sent costs
    nothing.
    """
    most: dict[str, float | None] = {}
    for job in jobs:
        if job.case.id not in most:
            most[job.case.id] = _of_one(job, suite, configuration)
    found = [most[job.case.id] for job in jobs]
    known = [one for one in found if one is not None]
    return sum(known) if len(known) == len(found) else None


def _of_one(job: Job, suite: Suite, configuration: Configuration) -> float | None:
    try:
        prepared = prepare(suite, job.case, configuration)
    except WorkbenchError:
        return 0.0
    tokens = None if prepared.may_go_on else most_input(prepared.request)
    return None if tokens is None else ceiling_usd(configuration.model, prepared.request, tokens)
