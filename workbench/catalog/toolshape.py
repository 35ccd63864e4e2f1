"""What the API refuses of tools and of the choice among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.catalog.faults import Fault, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject, JsonValue


def tool_faults(request: JsonObject, shape: JsonObject) -> Iterator[Fault]:
    """The faults of a request's tools and tool_choice."""
    tools, choice = request.get("tools"), request.get("tool_choice")
    names: set[JsonValue] = set()
    for index, tool in enumerate(tools if isinstance(tools, list) else ()):
        where = f"tools[{index}]"
        if not isinstance(tool, dict):
            yield Fault(where, shown(tool), "not a tool", "give a mapping")
            continue
        yield from _tool(tool, where, shape)
        name = tool.get("name")
        if isinstance(name, str):
            if name in names:
                yield Fault(f"{where}.name", name, "two tools of one name", "name each tool once")
            names.add(name)
    if not isinstance(choice, dict):
        return
    if choice.get("type") in ("any", "tool") and not tools:
        yield Fault("tool_choice", shown(choice), "a choice among no tools", "give tools, or drop tool_choice")
    elif choice.get("type") == "tool" and (not isinstance(choice.get("name"), str) or choice["name"] not in names):
        yield Fault("tool_choice.name", shown(choice.get("name")), "a tool that is not given", "name one of tools")


def _tool(tool: JsonObject, where: str, shape: JsonObject) -> Iterator[Fault]:
    kind, name = tool.get("type") or "custom", tool.get("name")
    known = shape["tools"].get(kind) if isinstance(kind, str) else None
    if kind != "custom" and known is None:
        yield Fault(f"{where}.type", shown(kind), "no kind of tool", "take it out, or name a kind the API knows")
        return
    for field in (known or {}).get("needs", ()):
        if field not in tool:
            yield Fault(f"{where}.{field}", "not given", f"{kind} needs it", f"give {field}")
    if known is not None:
        if "name" in known and name != known["name"]:
            yield Fault(f"{where}.name", shown(name), f"{kind} has another name", f"call it {known['name']}")
        return
    if not isinstance(name, str) or not re.fullmatch(shape["tool_name"], name):
        yield Fault(f"{where}.name", shown(name), "no name for a tool", f"letters as in {shape['tool_name']}")
    schema = tool.get("input_schema")
    if not isinstance(schema, dict) or schema.get("type") != "object":
        yield Fault(f"{where}.input_schema", shown(schema), "no schema of type object", "give {type: object, …}")
