"""Rate limits: token buckets for each model, a fixed window, calls at once, an outage; and the headers that tell."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.simulator.conditions import Conditions

_ROUNDED_FROM = 10_000  # token limits of this size and more are told in whole thousands
_TOKEN_FAMILIES = ("tokens", "input-tokens", "output-tokens")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A call that comes too soon; `retry_after_s` is how long to wait, None when nobody can say."""

    message: str
    retry_after_s: float | None

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.retry_after_s is None else {"retry-after": f"{self.retry_after_s:g}"}


class _Bucket:
    """Holds `size` at most and fills up steadily in a minute. What is taken afterwards may leave it in debt."""

    def __init__(self, size: int, now: float) -> None:
        self.size = size
        self._level = float(size)
        self._at = now

    def level(self, now: float) -> float:
        self._level = min(self.size, self._level + max(0.0, now - self._at) * self.size / 60)
        self._at = now
        return self._level

    def take(self, amount: float, now: float) -> None:
        self._level = self.level(now) - amount

    def wait_s(self, amount: float, now: float) -> float:
        """Seconds until so much is there; more than the bucket holds counts as all of it."""
        return max(0.0, min(amount, self.size) - self.level(now)) * 60 / self.size


class Limits:
    """The limits of one server. `now` is in seconds since the epoch everywhere."""

    def __init__(self, conditions: Conditions) -> None:
        self._conditions = conditions
        self._requests: dict[str, _Bucket] = {}
        self._tokens: dict[str, _Bucket] = {}
        self._outage_ends: float | None = None
        self._window_ends = 0.0
        self._window_left = 0
        self._in_flight = 0

    def admit(self, model: str, tokens: int, now: float) -> Refusal | None:
        """Lets a call in that brings so many input tokens, or says why not. Who is let in must `leave`."""
        refusal = self._outage(now) or self._crowd() or self._window(now) or self._buckets(model, tokens, now)
        if refusal is None:
            self._window_left -= 1
            self._in_flight += 1
        return refusal

    def leave(self, model: str, output_tokens: int, now: float) -> None:
        """A call has ended that gave so many tokens."""
        self._in_flight -= 1
        if model in self._tokens:
            self._tokens[model].take(output_tokens, now)

    def headers(self, model: str, now: float) -> dict[str, str]:
        """The rate-limit headers of an answer; all three families of tokens tell of one bucket."""
        told: dict[str, str] = {}
        window = self._conditions.window
        if model in self._requests:
            told |= _told("requests", self._requests[model], now)
        elif window:
            left, ends = (self._window_left, self._window_ends) if now < self._window_ends else (window.calls, now)
            told |= _limit("requests", window.calls, left, ends)
        if model in self._tokens:
            for family in _TOKEN_FAMILIES:
                told |= _told(family, self._tokens[model], now)
        return told

    def _outage(self, now: float) -> Refusal | None:
        if not self._conditions.outage_s:
            return None
        if self._outage_ends is None:
            self._outage_ends = now + self._conditions.outage_s
        if now >= self._outage_ends:
            return None
        asked = self._conditions.outage_retry_after_s
        return Refusal("Everybody is refused for a while.", _whole(self._outage_ends - now) if asked is None else asked)

    def _crowd(self) -> Refusal | None:
        most = self._conditions.at_once
        if most is None or self._in_flight < most:
            return None
        return Refusal(f"No more than {most} calls may run at once.", self._conditions.retry_after_s)

    def _window(self, now: float) -> Refusal | None:
        window = self._conditions.window
        if window is None:
            return None
        if now >= self._window_ends:
            self._window_ends, self._window_left = now + window.seconds, window.calls
        if self._window_left > 0:
            return None
        said = f"No more than {window.calls} calls in {window.seconds:g} seconds are allowed."
        return Refusal(said, _whole(self._window_ends - now))

    def _buckets(self, model: str, tokens: int, now: float) -> Refusal | None:
        wanted = []
        for buckets, size, amount in (
            (self._requests, self._conditions.rpm, 1),
            (self._tokens, self._conditions.tpm, tokens),
        ):
            if size is not None:
                wanted.append((buckets.setdefault(model, _Bucket(size, now)), amount))
        wait = max((bucket.wait_s(amount, now) for bucket, amount in wanted), default=0.0)
        if wait > 0:
            return Refusal(f"The rate limit of {model} is reached.", _whole(wait))
        for bucket, amount in wanted:
            bucket.take(amount, now)
        return None


def _told(family: str, bucket: _Bucket, now: float) -> dict[str, str]:
    left = max(0, math.floor(bucket.level(now)))
    if family != "requests" and bucket.size >= _ROUNDED_FROM:
        left = round(left, -3)
    return _limit(family, bucket.size, left, now + bucket.wait_s(bucket.size, now))


def _limit(family: str, limit: int, left: int, reset: float) -> dict[str, str]:
    when = datetime.fromtimestamp(math.ceil(reset), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    start = f"anthropic-ratelimit-{family}"
    return {f"{start}-limit": str(limit), f"{start}-remaining": str(max(0, left)), f"{start}-reset": when}


def _whole(seconds: float) -> float:
    """As the API says it: whole seconds, never too few."""
    return max(1, math.ceil(seconds))
