"""What no path can say of a request: the conditions that have a name instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.catalog.conditions import View
    from workbench.records import JsonValue


def split_tool_results(view: View) -> list[tuple[str, JsonValue]]:
    """User messages that only go on answering the tool calls which the message before began to answer."""
    messages = view.root.get("messages")
    if not isinstance(messages, list):
        return []
    return [
        (f"messages[{index}]", "a further message of tool results")
        for index in range(1, len(messages))
        if only_results(messages[index]) and only_results(messages[index - 1])
    ]


def only_results(message: JsonValue) -> bool:
    """Whether this is a user message of nothing but tool results."""
    content = message.get("content") if isinstance(message, dict) and message.get("role") == "user" else None
    return bool(
        isinstance(content, list)
        and content
        and all(isinstance(block, dict) and block.get("type") == "tool_result" for block in content)
    )


def cache_breakpoint(view: View) -> list[tuple[str, JsonValue]]:
    """The first cache_control of a request, wherever it stands."""
    waiting: list[tuple[str, JsonValue]] = [
        (name, view.root[name]) for name in ("messages", "system", "tools") if isinstance(view.root.get(name), list)
    ]
    if view.root.get("cache_control"):
        return [("cache_control", view.root["cache_control"])]
    while waiting:
        place, one = waiting.pop()
        if isinstance(one, dict):
            if one.get("cache_control"):
                return [(f"{place}.cache_control", one["cache_control"])]
            waiting += [(f"{place}.{key}", item) for key, item in one.items() if isinstance(item, list)]
        else:
            waiting += [(f"{place}[{index}]", item) for index, item in enumerate(one) if isinstance(item, dict)]
    return []


def needs_stream(view: View) -> list[tuple[str, JsonValue]]:
    """Whether the SDK refuses to wait for the whole answer, and the request does not ask for a stream itself."""
    return (
        [("max_tokens", view.root.get("max_tokens"))]
        if view.must_stream and view.root.get("stream") is not True
        else []
    )


NAMED: dict[str, Callable[[View], list[tuple[str, JsonValue]]]] = {
    "split_tool_results": split_tool_results,
    "cache_breakpoint": cache_breakpoint,
    "needs_stream": needs_stream,
}
