"""What a server has done: calls answered, refused, broken; tokens billed; how often each request was answered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject


class Stats:
    """Counters of one server. Requests are known by a hash of their body (see `seeds.request_seed`)."""

    def __init__(self) -> None:
        self.calls = 0
        self.counted = 0
        self.answered = 0
        self.most_in_flight = 0
        self._in_flight = 0
        self._refused: Counter[int] = Counter()
        self._broken: Counter[str] = Counter()
        self._billed: dict[str, Counter[str]] = {}
        self._made: Counter[int] = Counter()
        self._answers: Counter[int] = Counter()

    def enter(self) -> None:
        """A call for a message has come."""
        self.calls += 1
        self._in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self._in_flight)

    def leave(self) -> None:
        self._in_flight -= 1

    def refuse(self, status: int) -> None:
        """A call was answered with an error."""
        self._refused[status] += 1

    def answer(self, identity: int, tier: str, fault: str | None) -> None:
        """A message was made for a request, and is billed whether or not it arrives whole; `fault` is what broke it."""
        self._made[identity] += 1
        self._bill(tier)["calls"] += 1
        if fault:
            self._broken[fault] += 1
        else:
            self.answered += 1
            self._answers[identity] += 1

    def drop(self, fault: str) -> None:
        """A connection ended before a message was made; nothing is billed."""
        self._broken[fault] += 1

    def bill(self, usage: JsonObject) -> None:
        """The tokens of a message."""
        account = self._bill(usage["service_tier"])
        for name in ("input_tokens", "output_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"):
            account[name] += usage[name]
        for name, tokens in usage["cache_creation"].items():
            account[name] += tokens

    def read(self) -> JsonObject:
        """Everything counted so far."""
        return {
            "calls": self.calls,
            "answered": self.answered,
            "in_flight": self._in_flight,
            "most_in_flight": self.most_in_flight,
            "counted": self.counted,
            "refused": {str(status): number for status, number in sorted(self._refused.items())},
            "broken": dict(self._broken),
            "billed": {tier: dict(account) for tier, account in self._billed.items()},
            "requests": {
                f"{identity:016x}": {"billed": times, "answered": self._answers[identity]}
                for identity, times in self._made.items()
            },
        }

    def _bill(self, tier: str) -> Counter[str]:
        return self._billed.setdefault(tier, Counter())
