"""What a call cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.models import find_model

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

_MILLION = 1_000_000


def cost_usd(model: str, usage: JsonObject | None) -> float | None:
    """USD for one usage record of the Messages API at list prices; None when usage or price is unknown.

    `input_tokens` excludes cached tokens, `output_tokens` includes thinking (API reference, usage object). Older
    records do not split what was written to the cache; it was for five minutes then.
    """
    known = find_model(model)
    if usage is None or known is None or known.price is None:
        return None
    price = known.price
    try:
        hour = _count((usage.get("cache_creation") or {}).get("ephemeral_1h_input_tokens") or 0)
        written = _count(usage.get("cache_creation_input_tokens") or 0)
        parts = (
            (_count(usage["input_tokens"]), price.input),
            (_count(usage["output_tokens"]), price.output),
            (max(written - hour, 0), price.cache_write_5m),
            (hour, price.cache_write_1h),
            (_count(usage.get("cache_read_input_tokens") or 0), price.cache_read),
        )
    except (KeyError, TypeError, AttributeError):  # foreign records hold all kinds of things
        return None
    if any(tokens and rate is None for tokens, rate in parts):
        return None
    return sum(tokens * (rate or 0.0) for tokens, rate in parts) / _MILLION


def _count(value: JsonValue) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    return value
