"""Content blocks: which there are, what each must hold, who may send it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError
from workbench.simulator.fields import need, object_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.records import JsonObject, JsonValue

_RESULT: Mapping[str, type] = {"tool_use_id": str, "content": object}
_CALL: Mapping[str, type] = {"id": str, "name": str, "input": dict}
_BLOCKS: Mapping[str, Mapping[str, type]] = {
    "text": {"text": str},
    "image": {"source": dict},
    "document": {"source": dict},
    "search_result": {"content": list, "source": str, "title": str},
    "thinking": {"thinking": str, "signature": str},
    "redacted_thinking": {"data": str},
    "tool_use": _CALL,
    "tool_result": {"tool_use_id": str},
    "server_tool_use": _CALL,
    "web_search_tool_result": _RESULT,
    "web_fetch_tool_result": _RESULT,
    "advisor_tool_result": _RESULT,
    "code_execution_tool_result": _RESULT,
    "bash_code_execution_tool_result": _RESULT,
    "text_editor_code_execution_tool_result": _RESULT,
    "tool_search_tool_result": _RESULT,
    "mcp_tool_use": {**_CALL, "server_name": str},
    "mcp_tool_result": {"tool_use_id": str},
    "mcp_tool_listing": {"mcp_server_name": str, "tools": list},
    "container_upload": {"file_id": str},
    "compaction": {},
    "fallback": {"from": dict, "to": dict},
    "tool_addition": {"tool": dict},
    "tool_removal": {"tool": dict},
}


def check_block(block: JsonValue, where: str, role: str) -> None:
    """ApiError 400 for what is no block that somebody of this role may send."""
    object_at(block, where)
    need(block, "type", str, f"{where}.")
    kind = block["type"]
    fields = _BLOCKS.get(kind)
    if fields is None:
        known = ", ".join(f"'{name}'" for name in _BLOCKS)
        raise ApiError(400, f"{where}: Input tag '{kind}' does not match any of the expected tags: {known}")
    for name, wanted in fields.items():
        need(block, name, wanted, f"{where}.{kind}.")
    check_cache_mark(block, f"{where}.")
    if kind == "text":
        _check_text(block["text"], where)
    elif kind == "tool_use" and role != "assistant":
        raise ApiError(400, f"{where}: `tool_use` blocks can only be in `assistant` messages")
    elif kind == "tool_result":
        if role != "user":
            raise ApiError(400, f"{where}: `tool_result` blocks can only be in `user` messages")
        _check_result(block.get("content"), where)


def check_cache_mark(holder: JsonObject, where: str) -> None:
    """ApiError 400 when a cache mark is none."""
    mark = holder.get("cache_control")
    if mark is None:
        return
    if not isinstance(mark, dict) or mark.get("type") != "ephemeral":
        raise ApiError(400, f"{where}cache_control.type: Input should be 'ephemeral'")
    if mark.get("ttl") not in (None, "5m", "1h"):
        raise ApiError(400, f"{where}cache_control.ephemeral.ttl: Input should be '5m' or '1h'")


def _check_text(text: str, where: str) -> None:
    if not text.strip():
        fault = "contain non-whitespace text" if text else "be non-empty"
        raise ApiError(400, f"{where}: text content blocks must {fault}")


def _check_result(content: JsonValue, where: str) -> None:
    if content is None or isinstance(content, str):
        return
    if not isinstance(content, list) or not all(isinstance(part, dict) and "type" in part for part in content):
        raise ApiError(400, f"{where}.tool_result.content: Input should be a valid string or list of content blocks")
    for number, part in enumerate(content):
        if part["type"] == "text":
            need(part, "text", str, f"{where}.tool_result.content.{number}.")
