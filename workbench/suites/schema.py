"""The JSON Schema of suite files: the one published truth, which reading a file checks against."""

from __future__ import annotations

from functools import cache

from workbench.checks.registry import CHECK_TYPES, NEGATION, CheckType, base_name
from workbench.records import CATEGORIES, JsonObject
from workbench.text.canonical import canonical_json

SUITE_ID = r"^[a-z0-9-]{1,200}$"
CASE_ID = r"^[^\s,/@]{1,200}$"

# Fields of POST /v1/messages, for editors and for naming the nearest one. The API grows, so others are let through.
REQUEST_FIELDS: dict[str, JsonObject] = {
    "max_tokens": {"type": "integer", "minimum": 0, "description": "The most tokens the answer may have."},
    "system": {"type": ["string", "array"], "description": "The system prompt: text, or a list of text blocks."},
    "messages": {"$ref": "#/$defs/messages"},
    "temperature": {"type": "number", "description": "Sampling temperature; newer models refuse it."},
    "top_p": {"type": "number", "description": "Nucleus sampling; newer models refuse it."},
    "top_k": {"type": "integer", "description": "Top-k sampling; newer models refuse it."},
    "stop_sequences": {
        "type": "array",
        "items": {"type": "string"},
        "description": "Texts at which the model stops writing.",
    },
    "tools": {
        "type": "array",
        "items": {"type": "object"},
        "description": "Tools the model may call: name, description, input_schema.",
    },
    "tool_choice": {"type": "object", "description": "Whether and which tool must be called."},
    "thinking": {"type": "object", "description": "Extended thinking: its type and budget."},
    "output_config": {"type": "object", "description": "Effort and output format."},
    "metadata": {"type": "object", "description": "Metadata of the request."},
    "service_tier": {"type": "string", "description": "auto or standard_only."},
    "speed": {"type": "string", "description": "standard or fast."},
    "cache_control": {"type": "object", "description": "Prompt caching of the whole request."},
    "container": {"description": "The container to go on in."},
    "context_management": {"type": "object", "description": "Clearing of old context (beta)."},
    "mcp_servers": {"type": "array", "items": {"type": "object"}, "description": "MCP servers (beta)."},
    "inference_geo": {"type": "string", "description": "Where inference may run."},
    "stream": {"type": "boolean", "description": "Whether the answer is streamed."},
}

_MESSAGES: JsonObject = {
    "type": "array",
    "description": "The conversation so far, ending with what the model is to answer.",
    "items": {
        "type": "object",
        "properties": {
            "role": {"enum": ["user", "assistant", "system"], "description": "Who speaks."},
            "content": {"type": ["string", "array"], "description": "Text, or a list of content blocks."},
        },
        "required": ["role", "content"],
        "additionalProperties": False,
    },
}


@cache
def suite_schema() -> JsonObject:
    """The schema of a suite file (JSON Schema draft 2020-12), with a description at every key for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Workbench suite",
        "description": "One prompt, its checks and its cases.",
        "type": "object",
        "properties": {
            "suite": {"type": "string", "pattern": SUITE_ID, "description": "The suite's id: a-z, 0-9 and -."},
            "title": {"type": "string", "description": "A name for people."},
            "risk": {
                "enum": ["low", "medium", "high"],
                "default": "medium",
                "description": "What is at stake; orders the rollout.",
            },
            "margin": {
                "type": "number",
                "minimum": 0,
                "maximum": 1,
                "default": 0.05,
                "description": "A drop of the pass rate within it counts as neutral.",
            },
            "source": {"type": "string", "description": "Where the prompt lives, as file:line."},
            "model": {"type": "string", "description": "The model the prompt runs on today."},
            "volume": {
                "type": "object",
                "properties": {
                    "requests_per_month": {"type": "number", "minimum": 0, "description": "Calls in a month."}
                },
                "additionalProperties": False,
                "description": "How often the prompt is sent; costs are projected to it.",
            },
            "request": {"$ref": "#/$defs/request"},
            "checks": {
                "type": "array",
                "items": {"$ref": "#/$defs/check"},
                "description": "What every case's answer must satisfy.",
            },
            "cases": {
                "type": "array",
                "items": {"$ref": "#/$defs/case"},
                "description": "The sets of inputs the prompt is tried with.",
            },
            "cases_from": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Files of further cases, .jsonl or .csv, seen from this file's folder.",
            },
        },
        "required": ["suite", "request"],
        "additionalProperties": False,
        "$defs": {
            "request": request_schema(),
            "messages": _MESSAGES,
            "check": _check_schema(),
            "case": _case_schema(),
        },
    }


def request_schema() -> JsonObject:
    """The schema of a suite's `request`; it stands alone but for `#/$defs/messages`."""
    return {
        "type": "object",
        "description": "Fields of POST /v1/messages as sent, without model. {{name}} takes a case's variable.",
        "properties": REQUEST_FIELDS,
        "not": {"type": "object", "required": ["model"]},
    }


