"""How batches are made and looked at: their size, how often a request is tried, when to look next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Batching:
    """The rules of runs that go in batches. Seconds.

    A batch holds at most `most_requests` and `most_bytes`: bounds of ours, far below the API's, so that it is handed
    in at once, fits in memory and ends sooner. A request without an answer is in at most `most_tries` batches.

    A batch is looked at `first_s` after it was handed in, then at intervals that grow by `growth` up to `longest_s`.
    One that may have been created and has not shown up for `settle_s` counts as never created. An endpoint that was
    reached before is waited for `down_s`. After an interrupt there are `linger_s` for a second one.
    """

    most_requests: int = 10_000
    most_bytes: int = 32_000_000
    most_tries: int = 5
    first_s: float = 1.0
    growth: float = 1.5
    longest_s: float = 120.0
    settle_s: float = 60.0
    down_s: float = 86_400.0
    linger_s: float = 3.0

    def next_interval_s(self, last_s: float) -> float:
        """How long to wait after having waited `last_s` (0: not yet)."""
        return min(last_s * self.growth if last_s else self.first_s, self.longest_s)
