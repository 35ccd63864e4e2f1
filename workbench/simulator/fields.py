"""Fields of JSON objects, and the words in which the API misses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.records import JsonObject, JsonValue

_NAMES: Mapping[type, str] = {str: "string", int: "integer", dict: "dictionary", list: "list", bool: "boolean"}


def need(holder: JsonObject, name: str, kind: type, where: str = "") -> None:
    """ApiError 400 unless a field is there and of a type. `where` is what stands before its name."""
    if name not in holder:
        raise ApiError(400, f"{where}{name}: Field required")
    value = holder[name]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ApiError(400, f"{where}{name}: Input should be a valid {_NAMES[kind]}")


def optional(holder: JsonObject, name: str, kind: type, where: str = "") -> None:
    """ApiError 400 when a field is there, is not null, and is of another type."""
    if holder.get(name) is not None:
        need(holder, name, kind, where)


def object_at(value: JsonValue, where: str) -> None:
    """ApiError 400 unless a value is an object."""
    if not isinstance(value, dict):
        raise ApiError(400, f"{where}: Input should be a valid dictionary")
