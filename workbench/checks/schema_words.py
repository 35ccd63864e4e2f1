"""What a JSON value breaks of its JSON Schema, in plain words: one sentence part a failing keyword."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.checks.finding import quoted
from workbench.text.counts import how_many

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

    from workbench.records import JsonValue

_KINDS = {
    "string": "text", "integer": "a whole number", "number": "a number", "object": "an object",
    "array": "an array", "boolean": "true or false", "null": "null",
}  # fmt: skip
_COMPARED = {
    "minimum": "at least", "maximum": "at most", "exclusiveMinimum": "more than", "exclusiveMaximum": "less than",
}  # fmt: skip
_SIZES = {
    "minLength": ("character", "at least"), "maxLength": ("character", "at most"),
    "minItems": ("item", "at least"), "maxItems": ("item", "at most"),
    "minProperties": ("key", "at least"), "maxProperties": ("key", "at most"),
}  # fmt: skip
_SHOWN = 40  # characters of a value
_CHOICES = 6
_FORMS = 2


def fault(error: ValidationError) -> str:
    """What is wrong with the value at the error's place. Said by the failing keyword, in words of our own."""
    keyword = str(error.validator)
    limit: Any = error.validator_value  # of which kind they are follows from the keyword
    found: Any = error.instance
    if keyword in _COMPARED:
        return f"{quoted(found)} is not {_COMPARED[keyword]} {quoted(limit)}"
    if keyword in _SIZES:
        unit, bound = _SIZES[keyword]
        return f"{how_many(len(found), unit)}, {bound} {limit} wanted"
    match keyword:
        case "required":
            return f"the key {quoted(_missing(error.message, limit, found), _SHOWN)} is missing"
        case "additionalProperties" | "unevaluatedProperties":
            return f"unexpected {_listed_keys(_unexpected(error, found))}"
        case "type":
            return f"{_with_kind(found)} is not {_kinds(limit)}"
        case "enum":
            shown = ", ".join(quoted(choice, 24) for choice in limit[:_CHOICES])
            more = f" or {len(limit) - _CHOICES} more" if len(limit) > _CHOICES else ""
            return f"{quoted(found, _SHOWN)} is not one of {shown}{more}"
        case "const":
            return f"{quoted(found, _SHOWN)} is not {quoted(limit, _SHOWN)}"
        case "pattern":
            return f"{quoted(found, _SHOWN)} does not match {quoted(limit, _SHOWN)}"
        case "format":
            return f"{quoted(found, _SHOWN)} is no {limit}"
        case "multipleOf":
            return f"{quoted(found)} is not a multiple of {quoted(limit)}"
        case "uniqueItems":
            return f"an item stands twice in {quoted(found, _SHOWN)}"
        case "items" | "unevaluatedItems":
            return f"more items than allowed: {quoted(found, _SHOWN)}"
        case "contains" | "minContains" | "maxContains":
            return f"the wrong number of items are as asked for: {quoted(found, _SHOWN)}"
        case "oneOf" if not error.context:
            return f"{quoted(found, _SHOWN)} fits more than one of {len(limit)} forms"
        case "anyOf" | "oneOf":
            return f"fits none of {len(limit)} forms: {'; '.join(_branches(error))}"
        case "not":
            return f"{quoted(found, _SHOWN)} is what it must not be"
        case "dependentRequired":
            key, needed = next((key, one) for key in limit if key in found for one in limit[key] if one not in found)
            return f"the key {quoted(needed, _SHOWN)} is missing, which goes with {quoted(key, _SHOWN)}"
        case "None":
            return f"{quoted(found, _SHOWN)} stands where nothing may"
    return f"breaks {quoted(keyword)}: {quoted(found, _SHOWN)}"


def _branches(error: ValidationError) -> list[str]:
    """Why the value does not fit, for each of the first forms: `1: the key 'a' is missing`."""
    first: dict[Any, ValidationError] = {}
    for inner in error.context or ():
        first.setdefault(inner.schema_path[0], inner)
    return [f"{number}: {fault(inner)}" for number, inner in enumerate(list(first.values())[:_FORMS], start=1)]


def _missing(message: str, required: list[str], found: dict[str, JsonValue]) -> str:
    """The key the error is about: each missing one has an error of its own, told apart by its message alone."""
    missing = [key for key in required if key not in found]
    return next((key for key in missing if message.startswith(repr(key))), missing[0])


def _unexpected(error: ValidationError, found: dict[str, JsonValue]) -> list[str]:
    """The keys no part of the schema speaks of."""
    schema: Any = error.schema
    patterns = schema.get("patternProperties", {})
    return [
        key
        for key in found
        if key not in schema.get("properties", {}) and not any(re.search(pattern, key) for pattern in patterns)
    ]


def _listed_keys(keys: list[str]) -> str:
    shown = ", ".join(quoted(key, 24) for key in keys[:3])
    more = f" and {len(keys) - 3} more" if len(keys) > 3 else ""
    return f"key{'s' if len(keys) > 1 else ''} {shown}{more}"


def _kinds(limit: JsonValue) -> str:
    kinds = [limit] if isinstance(limit, str) else limit
    return " or ".join(_KINDS.get(kind, str(kind)) for kind in kinds)


def _with_kind(found: JsonValue) -> str:
    """The value, its kind named where it would read like another's: `the text '12'`, `the array [1]`."""
    if isinstance(found, dict | list):
        return f"the {'object' if isinstance(found, dict) else 'array'} {quoted(found, 24)}"
    if isinstance(found, str) and _reads_like_another(found):
        return f"the text {quoted(found, _SHOWN)}"
    return quoted(found, _SHOWN)


def _reads_like_another(text: str) -> bool:
    return text in ("true", "false", "null") or bool(re.fullmatch(r"[-+]?[\d.,]{1,40}(?:[eE][-+]?\d{1,4})?", text))
