"""`{{variables}}` in requests, turns and checks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.errors import TemplateError
from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

_VARIABLE = r"\{\{[ \t]*(\w[\w-]*(?:\.\w[\w-]*)*)[ \t]*\}\}"
_ONLY = re.compile(_VARIABLE)
_ANY = re.compile(r"(\\?)" + _VARIABLE)


def fill(value: JsonValue, variables: JsonObject) -> JsonValue:
    """The value with each `{{name}}` or `{{a.b}}` in its strings replaced, once.

    Nothing inside a variable's value is expanded. A string that is only `{{name}}` becomes the variable's value with
    its type. Inside other text a string goes in as it is and anything else as JSON. `\\{{x}}` stands for the literal
    `{{x}}`. Keys of objects are left alone.
    Raises TemplateError for a variable that is not there.
    """
    if isinstance(value, str):
        only = _ONLY.fullmatch(value)
        return _lookup(only[1], variables) if only else _ANY.sub(lambda found: _replacement(found, variables), value)
    if isinstance(value, dict):
        return {key: fill(part, variables) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [fill(part, variables) for part in value]
    return value


def variables_of(value: JsonValue) -> set[str]:
    """The names that `fill` would look up, as written (`a.b` in full)."""
    if isinstance(value, str):
        return {found[2] for found in _ANY.finditer(value) if not found[1]}
    if isinstance(value, dict):
        return set().union(*map(variables_of, value.values()))
    if isinstance(value, list | tuple):
        return set().union(*map(variables_of, value))
    return set()


def escaped(value: JsonValue) -> JsonValue:
    """The value with its strings written so that `fill` gives them back unchanged, whatever braces they hold."""
    if isinstance(value, str):
        return _ONLY.sub(lambda found: "\\" + found[0], value)
    if isinstance(value, dict):
        return {key: escaped(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [escaped(part) for part in value]
    return value


def _replacement(found: re.Match[str], variables: JsonObject) -> str:
    if found[1]:
        return found[0][1:]
    value = _lookup(found[2], variables)
    return value if isinstance(value, str) else lossless_json(value)


def _lookup(name: str, variables: JsonObject) -> JsonValue:
    if name in variables:  # also a CSV column whose own name has a dot
        return variables[name]
    value: JsonValue = variables
    for part in name.split("."):
        if isinstance(value, dict) and part in value:
            value = value[part]
        elif isinstance(value, list | tuple) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
        else:
            known = ", ".join(sorted(map(str, variables))) or "none"
            raise TemplateError(f"the variable {name} is missing", hint=f"variables of this case: {known}")
    return value
