"""Which requests the API refuses, and in which words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue
    from workbench.simulator.models import ScriptedModel

VERSIONS = ("2023-01-01", "2023-06-01", "2026-10-21")
_NEWEST_VERSION = VERSIONS[-1]
_SHARED = frozenset(
    {"messages", "model", "system", "tools", "tool_choice", "thinking", "output_config", "cache_control", "speed"}
)
_SAMPLING = frozenset({"temperature", "top_p", "top_k"})
_MESSAGE_FIELDS = _SHARED | {
    "max_tokens", "container", "diagnostics", "inference_geo", "metadata", "service_tier", "stop_sequences",
    "stream", "user_profile_id", "workspace_id",
}  # fmt: skip
_ROLES = ("user", "assistant", "system")
_BLOCKS: dict[str, dict[str, type]] = {
    "text": {"text": str},
    "image": {"source": dict},
    "document": {"source": dict},
    "tool_use": {"id": str, "name": str, "input": dict},
    "tool_result": {"tool_use_id": str},
    "thinking": {"thinking": str, "signature": str},
    "redacted_thinking": {"data": str},
}
_TYPE_NAMES = {str: "string", int: "integer", dict: "dictionary", list: "list", bool: "boolean"}
_TOOL_NAME = re.compile(r"[a-zA-Z0-9_-]{1,128}")
_EFFORTS = ("low", "medium", "high", "xhigh", "max")


def check_shape(body: JsonValue, *, counting: bool) -> JsonObject:
    """The body of a Messages or (counting) a count_tokens request; ApiError 400 on what the API would not read."""
    if not isinstance(body, dict):
        raise ApiError(400, "Input should be a valid dictionary")
    _need(body, "model", str, "")
    if not counting:
        _need(body, "max_tokens", int, "")
        if body["max_tokens"] < 0:
            raise ApiError(400, "max_tokens: Input should be greater than or equal to 0")
    _need(body, "messages", list, "")
    known = _SHARED if counting else _MESSAGE_FIELDS | _SAMPLING
    for name in body:
        if name not in known:
            raise ApiError(400, f"{name}: Extra inputs are not permitted")
    _optional(body, "stream", bool)
    _optional(body, "metadata", dict)
    _check_system(body.get("system"))
    _check_strings(body, "stop_sequences")
    _check_messages(body["messages"])
    _check_tools(body)
    return body


def check_model_rules(body: JsonObject, model: ScriptedModel, version: str) -> None:
    """What this model refuses under this API version; ApiError 400."""
    sampling = sorted(_SAMPLING & body.keys())
    if sampling and version == _NEWEST_VERSION:
        raise ApiError(400, f"{sampling[0]}: Extra inputs are not permitted")
    for name in sampling:
        _check_sampling(name, body[name], model)
    if body.get("max_tokens", 0) > model.max_tokens:
        limit = f"{body['max_tokens']} > {model.max_tokens}, which is the maximum allowed number of output tokens"
        raise ApiError(400, f"max_tokens: {limit} for {model.id}")
    if body["messages"][-1]["role"] == "assistant" and not model.prefill:
        raise ApiError(
            400, "This model does not support assistant message prefill. The conversation must end with a user message."
        )
    if not model.mid_system and any(message["role"] == "system" for message in body["messages"]):
        raise ApiError(400, "messages: role 'system' is not supported on this model")
    choice = body.get("tool_choice") or {}
    if choice.get("type") in ("any", "tool") and not model.forced_tools:
        raise ApiError(
            400, f'tool_choice: type "{choice["type"]}" is not supported on this model. Use "auto" or "none".'
        )
    if version == _NEWEST_VERSION:
        _check_blocks_of_newest(body["messages"])
    _check_thinking(body, model)


def _check_blocks_of_newest(messages: list[JsonObject]) -> None:
    for index, message in enumerate(messages):
        blocks = message["content"] if isinstance(message["content"], list) else []
        for number, block in enumerate(blocks):
            where = f"messages.{index}.content.{number}"
            if block["type"] == "document" and message["role"] == "assistant":
                raise ApiError(400, f"{where}: `document` blocks can only be in `user` messages")
            if block["type"] == "text" and block.get("citations") and message["role"] == "user":
                raise ApiError(400, f"{where}.text.citations: Extra inputs are not permitted")


def _check_sampling(name: str, value: JsonValue, model: ScriptedModel) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ApiError(400, f"{name}: Input should be a valid number")
    if name == "temperature" and not 0 <= value <= 1:
        raise ApiError(400, "temperature: range: 0..1")
    if not model.sampling and not (name == "temperature" and value == 1):
        raise ApiError(400, f"`{name}` is deprecated for this model.")


def _check_thinking(body: JsonObject, model: ScriptedModel) -> None:
    config = body.get("output_config") or {}
    effort = config.get("effort")
    if effort is not None and effort not in _EFFORTS:
        raise ApiError(400, "output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'")
    if effort is not None and effort not in model.efforts:
        raise ApiError(400, f"output_config.effort: '{effort}' is not supported on this model")
    if "format" in config and not model.structured_outputs:
        raise ApiError(400, "output_config.format: structured outputs are not supported on this model")
    thinking = body.get("thinking")
    if thinking is None:
        return
    kind = thinking.get("type") if isinstance(thinking, dict) else None
    if kind not in ("enabled", "adaptive", "disabled", "between_tools"):
        raise ApiError(400, "thinking.type: Input should be 'adaptive', 'enabled', 'disabled' or 'between_tools'")
    if kind not in model.thinking:
        hint = ""
        if kind == "disabled" and "between_tools" in model.thinking:
            hint = ' To turn thinking off on this model, use {"type": "between_tools"}.'
        raise ApiError(400, f'"thinking.type.{kind}" is not supported for this model.{hint}')
    if kind == "between_tools" and effort in ("xhigh", "max"):
        raise ApiError(400, f"output_config.effort: '{effort}' is not supported when thinking is disabled")
    if kind == "enabled":
        budget = thinking.get("budget_tokens")
        if not isinstance(budget, int) or budget < 1024:
            raise ApiError(400, "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024")
        if budget >= body.get("max_tokens", budget + 1):
            raise ApiError(400, "`max_tokens` must be greater than `thinking.budget_tokens`")


def _need(holder: JsonObject, name: str, kind: type, where: str) -> None:
    if name not in holder:
        raise ApiError(400, f"{where}{name}: Field required")
    value = holder[name]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ApiError(400, f"{where}{name}: Input should be a valid {_TYPE_NAMES[kind]}")


def _optional(holder: JsonObject, name: str, kind: type) -> None:
    if holder.get(name) is not None:
        _need(holder, name, kind, "")


def _check_system(system: JsonValue) -> None:
    if system is None or isinstance(system, str):
        return
    if not isinstance(system, list):
        raise ApiError(400, "system: Input should be a valid string or list of text blocks")
    for index, block in enumerate(system):
        where = f"system.{index}"
        if not isinstance(block, dict) or block.get("type") != "text":
            raise ApiError(400, f"{where}: Input should be a text block")
        _need(block, "text", str, f"{where}.")


def _check_strings(body: JsonObject, name: str) -> None:
    if body.get(name) is None:
        return
    _need(body, name, list, "")
    for index, item in enumerate(body[name]):
        if not isinstance(item, str):
            raise ApiError(400, f"{name}.{index}: Input should be a valid string")
        if not item.strip():
            raise ApiError(400, f"{name}: each stop sequence must contain non-whitespace")


def _check_messages(messages: list[JsonValue]) -> None:
    if not messages:
        raise ApiError(400, "messages: at least one message is required")
    open_calls: set[str] = set()
    for index, message in enumerate(messages):
        where = f"messages.{index}"
        if not isinstance(message, dict):
            raise ApiError(400, f"{where}: Input should be a valid dictionary")
        _need(message, "role", str, f"{where}.")
        if message["role"] not in _ROLES:
            raise ApiError(400, f"{where}.role: Input should be 'user', 'assistant' or 'system'")
        for name in message:
            if name not in ("role", "content"):
                raise ApiError(400, f"{where}.{name}: Extra inputs are not permitted")
        open_calls = _check_content(message, where, open_calls, last=index == len(messages) - 1)
    if messages[0]["role"] == "assistant":
        raise ApiError(400, 'messages: first message must use the "user" role')


def _check_content(message: JsonObject, where: str, open_calls: set[str], *, last: bool) -> set[str]:
    """Checks one message's content; gives the ids of tool calls that the next message must answer."""
    if "content" not in message:
        raise ApiError(400, f"{where}.content: Field required")
    content = message["content"]
    if not isinstance(content, str | list):
        raise ApiError(400, f"{where}.content: Input should be a valid string or list of content blocks")
    if not content and not (last and message["role"] == "assistant"):
        raise ApiError(
            400, f"{where}: all messages must have non-empty content except for the optional final assistant message"
        )
    blocks = [{"type": "text", "text": content}] if isinstance(content, str) else content
    calls: set[str] = set()
    answered: set[str] = set()
    for number, block in enumerate(blocks):
        _check_block(block, f"{where}.content.{number}", message["role"])
        if block["type"] == "tool_use":
            calls.add(block["id"])
        elif block["type"] == "tool_result":
            if block["tool_use_id"] not in open_calls:
                raise ApiError(
                    400,
                    f"{where}.content.{number}: unexpected `tool_use_id` found in `tool_result` blocks: "
                    f"{block['tool_use_id']}. Each `tool_result` block must have a corresponding `tool_use` "
                    "block in the previous message.",
                )
            answered.add(block["tool_use_id"])
    missing = sorted(open_calls - answered)
    if missing:
        raise ApiError(
            400,
            f"{where}: `tool_use` ids were found without `tool_result` blocks immediately after: {', '.join(missing)}.",
        )
    if calls and last:
        unanswered = ", ".join(sorted(calls))
        raise ApiError(
            400, f"{where}: `tool_use` ids were found without `tool_result` blocks immediately after: {unanswered}."
        )
    return calls


