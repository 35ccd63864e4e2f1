"""One try of one request, over the SDK, which is opened when it is first needed.

The SDK's own retries are off: they do not cover cut streams and broken bodies, hold on to their place while they wait,
and cannot be shown.
"""

from __future__ import annotations

import asyncio
import gc
import math
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, TypeVar

from workbench.catalog.sending import how_to_send
from workbench.client.failures import (
    api_error,
    local_error,
    may_hold_keys,
    may_pass,
    secrets_of_environment,
    without_keys,
)
from workbench.client.limits import read_limits
from workbench.client.reply import Reply
from workbench.client.stream import BrokenStreamError, MessageBuilder, StreamedError, whole_message
from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from workbench.catalog.sending import Sending
    from workbench.client.limits import Limits
    from workbench.client.settings import ClientSettings
    from workbench.records import JsonObject, OutputError

    OnText = Callable[[str], None]

T = TypeVar("T")

_ASK_TRIES = 5
_LONGEST_ASK_WAIT_S = 120.0
_PATH = "/v1/messages"
_REQUIRED = ("model", "messages", "max_tokens")
_LONGEST_END_S = 1.0
_SPEND_LIMIT = "enforced_spend_limit_reached"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one try brought. `retry_after_s` is how long the API asks to wait (for ever when waiting mends nothing).

    `billed` None: the answer was lost on its way, and may have been charged all the same. `spend_limit`: the account's
    own limit is reached, which no call gets past.
    """

    reply: Reply
    retry_after_s: float | None = None
    limits: Limits | None = None
    billed: bool | None = False
    spend_limit: bool = False


class Endpoint:
    """An open client for one event loop; `attempt` may run many times at once. Use as an async context manager."""

    def __init__(self, settings: ClientSettings) -> None:
        self._settings = settings
        self._client: Any = None
        self._opening = asyncio.Lock()
        self._secrets = secrets_of_environment()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._client is not None:
            await self._client.close()

    @property
    def platform(self) -> str:
        """The provider's name in the catalogue."""
        return self._settings.provider or "anthropic"

    async def open(self) -> Any:
        """The SDK's client; made at the first call, in a thread, for importing the SDK takes a second."""
        if self._client is None:
            async with self._opening:
                if self._client is None:
                    self._client = await asyncio.to_thread(_opened, self._settings)
        return self._client

    async def attempt(self, request: JsonObject, *, stream: bool = False, on_text: OnText | None = None) -> Attempt:
        """Send a request once; what came, or the error in its place. Streamed when wanted, or when the SDK demands it.

        Raises CancelledError, and WorkbenchError where the provider cannot be reached as configured or the request
        carries headers that may not be sent.
        """
        sending = how_to_send(request, request["model"], platform=self.platform)
        if stream or sending.stream:
            return await self._told(lambda client: _streamed(client, sending, on_text))
        return await self._told(lambda client: _whole(client, sending, on_text, self._secrets))

    async def ask(self, question: Callable[[Any], Awaitable[T]]) -> T | OutputError:
        """What `question` gets from the SDK's client, tried a few times; or the error in its place.

        For what is not a message: counting, batches, models. Raises as `attempt` does.
        """
        for number in range(1, _ASK_TRIES + 1):
            answer = await self._told(question)
            if not isinstance(answer, Attempt):
                return answer
            error = answer.reply.error
            assert error is not None
            wait_s = answer.retry_after_s if answer.retry_after_s is not None else min(2.0 ** (number - 2), 8.0)
            if not may_pass(error) or number == _ASK_TRIES or wait_s > _LONGEST_ASK_WAIT_S:
                return error
            await asyncio.sleep(wait_s)
        raise AssertionError("the last try gives an answer or an error")

    async def _told(self, exchange: Callable[[Any], Awaitable[T]]) -> T | Attempt:
        """What an exchange brings; whatever the SDK and the network raise on the way is told as an error."""
        client = self._client or await self.open()
        import anthropic
        import httpx2

        try:
            async with asyncio.timeout(self._settings.timeout_s):
                return await exchange(client)
        except anthropic.APIStatusError as error:
            failed = api_error(error.status_code, error.body, error.request_id)
            headers = error.response.headers
            reply = Reply(error=failed, simulated=headers.get("x-simulated") == "true")
            return Attempt(
                reply,
                _asked_wait_s(headers, error.error_code),
                read_limits(headers),
                spend_limit=error.error_code == _SPEND_LIMIT,
            )
        except anthropic.APITimeoutError as error:
            if isinstance(error.__cause__, httpx2.ConnectTimeout):
                return Attempt(_failed("connection", f"no connection within {self._connect_s:g} s"))
            return self._out_of_time()
        except TimeoutError:
            return self._out_of_time()
        except (anthropic.APIConnectionError, httpx2.HTTPError, OSError) as error:
            reply = _failed("connection", f"the connection failed: {_cause(error)}")
            return Attempt(reply, billed=False if _never_sent(error) else None)
        except httpx2.InvalidURL as error:
            return Attempt(_failed("invalid_request_error", f"the base URL is not one: {error}"))
        except (anthropic.AnthropicError, TypeError, ValueError) as error:
            # The SDK raises a bare TypeError when it finds no key, and ValueError for what it cannot send or read.
            if "authentication" in str(error):
                return Attempt(_failed("authentication_error", "no API key is set"))
            return Attempt(_failed("invalid_request_error", str(error)))

    def _out_of_time(self) -> Attempt:
        return Attempt(_failed("timeout", f"no whole answer within {self._settings.timeout_s:g} s"), billed=None)

    @property
    def _connect_s(self) -> float:
        return min(self._settings.timeout_s, self._settings.connect_s)


