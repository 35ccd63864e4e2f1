"""Message batches over the real SDK and real HTTP: what is handed in, what is said of it, what comes back."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, get_args

import pytest

from tests.client.calling import REQUEST
from tests.client.serving import served
from workbench.client.batches import (
    MOST_BYTES,
    MOST_REQUESTS,
    BatchState,
    Result,
    ResultsUnread,
    Unclear,
    body_bytes,
    cancel_batch,
    create_batch,
    list_batches,
    read_results,
    request_part,
    require_batches,
    retrieve_batch,
)
from workbench.client.endpoint import Endpoint
from workbench.client.providers import capabilities
from workbench.client.settings import ClientSettings, Provider
from workbench.errors import WorkbenchError
from workbench.records import OutputError
from workbench.simulator.app import create_app
from workbench.simulator.conditions import Conditions

if TYPE_CHECKING:
    from collections.abc import Iterator

STATE = {
    "id": "msgbatch_1",
    "type": "message_batch",
    "processing_status": "in_progress",
    "request_counts": {"processing": 2, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0},
    "created_at": "2026-11-01T10:00:00Z",
    "ended_at": None,
    "results_url": None,
}
MESSAGE = {
    "type": "message",
    "model": "claude-sonnet-5-5",
    "content": [{"type": "text", "text": "Hello."}],
    "stop_reason": "end_turn",
    "usage": {"input_tokens": 5, "output_tokens": 3, "service_tier": "batch"},
}


@dataclass
class Playing:
    """Gives one answer a call, the last from then on: (status, body, headers); no status: the connection ends."""

    answers: list[tuple[int | None, bytes, dict[str, str]]]
    calls: list[tuple[str, bytes]] = field(default_factory=list)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body, more = b"", True
        while more:
            event = await receive()
            body += event.get("body", b"")
            more = event.get("more_body", False)
        self.calls.append((f"{scope['method']} {scope['path']}?{scope['query_string'].decode()}", body))
        status, answer, headers = self.answers[min(len(self.calls), len(self.answers)) - 1]
        if status is not None:
            given = {"content-type": "application/json", **headers}
            encoded = [(name.encode(), value.encode()) for name, value in given.items()]
            await send({"type": "http.response.start", "status": status, "headers": encoded})
            await send({"type": "http.response.body", "body": answer, "more_body": "content-length" in given})
        if status is None or "content-length" in headers:
            getattr(send, "__self__").transport.close()  # noqa: B009  # uvicorn's own connection: ASGI has no word


def said(status: int | None, body: Any = b"", **headers: str) -> tuple[int | None, bytes, dict[str, str]]:
    """One answer for `Playing`; header names are written with underscores."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return status, data, {name.replace("_", "-"): value for name, value in headers.items()}


def error(status: int, kind: str, **headers: str) -> tuple[int | None, bytes, dict[str, str]]:
    """An error of the API."""
    return said(status, {"type": "error", "error": {"type": kind, "message": "no"}}, **headers)


@contextmanager
def playing(*answers: tuple[int | None, bytes, dict[str, str]]) -> Iterator[tuple[Endpoint, Playing]]:
    """An endpoint that gives these answers."""
    played = Playing(list(answers))
    with served(played) as url:
        yield Endpoint(ClientSettings(base_url=url, timeout_s=10)), played


def parts(number: int, **fields: Any) -> list[bytes]:
    return [request_part(f"id-{place}", {**REQUEST, **fields}) for place in range(number)]


def line(custom_id: str, result: Any) -> bytes:
    return json.dumps({"custom_id": custom_id, "result": result}).encode() + b"\n"


async def all_results(endpoint: Endpoint, batch_id: str) -> list[Result]:
    groups: list[list[Result]] = []
    await kept(endpoint, groups, batch_id)
    return [result for group in groups for result in group]


async def kept(endpoint: Endpoint, groups: list[list[Result]], batch_id: str = "msgbatch_1") -> None:
    """Keep what comes, also when it ends early."""
    async for group in read_results(endpoint, batch_id):
        groups.append(group)  # noqa: PERF401  # what came before the end is looked at


