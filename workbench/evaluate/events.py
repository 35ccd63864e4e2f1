"""What happens while runs are executed, as facts that a screen or a command can follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from workbench.client.reply import Retry
    from workbench.evaluate.progress import Progress
    from workbench.records import Output, OutputError

EndedBy = Literal["done", "interrupted", "budget", "refused", "unreachable"]


@dataclass(frozen=True, slots=True)
class Resumed:
    """A run has answers already: from before, and taken over from other runs."""

    run: int
    answered: int
    taken_over: int


@dataclass(frozen=True, slots=True)
class Retried:
    """A call failed in a way that may pass, and waits to be sent again."""

    run: int
    suite: str
    case: str
    sample: int
    retry: Retry


@dataclass(frozen=True, slots=True)
class Arrived:
    """An output (an answer, or the error a call ended with) is in the store."""

    run: int
    output: Output


@dataclass(frozen=True, slots=True)
class ModelStopped:
    """No further call of a run is sent: the endpoint refuses all of them."""

    run: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ended:
    """Nothing more will happen. `reason` says why not everything was answered, where that has one reason.

    `error` is what the endpoint said, where that was the reason.
    """

    by: EndedBy
    reason: str | None
    progress: Progress
    error: OutputError | None = None


Event = Resumed | Retried | Arrived | ModelStopped | Ended