def _opened(settings: ClientSettings) -> Any:
    """The SDK's client. Importing it makes no garbage, and looking for some would take an eighth of the time."""
    from workbench.client.providers import make_client

    if "anthropic" in sys.modules:  # what is frozen is never freed: in an app that sends again and again it adds up
        return make_client(settings)
    gc.disable()
    try:
        return make_client(settings)
    finally:
        gc.freeze()
        gc.enable()


async def _whole(client: Any, sending: Sending, on_text: OnText | None, secrets: tuple[bytes, ...]) -> Attempt:
    """An answer that is not streamed; raises what the SDK and the network raise."""
    started = time.perf_counter()
    response = await _post(client, sending)
    elapsed_ms = (time.perf_counter() - started) * 1000
    body = response.content

    def message() -> JsonObject:
        whole = whole_message(body, on_text)
        clean: JsonObject = without_keys(whole) if may_hold_keys(body, secrets) else whole
        return clean

    return _attempt(response.headers, message, elapsed_ms, None)


async def _post(client: Any, sending: Sending) -> Any:
    """The response to a request, as the SDK received it.

    `client.post` does without building argument and answer objects that nobody looks at, which takes half the time. At
    the Claude API the body goes as written here; other providers' clients take it apart to find the model.
    """
    import anthropic
    import httpx2

    headers = dict(sending.headers)
    if type(client) is anthropic.AsyncAnthropic:
        content = lossless_json(sending.body).encode()
        headers["content-type"] = "application/json"
        return await client.post(_PATH, content=content, cast_to=httpx2.Response, options={"headers": headers})
    return await client.post(_PATH, body=sending.body, cast_to=httpx2.Response, options={"headers": headers})


async def _streamed(client: Any, sending: Sending, on_text: OnText | None) -> Attempt:
    """An answer that comes in pieces; raises what the SDK and the network raise."""
    started = time.perf_counter()
    first_ms: float | None = None

    def heard(text: str) -> None:
        nonlocal first_ms
        if first_ms is None:
            first_ms = (time.perf_counter() - started) * 1000
        if on_text:
            on_text(text)

    async with client.messages.with_streaming_response.create(**_arguments(sending, stream=True)) as response:
        try:
            message = without_keys(await _read(response, heard))
        except (StreamedError, BrokenStreamError) as error:
            return _broken(response.headers, error)
        except RecursionError:
            return _broken(response.headers, BrokenStreamError("it is nested too deeply"))
        return _attempt(response.headers, lambda: message, (time.perf_counter() - started) * 1000, first_ms)