async def test_a_batch_from_its_creation_to_its_results() -> None:
    with served(create_app(conditions=Conditions())) as url:
        async with Endpoint(ClientSettings(base_url=url)) as endpoint:
            bad = request_part("bad", {**REQUEST, "max_tokens": 10_000_000})
            made = await create_batch(endpoint, [*parts(3), bad], {})
            assert isinstance(made, BatchState)
            assert (made.status, made.requests, made.archived) == ("in_progress", 4, False)
            assert abs(datetime.now(UTC) - made.created_at) < timedelta(minutes=1)
            while (state := await retrieve_batch(endpoint, made.id)) and isinstance(state, BatchState):
                if state.status == "ended":
                    break
            found = {result.custom_id: result for result in await all_results(endpoint, made.id)}
    assert set(found) == {"id-0", "id-1", "id-2", "bad"}
    reply = found["id-1"].reply
    assert reply.content[0]["text"]
    assert (reply.latency_ms, reply.simulated, reply.request_id) == (None, True, f"{made.id}/id-1")
    assert (reply.usage or {})["service_tier"] == "batch"
    assert found["bad"].kind == "errored"
    assert found["bad"].reply.error
    assert found["bad"].reply.error.kind == "invalid_request_error"


async def test_batches_are_listed_newest_first_and_cancelled() -> None:
    with served(create_app()) as url:
        async with Endpoint(ClientSettings(base_url=url)) as endpoint:
            made = [await create_batch(endpoint, parts(2), {}) for _ in range(3)]
            listed = await list_batches(endpoint)
            newest = await list_batches(endpoint, most=1)
            later = await list_batches(endpoint, datetime.now(UTC) + timedelta(minutes=1))
            assert isinstance(made[0], BatchState)
            canceled = await cancel_batch(endpoint, made[0].id)
    assert isinstance(listed, list)
    assert isinstance(newest, list)
    ids = [one.id for one in made if isinstance(one, BatchState)]
    assert [one.id for one in listed] == ids[::-1]
    assert [one.id for one in newest] == ids[-1:]
    assert later == []
    assert isinstance(canceled, BatchState)
    assert canceled.status == "canceling"


async def test_the_list_is_read_page_by_page_as_far_back_as_asked() -> None:
    def page(*days: int, more: bool) -> Any:
        rows = [{**STATE, "id": f"b-{day}", "created_at": f"2026-11-{day:02}T00:00:00Z"} for day in days]
        return said(200, {"data": rows, "has_more": more})

    with playing(page(9, 8, more=True), page(7, 6, more=True), page(5, 4, more=True)) as (endpoint, played):
        async with endpoint:
            listed = await list_batches(endpoint, datetime(2026, 11, 7, tzinfo=UTC))
    assert isinstance(listed, list)
    assert [one.id for one in listed] == ["b-9", "b-8", "b-7"]
    assert len(played.calls) == 2
    assert "after_id=b-8" in played.calls[1][0]


async def test_a_large_body_goes_out_as_it_was_put_together() -> None:
    many = parts(300, system="x" * 8000 + "é\ud800")
    with playing(said(200, STATE)) as (endpoint, played):
        async with endpoint:
            assert isinstance(await create_batch(endpoint, many, {"anthropic-beta": "some-beta"}), BatchState)
    body = played.calls[0][1]
    assert len(body) == body_bytes(len(many), sum(map(len, many))) > 2_000_000
    sent = json.loads(body)["requests"]
    assert [one["custom_id"] for one in sent] == [f"id-{place}" for place in range(300)]
    assert sent[7]["params"]["system"].endswith("é\ud800")


# What became of a create call that was not simply answered: is there a batch, and was it sent more than once?
CREATED = {
    "refused for good": ([error(400, "invalid_request_error")], OutputError, 1),
    "no such path": ([error(404, "not_found_error")], OutputError, 1),
    "too many, then taken": ([error(429, "rate_limit_error", retry_after="0"), said(200, STATE)], BatchState, 2),
    "overloaded, then taken": ([error(529, "overloaded_error", retry_after="0"), said(200, STATE)], BatchState, 2),
    "broke inside": ([error(500, "api_error")], Unclear, 1),
    "lost at a gateway": ([said(504, b"<html>", content_type="text/html")], Unclear, 1),
    "no answer": ([said(None)], Unclear, 1),
    "an answer that is cut": ([said(200, b'{"id": "msgb', content_length="400")], Unclear, 1),
    "an answer that is no batch": ([said(200, {"ok": True})], Unclear, 1),
    "an answer that is no JSON": ([said(200, b"<html>")], Unclear, 1),
    "an answer that is a page": ([said(200, b"<html>", content_type="text/html")], Unclear, 1),
}


