"""How a request is sent so that it does what its suite says."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.catalog.models import find_model
from workbench.catalog.sending import how_to_send
from workbench.errors import WorkbenchError

OPUS = "claude-opus-4-5-20251101"


def request(**fields: Any) -> dict[str, Any]:
    return {"model": OPUS, "max_tokens": 100, "messages": [{"role": "user", "content": "Hi"}], **fields}


def test_a_plain_request_is_sent_as_it_is() -> None:
    sending = how_to_send(request(), OPUS)
    assert (sending.api_version, sending.stream, sending.body) == (None, False, request())
    assert (dict(sending.headers), sending.betas) == ({}, ())


@pytest.mark.parametrize("field", ["temperature", "top_p", "top_k"])
def test_sampling_is_sent_under_the_version_that_knows_it(field: str) -> None:
    sending = how_to_send(request(**{field: 1}), OPUS)
    assert sending.api_version == "2023-06-01"
    assert sending.headers == {"anthropic-version": "2023-06-01"}
    assert sending.body[field] == 1


def test_a_version_that_a_request_names_stays() -> None:
    sending = how_to_send(request(temperature=1, extra_headers={"Anthropic-Version": "2026-10-21"}), OPUS)
    assert sending.api_version == "2026-10-21"
    assert "extra_headers" not in sending.body


def test_betas_go_into_a_header_each_once() -> None:
    given = request(betas=["a-1", "b-2"], extra_headers={"anthropic-beta": "b-2, c-3"})
    sending = how_to_send(given, OPUS)
    assert sending.headers == {"anthropic-beta": "a-1,b-2,c-3"}
    assert "betas" not in sending.body
    assert given["betas"] == ["a-1", "b-2"]


@pytest.mark.parametrize(
    ("headers", "says"),
    [
        ({"x-api-key": "sk-ant-secret-secret"}, "x-api-key"),
        ({"Authorization": "Bearer abc"}, "Authorization"),
        ({"anthropic-beta": "a\r\nx-evil: 1"}, "not plain text"),
        (["anthropic-beta"], "not a mapping"),
    ],
)
def test_no_other_header_is_sent_and_none_is_quoted(headers: Any, says: str) -> None:
    with pytest.raises(WorkbenchError, match=says) as caught:
        how_to_send(request(extra_headers=headers), OPUS)
    assert "secret-secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("model", "max_tokens", "stream"),
    [
        (OPUS, 21_333, False),
        (OPUS, 21_334, True),
        ("claude-opus-4-1", 8192, False),
        ("claude-opus-4-1", 8193, True),
        ("claude-opus-4@20250514", 8193, True),
    ],
)
def test_what_the_sdk_does_not_wait_for_is_streamed(model: str, max_tokens: int, stream: bool) -> None:
    assert how_to_send(request(max_tokens=max_tokens), model).stream is stream


def test_a_suite_may_ask_for_a_stream() -> None:
    sending = how_to_send(request(stream=True), OPUS)
    assert sending.stream
    assert "stream" not in sending.body


def test_older_models_on_bedrock_stay_on_the_older_version() -> None:
    assert how_to_send(request(), "anthropic.claude-haiku-4-5", platform="bedrock").api_version == "2023-06-01"
    assert how_to_send(request(), "anthropic.claude-opus-5", platform="bedrock").api_version is None


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("claude-opus-4-5", OPUS),
        ("us.anthropic.claude-opus-4-5-20251101-v1:0", OPUS),
        ("eu.anthropic.claude-opus-4-5-20251101-v1:0", OPUS),
        ("anthropic.claude-opus-4-5-20251101-v1:0", OPUS),
        ("claude-opus-4-5@20251101", OPUS),
        ("anthropic.claude-opus-5", "claude-opus-5"),
    ],
)
def test_a_model_is_found_by_any_of_its_names(name: str, model: str) -> None:
    found = find_model(name)
    assert found
    assert found.id == model
