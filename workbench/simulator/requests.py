"""Which requests the API cannot read, and in which words it says so. What a model refuses is in `rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.simulator.blocks import check_block, check_cache_mark
from workbench.simulator.faults import ApiError
from workbench.simulator.fields import need, object_at, optional
from workbench.simulator.tools import check_tools

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject, JsonValue

VERSIONS = ("2023-01-01", "2023-06-01", "2026-10-21")
_COUNT_FIELDS = frozenset({
    "messages", "model", "system", "tools", "tool_choice", "thinking", "output_config", "cache_control", "speed",
    "billing_policy", "compaction", "context_management", "mcp_servers", "user_profile_id", "workspace_id",
})  # fmt: skip
_MESSAGE_FIELDS = _COUNT_FIELDS | {
    "max_tokens", "container", "diagnostics", "fallback_credit_token", "fallbacks", "inference_geo", "metadata",
    "service_tier", "stop_sequences", "stream", "thread", "temperature", "top_p", "top_k",
}  # fmt: skip
_MESSAGE_KEYS = {
    "user": frozenset({"role", "content"}),
    "assistant": frozenset({"role", "content"}),
    "system": frozenset({"role", "content", "output_config", "clear_at"}),
}
_MOST_MESSAGES = 100_000
_MOST_MARKS = 4


def check_shape(body: JsonValue, *, counting: bool) -> JsonObject:
    """The body of a Messages or (counting) a count_tokens request; ApiError 400 on what the API would not read."""
    if not isinstance(body, dict):
        raise ApiError(400, "Input should be a valid dictionary")
    need(body, "model", str)
    if not counting:
        need(body, "max_tokens", int)
        if body["max_tokens"] < 0:
            raise ApiError(400, "max_tokens: Input should be greater than or equal to 0")
    need(body, "messages", list)
    known = _COUNT_FIELDS if counting else _MESSAGE_FIELDS
    for name in body:
        if name not in known:
            raise ApiError(400, f"{name}: Extra inputs are not permitted")
    optional(body, "stream", bool)
    for name in ("metadata", "output_config", "context_management", "diagnostics"):
        optional(body, name, dict)
    for name in ("inference_geo", "user_profile_id", "workspace_id"):
        optional(body, name, str)
    if body.get("speed") not in (None, "standard", "fast"):
        raise ApiError(400, "speed: Input should be 'standard' or 'fast'")
    _check_format(body)
    _check_system(body.get("system"))
    _check_strings(body, "stop_sequences")
    _check_messages(body["messages"])
    check_tools(body)
    _check_marks(body)
    return body


def _check_format(body: JsonObject) -> None:
    form = (body.get("output_config") or {}).get("format")
    if form is None:
        return
    if not isinstance(form, dict) or form.get("type") != "json_schema":
        raise ApiError(400, "output_config.format.type: Input should be 'json_schema'")
    need(form, "schema", dict, "output_config.format.")


def _check_system(system: JsonValue) -> None:
    if system is None or isinstance(system, str):
        return
    if not isinstance(system, list):
        raise ApiError(400, "system: Input should be a valid string or list of text blocks")
    for index, block in enumerate(system):
        where = f"system.{index}"
        if not isinstance(block, dict) or block.get("type") != "text":
            raise ApiError(400, f"{where}: Input should be a text block")
        need(block, "text", str, f"{where}.")
        check_cache_mark(block, f"{where}.")


def _check_strings(body: JsonObject, name: str) -> None:
    if body.get(name) is None:
        return
    need(body, name, list)
    for index, item in enumerate(body[name]):
        if not isinstance(item, str):
            raise ApiError(400, f"{name}.{index}: Input should be a valid string")
        if not item.strip():
            raise ApiError(400, f"{name}: each stop sequence must contain non-whitespace")


def _check_messages(messages: list[JsonValue]) -> None:
    if not messages:
        raise ApiError(400, "messages: at least one message is required")
    if len(messages) > _MOST_MESSAGES:
        raise ApiError(400, f"messages: at most {_MOST_MESSAGES} messages are allowed")
    open_calls: set[str] = set()
    callers = ""
    for index, message in enumerate(messages):
        where = f"messages.{index}"
        object_at(message, where)
        need(message, "role", str, f"{where}.")
        role = message["role"]
        if role not in _MESSAGE_KEYS:
            raise ApiError(400, f"{where}.role: Input should be 'user', 'assistant' or 'system'")
        for name in message:
            if name not in _MESSAGE_KEYS[role]:
                raise ApiError(400, f"{where}.{name}: Extra inputs are not permitted")
        blocks = _checked_blocks(message, where, last=index == len(messages) - 1)
        if role == "user":
            open_calls -= _results(blocks, where, open_calls)
        elif role == "assistant":
            _need_results(open_calls, callers)
            open_calls, callers = {block["id"] for block in blocks if block["type"] == "tool_use"}, where
    _need_results(open_calls, callers)
    if messages[0]["role"] == "assistant" and not _is_compaction(messages[0]["content"]):
        raise ApiError(400, 'messages: first message must use the "user" role')


def _checked_blocks(message: JsonObject, where: str, *, last: bool) -> list[JsonObject]:
    """The blocks of a message, each of which is one."""
    role = message["role"]
    optional(message, "output_config", dict, f"{where}.")
    if role == "system" and message.get("content") is None and message.get("output_config"):
        return []
    if "content" not in message:
        raise ApiError(400, f"{where}.content: Field required")
    content = message["content"]
    if not isinstance(content, str | list):
        raise ApiError(400, f"{where}.content: Input should be a valid string or list of content blocks")
    if not content and not (last and role == "assistant"):
        raise ApiError(
            400, f"{where}: all messages must have non-empty content except for the optional final assistant message"
        )
    blocks = [{"type": "text", "text": content}] if isinstance(content, str) else content
    for number, block in enumerate(blocks):
        check_block(block, f"{where}.content.{number}", role)
    return blocks


def _results(blocks: list[JsonObject], where: str, open_calls: set[str]) -> set[str]:
    """The ids of the tool calls that these blocks answer. Results may be spread over several user messages."""
    answered: set[str] = set()
    for number, block in enumerate(blocks):
        if block["type"] == "tool_result":
            if block["tool_use_id"] not in open_calls:
                raise ApiError(
                    400,
                    f"{where}.content.{number}: unexpected `tool_use_id` found in `tool_result` blocks: "
                    f"{block['tool_use_id']}. Each `tool_result` block must have a corresponding `tool_use` "
                    "block in the previous message.",
                )
            answered.add(block["tool_use_id"])
    return answered


def _need_results(open_calls: set[str], where: str) -> None:
    if open_calls:
        raise ApiError(
            400,
            f"{where}: `tool_use` ids were found without `tool_result` blocks immediately after: "
            f"{', '.join(sorted(open_calls))}.",
        )


def _is_compaction(content: str | list[JsonObject]) -> bool:
    return isinstance(content, list) and any(block["type"] == "compaction" for block in content)


def _check_marks(body: JsonObject) -> None:
    check_cache_mark(body, "")
    marks = [mark.get("ttl") or "5m" for mark in _marks(body)]
    if len(marks) > _MOST_MARKS:
        raise ApiError(
            400, f"A maximum of {_MOST_MARKS} blocks with cache_control may be provided. Found {len(marks)}."
        )
    if "5m" in marks and "1h" in marks[marks.index("5m") :]:
        raise ApiError(400, "cache_control: a ttl='1h' block must not come after a ttl='5m' block")


def _marks(body: JsonObject) -> Iterator[JsonObject]:
    """The cache marks in the order of the prompt: tools, system, messages, then the one of the whole."""
    for content in (body.get("tools"), body.get("system"), *(one.get("content") for one in body["messages"])):
        if isinstance(content, list):
            for block in content:
                if block.get("cache_control"):
                    yield block["cache_control"]
    if body.get("cache_control"):
        yield body["cache_control"]
