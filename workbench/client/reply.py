"""What came of one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject, OutputError


@dataclass(frozen=True, slots=True)
class Reply:
    """A message as the API gave it, or the error in its place.

    `latency_ms` is that of the attempt that answered, `model` the one that served. What did not come is None.
    """

    content: tuple[JsonObject, ...] = ()
    stop_reason: str | None = None
    usage: JsonObject | None = None
    latency_ms: float | None = None
    request_id: str | None = None
    model: str | None = None
    simulated: bool = False
    error: OutputError | None = None


@dataclass(frozen=True, slots=True)
class Retry:
    """A call failed in a way that may pass: it is sent again after `wait_s` seconds as try `attempt` of `attempts`."""

    error: OutputError
    wait_s: float
    attempt: int
    attempts: int
