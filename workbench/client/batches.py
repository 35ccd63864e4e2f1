"""Message batches at the API: handed in whole, looked at while they run, their results read as they stream in.

Source of paths, states and shapes: the Message Batches API reference.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, get_args

from workbench.client.failures import api_error, local_error, may_hold_keys, without_keys
from workbench.client.providers import capabilities
from workbench.client.reply import Reply
from workbench.client.settings import Provider
from workbench.client.stream import BrokenStreamError, StreamedError, whole_message
from workbench.errors import WorkbenchError
from workbench.records import OutputError
from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence

    from workbench.client.endpoint import Endpoint
    from workbench.records import JsonObject, JsonValue

Processing = Literal["in_progress", "canceling", "ended"]
ResultKind = Literal["succeeded", "errored", "canceled", "expired"]

# The most that one batch takes (API reference, July 2026): more is refused.
MOST_REQUESTS = 100_000
MOST_BYTES = 256_000_000
KEPT_DAYS = 29  # so long after its creation the results of a batch can be read

_PATH = "/v1/messages/batches"
_HEAD, _TAIL = b'{"requests":[', b"]}"
_PARTS_A_PIECE = 100
_LINES_A_GROUP = 200
_PAGE = 100
_OVERLOADED = 529


@dataclass(frozen=True, slots=True)
class BatchState:
    """Where a batch stands. `requests` counts all it holds; `ended_at` is None until it has ended.

    `archived` says that its results are no longer kept.
    """

    id: str
    status: Processing
    requests: int
    created_at: datetime
    ended_at: str | None
    archived: bool


@dataclass(frozen=True, slots=True)
class Unclear:
    """A create call was cut off: whether the API made a batch of it has to be found out. `error` is what cut it off."""

    error: OutputError


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one request of a batch. The reply of one that did not succeed holds the error.

    A reply's request id is made of the batch's id and the custom id, which name it at the API.
    """

    custom_id: str
    kind: ResultKind
    reply: Reply


class ResultsUnread(Exception):  # noqa: N818  # not a fault of the program: they are read again later
    """The results of a batch could not be read to their end; `error` says why."""

    def __init__(self, error: OutputError) -> None:
        super().__init__(error.message)
        self.error = error


def require_batches(provider: Provider | None) -> None:
    """Raise WorkbenchError where a provider has no message batches; None is the Claude API."""
    if capabilities(provider).batches:
        return
    having = [name for name in get_args(Provider) if capabilities(name).batches]
    raise WorkbenchError(
        f"--provider {provider} has no message batches",
        hint=f"Leave out --batch, or run at a provider that has them: {', '.join(having)}.",
    )


def request_part(custom_id: str, body: JsonObject) -> bytes:
    """One request as it stands in the body of a create call."""
    return b'{"custom_id":"%b","params":%b}' % (custom_id.encode(), lossless_json(body).encode())


def body_bytes(parts: int, size: int) -> int:
    """The bytes of a create call's body with so many parts of so many bytes in all."""
    return len(_HEAD) + size + max(parts - 1, 0) + len(_TAIL)


async def create_batch(
    endpoint: Endpoint, parts: Sequence[bytes], headers: Mapping[str, str]
) -> BatchState | Unclear | OutputError:
    """Hand in a batch of `request_part`s. An error says that there is none; it is sent again only where that is sure.

    Raises what `Endpoint.ask` raises.
    """

    async def create(client: Any) -> BatchState | Unclear:
        import anthropic
        import httpx2

        try:
            return _state(await _post(client, parts, headers))
        except anthropic.APIStatusError as error:
            if error.status_code < 500 or error.status_code == _OVERLOADED:
                raise
            return Unclear(api_error(error.status_code, error.body, error.request_id))
        except (anthropic.APIConnectionError, httpx2.HTTPError, OSError) as error:
            return Unclear(local_error("connection", f"the connection failed: {error.__cause__ or error}"))
        except (ValueError, anthropic.APIResponseValidationError) as error:
            return Unclear(local_error("incomplete", f"the answer is no message batch: {error}"))

    answer = await endpoint.ask(create)
    if isinstance(answer, OutputError) and answer.kind in ("timeout", "connection"):
        return Unclear(answer)
    return answer


async def retrieve_batch(endpoint: Endpoint, batch_id: str) -> BatchState | OutputError:
    """Where a batch stands now. Raises what `Endpoint.ask` raises."""

    async def retrieve(client: Any) -> BatchState:
        return _state(await client.get(f"{_PATH}/{batch_id}", cast_to=object))

    return await endpoint.ask(retrieve)


async def cancel_batch(endpoint: Endpoint, batch_id: str) -> BatchState | OutputError:
    """Ask the API to end a batch early; what is done by then keeps its result. Raises what `Endpoint.ask` raises."""

    async def cancel(client: Any) -> BatchState:
        return _state(await client.post(f"{_PATH}/{batch_id}/cancel", cast_to=object))

    return await endpoint.ask(cancel)


