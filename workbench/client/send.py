"""Sending one request to Claude through the SDK, streamed, with our own retries and deadline.

The SDK's own retries are off: they do not cover cut streams and broken bodies, and cannot be shown.
"""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, Self

from workbench.client.failures import api_error, local_error, may_pass, without_keys
from workbench.client.reply import Reply, Retry
from workbench.client.stream import BrokenStreamError, MessageBuilder, StreamedError, whole_message

if TYPE_CHECKING:
    from workbench.client.settings import ClientSettings
    from workbench.records import JsonObject

OnText = Callable[[str], None]
OnRetry = Callable[[Retry], None]

_REQUIRED = ("model", "messages", "max_tokens")
_SAMPLING = frozenset({"temperature", "top_p", "top_k"})
_SAMPLING_VERSION = "2023-06-01"  # the last API version that takes sampling fields
_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.5, 8.0
_LONGEST_RETRY_AFTER_S = 60.0
_LONGEST_END_S = 1.0
_SPEND_LIMIT = "enforced_spend_limit_reached"


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
        self._opening = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._client is not None:
            await self._client.close()

    async def send(
        self, request: JsonObject, *, on_text: OnText | None = None, on_retry: OnRetry | None = None
    ) -> Reply:
        """Send a request body; the reply, or the error after the last try. Raises only CancelledError.

        A try that fails may have given text already: after `on_retry`, text begins anew.
        """
        await asyncio.to_thread(warm)
        attempts = self._settings.max_retries + 1
        for attempt in range(1, attempts + 1):
            reply, retry_after_s = await self._attempt(request, on_text)
            wait_s = _wait_s(attempt, retry_after_s)
            if reply.error is None or attempt == attempts or not may_pass(reply.error) or wait_s is None:
                break
            if on_retry:
                on_retry(Retry(reply.error, wait_s, attempt + 1, attempts))
            await asyncio.sleep(wait_s)
        return reply

    async def _attempt(self, request: JsonObject, on_text: OnText | None) -> tuple[Reply, float | None]:
        """One try: the reply, and how many seconds the API asks to wait."""
        import anthropic
        import httpx2

        try:
            client = await self._open()
            async with asyncio.timeout(self._settings.timeout_s):
                return await _exchange(client, request, on_text), None
        except anthropic.APIStatusError as error:
            failed = api_error(error.status_code, error.body, error.request_id)
            headers = error.response.headers
            simulated = headers.get("x-simulated") == "true"
            return Reply(error=failed, simulated=simulated), _asked_wait_s(headers, error.error_code)
        except anthropic.APITimeoutError as error:
            if isinstance(error.__cause__, httpx2.ConnectTimeout):
                return _failed("connection", f"no connection within {self._connect_s:g} s"), None
            return self._out_of_time(), None
        except TimeoutError:
            return self._out_of_time(), None
        except (anthropic.APIConnectionError, httpx2.HTTPError) as error:
            return _failed("connection", f"the connection failed: {_cause(error)}"), None
        except httpx2.InvalidURL as error:
            return _failed("invalid_request_error", f"the base URL is not one: {error}"), None
        except (anthropic.AnthropicError, TypeError, ValueError) as error:
            # The SDK raises a bare TypeError when it finds no key, and ValueError for what it cannot send or read.
            if "authentication" in str(error):
                return _failed("authentication_error", "no API key is set"), None
            return _failed("invalid_request_error", str(error)), None

    def _out_of_time(self) -> Reply:
        return _failed("timeout", f"no whole answer within {self._settings.timeout_s:g} s")

    @property
    def _connect_s(self) -> float:
        return min(self._settings.timeout_s, self._settings.connect_s)

    async def _open(self) -> Any:
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(_make_client, self._settings, self._connect_s)
            return self._client


def warm() -> None:
    """Import the SDK, which takes about a second, before the first call needs it."""
    import anthropic  # noqa: F401


