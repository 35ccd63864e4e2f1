"""What goes wrong becomes an error in the reply: with the API's words, advice, and no secret."""

from __future__ import annotations

import asyncio
import json
import socket
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from tests.client.calling import REQUEST, send
from tests.client.serving import KEY, Answer, end, event, good, refusal, start, streamed, text_block
from workbench.client.endpoint import Endpoint as Once
from workbench.client.failures import advice
from workbench.client.send import Connection
from workbench.client.settings import ClientSettings
from workbench.records import OutputError
from workbench.simulator.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.client.serving import Endpoint
    from workbench.client.reply import Retry

    Serving = Callable[..., tuple[Endpoint, str]]


def fault(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Have the simulator play a fault from now on."""
    monkeypatch.setenv("ANTHROPIC_CUSTOM_HEADERS", f"x-simulate-fault: {text}")


def error_of(reply: object) -> OutputError:
    error = getattr(reply, "error", None)
    assert isinstance(error, OutputError)
    return error


async def test_a_wrong_key_is_refused_with_advice(simulator: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "invalid-key-of-somebody")
    error = error_of(await send(simulator, max_retries=2))
    assert (error.kind, error.status) == ("authentication_error", 401)
    assert error.request_id
    assert "ANTHROPIC_API_KEY" in (advice(error, "claude-sonnet-5-5") or "")


async def test_without_a_key_nothing_is_sent(endpoint: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    played, url = endpoint(good())
    error = error_of(await send(url, max_retries=2))
    assert error == OutputError("authentication_error", "no API key is set")
    assert "ANTHROPIC_API_KEY" in (advice(error, "claude-sonnet-5-5") or "")
    assert not played.calls


async def test_a_retired_model_is_told_from_a_wrong_one(simulator: str) -> None:
    error = error_of(await send(simulator, {**REQUEST, "model": "claude-3-5-sonnet-20241022"}))
    assert (error.kind, error.status) == ("not_found_error", 404)
    said = advice(error, "claude-3-5-sonnet-20241022") or ""
    assert "retired on 2025-10-28" in said
    assert "claude-sonnet-5-5" in said

    error = error_of(await send(simulator, {**REQUEST, "model": "claude-sonet"}))
    assert "'claude-sonet'" in (advice(error, "claude-sonet") or "")


async def test_a_refused_request_keeps_the_words_of_the_api(simulator: str) -> None:
    error = error_of(await send(simulator, {**REQUEST, "temperature": 7}, max_retries=2))
    assert (error.kind, error.status, error.message) == ("invalid_request_error", 400, "temperature: range: 0..1")
    assert error.request_id


@pytest.mark.parametrize(("status", "kind"), [(429, "rate_limit_error"), (529, "overloaded_error"), (500, "api_error")])
async def test_what_may_pass_is_sent_again_and_told(
    simulator: str, monkeypatch: pytest.MonkeyPatch, status: int, kind: str
) -> None:
    request = {**REQUEST, "metadata": {"user_id": f"once-{status}"}}
    fault(monkeypatch, f"{status}:1:0.01")
    retries: list[Retry] = []
    reply = await send(simulator, request, max_retries=2, retries=retries)
    assert reply.error is None
    assert reply.content
    (retry,) = retries
    assert (retry.error.kind, retry.error.status, retry.attempt, retry.attempts) == (kind, status, 2, 3)
    assert retry.wait_s == 0.01 if status != 500 else 0 < retry.wait_s <= 0.5


async def test_after_the_last_try_the_error_stands(simulator: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fault(monkeypatch, "529::0")
    retries: list[Retry] = []
    error = error_of(await send(simulator, max_retries=2, retries=retries))
    assert (error.kind, error.status) == ("overloaded_error", 529)
    assert [retry.attempt for retry in retries] == [2, 3]


async def test_nobody_waits_for_an_hour(endpoint: Serving) -> None:
    played, url = endpoint(refusal(429, "rate_limit_error", "Spend limit reached.", retry_after="3600"))
    assert error_of(await send(url, max_retries=2)).message == "Spend limit reached."
    assert len(played.calls) == 1


async def test_a_spend_limit_is_not_waited_for(simulator: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fault(monkeypatch, "spend-limit")
    retries: list[Retry] = []
    reply = await send(simulator, max_retries=2, retries=retries)
    error = error_of(reply)
    assert (error.status, retries) == (429, [])
    assert reply.simulated
    assert "raise the spend limit" in (advice(error, "claude-sonnet-5-5") or "")


async def test_what_the_api_says_of_trying_again_is_heeded(endpoint: Serving) -> None:
    played, url = endpoint(refusal(500, "api_error", "Broken for good.", x_should_retry="false"))
    assert error_of(await send(url, max_retries=2)).message == "Broken for good."
    assert len(played.calls) == 1

    _, url = endpoint(refusal(429, "rate_limit_error", "Slow.", retry_after_ms="20", retry_after="5"), good())
    retries: list[Retry] = []
    assert (await send(url, max_retries=1, retries=retries)).error is None
    assert [retry.wait_s for retry in retries] == [0.02]

    _, url = endpoint(refusal(429, "rate_limit_error", "Slow.", retry_after="Mon, 01 Jan 2001 09:00:00 GMT"), good())
    assert (await send(url, max_retries=1, retries=retries)).error is None
    assert retries[-1].wait_s == 0  # a date that is over


@pytest.mark.parametrize("kind", ["cut", "stop", "broken-json"])
async def test_an_answer_that_breaks_off_is_an_error_and_tried_again(
    simulator: str, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    request = {**REQUEST, "metadata": {"user_id": f"broken-{kind}"}}
    fault(monkeypatch, kind)
    error = error_of(await send(simulator, request))
    assert error.kind in ("incomplete", "connection")
    assert error.message

    fault(monkeypatch, f"{kind}:1")
    retries: list[Retry] = []
    reply = await send(simulator, request, max_retries=1, retries=retries)
    assert reply.error is None
    assert len(retries) == 1


async def test_an_error_inside_the_stream_is_the_api_s_error(simulator: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fault(monkeypatch, "error-event")
    error = error_of(await send(simulator))
    assert (error.kind, error.message, error.status) == ("overloaded_error", "Overloaded", None)
    assert error.request_id


@pytest.mark.parametrize(
    "answer",
    [
        streamed(start(), *text_block(0, "Hi"), *end(None)),
        streamed(start(), *text_block(0, "Hi"), {"type": "message_stop"}),
        streamed(start(), *text_block(0, "Hi"), end()[0]),
        streamed(start()),
        streamed(end()[1]),
        streamed(start(), {"type": "content_block_delta", "index": 4, "delta": {"type": "text_delta", "text": "x"}}),
        streamed(start(), {"type": "content_block_delta", "index": 0}),
        streamed(start(content="text"), *end()),
        streamed(start(), {"type": "content_block_start", "index": 0, "content_block": "text"}, *end()),
        streamed(start(), *text_block(0, "Hi"), *end(7)),  # type: ignore[arg-type]
        streamed(start(usage=[1]), *text_block(0, "Hi"), *end()),
        Answer((b"data: [1]\n\n",)),
        Answer((b"data: " + b"[" * 100_000 + b"\n\n",)),
        Answer((b'data: {"type": "\xff"}\n\n',)),
        Answer((b"<html>It works!</html>",), content_type="text/html"),
        Answer((b'"text"',), content_type="application/json"),
        Answer((b'{"content": [1], "stop_reason": "end_turn"}',), content_type="application/json"),
        Answer((b'{"content": [], "stop_reason": "end_turn", "usage": {"input_tokens": NaN}}',), content_type="json"),
        Answer((), content_type="application/json"),
        Answer(()),
    ],
)
async def test_what_is_no_message_is_an_error(endpoint: Serving, answer: Answer) -> None:
    _, url = endpoint(answer)
    error = error_of(await send(url))
    assert error.kind == "incomplete"
    assert error.message.startswith("the answer is incomplete: ")


async def test_an_error_that_is_not_in_the_api_s_form_is_one_too(endpoint: Serving) -> None:
    _, url = endpoint(Answer((b"<html>Bad gateway</html>",), status=502, content_type="text/html"))
    assert error_of(await send(url)) == OutputError("api_error", "the endpoint answered with status 502", 502, None)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"error": "no such route"}, "no such route"),
        ({"detail": "Not here"}, "Not here"),
        ({"message": "gone", "error": {}}, "gone"),
        ({"detail": [{"loc": ["body"]}]}, "the endpoint answered with status 404"),
        ([1], "the endpoint answered with status 404"),
    ],
)
async def test_gateways_are_understood_too(endpoint: Serving, body: object, message: str) -> None:
    _, url = endpoint(Answer((json.dumps(body).encode(),), status=404, content_type="application/json"))
    assert error_of(await send(url)) == OutputError("not_found_error", message, 404, None)


@pytest.mark.parametrize("how", ["hang", "trickle::0.2"])
async def test_a_call_has_a_deadline_whatever_the_server_does(
    simulator: str, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    fault(monkeypatch, how)
    retries: list[Retry] = []
    error = error_of(await send(simulator, timeout_s=0.4, max_retries=2, retries=retries))
    assert error == OutputError("timeout", "no whole answer within 0.4 s")
    assert not retries


async def test_an_endpoint_that_takes_no_connection_is_told_from_a_slow_answer() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        queued = [socket.socket() for _ in range(4)]  # more than the listener holds: the next gets no answer
        for one in queued:
            one.setblocking(False)
            one.connect_ex(address)
        error = error_of(await send(f"http://127.0.0.1:{address[1]}", connect_s=0.2))
        for one in queued:
            one.close()
    assert error == OutputError("connection", "no connection within 0.2 s")


async def test_nobody_listening_is_said_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    monkeypatch.setenv("ANTHROPIC_BASE_URL", url)
    error = error_of(await send(url))
    assert error.kind == "connection"
    assert "onnect call failed" in error.message or "refused" in error.message
    assert url in (advice(error, "claude-sonnet-5-5") or "")


@pytest.mark.parametrize("url", ["nonsense", "http://[", "ftp://127.0.0.1", "http://127.0.0.1:99999"])
async def test_an_address_that_is_none_is_an_error(url: str) -> None:
    message = error_of(await send(url)).message
    assert message
    assert "TaskGroup" not in message


async def test_a_text_that_cannot_be_sent_is_an_error(endpoint: Serving) -> None:
    played, url = endpoint(good())
    reply = await send(url, {**REQUEST, "messages": [{"role": "user", "content": "\ud800"}]})
    assert error_of(reply).kind == "invalid_request_error"
    assert not played.calls


async def test_no_key_comes_back_in_any_string(endpoint: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile endpoint echoes what it was sent: in errors, headers, answers, and in pieces."""
    monkeypatch.setenv("ANTHROPIC_CUSTOM_HEADERS", "x-team-token: team-0123456789-secret")
    echo = f"you sent {KEY} and team-0123456789-secret"
    _, url = endpoint(
        refusal(400, "invalid_request_error", echo, request_id=KEY),
        streamed(start(), {"type": "error", "error": {"type": "api_error", "message": echo}}),
        streamed(
            start(model=KEY, usage={KEY: 1}),
            *text_block(0, echo[:20], echo[20:]),
            *end(),
            headers={"request-id": KEY},
        ),
        Answer((json.dumps({"type": "error", "error": echo}).encode(),), status=500, content_type="application/json"),
    )
    for _ in range(4):
        said = json.dumps(asdict(await send(url)))
        assert KEY not in said
        assert "team-0123456789-secret" not in said


@pytest.mark.parametrize("bad", [f"{KEY}\n", f"{KEY}é", f"{KEY} with words"])
async def test_a_key_that_cannot_be_sent_is_not_shown(
    endpoint: Serving, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    _, url = endpoint(good())
    monkeypatch.setenv("ANTHROPIC_API_KEY", bad)
    reply = await send(url)
    assert KEY not in repr(reply)


async def test_a_word_that_is_used_as_a_key_does_not_vanish_from_answers(
    endpoint: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "simulated")
    _, url = endpoint(good("This is simulated."))
    assert (await send(url)).content[0]["text"] == "This is simulated."


async def test_a_cancelled_call_goes_away_at_once(endpoint: Serving) -> None:
    played, url = endpoint(Answer((event(start()),), hangs=True))
    async with Connection(ClientSettings(base_url=url)) as connection:
        call = asyncio.create_task(connection.send(REQUEST))
        assert await asyncio.to_thread(played.reached.wait, 5)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
    assert played.left.wait(5)


async def test_many_calls_share_one_connection_object(simulator: str) -> None:
    async with Connection(ClientSettings(base_url=simulator)) as connection:
        replies = await asyncio.gather(*(connection.send(REQUEST) for _ in range(8)))
    assert all(reply.error is None for reply in replies)


class TestInProcess:
    """An application in this process answers as it would over a network, and needs no key."""

    @pytest.fixture(autouse=True)
    def _no_key(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("ANTHROPIC_API_KEY")

    async def test_text_arrives_while_the_application_still_writes(self) -> None:
        heard = asyncio.Event()
        written: list[bool] = []

        async def app(scope: object, receive: object, send_part: Callable[[dict[str, object]], object]) -> None:
            headers = [(b"content-type", b"text/event-stream")]
            await send_part({"type": "http.response.start", "status": 200, "headers": headers})  # type: ignore[misc]
            first, *rest = (start(), *text_block(0, "one", " two"), *end())
            for one in (first, *rest):
                await send_part({"type": "http.response.body", "body": event(one), "more_body": True})  # type: ignore[misc]
                if one.get("delta", {}).get("text") == "one":
                    await asyncio.wait_for(heard.wait(), 5)
                    written.append(True)
            await send_part({"type": "http.response.body", "body": b""})  # type: ignore[misc]

        async with Connection(ClientSettings(transport=app)) as connection:
            reply = await connection.send(REQUEST, on_text=lambda _: heard.set())
        assert written
        assert reply.content[0]["text"] == "one two"

    @pytest.mark.parametrize(
        ("how", "kind"), [("cut", "connection"), ("hang", "timeout"), ("trickle::0.2", "timeout"), ("400", None)]
    )
    async def test_it_fails_as_over_a_network(self, monkeypatch: pytest.MonkeyPatch, how: str, kind: str) -> None:
        fault(monkeypatch, how)
        settings = ClientSettings(transport=create_app(), timeout_s=0.3, max_retries=0)
        async with Connection(settings) as connection:
            error = error_of(await connection.send(REQUEST))
        assert error.kind == (kind or "invalid_request_error")

    async def test_an_application_that_raises_is_a_failed_connection(self) -> None:
        async def app(scope: object, receive: object, send_part: object) -> None:
            raise RuntimeError("lost")

        async with Connection(ClientSettings(transport=app, max_retries=0)) as connection:
            assert error_of(await connection.send(REQUEST)).kind == "connection"


def test_a_model_past_its_announced_end_is_told_with_its_successor() -> None:
    said = advice(OutputError("not_found_error", "model: claude-sonnet-4-5", 404), "claude-sonnet-4-5")
    assert said == "claude-sonnet-4-5 was to be retired on 2026-11-30; its successor is claude-sonnet-5-5"


def test_advice_shows_no_password_of_the_endpoints_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "https://me:hidden@gateway.example/a@b")
    assert advice(OutputError("connection", "refused"), "m") == "is https://gateway.example/a@b reachable from here?"


@pytest.mark.parametrize(
    ("name", "value", "echoed"),
    [
        ("ANTHROPIC_API_KEY", "abcd/efgh+ijkl/mnop+qrstu==", r"abcd\/efgh+ijkl\/mnop+qrstu=="),
        ("ANTHROPIC_CUSTOM_HEADERS", "Authorization: Bearer my-gateway-key-123456789", "my-gateway-key-123456789"),
    ],
)
async def test_a_key_that_comes_back_in_another_form_is_taken_out(
    endpoint: Callable[..., tuple[Endpoint, str]],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    echoed: str,
) -> None:
    monkeypatch.setenv(name, value)
    body = json.dumps({"type": "message", "content": [{"type": "text", "text": "KEY"}], "stop_reason": "end_turn"})
    _, url = endpoint(Answer((body.replace("KEY", echoed).encode(),), 200, "application/json"))
    async with Once(ClientSettings(base_url=url, timeout_s=10)) as once:
        reply = (await once.attempt(REQUEST)).reply
    assert reply.error is None
    assert reply.content[0]["text"] == "[secret]"


@pytest.mark.parametrize("said", ["nan", "inf", "-inf", "1e400"])
async def test_a_wait_that_is_no_number_is_none(endpoint: Callable[..., tuple[Endpoint, str]], said: str) -> None:
    _, url = endpoint(refusal(429, "rate_limit_error", "slow", retry_after=said))
    async with Once(ClientSettings(base_url=url, timeout_s=10)) as once:
        assert (await once.attempt(REQUEST)).retry_after_s is None
