"""Writes JSON Schemas from lists of fields."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from workbench.simulator.writers.draft import Draft, Task

if TYPE_CHECKING:
    from workbench.records import JsonObject

_FIELD = re.compile(r"^\s*-\s*(\w+)\s*:\s*(.+?)\s*\((required|optional)\)\s*$", re.MULTILINE)
_KINDS: dict[str, JsonObject] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "whole number": {"type": "integer"},
    "yes/no": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "date and time": {"type": "string", "format": "date-time"},
    "list of text": {"type": "array", "items": {"type": "string"}},
}


def write(task: Task) -> Draft:
    """The schema of one kind of record."""
    record = task.prompt.data["record"]
    head = record.strip().splitlines()[0].strip().rstrip(".") if record.strip() else "Record"
    title = re.sub(r"^(An?|The) ", "", head)
    title = title[:1].upper() + title[1:]
    properties: JsonObject = {}
    required: list[str] = []
    for name, kind, need in _FIELD.findall(record):
        properties[name] = _property(kind, with_choices="lose_choices" not in task.habits)
        if need == "required":
            required.append(name)
    schema: JsonObject = {"title": title, "type": "object"}
    if task.voice == "newer":
        schema = {"title": title, "description": _description(head, task), "type": "object"}
    schema |= {"properties": properties, "required": required}
    if not {"open_schema", "terse"} & task.habits:
        schema["additionalProperties"] = False
    if "terse" in task.habits:
        del schema["required"]
    return Draft(json.dumps(schema, indent=2, ensure_ascii=False), is_json=True)


def _property(kind: str, *, with_choices: bool) -> JsonObject:
    choices = re.fullmatch(r"one of (.+)", kind)
    if choices:
        return {"type": "string", **({"enum": choices[1].split(", ")} if with_choices else {})}
    return dict(_KINDS.get(kind, {"type": "string"}))


def _description(head: str, task: Task) -> str:
    what = head[:1].lower() + head[1:]
    return task.chance.choice(
        (f"Describes {what}.", f"The fields of {what}.", f"{head}, as the form builder stores it.")
    )