async def _exchange(client: Any, request: JsonObject, on_text: OnText | None) -> Reply:
    """The answer to one request, or the error in it; raises what the SDK and the network raise."""
    started = time.perf_counter()
    async with client.messages.with_streaming_response.create(**_arguments(request)) as response:
        request_id = response.headers.get("request-id")
        simulated = response.headers.get("x-simulated") == "true"
        try:
            message = await _read(response, on_text)
        except StreamedError as error:
            return Reply(error=api_error(None, error.body, request_id), simulated=simulated)
        except BrokenStreamError as error:
            failed = local_error("incomplete", f"the answer is incomplete: {error}", request_id)
            return Reply(error=failed, simulated=simulated)
        return Reply(
            content=tuple(without_keys(message["content"])),
            stop_reason=without_keys(message["stop_reason"]),
            usage=without_keys(message.get("usage") or None),
            latency_ms=(time.perf_counter() - started) * 1000,
            request_id=without_keys(request_id),
            model=without_keys(message.get("model")),
            simulated=simulated,
        )


async def _read(response: Any, on_text: OnText | None) -> JsonObject:
    if "json" in response.headers.get("content-type", ""):
        return whole_message(await response.read(), on_text)  # some endpoints answer whole though asked to stream
    builder = MessageBuilder(on_text)
    lines = _lines(response)
    async for line in lines:
        builder.take_line(line)
        if builder.finished:
            await _end(lines)
    return builder.message()


async def _end(lines: AsyncIterator[bytes]) -> None:
    """Read what follows a whole message, so that the connection can be used again; it cannot spoil the message."""
    import httpx2

    with suppress(TimeoutError, httpx2.HTTPError):
        async with asyncio.timeout(_LONGEST_END_S):
            async for _ in lines:
                pass


async def _lines(response: Any) -> AsyncIterator[bytes]:
    """The response's lines. httpx2's own also end at U+2028 and the like, which stand in the middle of texts."""
    rest = b""
    async for piece in response.iter_bytes():
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            yield line.removesuffix(b"\r")
    yield rest
    yield b""


def _make_client(settings: ClientSettings, connect_s: float) -> Any:
    import anthropic
    import httpx2

    timeout = httpx2.Timeout(settings.timeout_s, connect=connect_s)
    options: dict[str, Any] = {"max_retries": 0, "timeout": timeout, "base_url": settings.base_url}
    if settings.transport is not None:
        from workbench.client.inprocess import InProcessTransport

        transport = InProcessTransport(settings.transport)
        options["http_client"] = anthropic.DefaultAsyncHttpxClient(transport=transport)
        options["base_url"] = "http://in-process"
        options["api_key"] = "in-process"
    return anthropic.AsyncAnthropic(**options)


def _arguments(request: JsonObject) -> JsonObject:
    """The request as arguments of the SDK: what it insists on by name, all else as it stands in the extra body.

    So nothing is lost that the SDK has no argument for, and it writes no warnings over the screen.
    """
    arguments: JsonObject = {field: request.get(field) for field in _REQUIRED}
    arguments["extra_body"] = {
        field: value for field, value in request.items() if field not in _REQUIRED and field != "stream"
    }
    if _SAMPLING & request.keys():
        arguments["extra_headers"] = {"anthropic-version": _SAMPLING_VERSION}
    return {**arguments, "stream": True}


def _failed(kind: str, message: str) -> Reply:
    return Reply(error=local_error(kind, message))


def _cause(error: BaseException) -> str:
    """The innermost reason, since the SDK's own words are only 'Connection error.'"""
    while within := error.exceptions[0] if isinstance(error, BaseExceptionGroup) else error.__cause__:
        error = within
    return str(error) or type(error).__name__


def _asked_wait_s(headers: Mapping[str, str], error_code: str | None) -> float | None:
    """How long the API asks to wait: for ever when it says that waiting mends nothing, None when it does not say."""
    if headers.get("x-should-retry") == "false" or error_code == _SPEND_LIMIT:
        return math.inf
    for header, unit_s in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        with suppress(KeyError, ValueError):
            return float(headers[header]) * unit_s
    return _seconds_until(headers.get("retry-after", ""))


def _seconds_until(date: str) -> float | None:
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        return max((parsedate_to_datetime(date) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None


def _wait_s(attempt: int, retry_after_s: float | None) -> float | None:
    """What the API asks for, else exponential with jitter, so that callers do not come back together.

    None when the API asks for longer than anybody at a screen waits.
    """
    if retry_after_s is not None:
        return max(retry_after_s, 0.0) if retry_after_s <= _LONGEST_RETRY_AFTER_S else None
    longest = min(_FIRST_WAIT_S * 2 ** (attempt - 1), _LONGEST_WAIT_S)
    return random.uniform(longest / 2, longest)
