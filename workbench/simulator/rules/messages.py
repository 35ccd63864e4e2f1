"""Messages: who may speak last, where documents and citations may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError
from workbench.simulator.rules.setting import NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject
    from workbench.simulator.models import ScriptedModel
    from workbench.simulator.rules.setting import Setting


def check(request: JsonObject, model: ScriptedModel, setting: Setting) -> None:
    """ApiError 400 for a conversation that the model or the version does not take."""
    messages = request["messages"]
    if messages[-1]["role"] == "assistant" and not _is_paused(messages[-1]):
        _check_prefill(messages[-1], request, model)
    if model.facts.mid_conversation_system_messages is False and any(one["role"] == "system" for one in messages):
        raise ApiError(400, "messages: role 'system' is not supported on this model")
    if setting.version == NEWEST:
        _check_places(messages)
    formatted = (request.get("output_config") or {}).get("format") is not None
    if formatted and any(_cites(block) for message in messages for block in _all_blocks(message.get("content"))):
        raise ApiError(400, "output_config.format: citations and structured outputs cannot be used together")


def _check_prefill(last: JsonObject, request: JsonObject, model: ScriptedModel) -> None:
    if model.facts.assistant_prefill is False:
        raise ApiError(
            400, "This model does not support assistant message prefill. The conversation must end with a user message."
        )
    if (request.get("thinking") or {}).get("type") == "enabled":
        raise ApiError(400, "When thinking is enabled, the conversation cannot end with an assistant message.")
    content = last["content"]
    texts = [content] if isinstance(content, str) else [one["text"] for one in content[-1:] if one["type"] == "text"]
    if texts and texts[-1] != texts[-1].rstrip():
        raise ApiError(400, "messages: final assistant content cannot end with trailing whitespace")


def _is_paused(message: JsonObject) -> bool:
    """Whether it is a turn in which a server tool runs, sent back to be gone on with: that is no prefill."""
    content = message["content"]
    kinds = [block["type"] for block in content] if isinstance(content, list) else []
    return any(kind in ("server_tool_use", "mcp_tool_use") or kind.endswith("_tool_result") for kind in kinds)


def _check_places(messages: list[JsonObject]) -> None:
    for index, message in enumerate(messages):
        content = message.get("content")
        if not isinstance(content, list):
            continue
        for number, block in enumerate(content):
            where = f"messages.{index}.content.{number}"
            if message["role"] == "assistant" and block["type"] == "document":
                raise ApiError(400, f"{where}: `document` blocks can only be in `user` messages")
            if message["role"] == "user":
                for inner in _all_blocks([block]):
                    if inner.get("type") == "text" and inner.get("citations"):
                        raise ApiError(400, f"{where}.text.citations: Extra inputs are not permitted")


def _cites(block: JsonObject) -> bool:
    citations = block.get("citations")
    return isinstance(citations, dict) and bool(citations.get("enabled"))


def _all_blocks(content: str | list[JsonObject] | None) -> Iterator[JsonObject]:
    """The blocks of a content and those inside them."""
    if isinstance(content, list):
        for block in content:
            if isinstance(block, dict):
                yield block
                yield from _all_blocks(block.get("content"))
