"""Message batches: the real SDK over HTTP, and what time does to a batch."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import anthropic
import pytest

from tests.simulator.asking import Answered, Clock, ask, hello
from workbench.errors import WorkbenchError
from workbench.simulator.app import create_app
from workbench.simulator.batchplan import BatchPlan, read_plan
from workbench.simulator.conditions import Conditions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.simulator.app import AsgiApp

BATCHES = "/v1/messages/batches"
DAY = 24 * 3600.0


@pytest.fixture
def client(base_url: str) -> Iterator[anthropic.Anthropic]:
    with anthropic.Anthropic(api_key="sk-test-key", base_url=base_url, max_retries=0) as made:
        yield made


def requests(number: int, **params: Any) -> list[Any]:
    return [{"custom_id": f"case-{place}", "params": hello(f"Question {place}", **params)} for place in range(number)]


async def create(app: AsgiApp, number: int = 3, plan: str = "", **params: Any) -> str:
    headers = {"x_simulate_batch": plan} if plan else {}
    made = await ask(app, {"requests": requests(number, **params)}, BATCHES, **headers)
    assert made.status == 200, made.says
    return str(made.json["id"])


async def poll(app: AsgiApp, batch: str) -> Any:
    return (await ask(app, None, f"{BATCHES}/{batch}", "GET")).json


async def results(app: AsgiApp, batch: str) -> dict[str, Any]:
    answered = await ask(app, None, f"{BATCHES}/{batch}/results", "GET")
    assert answered.status == 200, answered.says
    return {line["custom_id"]: line["result"] for line in map(json.loads, answered.data.splitlines())}


def test_a_batch_runs_ends_and_gives_its_results_to_the_sdk(client: anthropic.Anthropic) -> None:
    asked = [*requests(20), {"custom_id": "bad", "params": hello(max_tokens=500_000)}]
    batch = client.messages.batches.create(requests=asked, extra_headers={"x-simulate-batch": "polls:2"})
    assert (batch.type, batch.processing_status, batch.request_counts.processing) == (
        "message_batch",
        "in_progress",
        21,
    )
    assert (batch.results_url, batch.ended_at) == (None, None)
    assert (batch.expires_at - batch.created_at).total_seconds() == DAY
    halfway = client.messages.batches.retrieve(batch.id)
    assert (halfway.processing_status, halfway.request_counts.succeeded) == ("in_progress", 0)
    ended = client.messages.batches.retrieve(batch.id)
    assert (ended.processing_status, ended.request_counts.processing) == ("ended", 0)
    assert (ended.request_counts.succeeded, ended.request_counts.errored) == (20, 1)
    lines = list(client.messages.batches.results(batch.id))
    assert {line.custom_id for line in lines} == {request["custom_id"] for request in asked}
    assert [line.custom_id for line in lines] != [request["custom_id"] for request in asked]
    for line in lines:
        if line.result.type == "succeeded":
            assert line.result.message.usage.service_tier == "batch"
            assert line.result.message.content
        else:
            assert line.custom_id == "bad"
            assert line.result.type == "errored"
            assert "maximum allowed number of output tokens" in line.result.error.error.message
    assert list(client.messages.batches.results(batch.id)) == lines


def test_batches_are_listed_canceled_and_deleted_by_the_sdk(client: anthropic.Anthropic) -> None:
    made = [
        client.messages.batches.create(requests=requests(30), extra_headers={"x-simulate-batch": "polls:3"}).id
        for _ in range(3)
    ]
    listed = [batch.id for batch in client.messages.batches.list(limit=2)]
    assert listed[:3] == made[::-1]
    assert len(set(listed)) == len(listed)
    client.messages.batches.retrieve(made[0])
    with pytest.raises(anthropic.BadRequestError, match="cancel it first"):
        client.messages.batches.delete(made[0])
    canceling = client.messages.batches.cancel(made[0])
    assert (canceling.processing_status, canceling.request_counts.processing) == ("canceling", 30)
    assert canceling.cancel_initiated_at
    counts = client.messages.batches.retrieve(made[0]).request_counts
    assert counts.succeeded > 0
    assert counts.canceled > counts.succeeded
    kinds = [line.result.type for line in client.messages.batches.results(made[0])]
    assert (kinds.count("canceled"), kinds.count("succeeded")) == (counts.canceled, counts.succeeded)
    assert client.messages.batches.delete(made[0]).type == "message_batch_deleted"
    with pytest.raises(anthropic.NotFoundError):
        client.messages.batches.retrieve(made[0])


def test_results_of_a_running_batch_are_not_there(client: anthropic.Anthropic) -> None:
    batch = client.messages.batches.create(requests=requests(1), extra_headers={"x-simulate-batch": "polls:9"})
    with pytest.raises(anthropic.AnthropicError, match="results_url"):
        client.messages.batches.results(batch.id)
    with pytest.raises(anthropic.BadRequestError):
        client.get(f"{BATCHES}/{batch.id}/results", cast_to=object)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({}, "requests: Field required"),
        ({"requests": []}, "at least 1 item"),
        ({"requests": [{"custom_id": "a"}]}, "requests.0: "),
        ({"requests": [{"custom_id": "a b", "params": {}}]}, "requests.0.custom_id: String should match"),
        ({"requests": [{"custom_id": "x" * 65, "params": {}}]}, "requests.0.custom_id: String should match"),
        ({"requests": [{"custom_id": "a", "params": []}]}, "requests.0.params"),
        ({"requests": [{"custom_id": "a", "params": {}}] * 2}, "used more than once"),
        ({"requests": [{"custom_id": f"a{n}", "params": {}} for n in range(6)]}, "at most 5 items"),
        ({"requests": [], "speed": 1}, "speed: Extra inputs"),
    ],
)
async def test_what_is_no_batch_is_refused_at_once(body: Any, says: str) -> None:
    answered = await ask(create_app(conditions=Conditions(batch_requests=5)), body, BATCHES)
    assert answered.status == 400
    assert says in answered.says


async def test_a_batch_of_too_many_bytes_is_refused() -> None:
    app = create_app(conditions=Conditions(batch_bytes=1000))
    assert (await ask(app, {"requests": requests(20)}, BATCHES)).status == 413
    assert (await ask(app, {"requests": requests(2)}, BATCHES)).status == 200


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"model": "claude-3-5-sonnet-20241022"}, "model: claude-3-5-sonnet-20241022"),
        ({"temperature": 0}, "temperature: Extra inputs"),
        ({"messages": []}, "messages: at least one message"),
        ({"stream": True}, "stream: not supported in a message batch"),
        ({"model": "claude-opus-5-5", "speed": "fast"}, "speed: 'fast' is not supported in a message batch"),
        ({"fallbacks": "default"}, "fallbacks: not supported in a message batch"),
        ({"tools": [{"name": "f", "input_schema": {"type": "object"}}], "tool_choice": {"type": "any"}}, "tool_choice"),
    ],
)
async def test_a_bad_request_in_a_batch_is_an_errored_result(params: dict[str, Any], says: str) -> None:
    app = create_app()
    batch = await create(app, 1, "polls:1", **params)
    assert (await poll(app, batch))["request_counts"]["errored"] == 1
    result = (await results(app, batch))["case-0"]
    assert result["type"] == "errored"
    assert says in result["error"]["error"]["message"]


async def test_long_outputs_need_a_batch_and_its_beta() -> None:
    app = create_app()
    asked = {"requests": requests(1, max_tokens=300_000)}
    for beta, expected in (("", "errored"), ("output-300k-2026-03-24", "succeeded")):
        headers = {"anthropic_beta": beta} if beta else {}
        batch = (await ask(app, asked, BATCHES, x_simulate_batch="polls:1", **headers)).json["id"]
        await poll(app, batch)
        assert (await results(app, batch))["case-0"]["type"] == expected


async def test_errors_and_expiry_are_planned_and_pass_when_a_request_is_sent_again() -> None:
    app = create_app(conditions=Conditions(batch=BatchPlan(polls=1, errored=0.3, expired=0.3)))
    batch = await create(app, 100)
    counts = (await poll(app, batch))["request_counts"]
    assert counts["succeeded"] + counts["errored"] + counts["expired"] == 100
    assert all(10 < counts[kind] < 60 for kind in ("succeeded", "errored", "expired"))
    first = await results(app, batch)
    assert await results(app, batch) == first
    failed = {name for name, result in first.items() if result["type"] != "succeeded"}
    again = await create(app, 100)
    await poll(app, again)
    second = await results(app, again)
    assert any(second[name]["type"] == "succeeded" for name in failed)
    assert {name for name, result in second.items() if result["type"] != "succeeded"} != failed


async def test_a_batch_by_the_clock_ends_in_time_or_expires_after_a_day() -> None:
    clock = Clock()
    app = create_app(clock=clock)
    quick, slow = await create(app, 50, "seconds:10"), await create(app, 50, f"seconds:{2 * DAY}")
    assert (await poll(app, quick))["processing_status"] == "in_progress"
    clock.now += 10
    assert (await poll(app, quick))["request_counts"]["succeeded"] == 50
    clock.now += DAY
    counts = (await poll(app, slow))["request_counts"]
    assert counts["succeeded"] + counts["expired"] == 50
    assert 10 < counts["expired"] < 40
    clock.now += 29 * DAY
    kept = await poll(app, slow)
    assert (kept["results_url"], bool(kept["archived_at"])) == (None, True)
    assert (await ask(app, None, f"{BATCHES}/{slow}/results", "GET")).status == 404


async def test_the_counts_stand_still_while_a_batch_is_canceling() -> None:
    app = create_app()
    batch = await create(app, 10, "polls:5")
    canceling = (await ask(app, None, f"{BATCHES}/{batch}/cancel")).json
    assert (canceling["processing_status"], canceling["request_counts"]["processing"]) == ("canceling", 10)
    listed = (await ask(app, None, BATCHES, "GET")).json["data"][0]
    assert listed["processing_status"] == "canceling"
    ended = await poll(app, batch)
    assert (ended["processing_status"], ended["request_counts"]["canceled"]) == ("ended", 10)
    again: Answered = await ask(app, None, f"{BATCHES}/{batch}/cancel")
    assert again.json == ended


async def test_ten_thousand_requests_are_fine() -> None:
    app = create_app()
    body = {"requests": requests(10_000)}
    tracemalloc.start()
    made = await ask(app, body, BATCHES, x_simulate_batch="polls:1")
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 20_000_000
    assert (await poll(app, made.json["id"]))["request_counts"]["succeeded"] == 10_000
    found = await results(app, made.json["id"])
    assert len(found) == 10_000
    billed = (await ask(app, None, "/simulator/stats", "GET")).json["billed"]["batch"]
    assert billed["calls"] == 10_000
    assert billed["output_tokens"] == sum(result["message"]["usage"]["output_tokens"] for result in found.values())


async def test_the_same_request_gets_the_same_answer_alone_and_in_a_batch() -> None:
    alone = (await ask(create_app(), hello("Question 0"))).json
    app = create_app()
    batch = await create(app, 1, "polls:1")
    await poll(app, batch)
    assert (await results(app, batch))["case-0"]["message"]["content"] == alone["content"]


@pytest.mark.parametrize("text", ["polls", "polls:x", "errored:2", "errored:0.6,expired:0.6", "seconds:-1", "speed:1"])
async def test_a_plan_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(WorkbenchError):
        read_plan(text, BatchPlan())
    answered = await ask(create_app(), {"requests": requests(1)}, BATCHES, x_simulate_batch=text)
    assert (answered.status, "x-simulate-batch" in answered.says) == (400, True)
