"""When a call may be sent: how many at once, how many a minute, and when to hold everything back.

A call that has to wait holds no slot. The number of calls at once follows what the endpoint shows it takes: each
refusal sets it to what is still in flight, and each success lets it grow, slowly where growing was refused before.
Calls are held back one by one; a lane (one model) is held back whole only when nothing of it is in flight and the
latest answers were all refusals, and is then tried with a single probe.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.client.limits import Limits

Outcome = Literal["answered", "refused", "failed"]

_FASTEST_GROWTH, _SLOWEST_GROWTH = 0.5, 1 / 64  # slots a success adds
_ALL_REFUSED = 2  # so many refusals in a row, with nothing in flight, are all the latest answers
_PROBE_EVERY_S = 1.0  # where nobody says how long to wait
_LEAST_HOLD_S = 0.02  # doubles with each failure in a row, up to the above


@dataclass(frozen=True, slots=True)
class Pace:
    """The most that is asked: calls at once; calls and tokens a minute of each model (None: no limit)."""

    concurrency: int = 16
    rpm: float | None = None
    tpm: float | None = None


class Window:
    """How many calls may be in flight, over all lanes."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.in_flight = 0
        self.reset()

    def reset(self) -> None:
        """Ask for the most again: what was learnt no longer holds."""
        self.size = float(self.most)
        self._growth = _FASTEST_GROWTH
        self._ceiling: int | None = None  # the lowest level that was refused lately

    @property
    def free(self) -> bool:
        """Whether one more may be sent."""
        return self.in_flight < int(self.size)

    def enter(self) -> int:
        """Take a slot; gives the level: how many are in flight with it."""
        self.in_flight += 1
        return self.in_flight

    def leave(self, level: int, outcome: Outcome) -> None:
        """Give a slot back that was taken at `level`."""
        self.in_flight -= 1
        if outcome == "answered":
            if self._ceiling is None or level >= self._ceiling:
                self._growth = min(self._growth * 2, _FASTEST_GROWTH)
                self._ceiling = None
            self.size = min(self.size + self._growth, float(self.most))
        elif outcome == "refused":
            if level >= int(self.size):
                self._growth = max(self._growth / 2, _SLOWEST_GROWTH)
                self._ceiling = min(level, self._ceiling or level)
            self.size = float(max(min(int(self.size), self.in_flight), 1))


class Lane:
    """What holds back the calls of one model: limits a minute, what the endpoint says is left, refusals of all."""

    def __init__(self, pace: Pace, changed: Callable[[], None]) -> None:
        self.in_flight = 0
        self.held_until = 0.0  # time.monotonic()
        self.down_since: float | None = None
        self.answered = 0
        self.limits: Limits | None = None
        self._rpm = _Bucket(pace.rpm)
        self._tpm = _Bucket(pace.tpm)
        self.failures = 0  # in a row, over all calls of the lane
        self._asked_until = 0.0
        self._changed = changed
        self._timer: asyncio.TimerHandle | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self._sleepers: set[asyncio.Future[None]] = set()

    @property
    def down(self) -> bool:
        """Whether the latest answers were all refusals; a single probe at a time finds out when that is over."""
        return self.down_since is not None

    def wait_s(self, tokens: int) -> float:
        """Seconds until the next call may be sent; while a probe is out, until it may have come back."""
        now = time.monotonic()
        wait = max(self.held_until - now, self._rpm.wait_s(now, 1), self._tpm.wait_s(now, tokens), 0.0)
        if self.down and self.in_flight and wait <= 0:
            return _PROBE_EVERY_S
        return wait

    def enter(self, tokens: int) -> None:
        """A call is sent; `tokens` is what it is thought to use."""
        now = time.monotonic()
        self._rpm.take(now, 1)
        self._tpm.take(now, tokens)
        self.in_flight += 1

    async def sleep(self, seconds: float) -> None:
        """Wait so long, or until the lane is open again."""
        awake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.add(awake)
        try:
            await asyncio.wait({awake}, timeout=seconds)
        finally:
            self._sleepers.discard(awake)

    def leave(self, outcome: Outcome, wait_s: float | None, tokens: int | None, thought: int) -> bool:
        """A call came back: how, for how many seconds the endpoint asks to wait, what it used and was thought to.

        True when the lane was down and is open again.
        """
        now = time.monotonic()
        self.in_flight -= 1
        if tokens is not None:
            self._tpm.take(now, tokens - thought)
        if outcome == "answered":
            self.answered += 1
            self.failures = 0  # in a row, over all calls of the lane
            if self.down_since is None:
                return False
            self.down_since = None
            self.held_until = 0.0
            for sleeper in self._sleepers:
                if not sleeper.done():
                    sleeper.set_result(None)
            return True
        self.failures += 1
        self._asked_until = max(self._asked_until, now + (_PROBE_EVERY_S if wait_s is None else wait_s))
        if self.in_flight == 0 and self.failures >= _ALL_REFUSED:
            self.down_since = self.down_since or now
            least_s = min(_LEAST_HOLD_S * 2 ** min(self.failures, 10), _PROBE_EVERY_S)  # whatever it asks for
            self.hold(max(self._asked_until - now, least_s))
        return False

    def hold(self, seconds: float) -> None:
        """Send nothing of this lane for so long."""
        loop = asyncio.get_running_loop()
        self.held_until = max(self.held_until, time.monotonic() + seconds)
        if self._timer:
            self._timer.cancel()
        self._timer = loop.call_later(max(self.held_until - time.monotonic(), 0.0), self._changed)

    def take_limits(self, limits: Limits, tokens: int) -> None:
        """What the endpoint says is left; a lane whose limit is used up waits until one more call fits."""
        self.limits = limits
        wait = limits.wait_s(tokens)
        if wait > 0:
            self.hold(wait)

    def tell_in(self, seconds: float) -> None:
        """Tell after so long that there may be room: nothing else may happen by then."""
        if self._alarm is None:
            self._alarm = asyncio.get_running_loop().call_later(seconds, self._ring)

    def _ring(self) -> None:
        self._alarm = None
        self._changed()

    def close(self) -> None:
        """Forget the timers."""
        for timer in (self._timer, self._alarm):
            if timer:
                timer.cancel()


