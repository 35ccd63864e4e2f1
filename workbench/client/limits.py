"""What an endpoint says of its rate limits.

Source: the rate-limit headers of the Messages API (`anthropic-ratelimit-…`); its limits are token buckets that fill
evenly, `reset` is when they are full again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREFIX = "anthropic-ratelimit-"
_COUNTED_IN_TOKENS = ("tokens", "input-tokens", "output-tokens")
_MINUTE_S = 60.0
_LARGEST = 2**53


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit a minute: how much there is, how much is left, seconds until all of it is there again."""

    limit: int
    remaining: int
    reset_s: float

    def wait_s(self, needed: int) -> float:
        """Seconds until `needed` more are there; 0 when they are, or when they never will be."""
        if self.remaining >= needed or self.limit < needed:
            return 0.0
        return min((needed - self.remaining) * _MINUTE_S / self.limit, self.reset_s)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one model as of one answer; None where the endpoint does not say."""

    requests: Limit | None = None
    tokens: Limit | None = None
    input_tokens: Limit | None = None
    output_tokens: Limit | None = None

    def wait_s(self, tokens: int) -> float:
        """Seconds until a call of so many tokens fits in."""
        waits = [self.requests.wait_s(1)] if self.requests else []
        waits += [one.wait_s(tokens) for one in (self.tokens, self.input_tokens) if one]
        waits += [self.output_tokens.wait_s(1)] if self.output_tokens else []
        return max(waits, default=0.0)

    def said(self) -> str:
        """As in `requests 12 of 50 left, input tokens 18,000 of 40,000 left`."""
        named = (
            ("requests", self.requests),
            ("tokens", self.tokens),
            ("input tokens", self.input_tokens),
            ("output tokens", self.output_tokens),
        )
        return ", ".join(f"{name} {one.remaining:,} of {one.limit:,} left" for name, one in named if one)


def read_limits(headers: Mapping[str, str]) -> Limits | None:
    """The limits that an answer's headers (names in lower case) state; None when they state none."""
    if not any(name.startswith(_PREFIX) for name in headers):
        return None
    requests = _limit(headers, "requests")
    counted = [_limit(headers, name) for name in _COUNTED_IN_TOKENS]
    if requests is None and not any(counted):
        return None
    return Limits(requests, *counted)


def _limit(headers: Mapping[str, str], name: str) -> Limit | None:
    limit = headers.get(f"{_PREFIX}{name}-limit")
    remaining = headers.get(f"{_PREFIX}{name}-remaining")
    if limit is None or remaining is None:
        return None
    with suppress(ValueError, OverflowError):
        most, left = int(limit), int(remaining)
        if 0 <= left <= _LARGEST and 0 <= most <= _LARGEST:
            return Limit(most, left, _reset_s(headers.get(f"{_PREFIX}{name}-reset")))
    return None


def _reset_s(text: str | None) -> float:
    """Seconds until a moment that is said (in UTC where it names no zone), at most a minute: no limit fills slower."""
    if text is None:
        return _MINUTE_S
    moment = datetime.fromisoformat(text)
    until = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((until - datetime.now(UTC)).total_seconds(), 0.0), _MINUTE_S)
