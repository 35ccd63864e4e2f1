"""Sending one request for somebody who waits for it: streamed, with a few tries of our own."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, Self

from workbench.client.endpoint import Endpoint
from workbench.client.failures import may_pass
from workbench.client.reply import Reply, Retry
from workbench.client.usage import summed_usage

if TYPE_CHECKING:
    from workbench.client.settings import ClientSettings
    from workbench.records import JsonObject

OnText = Callable[[str], None]
OnRetry = Callable[[Retry], None]

_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.5, 8.0
_LONGEST_RETRY_AFTER_S = 60.0


class Send(Protocol):
    """Sends a request; never raises for what the network or the API does."""

    async def __call__(
        self, request: JsonObject, *, on_text: OnText | None = None, on_retry: OnRetry | None = None
    ) -> Reply: ...


class Connection:
    """An open client for one event loop; `send` may run many times at once. Use as an async context manager."""

    def __init__(self, settings: ClientSettings) -> None:
        self._settings = settings
        self._endpoint = Endpoint(settings)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._endpoint.__aexit__(*error)

    async def send(
        self, request: JsonObject, *, on_text: OnText | None = None, on_retry: OnRetry | None = None
    ) -> Reply:
        """Send a request; the reply, or the error after the last try. Raises what `Endpoint.attempt` raises.

        A try that fails may have given text already: after `on_retry`, text begins anew. An answer without content is
        asked for once more.
        """
        attempts = self._settings.max_retries + 1
        asked_for_more = False
        for number in range(1, attempts + 1):
            attempt = await self._endpoint.attempt(request, stream=True, on_text=on_text)
            reply = attempt.reply
            if reply.is_empty and not asked_for_more:
                asked_for_more = True
                paid = reply.usage
                attempt = await self._endpoint.attempt(request, stream=True, on_text=on_text)
                reply = replace(attempt.reply, usage=summed_usage([paid, attempt.reply.usage]), attempts=number + 1)
            wait_s = _wait_s(number, attempt.retry_after_s)
            if reply.error is None or number == attempts or not may_pass(reply.error) or wait_s is None:
                break
            if on_retry:
                on_retry(Retry(reply.error, wait_s, number + 1, attempts))
            await asyncio.sleep(wait_s)
        return reply


def _wait_s(attempt: int, retry_after_s: float | None) -> float | None:
    """What the API asks for, else exponential with jitter, so that callers do not come back together.

    None when the API asks for longer than anybody at a screen waits.
    """
    if retry_after_s is not None:
        return max(retry_after_s, 0.0) if retry_after_s <= _LONGEST_RETRY_AFTER_S else None
    longest = min(_FIRST_WAIT_S * 2 ** (attempt - 1), _LONGEST_WAIT_S)
    return random.uniform(longest / 2, longest)
