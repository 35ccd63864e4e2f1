"""Tool definitions and the choice among them, as a request must write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.simulator.blocks import check_cache_mark
from workbench.simulator.faults import ApiError
from workbench.simulator.fields import need, object_at, optional
from workbench.simulator.vocabulary import tool_kinds

if TYPE_CHECKING:
    from workbench.records import JsonObject

_NAME = re.compile(r"[a-zA-Z0-9_-]{1,128}")


def check_tools(body: JsonObject) -> None:
    """ApiError 400 for tools or a tool_choice that the API would not read."""
    optional(body, "tools", list)
    names: set[str] = set()
    for index, tool in enumerate(body.get("tools") or ()):
        object_at(tool, f"tools.{index}")
        name = _checked_name(tool, f"tools.{index}")
        if name is not None:
            if name in names:
                raise ApiError(400, "tools: Tool names must be unique.")
            names.add(name)
    optional(body, "tool_choice", dict)
    choice = body.get("tool_choice")
    if choice:
        _check_choice(choice, names, is_any=bool(body.get("tools")))


def _checked_name(tool: JsonObject, where: str) -> str | None:
    """The name of a tool that is well defined; None for a set of tools."""
    check_cache_mark(tool, f"{where}.")
    optional(tool, "type", str, f"{where}.")
    kind = tool.get("type") or "custom"
    known = None if kind == "custom" else tool_kinds().get(kind)
    if kind != "custom" and known is None:
        raise ApiError(400, f"{where}: Input tag '{kind}' does not match any of the expected tags")
    if known and known.is_toolset:
        for field in known.needs:
            need(tool, field, object, f"{where}.{kind}.")
        return None
    need(tool, "name", str, f"{where}.")
    name: str = tool["name"]
    if not _NAME.fullmatch(name):
        raise ApiError(400, f"{where}.name: String should match pattern '^{_NAME.pattern}$'")
    if known:
        if name != known.name:
            raise ApiError(400, f"{where}.{kind}.name: Input should be '{known.name}'")
        for field in known.needs:
            need(tool, field, object, f"{where}.{kind}.")
    else:
        need(tool, "input_schema", dict, f"{where}.")
        if tool["input_schema"].get("type") != "object":
            raise ApiError(400, f"{where}.custom.input_schema.type: Input should be 'object'")
    return name


def _check_choice(choice: JsonObject, names: set[str], *, is_any: bool) -> None:
    kind = choice.get("type")
    if kind not in ("auto", "any", "tool", "none"):
        raise ApiError(400, "tool_choice.type: Input should be 'auto', 'any', 'tool' or 'none'")
    if kind in ("any", "tool") and not is_any:
        raise ApiError(400, "tool_choice may only be specified while providing tools.")
    if kind == "tool":
        need(choice, "name", str, "tool_choice.tool.")
        if choice["name"] not in names:
            raise ApiError(400, f"Tool '{choice['name']}' not found in provided tools")
