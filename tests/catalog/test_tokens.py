"""How many tokens a request comes to, and the most it can cost."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.catalog.prices import ceiling_usd, cost_usd, price_on
from workbench.catalog.tokens import estimate_input, most_input

if TYPE_CHECKING:
    from workbench.records import JsonObject

OPUS, HAIKU, OLD = "claude-opus-5-5", "claude-haiku-5-5", "claude-sonnet-4-5-20250929"
PICTURE = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "A" * 90_000}}
LINKED = {"type": "image", "source": {"type": "url", "url": "https://example.com/a.png"}}
PDF = {"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": "AAAA"}}
PLAIN = {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "A short text."}}
SEARCH = {"type": "web_search_20260318", "name": "web_search"}


def asks(*content: Any, **fields: Any) -> JsonObject:
    return {"model": OPUS, "max_tokens": 1000, "messages": [{"role": "user", "content": list(content)}], **fields}


def said(text: str) -> JsonObject:
    return {"type": "text", "text": text}


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_text_passes_the_bound(system: str, text: str) -> None:
    """A token is one byte at least, so the bytes of what is said are the most."""
    most = most_input(asks(said(text), system=system))
    assert most is not None
    assert most >= len(system.encode()) + len(text.encode())


@given(st.text(max_size=600))
def test_an_estimate_is_a_range(text: str) -> None:
    request = asks(said(text))
    for model in (OPUS, OLD, "house-model"):
        found = estimate_input(request, model)
        assert found.likely is not None
        assert found.high is not None
        assert 0 <= found.low <= found.likely <= found.high


def test_the_newer_tokenizer_counts_more() -> None:
    request = asks(said("The invoice was charged twice. " * 100))
    old, new = estimate_input(request, OLD).likely, estimate_input(request, OPUS).likely
    assert old
    assert new
    assert 1.0 < new / old < 1.35


def test_english_comes_to_about_four_characters_a_token() -> None:
    text = "The customer says that the invoice was charged twice and asks for the money back. " * 50
    likely = estimate_input(asks(said(text)), OLD).likely
    assert likely
    assert 3.5 < len(text) / likely < 4.5


def test_a_picture_counts_by_the_models_limit_not_by_its_bytes() -> None:
    old, new = estimate_input(asks(PICTURE), OLD), estimate_input(asks(PICTURE), OPUS)
    assert (old.high or 0) < 2000
    assert 4784 <= (new.high or 0) < 6000
    assert 4784 <= (most_input(asks(PICTURE)) or 0) < 6000


def test_what_has_no_length_has_no_bound() -> None:
    assert estimate_input(asks(PDF), OPUS).high is None
    assert estimate_input(asks(PLAIN), OPUS).high is not None
    for request in (asks(PDF), asks(LINKED), asks(said("Hi"), tools=[SEARCH]), asks(said("Hi"), mcp_servers=[{}])):
        assert most_input(request) is None
    assert most_input(asks(PLAIN)) is not None


@pytest.mark.parametrize(
    ("model", "request_", "tokens", "usd"),
    [
        # 1,000 at 4 $ and at most 1,000 out at 20 $
        (OPUS, asks(said("Hi"), inference_geo="global"), 1000, 0.004 + 0.02),
        # what may be written to the cache counts at 5 $, for an hour at 8 $
        (
            OPUS,
            asks({**said("Hi"), "cache_control": {"type": "ephemeral"}}, inference_geo="global"),
            1000,
            0.005 + 0.02,
        ),
        (
            OPUS,
            asks(said("Hi"), cache_control={"type": "ephemeral", "ttl": "1h"}, inference_geo="global"),
            1000,
            0.008 + 0.02,
        ),
        # over 100,000 tokens the whole call is dearer
        (HAIKU, asks(said("Hi"), inference_geo="global"), 100_000, 0.01 + 0.0005),
        (HAIKU, asks(said("Hi"), inference_geo="global"), 100_001, 0.0500005 + 0.0025),
        (OPUS, asks(said("Hi"), speed="fast", inference_geo="global"), 1000, 0.008 + 0.04),
        (OPUS, asks(said("Hi"), inference_geo="us"), 1000, 1.1 * 0.024),
        # where no place is named, the workspace's own may be the dearer one
        (OPUS, asks(said("Hi")), 1000, 1.1 * 0.024),
        (OPUS, asks(said("Hi"), max_tokens=0, inference_geo="global"), 1000, 0.004),
        (OPUS, asks(said("Hi"), tools=[SEARCH]), 1000, None),
        (OPUS, asks(said("Hi"), max_tokens=None), 1000, None),
        ("house-model", asks(said("Hi")), 1000, None),
        ("claude-sonnet-5-5", asks(said("Hi"), speed="fast"), 1000, None),
    ],
)
def test_the_most_a_call_can_cost(model: str, request_: JsonObject, tokens: int, usd: float | None) -> None:
    assert ceiling_usd(model, request_, tokens) == (usd if usd is None else pytest.approx(usd, abs=1e-12))


def test_a_batch_costs_half_at_most() -> None:
    assert ceiling_usd(OPUS, asks(said("Hi"), inference_geo="global"), 1000, batch=True) == pytest.approx(0.012)


@given(
    st.sampled_from([OPUS, HAIKU, OLD]),
    st.integers(0, 200_000),
    st.integers(0, 1000),
    st.sampled_from([None, "5m", "1h"]),
    st.floats(0, 1),
)
def test_no_answer_costs_more_than_the_ceiling(
    model: str, tokens: int, answer: int, lifetime: str | None, cached: float
) -> None:
    mark = {"cache_control": {"type": "ephemeral", "ttl": lifetime}} if lifetime else {}
    written = math.floor(tokens * cached) if lifetime else 0
    usage = {
        "input_tokens": tokens - written,
        "output_tokens": answer,
        "cache_creation_input_tokens": written,
        "cache_creation": {"ephemeral_1h_input_tokens": written if lifetime == "1h" else 0},
    }
    cost, most = cost_usd(model, usage), ceiling_usd(model, asks(said("Hi"), **mark), tokens)
    assert cost is not None
    assert most is not None
    assert cost <= most + 1e-12


def test_a_price_is_that_of_its_day() -> None:
    from datetime import date

    early, late = (price_on("claude-sonnet-5-5", date(2026, month, 15)) for month in (10, 11))
    assert early
    assert late
    assert (early.cache_read, late.cache_read) == (0.2, 0.1)
    assert price_on("house-model", date(2026, 11, 15)) is None
