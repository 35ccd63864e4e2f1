"""The real anthropic SDK, untouched, against the simulator over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import anthropic
import httpx2
import pytest

from workbench.catalog.models import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "claude-sonnet-5-5"
TICKET = "<ticket>\nI was charged twice for the March invoice.\n</ticket>"
REQUEST: dict[str, Any] = {
    "model": MODEL,
    "max_tokens": 300,
    "system": "Sort the ticket. Answer with a JSON object.",
    "messages": [{"role": "user", "content": TICKET}],
}
TOOLS: list[Any] = [
    {
        "name": "find_order",
        "description": "Finds an order.",
        "input_schema": {"type": "object", "properties": {"order_number": {"type": "integer"}}},
    },
    {
        "name": "track_shipment",
        "description": "Asks the carrier.",
        "input_schema": {"type": "object", "properties": {"shipment_id": {"type": "string"}}},
    },
]


@pytest.fixture
def client(base_url: str) -> Iterator[anthropic.Anthropic]:
    with anthropic.Anthropic(api_key="sk-test-key", base_url=base_url, max_retries=0) as made:
        yield made


def fault(text: str) -> dict[str, Any]:
    return {"extra_headers": {"x-simulate-fault": text}}


def text_of(message: anthropic.types.Message) -> str:
    return "".join(block.text for block in message.content if block.type == "text")


def test_create_gives_a_message_that_says_it_is_simulated(client: anthropic.Anthropic) -> None:
    raw = client.messages.with_raw_response.create(**REQUEST)
    message = raw.parse()
    assert raw.headers["x-simulated"] == "true"
    assert raw.headers["request-id"] == message._request_id
    assert message.id.startswith("msg_simulated_")
    assert message.stop_reason == "end_turn"
    assert message.model == MODEL
    assert message.usage.input_tokens > 10
    assert message.usage.output_tokens > 10


def test_a_stream_adds_up_to_the_same_message(client: anthropic.Anthropic) -> None:
    pinned: dict[str, Any] = {"extra_headers": {"x-simulate-sample": "7"}}
    whole = client.messages.create(**REQUEST, **pinned)
    with client.messages.stream(**REQUEST, **pinned) as stream:
        pieces = list(stream.text_stream)
        final = stream.get_final_message()
    assert len(pieces) > 3
    assert "".join(pieces) == text_of(whole)
    assert final.model_dump() | {"id": ""} == whole.model_dump() | {"id": ""}


def test_stream_events_come_in_the_order_of_the_api(client: anthropic.Anthropic) -> None:
    types = [event.type for event in client.messages.create(**REQUEST, stream=True)]
    assert types[:2] == ["message_start", "content_block_start"]
    assert types[-3:] == ["content_block_stop", "message_delta", "message_stop"]
    assert set(types[2:-3]) <= {"content_block_delta", "ping"}


def test_a_tool_is_called_answered_and_reported(client: anthropic.Anthropic) -> None:
    messages: list[Any] = [{"role": "user", "content": "Where is order 48213?"}]
    system = "Always call track_shipment after find_order; order_number is an integer."
    results = {
        "find_order": {"order_number": 48213, "status": "shipped", "shipment_id": "SH-1", "promised": "2026-11-20"},
        "track_shipment": {"status": "in transit", "place": "Hamburg", "delivery_date": "2026-12-02"},
    }
    called = []
    while True:
        with client.messages.stream(
            model=MODEL, max_tokens=400, system=system, tools=TOOLS, messages=messages
        ) as stream:
            message = stream.get_final_message()
        messages.append({"role": "assistant", "content": message.content})
        calls = [block for block in message.content if block.type == "tool_use"]
        if not calls:
            break
        assert message.stop_reason == "tool_use"
        called += [(call.name, call.input) for call in calls]
        messages.append(
            {
                "role": "user",
                "content": [
                    {"type": "tool_result", "tool_use_id": call.id, "content": json.dumps(results[call.name])}
                    for call in calls
                ],
            }
        )
    assert called == [("find_order", {"order_number": 48213}), ("track_shipment", {"shipment_id": "SH-1"})]
    assert "2 December" in text_of(message)


def test_tool_arguments_stream_as_json_pieces(client: anthropic.Anthropic) -> None:
    events = list(
        client.messages.create(
            model=MODEL,
            max_tokens=400,
            tools=TOOLS,
            messages=[{"role": "user", "content": "Where is order 48213?"}],
            stream=True,
        )
    )
    pieces = [
        event.delta.partial_json
        for event in events
        if event.type == "content_block_delta" and event.delta.type == "input_json_delta"
    ]
    assert len(pieces) > 1
    assert "48213" in str(json.loads("".join(pieces))["order_number"])


def test_thinking_streams_before_the_answer(client: anthropic.Anthropic) -> None:
    with client.messages.stream(**REQUEST, thinking={"type": "adaptive", "display": "summarized"}) as stream:
        message = stream.get_final_message()
    assert [block.type for block in message.content] == ["thinking", "text"]
    details = message.usage.output_tokens_details
    assert details is not None
    assert details.thinking_tokens > 0


def test_count_tokens_agrees_with_the_bill(client: anthropic.Anthropic) -> None:
    counted = client.messages.count_tokens(model=MODEL, system=REQUEST["system"], messages=REQUEST["messages"])
    assert counted.input_tokens == client.messages.create(**REQUEST).usage.input_tokens


def test_models_are_listed_page_by_page_without_retired_ones(client: anthropic.Anthropic) -> None:
    known = load_catalogue().models
    listed = [model.id for model in client.models.list(limit=7)]
    assert sorted(listed) == sorted(model.id for model in known if model.status != "retired")
    retired = [model.id for model in client.models.list(lifecycle=["retired"])]
    assert sorted(retired) == sorted(model.id for model in known if model.status == "retired")
    assert [model.id for model in client.models.list(before_id=listed[2], limit=1)] == [listed[1], listed[0]]


def test_a_model_says_what_it_can_do(client: anthropic.Anthropic) -> None:
    model = client.models.retrieve(MODEL)
    assert model.display_name == "Claude Sonnet 5.5"
    assert model.lifecycle == "active"
    assert model.capabilities is not None
    assert model.capabilities.thinking.types.adaptive.supported
    assert not model.capabilities.thinking.types.disabled.supported


@pytest.mark.parametrize(
    ("change", "error", "kind"),
    [
        ({"model": "claude-3-5-sonnet-20241022"}, anthropic.NotFoundError, "not_found_error"),
        ({"model": "claude-sonnet-9"}, anthropic.NotFoundError, "not_found_error"),
        ({"extra_body": {"temperature": 0}}, anthropic.BadRequestError, "invalid_request_error"),
        ({"thinking": {"type": "disabled"}}, anthropic.BadRequestError, "invalid_request_error"),
        (fault("429"), anthropic.RateLimitError, "rate_limit_error"),
        (fault("529"), anthropic.OverloadedError, "overloaded_error"),
        (fault("500"), anthropic.InternalServerError, "api_error"),
        (fault("413"), anthropic.RequestTooLargeError, "request_too_large"),
        (fault("403"), anthropic.PermissionDeniedError, "permission_error"),
    ],
)
def test_errors_become_the_sdk_s_own(
    client: anthropic.Anthropic, change: dict[str, Any], error: type[anthropic.APIStatusError], kind: str
) -> None:
    with pytest.raises(error) as raised:
        client.messages.create(**{**REQUEST, **change})
    assert raised.value.type == kind
    assert str(raised.value.request_id).startswith("req_")
    assert isinstance(raised.value.body, dict)
    assert raised.value.body["request_id"] == raised.value.request_id


def test_a_key_that_is_invalid_or_missing_is_401_and_never_repeated(base_url: str) -> None:
    with (
        anthropic.Anthropic(api_key="invalid-secret-123", base_url=base_url, max_retries=0) as client,
        pytest.raises(anthropic.AuthenticationError) as raised,
    ):
        client.messages.create(**REQUEST)
    assert "secret" not in str(raised.value)


def test_rate_limits_pass_after_as_many_retries_as_asked(client: anthropic.Anthropic) -> None:
    patient = client.with_options(max_retries=2)
    raw = patient.messages.with_raw_response.create(**REQUEST, **fault("429:2:0"))
    assert raw.retries_taken == 2
    with pytest.raises(anthropic.RateLimitError) as raised:
        client.messages.create(**{**REQUEST, "max_tokens": 301}, **fault("429::3"))
    assert raised.value.response.headers["retry-after"] == "3"


def test_a_spend_limit_says_so_and_names_no_time_to_wait(client: anthropic.Anthropic) -> None:
    with pytest.raises(anthropic.RateLimitError) as raised:
        client.messages.create(**REQUEST, **fault("spend-limit"))
    assert raised.value.error_code == "enforced_spend_limit_reached"
    assert "retry-after" not in raised.value.response.headers


def test_faults_break_answers_the_way_networks_do(client: anthropic.Anthropic) -> None:
    with pytest.raises(anthropic.APIConnectionError):
        client.messages.create(**REQUEST, **fault("cut"))
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        client.messages.create(**REQUEST, **fault("broken-json"))
    with pytest.raises(anthropic.APITimeoutError):
        client.messages.create(**REQUEST, **fault("hang"), timeout=0.2)
    assert client.messages.create(**REQUEST, **fault("empty")).content == []
    assert text_of(client.messages.create(**REQUEST, **fault("trickle::0.001")))


def test_faults_break_streams_too(client: anthropic.Anthropic) -> None:
    with pytest.raises(httpx2.RemoteProtocolError), client.messages.stream(**REQUEST, **fault("cut")) as stream:
        stream.get_final_message()
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        list(client.messages.create(**REQUEST, stream=True, **fault("broken-json")))
    with client.messages.stream(**REQUEST, **fault("stop")) as stream:
        assert stream.get_final_message().stop_reason is None
    with pytest.raises(anthropic.APIStatusError):
        list(client.messages.create(**REQUEST, stream=True, **fault("error-event")))


def test_samples_of_one_request_vary_and_can_be_pinned(client: anthropic.Anthropic) -> None:
    asked = {**REQUEST, "messages": [{"role": "user", "content": "Tell me something."}]}
    assert len({client.messages.create(**asked).id for _ in range(4)}) == 4
    pinned = {text_of(client.messages.create(**asked, extra_headers={"x-simulate-sample": "3"})) for _ in range(3)}
    assert len(pinned) == 1


def test_the_beta_namespace_is_served_with_its_headers_and_fields(client: anthropic.Anthropic) -> None:
    betas: list[Any] = ["thinking-binding-controls-2026-08-01", "task-budgets-2026-03-13"]
    message = client.beta.messages.create(
        **REQUEST,
        betas=betas,
        thinking={"type": "adaptive", "block_binding": {"prefix_mismatch_behavior": "drop_block"}},
        fallbacks="default",
        context_management={"edits": []},
    )
    assert [block.type for block in message.content] == ["thinking", "text"]
    batch = client.beta.messages.batches.create(requests=[{"custom_id": "a", "params": REQUEST}])  # type: ignore[typeddict-item]
    assert client.beta.messages.batches.retrieve(batch.id).processing_status == "in_progress"
    assert [line.custom_id for line in client.beta.messages.batches.results(batch.id)] == ["a"]
    counted = client.beta.messages.count_tokens(model=MODEL, messages=REQUEST["messages"], betas=betas)
    assert counted.input_tokens > 0
