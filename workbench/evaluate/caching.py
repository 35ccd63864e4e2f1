"""Where a suite's calls share a prefix, and the one cache breakpoint that is set at its end.

Source: prompt caching reads a request as tools, then system, then messages; a breakpoint caches all up to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.records import JsonObject, JsonValue

_MARK = {"type": "ephemeral"}


@dataclass(frozen=True, slots=True)
class Breakpoint:
    """The end of what all calls of a suite begin with: a field, and for messages how many of them."""

    field: Literal["tools", "system", "messages"]
    messages: int = 0


def shared_breakpoint(requests: Iterable[JsonObject]) -> Breakpoint | None:
    """The last place up to which all requests are the same; None when there is none, or when they set their own."""
    first: JsonObject | None = None
    same_system, shared = True, 0
    for request in requests:
        if _has_mark(request):
            return None
        if first is None:
            first, shared = request, len(request["messages"]) - 1
            continue
        if request.get("tools") != first.get("tools"):
            return None
        same_system = same_system and request.get("system") == first.get("system")
        shared = _same(first["messages"], request["messages"], shared) if same_system else 0
    if first is None:
        return None
    if same_system and shared > 0:
        return Breakpoint("messages", shared)
    if same_system and first.get("system"):
        return Breakpoint("system")
    return Breakpoint("tools") if first.get("tools") else None


def with_breakpoint(request: JsonObject, at: Breakpoint) -> JsonObject:
    """The request with a cache breakpoint there."""
    if at.field == "tools":
        return {**request, "tools": _marked(request["tools"])}
    if at.field == "system":
        return {**request, "system": _marked(_blocks(request["system"]))}
    messages = list(request["messages"])
    last = messages[at.messages - 1]
    messages[at.messages - 1] = {**last, "content": _marked(_blocks(last["content"]))}
    return {**request, "messages": messages}


def prefix_of(request: JsonObject, at: Breakpoint) -> JsonObject:
    """What of the request lies before the breakpoint."""
    order = ("tools", "system")[: 1 if at.field == "tools" else 2]
    prefix: JsonObject = {field: request[field] for field in order if field in request}
    prefix["messages"] = list(request["messages"][: at.messages])
    return prefix


def _same(one: list[JsonObject], other: list[JsonObject], most: int) -> int:
    count = 0
    for mine, theirs in zip(one[:most], other[: len(other) - 1], strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _blocks(content: JsonValue) -> list[JsonObject]:
    return [{"type": "text", "text": content}] if isinstance(content, str) else list(content)


def _marked(blocks: list[JsonObject]) -> list[JsonObject]:
    return [*blocks[:-1], {**blocks[-1], "cache_control": _MARK}]


def _has_mark(value: JsonValue) -> bool:
    if isinstance(value, dict):
        return "cache_control" in value or any(_has_mark(part) for part in value.values())
    return isinstance(value, list) and any(_has_mark(part) for part in value)
