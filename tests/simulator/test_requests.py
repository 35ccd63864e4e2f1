"""What the simulator refuses, said in the API's shape."""

from __future__ import annotations

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

import pytest

HEADERS = {"x-api-key": "any", "anthropic-version": "2023-06-01", "content-type": "application/json"}
MESSAGES: list[Any] = [{"role": "user", "content": "Hello"}]
GOOD: dict[str, Any] = {"model": "claude-sonnet-5-5", "max_tokens": 50, "messages": MESSAGES}
OLD = {**GOOD, "model": "claude-sonnet-4-5-20250929"}
CALL = {"role": "assistant", "content": [{"type": "tool_use", "id": "toolu_1", "name": "f", "input": {}}]}
RESULT = {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "1"}]}


def post(base_url: str, body: bytes, path: str = "/v1/messages", headers: dict[str, str] | None = None) -> Any:
    connection = http.client.HTTPConnection(urlsplit(base_url).netloc, timeout=60)
    connection.request("POST", path, body, HEADERS if headers is None else headers)
    response = connection.getresponse()
    answer = json.loads(response.read())
    assert response.headers["x-simulated"] == "true"
    assert response.headers["request-id"].startswith("req_")
    connection.close()
    return response.status, answer, response.headers["request-id"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({**GOOD, "messages": []}, "messages: at least one message is required"),
        ({name: value for name, value in GOOD.items() if name != "max_tokens"}, "max_tokens: Field required"),
        ({name: value for name, value in GOOD.items() if name != "model"}, "model: Field required"),
        ({**GOOD, "max_tokens": "50"}, "max_tokens: Input should be a valid integer"),
        ({**GOOD, "max_tokens": True}, "max_tokens: Input should be a valid integer"),
        ({**GOOD, "max_tokens": 500_000}, "max_tokens: 500000 > 128000"),
        ({**GOOD, "max_token": 5}, "max_token: Extra inputs are not permitted"),
        ({**GOOD, "system": 5}, "system: Input should be"),
        ({**GOOD, "stop_sequences": [1]}, "stop_sequences.0: Input should be a valid string"),
        ({**GOOD, "messages": [{"role": "boss", "content": "x"}]}, "messages.0.role: Input should be"),
        ({**GOOD, "messages": [{"role": "user"}]}, "messages.0.content: Field required"),
        ({**GOOD, "messages": [{"role": "user", "content": ""}]}, "messages.0: all messages must have non-empty"),
        ({**GOOD, "messages": [{"role": "user", "content": [{"type": "poem"}]}]}, "messages.0.content.0: Input tag"),
        ({**GOOD, "messages": [*MESSAGES, RESULT]}, "unexpected `tool_use_id` found in `tool_result` blocks"),
        ({**GOOD, "messages": [*MESSAGES, CALL, *MESSAGES]}, "`tool_use` ids were found without `tool_result`"),
        ({**GOOD, "messages": [*MESSAGES, CALL]}, "`tool_use` ids were found without `tool_result`"),
        ({**GOOD, "messages": [*MESSAGES, {"role": "assistant", "content": "{"}]}, "prefill"),
        ({**GOOD, "temperature": 0}, "`temperature` is deprecated for this model."),
        ({**OLD, "temperature": 1.5}, "temperature: range: 0..1"),
        ({**OLD, "temperature": "hot"}, "temperature: Input should be a valid number"),
        ({**OLD, "output_config": {"effort": "low"}}, "output_config.effort: 'low' is not supported"),
        ({**OLD, "thinking": {"type": "adaptive"}}, '"thinking.type.adaptive" is not supported for this model.'),
        ({**OLD, "thinking": {"type": "enabled", "budget_tokens": 12}}, "thinking.enabled.budget_tokens"),
        ({**GOOD, "thinking": {"type": "disabled"}}, "To turn thinking off on this model"),
        (
            {**GOOD, "thinking": {"type": "between_tools"}, "output_config": {"effort": "max"}},
            "when thinking is disabled",
        ),
        ({**GOOD, "messages": [{"role": "user", "content": "  "}]}, "text content blocks must contain non-whitespace"),
        ({**GOOD, "tools": [{"name": "a b", "input_schema": {"type": "object"}}]}, "tools.0.name: String should match"),
        ({**GOOD, "tools": [{"name": "f"}]}, "tools.0.input_schema: Field required"),
        ({**GOOD, "tool_choice": {"type": "any"}}, "tool_choice may only be specified while providing tools."),
        ([], "Input should be a valid dictionary"),
    ],
)
def test_a_bad_request_is_told_what_is_bad(base_url: str, body: Any, says: str) -> None:
    status, answer, request_id = post(base_url, json.dumps(body).encode())
    assert status == 400
    assert answer == {
        "type": "error",
        "error": {"type": "invalid_request_error", "message": answer["error"]["message"]},
        "request_id": request_id,
    }
    assert says in answer["error"]["message"]


@pytest.mark.parametrize("body", [b"", b"{", b'{"a": "\\ud800"}', b"\xff\xfe"])
def test_a_body_that_is_not_json_is_400(base_url: str, body: bytes) -> None:
    status, answer, _ = post(base_url, body)
    assert (status, answer["error"]["type"]) == (400, "invalid_request_error")


def test_every_kind_of_key_is_taken_but_none_and_invalid_ones(base_url: str) -> None:
    body = json.dumps(GOOD).encode()
    version = {"anthropic-version": "2026-10-21"}
    assert post(base_url, body, headers={**version, "authorization": "Bearer x"})[0] == 200
    assert post(base_url, body, headers={**version, "x-api-key": "x"})[0] == 200
    for wrong in ({}, {"x-api-key": "invalid-1"}, {"authorization": "Bearer "}, {"authorization": "Basic x"}):
        status, answer, _ = post(base_url, body, headers={**version, **wrong})
        assert (status, answer["error"]["type"]) == (401, "authentication_error")


def test_the_version_header_decides_on_sampling_fields(base_url: str) -> None:
    body = json.dumps({**OLD, "temperature": 0.2}).encode()
    assert post(base_url, body)[0] == 200
    assert post(base_url, body, headers={**HEADERS, "anthropic-version": "2026-10-21"})[0] == 400
    assert post(base_url, body, headers={"x-api-key": "x"})[0] == 400
    assert post(base_url, body, headers={**HEADERS, "anthropic-version": "1999-01-01"})[0] == 400


def test_counting_takes_no_max_tokens(base_url: str) -> None:
    counting = "/v1/messages/count_tokens"
    asked = {"model": GOOD["model"], "messages": MESSAGES}
    assert post(base_url, json.dumps(asked).encode(), counting)[1]["input_tokens"] > 0
    status, answer, _ = post(base_url, json.dumps(GOOD).encode(), counting)
    assert (status, answer["error"]["message"]) == (400, "max_tokens: Extra inputs are not permitted")


def test_unknown_paths_and_methods_are_errors_of_the_same_shape(base_url: str) -> None:
    assert post(base_url, b"{}", "/v1/complete")[1]["error"]["type"] == "not_found_error"
    assert post(base_url, b"{}", "/v1/models")[0] == 405


def test_an_unknown_fault_is_named(base_url: str) -> None:
    status, answer, _ = post(base_url, json.dumps(GOOD).encode(), headers={**HEADERS, "x-simulate-fault": "flood"})
    assert status == 400
    assert "flood" in answer["error"]["message"]