def _check_block(block: JsonValue, where: str, role: str) -> None:
    if not isinstance(block, dict):
        raise ApiError(400, f"{where}: Input should be a valid dictionary")
    _need(block, "type", str, f"{where}.")
    fields = _BLOCKS.get(block["type"])
    if fields is None:
        known = ", ".join(f"'{name}'" for name in _BLOCKS)
        raise ApiError(400, f"{where}: Input tag '{block['type']}' does not match any of the expected tags: {known}")
    for name, kind in fields.items():
        _need(block, name, kind, f"{where}.{block['type']}.")
    if block["type"] == "text" and not block["text"].strip():
        fault = "contain non-whitespace text" if block["text"] else "be non-empty"
        raise ApiError(400, f"{where}: text content blocks must {fault}")
    if block["type"] == "tool_use" and role != "assistant":
        raise ApiError(400, f"{where}: `tool_use` blocks can only be in `assistant` messages")
    if block["type"] == "tool_result":
        if role != "user":
            raise ApiError(400, f"{where}: `tool_result` blocks can only be in `user` messages")
        _check_result_content(block.get("content"), where)


def _check_result_content(content: JsonValue, where: str) -> None:
    if content is None or isinstance(content, str):
        return
    if not isinstance(content, list) or not all(isinstance(part, dict) and "type" in part for part in content):
        raise ApiError(400, f"{where}.tool_result.content: Input should be a valid string or list of content blocks")
    for number, part in enumerate(content):
        if part["type"] == "text":
            _need(part, "text", str, f"{where}.tool_result.content.{number}.")


