"""Arguments of a call held against the values that are accepted for each.

The rules are those of the Berkeley Function Calling Leaderboard's comparison by syntax tree: texts are compared without
case, blanks and punctuation, `""` among the accepted values says that the argument may be left out, and a whole number
stands for a decimal one but not the other way round.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from workbench.checks.equality import same_json
from workbench.checks.finding import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.records import JsonObject, JsonValue

_LEFT_OUT = re.compile(r"[ ,./\-_*^]")
_OPTIONAL = ""
_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "array": (list,),
    "object": (dict,),
}  # fmt: skip
_WORDS = {"string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
          "array": "an array", "object": "an object"}  # fmt: skip


def argument_fault(given: Mapping[str, JsonValue], accepts: Mapping[str, JsonValue], schema: JsonObject) -> str | None:
    """What is wrong with a call's arguments, None when all are accepted. `schema` is the tool's, empty if unknown."""
    properties = schema.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    required = schema.get("required")
    for name in (*(required if isinstance(required, list | tuple) else ()), *accepts):
        if name in given or _optional(name, accepts, required):
            continue
        values = _values(accepts.get(name, ()))
        return f"argument {quoted(name, 30)} is missing{f', expected {_choices(values)}' if values else ''}"
    for name, value in given.items():
        if name not in accepts or (properties and name not in properties):
            return f"unexpected argument {quoted(name, 30)}: {quoted(value)}"
        values, kind = _values(accepts[name]), properties.get(name)
        if isinstance(kind, dict) and not is_of_kind(value, kind) and type(value) not in {type(one) for one in values}:
            return f"argument {quoted(name, 30)} is {quoted(value)}, which is not {_kind_named(kind)}"
        if not any(_accepted(value, one, isinstance(kind, dict)) for one in values):
            return f"argument {quoted(name, 30)} is {quoted(value)}, expected {_choices(values)}"
    return None


def is_of_kind(value: JsonValue, kind: Mapping[str, JsonValue]) -> bool:
    """Whether a value is of a JSON Schema's type, and its items of the items' type; `3.0` is no whole number."""
    names = kind.get("type")
    names = [names] if isinstance(names, str) else names
    if not isinstance(names, list | tuple):
        return True
    if isinstance(value, bool):
        return "boolean" in names
    if value is None:
        return "null" in names
    if not any(isinstance(value, _KINDS.get(str(name), (object,))) for name in names if name != "boolean"):
        return False
    items = kind.get("items")
    return not isinstance(value, list) or not isinstance(items, dict) or all(is_of_kind(one, items) for one in value)


def _optional(name: str, accepts: Mapping[str, JsonValue], required: JsonValue) -> bool:
    if isinstance(required, list | tuple) and name in required:
        return False
    return _OPTIONAL in [one for one in _as_list(accepts.get(name)) if isinstance(one, str)]


def _accepted(value: JsonValue, accepted: JsonValue, kind_is_known: bool) -> bool:
    """One accepted value against the one given; of an object each key has its own list of accepted values."""
    if isinstance(value, str) and isinstance(accepted, str):
        return normalised(value) == normalised(accepted)
    if isinstance(value, dict) and isinstance(accepted, dict):
        return all(
            any(_accepted(inner, one, kind_is_known) for one in _as_list(accepted[key])) if key in accepted else False
            for key, inner in value.items()
        ) and all(key in value or _OPTIONAL in _as_list(choices) for key, choices in accepted.items())
    if isinstance(value, list | tuple) and isinstance(accepted, list | tuple):
        return len(value) == len(accepted) and all(
            _accepted(inner, one, kind_is_known) for inner, one in zip(value, accepted, strict=True)
        )
    if isinstance(value, float) and isinstance(accepted, int) and not kind_is_known:
        return False
    return same_json(value, accepted)


def normalised(text: str) -> str:
    """A text as it is compared: small letters, without blanks and punctuation, with one kind of quotation mark."""
    return _LEFT_OUT.sub("", text).lower().replace("'", '"')


def _as_list(value: JsonValue) -> Sequence[JsonValue]:
    return value if isinstance(value, list | tuple) else [value]


def _values(value: JsonValue) -> list[Any]:
    """The accepted values without the mark that says the argument may be left out."""
    choices = list(_as_list(value))
    return [one for one in choices if one != _OPTIONAL] or choices


def _choices(values: Sequence[JsonValue]) -> str:
    shown = " or ".join(quoted(one, 30) for one in values[:3])
    return shown if len(values) <= 3 else f"{shown} or {len(values) - 3} more"


def _kind_named(kind: Mapping[str, JsonValue]) -> str:
    names = kind.get("type")
    said = " or ".join(_WORDS.get(str(name), str(name)) for name in _as_list(names))
    items = kind.get("items")
    inner = items.get("type") if isinstance(items, dict) else None
    return f"{said} of {_WORDS.get(str(inner), str(inner))}" if inner and names == "array" else said
