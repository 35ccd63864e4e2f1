"""How far runs are: one value that a command prints and a screen shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunProgress:
    """One run: its calls in all, those with an answer, those that failed for good, those that are not sent.

    `held` says what holds the run's calls back now, None when nothing does.
    """

    run: int
    name: str
    model: str
    total: int
    answered: int
    failed: int
    refused: int
    simulated: bool
    held: str | None = None

    @property
    def open(self) -> int:
        """Calls that are still to be answered."""
        return self.total - self.answered - self.failed - self.refused


@dataclass(frozen=True, slots=True)
class Progress:
    """All runs that are executed together. Seconds, USD.

    `in_flight` calls are out, `waiting` ones will be sent again; `at_once` is how many may be out, of `at_most`. `rate`
    is calls a second lately, None before the first; `left_s` what is left at that rate. `spent_usd` is known to be
    spent, `uncertain_usd` the most that answers lost on their way may have cost beside it; `unpriced` answers have no
    known cost.
    """

    runs: tuple[RunProgress, ...]
    in_flight: int
    waiting: int
    at_once: int
    at_most: int
    retries: int
    elapsed_s: float
    rate: float | None
    left_s: float | None
    spent_usd: float
    uncertain_usd: float
    unpriced: int
    limit_usd: float | None
    limits: str | None = None
    paused: bool = False

    @property
    def total(self) -> int:
        """Calls of all runs."""
        return sum(one.total for one in self.runs)

    @property
    def answered(self) -> int:
        """Calls with an answer."""
        return sum(one.answered for one in self.runs)

    @property
    def failed(self) -> int:
        """Calls that failed for good."""
        return sum(one.failed for one in self.runs)

    @property
    def refused(self) -> int:
        """Calls that are not sent, because the target would refuse them."""
        return sum(one.refused for one in self.runs)

    @property
    def simulated(self) -> bool:
        """Whether any answer is a scripted model's."""
        return any(one.simulated for one in self.runs)


class Meter:
    """Measures the rate of what comes in: a mean that forgets, so that a pause shows soon."""

    def __init__(self, half_life_s: float = 10.0) -> None:
        self._half_life_s = half_life_s
        self._rate = 0.0
        self._weight = 0.0
        self._last: float | None = None

    def count(self, now: float, events: int = 0) -> None:
        """Take in `events` that happened since the last call; `now` in seconds of any clock that only goes on."""
        if self._last is not None and now > self._last:
            kept = 0.5 ** ((now - self._last) / self._half_life_s)
            self._rate *= kept
            self._weight = self._weight * kept + (1 - kept)
            self._last = now
        elif self._last is None:
            self._last = now
        # An event adds what it would take a steady stream to hold the mean: ln 2 / half-life.
        self._rate += events * 0.6931471805599453 / self._half_life_s

    @property
    def per_second(self) -> float | None:
        """Events a second, None before there is anything to measure."""
        return self._rate / self._weight if self._weight > 1e-6 and self._rate > 0 else None