def _attempt(
    headers: Mapping[str, str], message_of: Callable[[], JsonObject], elapsed_ms: float, first_ms: float | None
) -> Attempt:
    try:
        message = message_of()
    except (StreamedError, BrokenStreamError) as error:
        return _broken(headers, error)
    except RecursionError:
        return _broken(headers, BrokenStreamError("it is nested too deeply"))
    reply = Reply(
        content=tuple(message["content"]),
        stop_reason=message["stop_reason"],
        stop_details=message["stop_details"],
        usage=message.get("usage") or None,
        latency_ms=elapsed_ms,
        first_token_ms=first_ms,
        request_id=without_keys(headers.get("request-id")),
        model=message.get("model"),
        simulated=headers.get("x-simulated") == "true",
    )
    return Attempt(reply, limits=read_limits(headers), billed=True)


def _broken(headers: Mapping[str, str], error: StreamedError | BrokenStreamError) -> Attempt:
    request_id, simulated = headers.get("request-id"), headers.get("x-simulated") == "true"
    if isinstance(error, StreamedError):
        failed = api_error(None, error.body, request_id)
    else:
        failed = local_error("incomplete", f"the answer is incomplete: {error}", request_id)
    return Attempt(Reply(error=failed, simulated=simulated), limits=read_limits(headers), billed=None)


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


def _arguments(sending: Sending, *, stream: bool) -> JsonObject:
    """The request as arguments of the SDK: what it insists on by name, all else as it stands in the extra body.

    So nothing is lost that the SDK has no argument for, and it writes no warnings over the screen.
    """
    body = sending.body
    arguments: JsonObject = {field: body.get(field) for field in _REQUIRED}
    arguments["extra_body"] = {field: value for field, value in body.items() if field not in _REQUIRED}
    if sending.headers:
        arguments["extra_headers"] = sending.headers
    return {**arguments, "stream": stream}


def _failed(kind: str, message: str) -> Reply:
    return Reply(error=local_error(kind, message))


def _cause(error: BaseException) -> str:
    """The innermost reason, since the SDK's own words are only 'Connection error.'"""
    while within := error.exceptions[0] if isinstance(error, BaseExceptionGroup) else error.__cause__:
        error = within
    return str(error) or type(error).__name__


def _never_sent(error: BaseException) -> bool:
    """Whether no connection was made, so that nothing can have been charged.

    The aiohttp transport tells a reset in the middle of a call by the same class; only its own error says which it was.
    """
    import aiohttp
    import httpx2

    refused = False
    while (within := error.__cause__) is not None:
        error = within
        if isinstance(error, aiohttp.ClientError):
            return isinstance(error, aiohttp.ClientConnectorError | aiohttp.InvalidURL)
        if isinstance(error, httpx2.UnsupportedProtocol | httpx2.InvalidURL | ValueError):
            return True  # no address, or headers that cannot be sent
        refused = refused or isinstance(error, httpx2.ConnectError | httpx2.ProxyError)
    return refused


def _asked_wait_s(headers: Mapping[str, str], error_code: str | None) -> float | None:
    """How long the API asks to wait: for ever when it says that waiting mends nothing, None when it does not say."""
    if headers.get("x-should-retry") == "false" or error_code == _SPEND_LIMIT:
        return math.inf
    for header, unit_s in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        with suppress(KeyError, ValueError):
            wait_s = float(headers[header]) * unit_s
            if math.isfinite(wait_s):
                return wait_s
    return _seconds_until(headers.get("retry-after", ""))


def _seconds_until(date: str) -> float | None:
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        return max((parsedate_to_datetime(date) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None
