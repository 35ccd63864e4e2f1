"""Sending the calls of a run: in their turn, tried again as long as that may help, stopped when nothing will."""

from __future__ import annotations

import asyncio
import math
import random
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.client.failures import may_pass
from workbench.client.reply import Retry
from workbench.client.usage import summed_usage
from workbench.records import OutputError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from workbench.client.endpoint import Attempt, Endpoint
    from workbench.client.pacing import Lane, Outcome, Pacer
    from workbench.client.reply import Reply
    from workbench.records import JsonObject

_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.5, 30.0
_EMPTY_TRIES = 2  # the API gives an empty answer now and then; one that stays empty is the model's own
_FOR_ALL = frozenset({401, 402, 403})
_REFUSED = frozenset({429, 529})


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a call is tried in all, and how often when it ran out of its time.

    `down_s` is how long an endpoint that fails every call is waited for; `unreached_s` holds until it has answered
    once: an address where nobody listens, or somebody else does, is not waited for.
    """

    tries: int = 12
    timeout_tries: int = 3
    down_s: float = 600.0
    unreached_s: float = 15.0


class CallsStopped(Exception):  # noqa: N818  # not a fault of the program: the run ends in order
    """No further call can succeed: of this model, or (`all_models`) at all. `error` says why."""

    def __init__(self, error: OutputError, *, all_models: bool) -> None:
        super().__init__(error.message)
        self.error = error
        self.all_models = all_models


@dataclass(frozen=True, slots=True)
class Turn:
    """How one call of a run is sent.

    `tokens` is what it is thought to use. `before` is awaited before each try (it may raise to give the call up),
    `began` is called when the try goes out, `after` with what it brought (None: it was cut short on this side),
    `on_retry` when it is to be tried again.
    """

    lane: Lane
    tokens: int
    stream: bool
    before: Callable[[], Awaitable[None]]
    began: Callable[[], None]
    after: Callable[[Attempt | None], None]
    on_retry: Callable[[Retry], None]


class PacedSender:
    """Sends over one endpoint under one pacer; any number of calls at once."""

    def __init__(self, endpoint: Endpoint, pacer: Pacer, patience: Patience) -> None:
        self._endpoint = endpoint
        self._pacer = pacer
        self._patience = patience
        self._started = time.monotonic()

    async def send(self, request: JsonObject, turn: Turn, admitted: int | None = None) -> Reply:
        """Send a request until it is answered or trying again is of no use; the reply, or the error it ended with.

        `admitted` is the level of a place the call has already; `turn.before` is not asked then. Raises CallsStopped,
        what `turn.before` raises, and CancelledError.
        """
        number = counted = timeouts = unadvised = 0
        paid: list[JsonObject | None] = []  # what answers without content used
        while True:
            number += 1
            attempt = await self._try(request, turn, admitted)
            admitted = None
            reply = attempt.reply
            if number > 1:
                used = paid if reply.error else [*paid, reply.usage]
                reply = replace(reply, attempts=number, usage=summed_usage(used))
            error = reply.error
            if error is None:
                if not reply.is_empty or len(paid) >= _EMPTY_TRIES:
                    return reply
                paid.append(attempt.reply.usage)
                error = OutputError("incomplete", "the answer is empty", request_id=reply.request_id)
            self._stop_if_hopeless(attempt, turn.lane)
            timeouts += error.kind == "timeout"
            counted += not turn.lane.down  # a probe of an endpoint that fails everybody says nothing of this call
            passing = (may_pass(error) or error.kind == "timeout") and attempt.retry_after_s != math.inf
            if not passing or counted >= self._patience.tries or timeouts >= self._patience.timeout_tries:
                return reply
            unadvised += _advised_s(attempt) is None
            wait_s = 0.0 if turn.lane.down else _wait_s(min(unadvised, turn.lane.failures), _advised_s(attempt))
            turn.on_retry(Retry(error, wait_s, number + 1, self._patience.tries))
            await asyncio.sleep(wait_s)

    async def _try(self, request: JsonObject, turn: Turn, admitted: int | None) -> Attempt:
        lane = turn.lane
        attempt: Attempt | None = None
        try:
            if admitted is None:
                await turn.before()
                admitted = await self._pacer.enter(lane, turn.tokens)
            turn.began()
            attempt = await self._endpoint.attempt(request, stream=turn.stream)
            return attempt
        finally:
            turn.after(attempt)
            if admitted is not None:
                self._leave(turn, admitted, attempt)

    def _leave(self, turn: Turn, level: int, attempt: Attempt | None) -> None:
        lane = turn.lane
        if attempt is not None and attempt.limits is not None:
            lane.take_limits(attempt.limits, turn.tokens)
        self._pacer.leave(
            lane,
            level,
            _outcome(attempt) if attempt else "failed",
            wait_s=_advised_s(attempt) if attempt else None,
            tokens=_tokens_used(attempt) if attempt else None,
            thought=turn.tokens,
        )

    def _stop_if_hopeless(self, attempt: Attempt, lane: Lane) -> None:
        error = attempt.reply.error
        if error is None:
            return
        sent_on = error.status is not None and 300 <= error.status < 400
        if sent_on or error.status in _FOR_ALL or error.kind == "authentication_error" or attempt.spend_limit:
            raise CallsStopped(error, all_models=True)
        if error.status == 404:
            raise CallsStopped(error, all_models=False)
        if attempt.retry_after_s is not None and self._patience.down_s < attempt.retry_after_s < math.inf:
            asked = f"{error.message} (the endpoint asks to wait {attempt.retry_after_s:,.0f} s)"
            raise CallsStopped(replace(error, message=asked), all_models=False)
        now = time.monotonic()
        if lane.down_since is not None and now - lane.down_since > self._patience.down_s:
            told = f"nothing but failures for {now - lane.down_since:,.0f} s, the last: {error.message}"
            raise CallsStopped(replace(error, message=told), all_models=False)
        never_reached = error.kind == "incomplete" or (error.kind == "connection" and attempt.billed is False)
        unreached = never_reached and not lane.answered
        if unreached and now - self._started > self._patience.unreached_s:
            raise CallsStopped(error, all_models=True)


def _advised_s(attempt: Attempt) -> float | None:
    """How long to wait by what is known, None when nothing is: a call that ran out of its time has waited already."""
    if attempt.reply.error is not None and attempt.reply.error.kind == "timeout":
        return 0.0
    return None if attempt.retry_after_s == math.inf else attempt.retry_after_s


def _outcome(attempt: Attempt) -> Outcome:
    error = attempt.reply.error
    if error is None or (error.status is not None and error.status < 500 and error.status not in _REFUSED):
        return "answered"
    return "refused" if error.status in _REFUSED else "failed"


def _tokens_used(attempt: Attempt) -> int | None:
    """Tokens that count against a limit a minute: what was read from a cache does not. 0 where nothing was done."""
    if attempt.reply.error is not None:
        return None if attempt.billed is None else 0
    usage = attempt.reply.usage or {}
    counts = [usage.get(name) for name in ("input_tokens", "cache_creation_input_tokens", "output_tokens")]
    known = [count for count in counts if isinstance(count, int)]
    return sum(known) if known else None


def _wait_s(failures: int, retry_after_s: float | None) -> float:
    """At least what the API asks for, else exponential; with jitter, so that calls do not come back together.

    `failures` is how often this call failed without such advice, or all calls lately did, whichever is less: where
    others get through, waiting long mends nothing.
    """
    if retry_after_s is not None:
        wait = max(retry_after_s, 0.0)
        return wait + random.uniform(0.0, min(0.05 * wait, 1.0))
    longest = min(_FIRST_WAIT_S * 2 ** max(failures - 1, 0), _LONGEST_WAIT_S)
    return random.uniform(longest / 2, longest)
