"""How a batch goes: how long it takes, and which of its requests go wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from workbench.errors import WorkbenchError
from workbench.simulator.seeds import share_of

Fate = Literal["succeeded", "errored", "expired"]


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """How long a batch takes, and what share of its requests goes wrong.

    It ends at the `polls`-th time its state is asked for, or `seconds` after it was made where these are given.
    `errored` and `expired` are shares of requests, decided by custom_id and by how often that id was sent.
    """

    polls: int = 2
    seconds: float | None = None
    errored: float = 0.0
    expired: float = 0.0

    def progress(self, polls: int, passed_s: float) -> float:
        """The share of the work that is done, 0 to 1, after so many polls and seconds."""
        if self.seconds is not None:
            return min(1.0, passed_s / self.seconds) if self.seconds else 1.0
        return min(1.0, polls / self.polls) if self.polls else 1.0

    def fate(self, custom_id: str, attempt: int) -> Fate:
        """What becomes of a request that is sent for the attempt-th time."""
        point = share_of("fate", custom_id, attempt)
        if point < self.errored:
            return "errored"
        return "expired" if point < self.errored + self.expired else "succeeded"


def read_plan(text: str, start: BatchPlan) -> BatchPlan:
    """Reads `polls:3,errored:0.1,…` over a plan to start from; WorkbenchError when it is none."""
    plan = start
    for part in text.split(","):
        name, _, value = part.strip().partition(":")
        try:
            if name == "polls":
                plan = replace(plan, polls=int(value), seconds=None)
            elif name == "seconds":
                plan = replace(plan, seconds=float(value))
            elif name == "errored":
                plan = replace(plan, errored=float(value))
            elif name == "expired":
                plan = replace(plan, expired=float(value))
            else:
                raise ValueError(name)
        except ValueError as error:
            raise WorkbenchError(
                f"no plan for batches: {part.strip()}",
                hint="Write polls:3 or seconds:2, and what goes wrong: errored:0.1, expired:0.1, with commas between.",
            ) from error
    if (
        plan.polls < 0
        or (plan.seconds or 0) < 0
        or min(plan.errored, plan.expired) < 0
        or plan.errored + plan.expired > 1
    ):
        raise WorkbenchError(f"no plan for batches: {text}", hint="Shares go from 0 to 1 together, times from 0.")
    return plan
