"""What a call cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.models import find_model

if TYPE_CHECKING:
    from workbench.catalog.models import Model, Price
    from workbench.records import JsonObject, JsonValue

_MILLION = 1_000_000
_BATCH_SHARE = 0.5
_US_SHARE = 1.1  # inference kept in the United States
_WEB_SEARCH_USD = 0.01


def cost_usd(model: str, usage: JsonObject | None) -> float | None:
    """USD for one usage record of the Messages API at list prices; None when usage or price is unknown.

    `input_tokens` excludes cached tokens, `output_tokens` includes thinking (API reference, usage object). Older
    records do not split what was written to the cache; it was for five minutes then. Batch, fast speed, place of
    inference, long prompts and web searches count as the record states them. A record that sums several calls is
    taken for one call where a long prompt costs more, so it may come out too high there, never too low.
    """
    known = find_model(model)
    if usage is None or known is None:
        return None
    try:
        cost = _tokens_usd(known, usage)
        searches = _count((usage.get("server_tool_use") or {}).get("web_search_requests") or 0)
    except (KeyError, TypeError, AttributeError):  # foreign records hold all kinds of things
        return None
    return None if cost is None else cost + searches * _WEB_SEARCH_USD


def _tokens_usd(model: Model, usage: JsonObject) -> float | None:
    fresh, answered = _count(usage["input_tokens"]), _count(usage["output_tokens"])
    hour = _count((usage.get("cache_creation") or {}).get("ephemeral_1h_input_tokens") or 0)
    written = max(_count(usage.get("cache_creation_input_tokens") or 0), hour)
    read = _count(usage.get("cache_read_input_tokens") or 0)
    price = _price(model, usage, fresh + written + read)
    if price is None:
        return None
    parts = (
        (fresh, price.input),
        (answered, price.output),
        (written - hour, price.cache_write_5m),
        (hour, price.cache_write_1h),
        (read, price.cache_read),
    )
    if any(tokens and rate is None for tokens, rate in parts):
        return None
    share = _BATCH_SHARE if usage.get("service_tier") == "batch" else 1.0
    share *= _US_SHARE if usage.get("inference_geo") == "us" else 1.0
    return share * sum(tokens * (rate or 0.0) for tokens, rate in parts) / _MILLION


def _price(model: Model, usage: JsonObject, prompt_tokens: float) -> Price | None:
    if usage.get("speed") == "fast":
        return model.fast
    if model.long_over is not None and prompt_tokens > model.long_over:
        return model.long
    return model.price


def _count(value: JsonValue) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return value