@pytest.mark.parametrize(("answers", "kind", "times"), CREATED.values(), ids=CREATED)
async def test_only_what_surely_made_no_batch_is_sent_again(answers: Any, kind: type, times: int) -> None:
    with playing(*answers) as (endpoint, played):
        async with endpoint:
            answer = await create_batch(endpoint, parts(2), {})
    assert isinstance(answer, kind)
    assert len(played.calls) == times


async def test_a_create_call_out_of_time_is_unclear() -> None:
    async def hang(scope: Any, receive: Any, send: Any) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    with served(hang) as url:
        async with Endpoint(ClientSettings(base_url=url, timeout_s=0.3)) as endpoint:
            answer = await create_batch(endpoint, parts(1), {})
    assert isinstance(answer, Unclear)
    assert answer.error.kind == "timeout"


async def test_each_kind_of_result_is_told() -> None:
    results = [
        line("a", {"type": "succeeded", "message": {**MESSAGE, "new_field": 1}}),
        line(
            "b", {"type": "errored", "error": {"type": "error", "error": {"type": "overloaded_error", "message": "o"}}}
        ),
        line("c", {"type": "expired"}),
        line("d", {"type": "canceled"}),
        line("e", {"type": "succeeded", "message": {**MESSAGE, "stop_reason": None}}).rstrip(b"\n"),
    ]
    with playing(said(200, b"".join(results), content_type="application/x-jsonl")) as (endpoint, _):
        async with endpoint:
            found = {result.custom_id: result for result in await all_results(endpoint, "msgbatch_1")}
    kinds = {name: (one.kind, one.reply.error.kind if one.reply.error else None) for name, one in found.items()}
    assert kinds == {
        "a": ("succeeded", None),
        "b": ("errored", "overloaded_error"),
        "c": ("expired", "expired"),
        "d": ("canceled", "cancelled"),
        "e": ("succeeded", "incomplete"),
    }
    assert found["a"].reply.usage == MESSAGE["usage"]
    assert not found["a"].reply.simulated


UNREAD = {
    "cut": (said(200, line("a", {"type": "expired"}) * 300, content_length="1000000"), "connection", 200),
    "cut in a line": (said(200, line("a", {"type": "expired"})[:-9], content_type="x/y"), "incomplete", 0),
    "an unknown type": (said(200, line("a", {"type": "paused"}), content_type="x/y"), "incomplete", 0),
    "not results": (said(200, b"<html></html>", content_type="text/html"), "incomplete", 0),
    "gone": (error(404, "not_found_error"), "not_found_error", 0),
}


@pytest.mark.parametrize(("answer", "kind", "before"), UNREAD.values(), ids=UNREAD)
async def test_results_that_cannot_be_read_say_so_after_what_came_before(answer: Any, kind: str, before: int) -> None:
    groups: list[list[Result]] = []
    with playing(answer) as (endpoint, _):
        async with endpoint:
            with pytest.raises(ResultsUnread) as unread:
                await kept(endpoint, groups)
    assert unread.value.error.kind == kind
    assert sum(map(len, groups)) == before


async def test_a_key_that_is_echoed_is_taken_out(key: str) -> None:
    echoed = {**MESSAGE, "content": [{"type": "text", "text": f"your key is {key}"}]}
    with playing(said(200, line("a", {"type": "succeeded", "message": echoed}))) as (endpoint, _):
        async with endpoint:
            (result,) = await all_results(endpoint, "msgbatch_1")
    assert result.reply.content[0]["text"] == "your key is [secret]"


@pytest.mark.parametrize("provider", get_args(Provider))
def test_a_provider_has_batches_or_says_which_have(provider: Provider) -> None:
    if capabilities(provider).batches:
        require_batches(provider)
        return
    with pytest.raises(WorkbenchError) as refused:
        require_batches(provider)
    assert provider in refused.value.message
    assert "anthropic, aws, google-cloud" in (refused.value.hint or "")


def test_the_limits_are_those_of_the_api() -> None:
    assert (MOST_REQUESTS, MOST_BYTES) == (100_000, 256_000_000)
