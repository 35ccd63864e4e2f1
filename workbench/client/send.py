"""Sending one request to Claude through the SDK, streamed, with our own retries and deadline.

The SDK's own retries are off: they do not cover cut streams and broken bodies, and cannot be shown.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, Self

from workbench.client.failures import api_error, local_error, may_pass
from workbench.client.reply import Reply, Retry
from workbench.client.stream import BrokenStreamError, MessageBuilder, StreamedError

if TYPE_CHECKING:
    from workbench.client.settings import ClientSettings
    from workbench.records import JsonObject, OutputError

OnText = Callable[[str], None]
OnRetry = Callable[[Retry], None]

_SAMPLING = frozenset({"temperature", "top_p", "top_k"})
_SAMPLING_VERSION = "2023-06-01"  # the last API version that takes sampling fields
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
        self._client: Any = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._client is not None:
            await self._client.close()

    async def send(
        self, request: JsonObject, *, on_text: OnText | None = None, on_retry: OnRetry | None = None
    ) -> Reply:
        """Send a request body; the reply, or the error after the last try. Raises only CancelledError."""
        if self._client is None:
            self._client = await asyncio.to_thread(_make_client, self._settings)
        attempts = self._settings.max_retries + 1
        for attempt in range(1, attempts + 1):
            reply, retry_after_s = await self._attempt(request, on_text)
            if reply.error is None or attempt == attempts or not may_pass(reply.error):
                break
            wait_s = _wait_s(attempt, retry_after_s)
            if on_retry:
                on_retry(Retry(reply.error, wait_s, attempt + 1, attempts))
            await asyncio.sleep(wait_s)
        return reply

    async def _attempt(self, request: JsonObject, on_text: OnText | None) -> tuple[Reply, float | None]:
        """One try: the reply, and how many seconds the API asks to wait."""
        import anthropic
        import httpx2

        try:
            async with asyncio.timeout(self._settings.timeout_s):
                return await self._exchange(request, on_text), None
        except anthropic.APIStatusError as error:
            failed = api_error(error.status_code, error.body, error.request_id)
            return Reply(error=failed), _retry_after_s(error.response.headers.get("retry-after"))
        except StreamedError as error:
            return Reply(error=api_error(None, error.body, None)), None
        except (TimeoutError, anthropic.APITimeoutError):
            return _failed(local_error("timeout", f"no whole answer within {self._settings.timeout_s:g} s")), None
        except (anthropic.APIConnectionError, httpx2.HTTPError) as error:
            return _failed(local_error("connection", f"the connection failed: {_cause(error)}")), None
        except BrokenStreamError as error:
            return _failed(local_error("incomplete", f"the answer is incomplete: {error}")), None
        except (anthropic.AnthropicError, TypeError, ValueError) as error:
            # The SDK raises a bare TypeError when it finds no key, and ValueError for what it cannot send or read.
            kind = "authentication_error" if "authentication" in str(error) else "invalid_request_error"
            said = "no API key is set" if kind == "authentication_error" else str(error)
            return _failed(local_error(kind, said)), None

    async def _exchange(self, request: JsonObject, on_text: OnText | None) -> Reply:
        started = time.perf_counter()
        async with self._client.messages.with_streaming_response.create(**_arguments(request)) as response:
            builder = MessageBuilder(on_text)
            if "json" in response.headers.get("content-type", ""):
                message = _whole(await response.text(), on_text)  # some endpoints answer whole though asked to stream
            else:
                async for line in response.iter_lines():
                    builder.take_line(line)
                message = builder.message()
            headers = response.headers
        latency_ms = (time.perf_counter() - started) * 1000
        if message.get("stop_reason") is None:
            raise BrokenStreamError("it has no stop reason")
        return Reply(
            content=tuple(message.get("content") or ()),
            stop_reason=message["stop_reason"],
            usage=message.get("usage"),
            latency_ms=latency_ms,
            request_id=headers.get("request-id"),
            model=message.get("model"),
            simulated=headers.get("x-simulated") == "true",
        )


def warm() -> None:
    """Import the SDK, which takes about a second, before the first call needs it."""
    import anthropic  # noqa: F401


def _make_client(settings: ClientSettings) -> Any:
    import anthropic
    import httpx2

    options: dict[str, Any] = {"max_retries": 0, "timeout": settings.timeout_s, "base_url": settings.base_url}
    if settings.transport is not None:
        transport = settings.transport
        if not isinstance(transport, httpx2.AsyncBaseTransport):
            transport = httpx2.ASGITransport(transport)
        options["http_client"] = anthropic.DefaultAsyncHttpxClient(transport=transport)
        options["base_url"] = settings.base_url or "http://in-process"
        options["api_key"] = "in-process"
    return anthropic.AsyncAnthropic(**options)


def _arguments(request: JsonObject) -> JsonObject:
    """The request as arguments of the SDK: fields it has no argument for go in the extra body."""
    named = {"model", "messages", "max_tokens", "system", "tools", "tool_choice", "thinking", "stop_sequences",
             "metadata", "service_tier", "output_config", "cache_control"}  # fmt: skip
    arguments: JsonObject = {field: value for field, value in request.items() if field in named}
    extra = {field: value for field, value in request.items() if field not in named and field != "stream"}
    if extra:
        arguments["extra_body"] = extra
    if _SAMPLING & extra.keys():
        arguments["extra_headers"] = {"anthropic-version": _SAMPLING_VERSION}
    return {**arguments, "stream": True}


def _whole(body: str, on_text: OnText | None) -> JsonObject:
    try:
        message = json.loads(body)
    except ValueError as error:
        raise BrokenStreamError(f"it is not JSON ({error})") from error
    if not isinstance(message, dict):
        raise BrokenStreamError("it is no message")
    if message.get("type") == "error":
        raise StreamedError(message)
    for block in message.get("content") or ():
        if on_text and block.get("type") == "text":
            on_text(block["text"])
    return message


def _failed(error: OutputError) -> Reply:
    return Reply(error=error)


def _cause(error: BaseException) -> str:
    """The innermost reason, since the SDK's own words are only 'Connection error.'"""
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error) or type(error).__name__


def _retry_after_s(header: str | None) -> float | None:
    if header is None:
        return None
    try:
        return float(header)
    except ValueError:
        return _seconds_until(header)


def _seconds_until(date: str) -> float | None:
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        return max((parsedate_to_datetime(date) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None


def _wait_s(attempt: int, retry_after_s: float | None) -> float:
    """What the API asks for, else exponential with jitter, so that callers do not come back together."""
    if retry_after_s is not None:
        return min(max(retry_after_s, 0.0), _LONGEST_RETRY_AFTER_S)
    longest = min(_FIRST_WAIT_S * 2 ** (attempt - 1), _LONGEST_WAIT_S)
    return random.uniform(longest / 2, longest)
