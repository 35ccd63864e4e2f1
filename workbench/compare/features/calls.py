"""The calls of an answer: their inputs flattened, and what the tools' schemas say of their arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.finding import clipped
from workbench.checks.tools import printed_call, tool_calls
from workbench.compare.features.documents import value_leaves
from workbench.compare.features.parts import CallMark

if TYPE_CHECKING:
    from workbench.checks.tools import Call
    from workbench.records import JsonObject, JsonValue, Output

_MOST = 60
_QUOTE = 60
_PRINTED = re.compile(
    r"<(?:antml:)?(?:function_calls|invoke|tool_call|tool_use)\b[^\n]{0,60}"
    r"|\{\s{0,9}\"(?:tool|function|name)\":\s{0,9}\"[\w.-]{1,60}\",\s{0,9}\"(?:input|arguments|parameters)\":[^\n]{0,30}"
)


def calls_of(output: Output) -> tuple[CallMark, ...]:
    """The calls the model made, in order."""
    schemas = _schemas(output)
    return tuple(_mark(call, schemas.get(call.tool)) for call in tool_calls(output)[:_MOST])


def printed_in(output: Output, text: str) -> str | None:
    """A call that is written down instead of made: of a tool that the request offers, or in the form of one."""
    found = printed_call(text, _schemas(output))
    if found is None and ("<" in text or '":' in text):
        form = _PRINTED.search(text)
        found = form[0] if form else None
    return clipped(found, _QUOTE) if found else None


def _schemas(output: Output) -> dict[str, JsonObject]:
    """The schemas of the tools that were offered, by name; empty where they are not known."""
    tools = (output.request or {}).get("tools")
    return {
        one["name"]: _object(one.get("input_schema"))
        for one in (tools if isinstance(tools, list | tuple) else ())
        if isinstance(one, dict) and isinstance(one.get("name"), str)
    }


def _mark(call: Call, schema: JsonObject | None) -> CallMark:
    leaves = value_leaves(call.input)
    known = _object((schema or {}).get("properties"))
    if not known or not isinstance(call.input, dict):
        return CallMark(call.tool, call.step, leaves)
    required = (schema or {}).get("required")
    lacking = [name for name in (required if isinstance(required, list | tuple) else ()) if name not in call.input]
    unknown = [str(name) for name in call.input if name not in known]
    return CallMark(call.tool, call.step, leaves, tuple(map(str, lacking)), tuple(unknown))


def _object(value: JsonValue) -> JsonObject:
    return value if isinstance(value, dict) else {}
