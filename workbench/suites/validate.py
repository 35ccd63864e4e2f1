"""What a suite's values break of its schema, in sentences with lines. Importing this module imports jsonschema."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from workbench.checks.ifeval.kwargs import TEMPLATE
from workbench.checks.paths import path_problem
from workbench.checks.registry import CHECK_TYPES, NEGATION, NOT_BLANK, PYTHON_FUNCTION, base_name
from workbench.checks.schema_fit import schema_problem
from workbench.suites.schema import CASE_ID, REQUEST_FIELDS, SUITE_ID, suite_schema, value_schema
from workbench.suites.yaml_text import JsonPath, Problem
from workbench.text.nearest import did_you_mean, nearest
from workbench.text.template import variables_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema.exceptions import ValidationError

    from workbench.records import Check, JsonObject, JsonValue

_MANY = 15  # choices; more are not listed in a sentence
_TYPO = 90  # unknown request fields are let through unless they look like a slip of the finger
_PATTERNS = {
    SUITE_ID: "must be 1-200 of a-z, 0-9 and -",
    CASE_ID: "must be 1-200 characters without blank , / @",
    PYTHON_FUNCTION: "must be file.py:function",
    NOT_BLANK: "must not be blank",
}
# Checks whose threshold is a share of 1.
_SHARES = ("similar", "similar-to-baseline", "llm-rubric", "pairwise", "python")
_KINDS = {
    "string": "text", "integer": "a whole number", "number": "a number", "object": "a mapping",
    "array": "a list", "boolean": "true or false", "null": "nothing",
}  # fmt: skip


@cache
def _validator(part: str | None) -> Draft202012Validator:
    schema = suite_schema()
    if part is None:
        return Draft202012Validator(schema)
    return Draft202012Validator({"$ref": f"#/$defs/{part}", "$defs": schema["$defs"]})


def suite_problems(value: JsonValue, lines: dict[JsonPath, int]) -> list[Problem]:
    """What is wrong with a whole suite file's value."""
    problems = list(_problems(_validator(None).iter_errors(value), lines, ()))
    if isinstance(value, dict):
        problems.extend(_field_typos(value.get("request"), lines, ("request",)))
        for path, checks in _check_lists(value):
            problems.extend(_check_problems(checks, lines, path))
    return problems


def case_problems(value: JsonValue, line: int) -> list[Problem]:
    """What is wrong with one case of a `cases_from` file, all of it on the one line given."""
    problems = list(_problems(_validator("case").iter_errors(value), {(): line}, ()))
    checks = value.get("checks") if isinstance(value, dict) else None
    return [*problems, *_check_problems(checks, {(): line}, ("checks",))]


def request_problems(value: JsonValue, lines: dict[JsonPath, int], prefix: JsonPath) -> list[Problem]:
    """What is wrong with a request mapping that stands at `prefix` of a document."""
    problems = list(_problems(_validator("request").iter_errors(value), lines, prefix))
    return [*problems, *_field_typos(value, lines, prefix)]


def filled_check_problem(check: Check) -> str | None:
    """What is wrong with a check's value and path once its variables are filled, None when nothing is."""
    said = None if check.path is None else path_problem(check.path)
    if said:
        return f"check {check.type}: {said}"
    schema = value_schema(check.type)
    if schema is None or (check.value is None and not CHECK_TYPES[base_name(check.type)[0]].value_required):
        return None
    for problem in _problems(Draft202012Validator(schema).iter_errors(check.value), {}, ("value",)):
        return f"check {check.type}: {problem.text}"
    return _regex_problem(check.type, check.value) or _schema_problem(check.type, check.value)


def _problems(errors: Iterable[ValidationError], lines: dict[JsonPath, int], prefix: JsonPath) -> Iterator[Problem]:
    seen: set[tuple[JsonPath, str]] = set()
    for error in errors:
        path = (*prefix, *error.absolute_path)
        inside = _inside_value(error)
        if inside:
            yield from _problems(inside, lines, prefix)
            continue
        if error.validator == "additionalProperties":
            schema: Any = error.schema
            instance: Any = error.instance
            known = sorted(schema["properties"])
            for key in instance:
                if key not in known:
                    text = f"unknown key '{key}' in {_place(path)}{did_you_mean(key, known)}"
                    yield Problem(_line(lines, (*path, key)), text)
            continue
        text = _sentence(error, _named(path))
        if (path, text) not in seen:
            seen.add((path, text))
            yield Problem(_line(lines, (*path, "model") if error.validator == "not" else path), text)


def _inside_value(error: ValidationError) -> list[ValidationError]:
    """What is wrong within a value that may be a template instead: the template is hardly what was meant."""
    choices: Any = error.validator_value
    if error.validator != "anyOf" or choices[-1] != TEMPLATE:
        return []
    return [part for part in error.context or () if part.schema_path[0] == 0]


