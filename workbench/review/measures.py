"""What was measured of an output, in words; what is not known says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.evaluate.words import usd

if TYPE_CHECKING:
    from workbench.records import JsonObject
    from workbench.store.details import CheckedStored

UNKNOWN = "unknown"


def output_cost(stored: CheckedStored | None) -> float | None:
    """What an output cost in USD: as its log says, else by the catalogue's prices; None where that is not known."""
    if stored is None:
        return None
    output = stored.checked.output
    if output.cost_usd is not None:
        return output.cost_usd
    from workbench.catalog.prices import cost_usd

    return cost_usd(output.model or stored.run.configuration.model, output.usage)


def told_tokens(usage: JsonObject | None) -> str:
    """As in `31 in 49 out`."""
    if not usage:
        return UNKNOWN
    sent, made = usage.get("input_tokens"), usage.get("output_tokens")
    parts = [f"{sent:,} in" if isinstance(sent, int) else "", f"{made:,} out" if isinstance(made, int) else ""]
    return " ".join(part for part in parts if part) or UNKNOWN


def told_latency(latency_ms: float | None) -> str:
    """As in `812 ms`, `12.3 s`."""
    if latency_ms is None:
        return UNKNOWN
    return f"{latency_ms:,.0f} ms" if latency_ms < 10_000 else f"{latency_ms / 1000:,.1f} s"


def told_cost(cost_usd: float | None) -> str:
    """As in `$0.0009`, `$12.30`."""
    return UNKNOWN if cost_usd is None else usd(cost_usd)