def _case_schema() -> JsonObject:
    return {
        "type": "object",
        "description": "One set of inputs, with what is expected of the answer.",
        "properties": {
            "id": {
                "type": "string",
                "pattern": CASE_ID,
                "description": "Unique in the suite; 1-200 printable characters without blank , / @.",
            },
            "vars": {"type": "object", "description": "Values of the prompt's {{variables}}."},
            "expected": {"description": "What is expected, for checks: {{expected}} or {{expected.name}}."},
            "tags": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Words that pick checks and cases.",
            },
            "critical": {"type": "boolean", "default": False, "description": "Whether a regression here weighs most."},
            "checks": {
                "type": "array",
                "items": {"$ref": "#/$defs/check"},
                "description": "Further checks of this case alone.",
            },
            "messages": {"$ref": "#/$defs/messages", "description": "Sent instead of the request's messages."},
            "turns": {
                "type": "array",
                "items": {"type": "string"},
                "minItems": 1,
                "description": "User messages, each sent after the model's own reply to the one before.",
            },
            "tool_results": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "tool": {"type": "string", "description": "The tool's name."},
                        "input": {"type": "object", "description": "The input it answers; any when left out."},
                        "result": {"description": "What the tool answers."},
                    },
                    "required": ["tool", "result"],
                    "additionalProperties": False,
                },
                "description": "What a tool answers when the model calls it; the first match wins.",
            },
        },
        "required": ["id"],
        "additionalProperties": False,
    }


def _check_schema() -> JsonObject:
    """One check. What `value` may be hangs on the type, and a template in its place may become anything."""
    template = {"type": "string", "pattern": r"\{\{"}
    # Types that take the same value stand together: the fewer rules, the faster a file is checked.
    alike: dict[str, list[CheckType]] = {}
    for kind in CHECK_TYPES.values():
        alike.setdefault(canonical_json([kind.value, kind.value_required]), []).append(kind)
    by_type: list[JsonObject] = []
    for kinds in alike.values():
        value = kinds[0].value
        then: JsonObject = {"properties": {"value": False if value is None else {"anyOf": [value, template]}}}
        if value is not None and kinds[0].value_required:
            then["required"] = ["value"]
        names = [prefix + kind.name for kind in kinds for prefix in ("", NEGATION)]
        by_type.append({"if": {"properties": {"type": {"enum": names}}, "required": ["type"]}, "then": then})
    return {
        "type": "object",
        "description": "Something an answer must satisfy.",
        "properties": {
            "type": {
                "description": "The check's name; not- before it turns it round.",
                "anyOf": [
                    {"const": prefix + kind.name, "description": ("Not: " if prefix else "") + kind.description}
                    for kind in CHECK_TYPES.values()
                    for prefix in ("", NEGATION)
                ],
            },
            "value": {"description": "What the check compares with; its form hangs on the type."},
            "path": {"type": "string", "description": "The part of a JSON answer to look at, as $.a.b[0]."},
            "category": {"enum": list(CATEGORIES), "description": "Where a failure is filed."},
            "weight": {
                "type": "number",
                "minimum": 0,
                "default": 1,
                "description": "Share in the score; 0 informs only.",
            },
            "threshold": {"type": "number", "description": "The bound of a check that measures."},
            "tags": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Only for cases with one of these tags.",
            },
        },
        "required": ["type"],
        "additionalProperties": False,
        "allOf": by_type,
    }


def value_schema(check_type: str) -> JsonObject | None:
    """What the `value` of a check of this type must be, None where it takes none. The type must be known."""
    return CHECK_TYPES[base_name(check_type)[0]].value