def _sentence(error: ValidationError, name: str) -> str:
    rule = error.validator
    limit: Any = error.validator_value
    found: Any = error.instance
    match rule:
        case "required":
            missing = [key for key in limit if key not in found]
            words = " and ".join(f"'{key}'" for key in missing)
            return f"{name} lacks {words}"
        case "type":
            kinds = [limit] if isinstance(limit, str) else limit
            return f"{name} must be {' or '.join(_KINDS[kind] for kind in kinds)}, not {_shown(found)}"
        case "enum" if len(limit) > _MANY:
            return f"{name}: {_shown(found)} is not known{_nearest_choice(found, limit)}"
        case "enum":
            choices = ", ".join(map(str, limit))
            return f"{name} must be one of {choices}, not {_shown(found)}{_nearest_choice(found, limit)}"
        case "anyOf" if "const" in limit[0]:
            names = [prefix + kind for prefix in ("", NEGATION) for kind in CHECK_TYPES]
            return f"unknown check type {_shown(found)}{_nearest_choice(found, names)}"
        case "anyOf":
            return _sentence(error.context[0], name) if error.context else f"{name} does not fit"
        case "pattern":
            return f"{name} {_PATTERNS.get(limit, 'has the wrong form:')}, not {_shown(found)}"
        case "minimum":
            return f"{name} must be at least {limit}, not {found}"
        case "maximum":
            return f"{name} must be at most {limit}, not {found}"
        case "minItems" | "minProperties":
            return f"{name} must not be empty"
        case "maxProperties":
            return f"{name} has more than {limit} keys; which of them counts?"
        case "not":
            return f"{name} may not hold 'model'; it is named as 'model:' of the suite, or when running"
        case None:
            return f"{name}: this check takes no value; leave it out"
    return f"{name}: {error.message}"


def _check_lists(suite: JsonObject) -> Iterator[tuple[JsonPath, JsonValue]]:
    yield ("checks",), suite.get("checks")
    cases = suite.get("cases")
    for index, case in enumerate(cases if isinstance(cases, list) else ()):
        if isinstance(case, dict):
            yield ("cases", index, "checks"), case.get("checks")


def _check_problems(checks: JsonValue, lines: dict[JsonPath, int], path: JsonPath) -> Iterator[Problem]:
    """What no schema can say of checks: patterns and paths that cannot be read, variables where none may stand."""
    for index, check in enumerate(checks if isinstance(checks, list) else ()):
        if not isinstance(check, dict) or not isinstance(check.get("type"), str):
            continue
        kind, value, picked = check["type"], check.get("value"), check.get("path")
        said = _regex_problem(kind, value) or _schema_problem(kind, value)
        if base_name(kind)[0] == "python" and variables_of(value):
            said = f"check {kind}: what is run cannot hang on a case; name the function without {{{{variables}}}}"
        if said:
            yield Problem(_line(lines, (*path, index, "value")), said)
        said = _threshold_problem(kind, check.get("threshold"))
        if said:
            yield Problem(_line(lines, (*path, index, "threshold")), said)
        said = path_problem(picked) if isinstance(picked, str) and not variables_of(picked) else None
        if said:
            yield Problem(_line(lines, (*path, index, "path")), f"check {kind}: {said}")


def _regex_problem(check_type: str, value: Any) -> str | None:
    if base_name(check_type)[0] != "regex" or not isinstance(value, str) or variables_of(value):
        return None
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:
        return f"check {check_type}: not a regular expression: {error}"
    return None


def _schema_problem(check_type: str, value: JsonValue) -> str | None:
    """What is wrong with the JSON Schemas in a check's value, those apart that a case's variables complete."""
    name = base_name(check_type)[0]
    if name in ("is-json", "contains-json"):
        schemas = [value]
    elif name == "tool-arguments":
        calls = value if isinstance(value, list) else [value]
        schemas = [call["schema"] for call in calls if isinstance(call, dict) and "schema" in call]
    else:
        return None
    found = (schema_problem(one) for one in schemas if isinstance(one, dict) and not variables_of(one))
    said = next(filter(None, found), None)
    return None if said is None else f"check {check_type}: {said}"


def _threshold_problem(check_type: str, threshold: JsonValue) -> str | None:
    if isinstance(threshold, bool) or not isinstance(threshold, int | float):
        return None
    if base_name(check_type)[0] in _SHARES and not 0 <= threshold <= 1:
        return f"check {check_type}: threshold must be from 0 to 1, not {threshold}"
    return f"check {check_type}: threshold must be at least 0, not {threshold}" if threshold < 0 else None


def _field_typos(request: JsonValue, lines: dict[JsonPath, int], prefix: JsonPath) -> Iterator[Problem]:
    for key in request if isinstance(request, dict) else ():
        near = nearest(key, REQUEST_FIELDS, near=_TYPO) if key not in REQUEST_FIELDS else None
        if near:
            text = f"unknown request field '{key}'; did you mean '{near[0]}'?"
            yield Problem(_line(lines, (*prefix, key)), text)


def _nearest_choice(found: JsonValue, choices: Iterable[str]) -> str:
    return did_you_mean(found, choices) if isinstance(found, str) else ""


def _line(lines: dict[JsonPath, int], path: JsonPath) -> int:
    """The line of the value at `path`, else of the nearest one around it."""
    while path not in lines and path:
        path = path[:-1]
    return lines.get(path, 1)


def _dotted(path: Iterable[str | int]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)


def _named(path: JsonPath) -> str:
    return _dotted(path).lstrip(".") or "this"


def _place(path: JsonPath) -> str:
    return _dotted(path).lstrip(".") or "the file"


def _shown(found: JsonValue) -> str:
    """A value in few characters."""
    if isinstance(found, dict):
        return "a mapping"
    if isinstance(found, list):
        return "a list"
    text = (
        repr(found)
        if isinstance(found, str)
        else {None: "nothing", True: "true", False: "false"}.get(found, str(found))
    )
    return text if len(text) <= 60 else text[:57] + "..."
