"""What a call cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.models import Price, find_model

if TYPE_CHECKING:
    from workbench.records import JsonObject

_MILLION = 1_000_000


def cost_usd(model: str, usage: JsonObject | None) -> float | None:
    """USD for one usage record of the Messages API at list prices; None when usage or price is unknown.

    `input_tokens` excludes cached tokens, `output_tokens` includes thinking (API reference, usage object).
    """
    known = find_model(model)
    if usage is None or known is None or known.price is None:
        return None
    price = known.price
    tokens_in, tokens_out = usage.get("input_tokens"), usage.get("output_tokens")
    if tokens_in is None or tokens_out is None:
        return None
    cached = _cache_cost(price, usage)
    return None if cached is None else (tokens_in * price.input + tokens_out * price.output + cached) / _MILLION


def _cache_cost(price: Price, usage: JsonObject) -> float | None:
    """Cost in millionths of a USD of what was written to and read from the cache; None without its price."""
    written = usage.get("cache_creation") or {}
    hour = written.get("ephemeral_1h_input_tokens") or 0
    five_minutes = (usage.get("cache_creation_input_tokens") or 0) - hour
    read = usage.get("cache_read_input_tokens") or 0
    total = 0.0
    for tokens, rate in ((five_minutes, price.cache_write_5m), (hour, price.cache_write_1h), (read, price.cache_read)):
        if tokens and rate is None:
            return None
        total += tokens * (rate or 0.0)
    return total
