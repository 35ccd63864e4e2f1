"""Checks on JSON: the whole answer, or JSON somewhere in it, against a JSON Schema."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from workbench.checks.finding import Finding, clipped, quoted, undecided
from workbench.checks.refusal import refusal_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.checks.finding import Subject
    from workbench.records import Check, JsonObject, JsonValue

_OUTER_FENCE = re.compile(r"\s*(```|~~~)[^\n]*\n.*\n[ \t]*\1\s*", re.DOTALL)
_OPENING = re.compile(r"[{\[]")
_ATTEMPTS = 64  # brackets tried as the start of a value; keeps text full of brackets from taking long
_CUT_OFF = ("max_tokens", "model_context_window_exceeded")


class _NotJson(NamedTuple):
    """Why a text is not JSON, and where that is filed."""

    reason: str
    category: str


def is_json(check: Check, subject: Subject) -> Finding:
    """The whole answer parses as JSON (RFC 8259, keys unique) and satisfies the schema, if the check has one.

    With a path, the picked part is what the schema is held against.
    """
    if subject.has_part:
        value = subject.part
    else:
        try:
            value = _strict(subject.text)
        except (ValueError, RecursionError) as error:
            reason, category = _why_not(subject, error)
            return Finding(False, f"not JSON: {reason}", category=category)
    return _against_schema(check.value, value, f"JSON {_kind(value)}")


def contains_json(check: Check, subject: Subject) -> Finding:
    """Some object or array in the answer parses as JSON and satisfies the schema, if the check has one."""
    found = Finding(False, "no JSON in the answer")
    for value in _json_values(subject.text):
        found = _against_schema(check.value, value, f"contains a JSON {_kind(value)}")
        if found.passed is not False:
            break
    return found


def _json_values(text: str) -> Iterator[JsonValue]:
    """The objects and arrays in a text, outermost ones, in order."""
    decoder = json.JSONDecoder()
    end = tried = 0
    for opening in _OPENING.finditer(text):
        if opening.start() < end:
            continue
        if tried == _ATTEMPTS:
            return
        tried += 1
        try:
            value, end = decoder.raw_decode(text, opening.start())
        except (ValueError, RecursionError):
            continue
        yield value


def _strict(text: str) -> JsonValue:
    return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_unique_keys)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


def _unique_keys(pairs: list[tuple[str, JsonValue]]) -> JsonObject:
    result = dict(pairs)
    if len(result) < len(pairs):
        ((twice, _count),) = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"the key {quoted(twice)} stands twice")
    return result


def _why_not(subject: Subject, error: Exception) -> _NotJson:
    """The most telling reason first: what stands around the JSON before what is wrong inside it."""
    text = subject.text
    stripped = text.strip()
    if not stripped:
        return _NotJson("the answer is empty", "schema")
    if subject.output.stop_reason in _CUT_OFF:
        return _NotJson(f"cut off after {len(text):,} characters ({subject.output.stop_reason})", "truncation")
    if _OUTER_FENCE.fullmatch(text):
        return _NotJson("a code fence around it", "format")
    opening = _OPENING.search(stripped)
    if opening is None:
        category = "refusal" if refusal_phrase(text) else "schema"
        return _NotJson(f"only text: {quoted(stripped)}", category)
    around = _text_around(stripped, opening.start())
    if around:
        return _NotJson(around, "format")
    if isinstance(error, json.JSONDecodeError):
        what = _PLAIN_WORDS.get(error.msg, error.msg[:1].lower() + error.msg[1:])
        return _NotJson(f"{what} at line {error.lineno}, column {error.colno}", "schema")
    if isinstance(error, RecursionError):
        return _NotJson("nested too deeply", "schema")
    return _NotJson(clipped(str(error), 100), "schema")


_PLAIN_WORDS = {
    "Invalid control character at": "a raw line break or control character in a string",
    "Expecting value": "a value is missing",
    "Expecting ',' delimiter": "a comma is missing",
    "Expecting ':' delimiter": "a colon is missing",
    "Expecting property name enclosed in double quotes": "a key is missing or not in double quotes",
    "Illegal trailing comma before end of object": "a comma before the end of the object",
    "Illegal trailing comma before end of array": "a comma before the end of the array",
    "Unterminated string starting at": "a string that does not end, begun",
    "Invalid \\escape": "an escape JSON does not know",
}


def _text_around(stripped: str, start: int) -> str | None:
    """What stands before or after the brackets that open at `start`; None if the text begins and ends with them."""
    noun = "object" if stripped[start] == "{" else "array"
    before = stripped[:start].strip()
    if before:
        if "```" not in before:
            return f"text before the {noun}: {quoted(before)}"
        return f"{'a' if before.startswith('```') else 'text and a'} code fence before the {noun}"
    end = stripped.rfind("}" if noun == "object" else "]") + 1
    after = stripped[end:].strip() if end else ""
    return f"text after the {noun}: {quoted(after)}" if after else None


def _kind(value: JsonValue) -> str:
    if isinstance(value, dict):
        return "object"
    if isinstance(value, list):
        return "array"
    return "value"


def _against_schema(schema: JsonValue, value: JsonValue, passed: str) -> Finding:
    if schema is None:
        return Finding(True, passed)
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError, best_match
    from referencing.exceptions import Unresolvable
    from referencing.jsonschema import EMPTY_REGISTRY

    try:
        Draft202012Validator.check_schema(schema)
        # the empty registry keeps a `$ref` from being fetched over the network
        error = best_match(Draft202012Validator(schema, registry=EMPTY_REGISTRY).iter_errors(value))
    except SchemaError as problem:
        return undecided(f"the schema is not valid: {clipped(problem.message, 100)}")
    except Unresolvable as problem:
        return undecided(f"the schema refers to what is not in it: {clipped(str(problem), 90)}")
    except (RecursionError, re.error, OverflowError) as problem:
        return undecided(f"the schema cannot be applied: {clipped(str(problem), 100)}")
    if error is None:
        return Finding(True, f"{passed} that fits the schema")
    return Finding(False, f"{clipped(error.json_path, 50)}: {clipped(error.message, 90)}")
