"""Every check type by name: what it takes, where its failures are filed, what it does in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.checks.ifeval.kwargs import instruction_schema

if TYPE_CHECKING:
    from workbench.records import JsonObject

NEGATION = "not-"
NOT_BLANK = r"\S"
PYTHON_FUNCTION = r"^[^:{}\\]+\.py:[A-Za-z_][A-Za-z0-9_]*$"


@dataclass(frozen=True, slots=True)
class CheckType:
    """One type of check.

    `value` is a JSON Schema fragment for the check's `value` after templates are filled, None where the
    type takes none. `category` is where a failure is filed unless the check says otherwise.
    """

    name: str
    category: str
    description: str
    value: JsonObject | None = None
    value_required: bool = True


_TEXT: JsonObject = {"type": ["string", "number", "boolean"]}
_TEXTS: JsonObject = {"type": "array", "items": _TEXT, "minItems": 1}
_ANYTHING: JsonObject = {}
_AMOUNT: JsonObject = {"type": "number", "minimum": 0}
_COUNT: JsonObject = {"type": "integer", "minimum": 0}
_SCHEMA: JsonObject = {"type": ["object", "boolean"]}
_FLAG: JsonObject = {"type": "boolean"}
_FLAG_OR_COUNT: JsonObject = {"type": ["boolean", "integer"], "minimum": 0}
_NAMES: JsonObject = {"type": ["string", "array"], "items": {"type": "string"}, "minItems": 1}
_FILLED: JsonObject = {"type": ["object", "string"], "pattern": r"\{\{"}  # an object, or the variable that becomes one
_TOOL_CALL: JsonObject = {
    "properties": {
        "tool": {"type": "string", "description": "The tool's name."},
        "input": {**_FILLED, "description": "Exactly the arguments it must be called with."},
        "schema": {**_SCHEMA, "description": "The JSON Schema the arguments must fit."},
        "accepts": {**_FILLED, "description": "For each argument the accepted values; an empty text: may be left out."},
    },
    "required": ["tool"],
    "maxProperties": 2,
    "additionalProperties": False,
    "if": {"type": "object"},
    "then": {"anyOf": [{"required": ["input"]}, {"required": ["schema"]}, {"required": ["accepts"]}]},
}
_TOOL_CALLS: JsonObject = {
    **_TOOL_CALL,
    "type": ["object", "array"],
    "items": {**_TOOL_CALL, "type": "object"},
    "minItems": 1,
}
_STEPS: JsonObject = {"type": "array", "items": _NAMES, "minItems": 1}
_TOOL_ORDER: JsonObject = {
    **_STEPS,
    "type": ["string", "array", "object"],
    "properties": {
        "order": {**_STEPS, "description": "The tools in their order; an inner list is called in one reply."},
        "max_steps": {"type": "integer", "minimum": 1, "description": "The most replies with calls."},
    },
    "minProperties": 1,
    "additionalProperties": False,
}
_QUESTION: JsonObject = {"type": "string", "pattern": NOT_BLANK}
_FUNCTION: JsonObject = {"type": "string", "pattern": PYTHON_FUNCTION}

_TYPES = (
    CheckType("equals", "content", "The answer, or the part `path` picks, is exactly this value.", _ANYTHING),
    CheckType("contains", "content", "The answer contains this text, case as written.", _TEXT),
    CheckType("icontains", "content", "The answer contains this text in any case.", _TEXT),
    CheckType("contains-any", "content", "The answer contains at least one of these texts.", _TEXTS),
    CheckType("contains-all", "content", "The answer contains all of these texts.", _TEXTS),
    CheckType("starts-with", "format", "The answer starts with this text.", _TEXT),
    CheckType("regex", "content", "This Python regular expression matches somewhere.", {"type": "string"}),
    CheckType("is-json", "schema", "The whole answer is JSON, and fits the JSON Schema if given.", _SCHEMA, False),
    CheckType("contains-json", "schema", "Somewhere the answer holds JSON that fits the schema.", _SCHEMA, False),
    CheckType("is-refusal", "refusal", "The answer declines the request."),
    CheckType("similar", "content", "The text is at least `threshold` (0..1, default 0.75) similar to this.", _TEXT),
    CheckType("levenshtein", "content", "At most `threshold` (default 5) character edits away from this.", _TEXT),
    CheckType("latency", "latency", "The answer took at most so many milliseconds.", _AMOUNT, False),
    CheckType("cost", "cost", "The answer cost at most so many USD.", _AMOUNT, False),
    CheckType("llm-rubric", "content", "A model judges the answer by this rubric (`workbench judge`).", _QUESTION),
    CheckType("python", "content", "A Python function decides, given as file.py:function.", _FUNCTION),
    CheckType("max-words", "format", "At most so many words.", _COUNT),
    CheckType("min-words", "format", "At least so many words.", _COUNT),
    CheckType("max-chars", "format", "At most so many characters.", _COUNT),
    CheckType(
        "language", "language", "The answer is in this language (ISO 639-1 code; zh-Hans, zh-Hant).", {"type": "string"}
    ),
    CheckType("stop-reason", "truncation", "The answer ended for this reason, or one of these.", _NAMES),
    CheckType("tool-called", "tool-use", "This tool was called, or all of these.", _NAMES),
    CheckType("no-tool-called", "tool-use", "No tool was called, or none of these.", _NAMES, False),
    CheckType("tool-arguments", "tool-use", "This tool was called with this input; or: all these calls.", _TOOL_CALLS),
    CheckType("tool-order", "tool-use", "These tools were called in this order; others may lie between.", _TOOL_ORDER),
    CheckType("code-fence", "format", "Has code fences (true), none (false), or so many.", _FLAG_OR_COUNT, False),
    CheckType("preamble", "format", "Opens with an introduction to what was asked for (true), or not.", _FLAG, False),
    CheckType("postamble", "format", "Ends with a remark after what was asked for (true), or not.", _FLAG, False),
    CheckType("headings", "format", "Has Markdown headings (true), none (false), or so many.", _FLAG_OR_COUNT, False),
    CheckType("bullets", "format", "Has bullet items (true), none (false), or so many.", _FLAG_OR_COUNT, False),
    CheckType("tables", "format", "Has Markdown tables (true), none (false), or so many.", _FLAG_OR_COUNT, False),
    CheckType("latex", "format", "Has LaTeX mathematics (true) or none (false).", _FLAG, False),
    CheckType("emoji", "format", "Has emoji (true), none (false), or so many.", _FLAG_OR_COUNT, False),
    CheckType(
        "placeholders", "content", "Has unfilled placeholders such as [Name] (true), none, or so many.",
        _FLAG_OR_COUNT, False,
    ),
    CheckType("repetition", "content", "Repeats itself (true) or not (false).", _FLAG, False),
    CheckType("hedging", "tone", "Hedges (true) or not (false).", _FLAG, False),
    CheckType("ifeval", "format", "Follows a verifiable instruction of the IFEval set.", instruction_schema()),
    CheckType("same-keys-as-baseline", "schema", "The JSON has the same keys as the baseline's answer."),
    CheckType("similar-to-baseline", "content", "At least `threshold` (default 0.8) similar to the baseline's answer."),
    CheckType("pairwise", "content", "A model judges the answer against the baseline's, by this question.", _QUESTION),
)  # fmt: skip

CHECK_TYPES: dict[str, CheckType] = {kind.name: kind for kind in _TYPES}


def base_name(name: str) -> tuple[str, bool]:
    """The type's name without `not-`, and whether it was negated."""
    if name.startswith(NEGATION):
        return name[len(NEGATION) :], True
    return name, False
