"""What several calls used together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonObject


def summed_usage(usages: Sequence[JsonObject | None]) -> JsonObject | None:
    """Counts added up field by field; None when a call's usage is unknown, since a sum would be too small."""
    known = [usage for usage in usages if usage is not None]
    if not known or len(known) < len(usages):
        return None
    total = dict(known[0])
    for usage in known[1:]:
        total = _added(total, usage)
    return total


def _added(one: JsonObject, other: JsonObject) -> JsonObject:
    result = dict(one)
    for key, value in other.items():
        before = result.get(key)
        if isinstance(value, dict) and isinstance(before, dict):
            result[key] = _added(before, value)
        elif isinstance(value, int | float) and isinstance(before, int | float) and not isinstance(value, bool):
            result[key] = before + value
        else:
            result[key] = value if before is None else before
    return result
