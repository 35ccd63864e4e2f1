"""What a call costs, by examples worked out by hand from the price list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.catalog.models import find_model
from workbench.catalog.prices import cost_usd

if TYPE_CHECKING:
    from workbench.records import JsonObject


@pytest.mark.parametrize(
    ("model", "usage", "usd"),
    [
        # 1,000 in at 2 $ and 500 out at 10 $ the million
        ("claude-sonnet-5-5", {"input_tokens": 1000, "output_tokens": 500}, 0.002 + 0.005),
        ("claude-sonnet-5-5", {"input_tokens": 0, "output_tokens": 0}, 0.0),
        # input excludes what the cache gave: 200 at 2 $, 10,000 read at 0.10 $, 100 out
        (
            "claude-sonnet-5-5",
            {"input_tokens": 200, "output_tokens": 100, "cache_read_input_tokens": 10_000},
            0.0004 + 0.001 + 0.001,
        ),
        # 4,000 written, of them 1,000 for an hour at 8 $, the other 3,000 for five minutes at 5 $
        (
            "claude-opus-5-5",
            {
                "input_tokens": 100,
                "output_tokens": 10,
                "cache_creation_input_tokens": 4000,
                "cache_creation": {"ephemeral_1h_input_tokens": 1000, "ephemeral_5m_input_tokens": 3000},
            },
            0.0004 + 0.0002 + 0.008 + 0.015,
        ),
        # older records do not say for how long: five minutes was the only choice
        (
            "claude-opus-5-5",
            {"input_tokens": 0, "output_tokens": 0, "cache_creation_input_tokens": 1000, "cache_creation": None},
            0.005,
        ),
        # thinking is part of the output already
        (
            "claude-haiku-5-5",
            {"input_tokens": 1000, "output_tokens": 1000, "output_tokens_details": {"thinking_tokens": 900}},
            0.0001 + 0.0005,
        ),
        # half the price in a batch: 0.001 + 0.0025
        (
            "claude-sonnet-5-5",
            {"input_tokens": 1000, "output_tokens": 500, "service_tier": "batch", "speed": "standard"},
            0.001 + 0.0025,
        ),
        # fast: 1,000 at 8 $, 500 at 40 $
        ("claude-opus-5-5", {"input_tokens": 1000, "output_tokens": 500, "speed": "fast"}, 0.008 + 0.02),
        # a tenth more for inference kept in the United States, and two searches at a cent
        (
            "claude-sonnet-5-5",
            {
                "input_tokens": 1000,
                "output_tokens": 500,
                "inference_geo": "us",
                "server_tool_use": {"web_search_requests": 2},
            },
            1.1 * 0.007 + 0.02,
        ),
        # 100,000 tokens of prompt are not over the threshold; one more makes the whole call dearer
        (
            "claude-haiku-5-5",
            {"input_tokens": 60_000, "cache_read_input_tokens": 40_000, "output_tokens": 1000},
            0.006 + 0.0004 + 0.0005,
        ),
        (
            "claude-haiku-5-5",
            {"input_tokens": 60_001, "cache_read_input_tokens": 40_000, "output_tokens": 1000},
            0.0300005 + 0.002 + 0.0025,
        ),
        ("claude-3-5-sonnet-latest", {"input_tokens": 1_000_000, "output_tokens": 0}, 3.0),
    ],
)
def test_a_call_costs_what_the_price_list_says(model: str, usage: JsonObject, usd: float) -> None:
    assert cost_usd(model, usage) == pytest.approx(usd, abs=1e-12)


@pytest.mark.parametrize(
    ("model", "usage"),
    [
        ("claude-sonnet-5-5", None),
        ("claude-sonnet-5-5", {}),
        ("claude-sonnet-5-5", {"input_tokens": 5}),
        ("claude-sonnet-5-5", {"input_tokens": 5, "output_tokens": None}),
        ("claude-sonnet-5-5", {"input_tokens": "5", "output_tokens": 5}),
        ("claude-sonnet-5-5", {"input_tokens": 5, "output_tokens": True}),
        ("claude-sonnet-5-5", {"input_tokens": 5, "output_tokens": 5, "cache_read_input_tokens": "many"}),
        ("claude-sonnet-5-5", {"input_tokens": 5, "output_tokens": 5, "cache_creation": 3}),
        ("claude-sonnet-5-5", {"input_tokens": 5, "output_tokens": 5, "speed": "fast"}),  # has no fast speed
        ("claude-opus-5-5", {"input_tokens": 5, "output_tokens": 5, "speed": "fast", "cache_read_input_tokens": 9}),
        ("claude-sonnet-5-5", {"input_tokens": 5, "output_tokens": 5, "server_tool_use": [1]}),
        ("gpt-4o", {"input_tokens": 5, "output_tokens": 5}),
    ],
)
def test_what_is_not_known_has_no_price(model: str, usage: JsonObject | None) -> None:
    assert cost_usd(model, usage) is None


def test_the_catalogue_knows_lives_and_successors() -> None:
    retired = find_model("claude-3-5-sonnet-latest")
    assert retired
    assert (retired.id, retired.status, retired.retired_on) == ("claude-3-5-sonnet-20241022", "retired", "2025-10-28")
    assert retired.successor == "claude-sonnet-5-5"
    successor = find_model(retired.successor)
    assert successor
    assert successor.status == "active_latest"
    assert find_model("claude-sonnet-9") is None


def test_every_successor_is_in_the_catalogue() -> None:
    for name in ("claude-3-haiku-20240307", "claude-mythos-preview", "claude-fable-5", "claude-opus-4-0"):
        model = find_model(name)
        assert model
        assert model.successor
        assert find_model(model.successor)


@pytest.mark.parametrize("tokens", [-1_000_000, 1e308, float("inf"), float("nan"), True])
def test_what_is_no_count_makes_the_cost_unknown(tokens: float) -> None:
    assert cost_usd("claude-sonnet-5-5", {"input_tokens": tokens, "output_tokens": 1}) is None
