"""Message batches as values: their requests, their states, and what becomes of each request."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from workbench.simulator.faults import ApiError
from workbench.simulator.seeds import share_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.records import JsonObject, JsonValue
    from workbench.simulator.batchplan import BatchPlan

Outcome = Literal["succeeded", "errored", "canceled", "expired"]

_OUTCOMES: tuple[Outcome, ...] = ("succeeded", "errored", "canceled", "expired")
_CUSTOM_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
_EXPIRES_S = 24 * 3600.0
_KEPT_S = 29 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A request of a batch: its body as it came, the sample its answer is, and the error it was refused with if any.

    `attempt` counts how often this server has been sent the custom_id.
    """

    custom_id: str
    body: bytes
    identity: int
    sample: int
    attempt: int
    refused: ApiError | None


@dataclass(slots=True)
class Batch:
    """A batch and where it stands. Times are in seconds since the epoch."""

    id: str
    created: float
    version: str
    plan: BatchPlan
    entries: Sequence[Entry]
    polls: int = 0
    canceled: float | None = None
    ended: float | None = None
    read: bool = False
    _done: float = 0.0
    _counts: Counter[Outcome] = field(default_factory=Counter)

    def advance(self, now: float, *, polled: bool) -> bool:
        """Moves on to a moment; `polled`: somebody asks for this batch. Whether it ended just now."""
        if self.ended is not None:
            return False
        self.polls += polled
        if self.canceled is not None:
            ends = polled
        else:
            passed = min(now - self.created, _EXPIRES_S)
            self._done = self.plan.progress(self.polls, passed)
            ends = self._done >= 1 or now - self.created >= _EXPIRES_S
        if ends:
            self.ended = now
            self._counts = Counter(map(self.outcome, self.entries))
        return ends

    def cancel(self, now: float) -> None:
        """Asks for an end; what is done by now keeps its result."""
        if self.ended is None and self.canceled is None:
            self.canceled = now

    def outcome(self, entry: Entry) -> Outcome:
        """What became of a request, once the batch has ended."""
        if share_of("done", entry.custom_id, entry.attempt) >= self._done:
            return "canceled" if self.canceled is not None else "expired"
        return "errored" if entry.refused else self.plan.fate(entry.custom_id, entry.attempt)

    def in_result_order(self) -> list[Entry]:
        """The requests in the order their results come: not the one they were sent in."""
        return sorted(self.entries, key=lambda entry: share_of("order", self.id, entry.custom_id))

    def has_results(self, now: float) -> bool:
        return self.ended is not None and now < self.created + _KEPT_S

    def state(self, base_url: str, now: float) -> JsonObject:
        """The batch as the API describes it."""
        processing = 0 if self.ended is not None else len(self.entries)
        gone = now >= self.created + _KEPT_S
        return {
            "id": self.id,
            "type": "message_batch",
            "processing_status": self._status(),
            "request_counts": {"processing": processing, **{name: self._counts[name] for name in _OUTCOMES}},
            "created_at": _time(self.created),
            "expires_at": _time(self.created + _EXPIRES_S),
            "ended_at": _time(self.ended),
            "cancel_initiated_at": _time(self.canceled),
            "archived_at": _time(self.created + _KEPT_S) if gone else None,
            "results_url": f"{base_url}/v1/messages/batches/{self.id}/results" if self.has_results(now) else None,
        }

    def _status(self) -> str:
        if self.ended is not None:
            return "ended"
        return "canceling" if self.canceled is not None else "in_progress"


class Batches:
    """The batches of one server, newest first."""

    def __init__(self) -> None:
        self._by_id: dict[str, Batch] = {}
        self._made = 0
        self._sent: Counter[str] = Counter()

    def attempt(self, custom_id: str) -> int:
        """How often a custom_id has been sent, this time included."""
        self._sent[custom_id] += 1
        return self._sent[custom_id]

    def add(self, entries: Sequence[Entry], plan: BatchPlan, version: str, now: float) -> Batch:
        self._made += 1
        batch = Batch(f"msgbatch_simulated_{self._made:06d}", now, version, plan, entries)
        self._by_id[batch.id] = batch
        return batch

    def find(self, batch_id: str) -> Batch:
        """The batch of an id; ApiError 404 when there is none."""
        if batch_id not in self._by_id:
            raise ApiError(404, f"Message batch {batch_id} not found")
        return self._by_id[batch_id]

    def newest_first(self) -> list[Batch]:
        return list(reversed(self._by_id.values()))

    def remove(self, batch: Batch) -> None:
        """Forgets a batch; ApiError 400 while it runs."""
        if batch.ended is None:
            raise ApiError(400, f"Message batch {batch.id} cannot be deleted while it is processing; cancel it first")
        del self._by_id[batch.id]


def check_requests(body: JsonValue, most: int) -> list[JsonObject]:
    """The requests of a create call; ApiError 400 for what the call itself refuses: ids, and whatever is no request."""
    if not isinstance(body, dict):
        raise ApiError(400, "Input should be a valid dictionary")
    for name in body:
        if name not in ("requests", "user_profile_id", "workspace_id"):
            raise ApiError(400, f"{name}: Extra inputs are not permitted")
    if "requests" not in body:
        raise ApiError(400, "requests: Field required")
    requests = body["requests"]
    if not isinstance(requests, list):
        raise ApiError(400, "requests: Input should be a valid list")
    if not requests:
        raise ApiError(400, "requests: List should have at least 1 item after validation, not 0")
    if len(requests) > most:
        raise ApiError(400, f"requests: List should have at most {most} items after validation, not {len(requests)}")
    _check_ids(requests)
    return requests


def _check_ids(requests: Iterable[JsonValue]) -> None:
    seen: set[str] = set()
    for place, request in enumerate(requests):
        where = f"requests.{place}"
        if not isinstance(request, dict) or request.keys() != {"custom_id", "params"}:
            raise ApiError(400, f"{where}: Input should be a dictionary of custom_id and params")
        custom_id = request["custom_id"]
        if not isinstance(custom_id, str) or not _CUSTOM_ID.fullmatch(custom_id):
            raise ApiError(400, f"{where}.custom_id: String should match pattern '^{_CUSTOM_ID.pattern}$'")
        if custom_id in seen:
            raise ApiError(400, f"{where}.custom_id: '{custom_id}' is used more than once; ids must be unique")
        seen.add(custom_id)
        if not isinstance(request["params"], dict):
            raise ApiError(400, f"{where}.params: Input should be a valid dictionary")


def _time(moment: float | None) -> str | None:
    return None if moment is None else datetime.fromtimestamp(moment, UTC).isoformat().replace("+00:00", "Z")
