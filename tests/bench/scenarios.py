"""What an endpoint does to each call that arrives: answers it, or one of the faults of a scenario."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Literal, Protocol

How = Literal["answer", "refuse", "cut", "broken", "reset"]

S1_FAULTS = {429: 0.15, 529: 0.05, 500: 0.03}
S1_CUT = 0.02
S2_CLOSED_S = 8.0
S3_CALLS, S3_WINDOW_S = 100, 5.0
S4_BROKEN, S4_RESET, S4_SLOW = 0.03, 0.03, 0.01
S4_SLOW_S = 5.0
S5_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one call: `how`, after `delay_s` beyond the usual latency; a refusal has a status."""

    how: How = "answer"
    status: int = 200
    retry_after_s: int | None = None
    delay_s: float = 0.0


ANSWER = Fate()


class Scenario(Protocol):
    """Decides on every call anew, so that a request sent again may meet another fault. Times are seconds."""

    def __call__(self, now: float, in_flight: int) -> Fate: ...


class Calm:
    """Answers everything."""

    def __call__(self, now: float, in_flight: int) -> Fate:
        return ANSWER


class Mixed:
    """S1: some calls are refused with 429 (retry-after 1), 529 or 500, some answers are cut in the middle."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def __call__(self, now: float, in_flight: int) -> Fate:
        drawn = self._chance.random()
        for status, share in S1_FAULTS.items():
            drawn -= share
            if drawn < 0:
                return Fate("refuse", status, 1 if status == 429 else None)
        return Fate("cut") if drawn < S1_CUT else ANSWER


class Closed:
    """S2: refuses all for a while after the first call; says honestly how long, or (S2b) always one second."""

    def __init__(self, honest: bool) -> None:
        self._honest = honest
        self._opens: float | None = None

    def __call__(self, now: float, in_flight: int) -> Fate:
        if self._opens is None:
            self._opens = now + S2_CLOSED_S
        if now >= self._opens:
            return ANSWER
        return Fate("refuse", 429, math.ceil(self._opens - now) if self._honest else 1)


class Window:
    """S3: so many calls in each window of time, the first of which begins with the first call."""

    def __init__(self) -> None:
        self._ends = 0.0
        self._left = 0

    def __call__(self, now: float, in_flight: int) -> Fate:
        if now >= self._ends:
            self._ends = now + S3_WINDOW_S if not self._ends else self._ends + _whole_windows(now - self._ends)
            self._left = S3_CALLS
        if not self._left:
            return Fate("refuse", 429, math.ceil(self._ends - now))
        self._left -= 1
        return ANSWER


def _whole_windows(past_s: float) -> float:
    return (math.floor(past_s / S3_WINDOW_S) + 1) * S3_WINDOW_S


class Broken:
    """S4: some bodies are not JSON, some connections are reset, some answers take five seconds longer."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def __call__(self, now: float, in_flight: int) -> Fate:
        drawn = self._chance.random()
        if drawn < S4_BROKEN:
            return Fate("broken")
        if drawn < S4_BROKEN + S4_RESET:
            return Fate("reset")
        return Fate(delay_s=S4_SLOW_S) if drawn < S4_BROKEN + S4_RESET + S4_SLOW else ANSWER


class Crowded:
    """S5: refuses what is more than so many at once, and does not say when to come again."""

    def __call__(self, now: float, in_flight: int) -> Fate:
        return Fate("refuse", 429) if in_flight > S5_AT_ONCE else ANSWER


def make_scenario(name: str, seed: int) -> Scenario:
    """The scenario of a name: calm, S1, S2, S2b, S3, S4 or S5. Raises KeyError for another."""
    chance = random.Random(seed)
    made: dict[str, Scenario] = {
        "calm": Calm(),
        "S1": Mixed(chance),
        "S2": Closed(honest=True),
        "S2b": Closed(honest=False),
        "S3": Window(),
        "S4": Broken(chance),
        "S5": Crowded(),
    }
    return made[name]