async def list_batches(
    endpoint: Endpoint, since: datetime | None = None, most: int | None = None
) -> list[BatchState] | OutputError:
    """Batches of the workspace, newest first, back to a moment or a number. Raises what `Endpoint.ask` raises."""
    found: list[BatchState] = []
    query: JsonObject = {"limit": min(most or _PAGE, _PAGE)}

    async def page(client: Any) -> tuple[list[BatchState], bool]:
        answer = await client.get(_PATH, cast_to=object, options={"params": query})
        rows = answer.get("data") if isinstance(answer, dict) else None
        if not isinstance(rows, list):
            raise ValueError("the answer is no list of message batches")
        return [_state(row) for row in rows], bool(answer.get("has_more"))

    while True:
        answer = await endpoint.ask(page)
        if isinstance(answer, OutputError):
            return answer
        states, more = answer
        found += [state for state in states if since is None or state.created_at >= since]
        passed = since is not None and bool(states) and states[-1].created_at < since
        if not more or not states or passed or (most is not None and len(found) >= most):
            return found[:most]
        query["after_id"] = states[-1].id


async def read_results(endpoint: Endpoint, batch_id: str) -> AsyncGenerator[list[Result], None]:
    """The results of a batch that has ended, in groups as they arrive, in no order.

    Raises ResultsUnread, then or in the middle, and what `Endpoint.ask` raises.
    """
    import anthropic
    import httpx2

    async def results(client: Any) -> Any:
        # At the endpoint's own address: the one the API names is where a key would go that somebody else chose.
        options = {"headers": {"X-Stainless-Raw-Response": "stream", "Accept": "application/binary"}}
        return await client.get(f"{_PATH}/{batch_id}/results", cast_to=object, options=options)

    response = await endpoint.ask(results)
    if isinstance(response, OutputError):
        raise ResultsUnread(response)
    simulated = response.headers.get("x-simulated") == "true"
    try:
        async for lines in _groups(response):
            yield [_result(line, batch_id, simulated=simulated) for line in lines]
    except (anthropic.APIConnectionError, httpx2.HTTPError, OSError) as error:
        raise ResultsUnread(local_error("connection", f"the connection failed: {error}")) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ResultsUnread(local_error("incomplete", f"a result is not of the API's shape ({error})")) from error
    finally:
        await response.close()


async def _post(client: Any, parts: Sequence[bytes], headers: Mapping[str, str]) -> JsonValue:
    """Create; at the Claude API piece by piece, for other providers' clients sign the body, which takes it whole."""
    import anthropic

    content: Any = _pieces(parts)
    size = body_bytes(len(parts), sum(map(len, parts)))
    sent = {"content-type": "application/json", **headers}
    if type(client) is anthropic.AsyncAnthropic:
        sent["content-length"] = str(size)
    else:
        content = b"".join((_HEAD, b",".join(parts), _TAIL))
    return await client.post(_PATH, content=content, cast_to=object, options={"headers": sent})


async def _pieces(parts: Sequence[bytes]) -> AsyncIterator[bytes]:
    yield _HEAD
    for start in range(0, len(parts), _PARTS_A_PIECE):
        piece = b",".join(parts[start : start + _PARTS_A_PIECE])
        yield b"," + piece if start else piece
    yield _TAIL


async def _groups(response: Any) -> AsyncIterator[list[bytes]]:
    """The lines of a response in groups; the last one may lack its end."""
    rest = b""
    group: list[bytes] = []
    async for piece in response.iter_bytes():
        *lines, rest = (rest + piece).split(b"\n")
        group += [line for line in lines if line.strip()]
        while len(group) >= _LINES_A_GROUP:
            yield group[:_LINES_A_GROUP]
            group = group[_LINES_A_GROUP:]
    if rest.strip():
        group.append(rest)
    if group:
        yield group


def _state(answer: JsonValue) -> BatchState:
    """A batch as the API describes it; ValueError when it does not."""
    try:
        return BatchState(
            id=str(answer["id"]),
            status=answer["processing_status"],
            requests=sum(answer["request_counts"].values()),
            created_at=_moment(answer["created_at"]),
            ended_at=answer.get("ended_at"),
            archived=answer.get("archived_at") is not None,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("the answer is no message batch") from error


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _result(line: bytes, batch_id: str, *, simulated: bool) -> Result:
    """One line of the results; raises what reading foreign JSON raises."""
    row = json.loads(line)
    if may_hold_keys(line):
        row = without_keys(row)
    custom_id, result = row["custom_id"], row["result"]
    kind: ResultKind = result["type"]
    if kind not in get_args(ResultKind):
        raise ValueError(f"a result of the unknown type {kind!r}")
    name = f"{batch_id}/{custom_id}"
    if kind == "succeeded":
        return Result(custom_id, kind, _reply(result["message"], name, simulated=simulated))
    if kind == "errored":
        error = api_error(None, result["error"], result["error"].get("request_id") or name)
    elif kind == "expired":
        error = local_error("expired", "the batch expired before this request had its turn", name)
    else:
        error = local_error("cancelled", "the batch was cancelled before this request had its turn", name)
    return Result(custom_id, kind, Reply(error=error, simulated=simulated))


def _reply(message: JsonValue, name: str, *, simulated: bool) -> Reply:
    try:
        whole = whole_message(lossless_json(message).encode())
    except (BrokenStreamError, StreamedError) as error:
        failed = local_error("incomplete", f"the answer is incomplete: {error}", name)
        return Reply(error=failed, simulated=simulated)
    return Reply(
        content=tuple(whole["content"]),
        stop_reason=whole["stop_reason"],
        stop_details=whole["stop_details"],
        usage=whole.get("usage") or None,
        request_id=name,
        model=whole.get("model"),
        simulated=simulated,
    )
