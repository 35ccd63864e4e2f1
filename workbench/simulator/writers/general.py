"""Answers to prompts of no known suite: short, harmless, in the form that was asked for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from workbench.simulator.writers.draft import Draft, Task

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

_OPENINGS = ("Thank you for your message.", "I have read your message.", "Understood.")
_CLOSINGS = (
    "This is a scripted answer from the simulator.",
    "The simulator answers every prompt it does not know like this.",
)


def write(task: Task) -> Draft:
    """Calls a tool whose name the user mentions, reports a tool's result, or answers in two sentences."""
    prompt, chance = task.prompt, task.chance
    last = prompt.turns[-1] if prompt.turns else ""
    if prompt.exchanges:
        results = " ".join(exchange.result or "" for exchange in prompt.exchanges)
        return Draft(f"The tool says: {results}")
    for name, tool in prompt.tools.items():
        if name in last or name.replace("_", " ") in last:
            return Draft("", ((name, _arguments(tool.get("input_schema") or {}, last)),))
    if re.search(r"\bjson\b", prompt.instructions + last, re.IGNORECASE):
        return Draft(json.dumps({"answer": chance.choice(_OPENINGS)}), is_json=True)
    return Draft(f"{chance.choice(_OPENINGS)} {chance.choice(_CLOSINGS)}")


def _arguments(schema: JsonObject, text: str) -> JsonObject:
    """Arguments that fit a tool's schema, numbers taken from the text in order."""
    numbers = re.findall(r"\d+", text)
    return {name: _value(kind, numbers, text) for name, kind in (schema.get("properties") or {}).items()}


def _value(kind: JsonObject, numbers: list[str], text: str) -> JsonValue:
    if "enum" in kind:
        return kind["enum"][0]
    if kind.get("type") in ("integer", "number"):
        return int(numbers.pop(0)) if numbers else 1
    if kind.get("type") == "boolean":
        return True
    if kind.get("type") == "array":
        return []
    if kind.get("type") == "object":
        return _arguments(kind, text)
    return text