class Pacer:
    """Lets calls through. `changed` is called whenever a slot or a lane has become free for new work."""

    def __init__(self, pace: Pace, changed: Callable[[], None]) -> None:
        self.window = Window(pace.concurrency)
        self._pace = pace
        self._changed = changed
        self._waiting: deque[asyncio.Future[None]] = deque()

    def lane(self) -> Lane:
        """A lane for one more model."""
        return Lane(self._pace, self._changed)

    def has_room(self, lane: Lane, tokens: int) -> bool:
        """Whether a new call of this lane would be sent at once. Calls that wait to be sent again come first.

        Where only time is wanting, `changed` is called when it has passed.
        """
        wait_s = lane.wait_s(tokens)
        if wait_s > 0:
            lane.tell_in(wait_s)
            return False
        return self.window.free and not self._waiting

    def admit(self, lane: Lane, tokens: int) -> int:
        """Take a place that `has_room` has shown; gives the level to leave with."""
        lane.enter(tokens)
        return self.window.enter()

    async def enter(self, lane: Lane, tokens: int) -> int:
        """Wait for a place; gives the level to leave with."""
        while True:
            wait = lane.wait_s(tokens)
            if wait > 0:
                await lane.sleep(wait)
            elif self.window.free:
                return self.admit(lane, tokens)
            else:
                place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiting.append(place)
                try:
                    await place
                except asyncio.CancelledError:
                    if place.done() and not place.cancelled():
                        self._pass_on()  # the place was given to a call that is gone
                    raise

    def leave(
        self, lane: Lane, level: int, outcome: Outcome, *, wait_s: float | None, tokens: int | None, thought: int
    ) -> None:
        """A call came back; see `Lane.leave`. Whoever waits longest is let through."""
        self.window.leave(level, outcome)
        if lane.leave(outcome, wait_s, tokens, thought):
            self.window.reset()  # it was a matter of time, not of how many at once
        self._pass_on()

    def _pass_on(self) -> None:
        free = int(self.window.size) - self.window.in_flight
        while free > 0 and self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(None)
                free -= 1
        self._changed()


class _Bucket:
    """So many a minute, spread evenly, with a second's worth at once; None: no limit.

    Source: the generic cell rate algorithm (ITU-T I.371).
    """

    def __init__(self, per_minute: float | None) -> None:
        self._each_s = 60.0 / per_minute if per_minute else None
        self._due = 0.0

    def wait_s(self, now: float, count: int) -> float:
        """Seconds until `count` more fit. More than a second's worth at once is let through when nothing is owed."""
        return 0.0 if self._each_s is None else max(self._due - now - 1.0, 0.0)

    def take(self, now: float, count: int) -> None:
        """Use up `count`; negative gives back."""
        if self._each_s is not None:
            self._due = max(self._due, now) + count * self._each_s if count > 0 else self._due + count * self._each_s
