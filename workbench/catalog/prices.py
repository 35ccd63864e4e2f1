"""What a call cost, and the most it can cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.catalog.models import find_model, load_catalogue

if TYPE_CHECKING:
    from datetime import date

    from workbench.catalog.models import Model, Price
    from workbench.records import JsonObject, JsonValue

_MILLION = 1_000_000
_LARGEST = 2**53  # tokens; beyond it is no count


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
    return None if cost is None else cost + searches * float(load_catalogue().general["web_search_usd"])


def ceiling_usd(model: str, request: JsonObject, input_tokens: int, *, batch: bool = False) -> float | None:
    """The most that one call with this many tokens of input can cost, in USD; None where no bound is known.

    Every input token counts at the dearest rate the request can cause (plain, or a cache write where it asks for
    caching), every token of `max_tokens` as written, at the rates of a long prompt or of fast speed where they apply.
    Where no place of inference is named, the workspace's default may be the dearer one. Tools that run at the API add
    searches and rounds of their own: there is no bound then, nor for an unknown price.
    """
    known = find_model(model)
    answer = request.get("max_tokens")
    if known is None or not isinstance(answer, int) or runs_at_the_api(request):
        return None
    price = _price(known, request, input_tokens)
    if price is None:
        return None
    rates: list[float | None] = [price.input]
    if lifetimes := _cache_lifetimes(request):
        rates += [price.cache_write_5m] if "5m" in lifetimes else []
        rates += [price.cache_write_1h] if "1h" in lifetimes else []
    known_rates = [rate for rate in rates if rate is not None]
    if len(known_rates) < len(rates):
        return None
    geo = request.get("inference_geo")
    shares = load_catalogue().general
    share = float(shares["us_inference_share"]) if geo != "global" else 1.0
    share *= float(shares["batch_share"]) if batch else 1.0
    return share * (input_tokens * max(known_rates) + answer * price.output) / _MILLION


def price_on(model: str, day: date) -> Price | None:
    """What a model's tokens cost on a day, by the price changes the catalogue knows; None when it is unknown."""
    known = find_model(model)
    if known is None:
        return None
    for earlier in sorted(known.earlier_prices, key=lambda one: one.until):
        if day.isoformat() <= earlier.until:
            return earlier.price
    return known.price


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
    shares = load_catalogue().general
    share = float(shares["batch_share"]) if usage.get("service_tier") == "batch" else 1.0
    share *= float(shares["us_inference_share"]) if usage.get("inference_geo") == "us" else 1.0
    return share * sum(tokens * (rate or 0.0) for tokens, rate in parts) / _MILLION


def _price(model: Model, holder: JsonObject, prompt_tokens: float) -> Price | None:
    """The price list that holds for a call; `holder` is its request or its usage, both of which name the speed."""
    if holder.get("speed") == "fast":
        return model.fast
    if model.long_over is not None and prompt_tokens > model.long_over:
        return model.long
    return model.price


def runs_at_the_api(request: JsonObject) -> bool:
    """Whether tools of the API itself may act during the call: they need no schema of ours, and bill on their own."""
    if request.get("mcp_servers") or request.get("container") or request.get("fallbacks"):
        return True
    client_side, tools = tuple(load_catalogue().sending["client_tools"]), request.get("tools")
    return isinstance(tools, list) and any(
        isinstance(tool, dict) and not str(tool.get("type") or "custom").startswith(client_side) for tool in tools
    )


def _cache_lifetimes(value: JsonValue) -> set[str]:
    """The lifetimes, `5m` or `1h`, that cache breakpoints anywhere in a request ask for."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            control = one.get("cache_control")
            if isinstance(control, dict):
                found.add(control.get("ttl") or "5m")
            waiting.extend(item for item in one.values() if isinstance(item, dict | list))
        elif isinstance(one, list):
            waiting.extend(item for item in one if isinstance(item, dict | list))
    return found


def _count(value: JsonValue) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LARGEST:
        raise TypeError(value)
    return value