def _check_tools(body: JsonObject) -> None:
    _optional(body, "tools", list)
    names: set[str] = set()
    for index, tool in enumerate(body.get("tools") or ()):
        where = f"tools.{index}."
        if not isinstance(tool, dict):
            raise ApiError(400, f"tools.{index}: Input should be a valid dictionary")
        _need(tool, "name", str, where)
        if not _TOOL_NAME.fullmatch(tool["name"]):
            raise ApiError(400, f"{where}name: String should match pattern '^{_TOOL_NAME.pattern}$'")
        if tool.get("type", "custom") == "custom":
            _need(tool, "input_schema", dict, where)
            if tool["input_schema"].get("type") != "object":
                raise ApiError(400, f"{where}custom.input_schema.type: Input should be 'object'")
        if tool["name"] in names:
            raise ApiError(400, "tools: Tool names must be unique.")
        names.add(tool["name"])
    _optional(body, "tool_choice", dict)
    choice = body.get("tool_choice") or {}
    if choice and choice.get("type") not in ("auto", "any", "tool", "none"):
        raise ApiError(400, "tool_choice.type: Input should be 'auto', 'any', 'tool' or 'none'")
    if choice.get("type") in ("any", "tool") and not names:
        raise ApiError(400, "tool_choice may only be specified while providing tools.")
    if choice.get("type") == "tool" and choice.get("name") not in names:
        raise ApiError(400, f"Tool '{choice.get('name')}' not found in provided tools")
