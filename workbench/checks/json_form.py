"""Checks on JSON: the whole answer, or JSON somewhere in it, against a JSON Schema."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from workbench.checks.finding import Finding, clipped, quoted, undecided
from workbench.checks.refusal import refusal_phrase
from workbench.checks.schema_fit import schema_finding
from workbench.text.counts import counted
from workbench.text.jsonread import JSON_OPENING, UnreadJsonError, is_unread, json_values

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check, JsonObject, JsonValue

_OUTER_FENCE = re.compile(r"\s*(```|~~~)[^\n]*\n.*\n[ \t]*\1\s*", re.DOTALL)
_OPENING = re.compile(r"[{\[]")
_DECODER = json.JSONDecoder()
_CUT_OFF = ("max_tokens", "model_context_window_exceeded")


class _NotJson(NamedTuple):
    """Why a text is not JSON, and where that is filed."""

    reason: str
    category: str


def is_json(check: Check, subject: Subject) -> Finding:
    """The whole answer parses as JSON (RFC 8259, keys unique) and satisfies the schema, if the check has one.

    With a path, the picked part is what the schema is held against.
    """
    if subject.place is not None:
        return _against_schema(check.value, subject.part, f"JSON {_kind(subject.part)}", subject.place)
    try:
        value = _strict(subject.text)
    except (ValueError, RecursionError) as error:
        if is_unread(error) and subject.output.stop_reason not in _CUT_OFF:
            return undecided(f"not read as JSON: {_plainly(error)}")
        reason, category = _why_not(subject, error)
        return Finding(False, f"not JSON: {reason}", category=category)
    return _against_schema(check.value, value, f"JSON {_kind(value)}")


def contains_json(check: Check, subject: Subject) -> Finding:
    """Some object or array in the answer parses as JSON and satisfies the schema, if the check has one."""
    failed: list[tuple[int, Finding]] = []
    open_: Finding | None = None
    try:
        for value, length in json_values(subject.text, _DECODER):
            found = _against_schema(check.value, value, f"contains a JSON {_kind(value)}")
            if found.passed:
                return found
            if found.passed is None:
                open_ = open_ or found
            failed.append((length, found))
    except UnreadJsonError as problem:
        open_ = open_ or undecided(f"JSON in the answer is not read: {problem}")
    if open_:
        return open_
    if not failed:
        return Finding(False, f"no JSON in the answer{_first_fault(subject.text)}")
    longest = max(failed, key=lambda one: one[0])[1]
    if len(failed) == 1:
        return longest
    return Finding(False, f"none of {len(failed)} JSON values fits; the longest: {longest.reason}")


def _first_fault(text: str) -> str:
    """What is wrong with the first thing that could be an object or array, as `: a comma is missing at …`."""
    opening = JSON_OPENING.search(text) or _OPENING.search(text)
    if opening is None:
        return ""
    try:
        _DECODER.raw_decode(text, opening.start())
    except (ValueError, RecursionError) as error:
        return f": {_plainly(error)}"
    return ""


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
        read = counted(len(text), "character")
        return _NotJson(f"cut off after {read} ({subject.output.stop_reason})", "truncation")
    if _OUTER_FENCE.fullmatch(text):
        return _NotJson("a code fence around it", "format")
    opening = JSON_OPENING.search(stripped) or _OPENING.search(stripped)
    if opening is None:
        category = "refusal" if refusal_phrase(text) else "schema"
        return _NotJson(f"only text: {quoted(stripped)}", category)
    around = _text_around(stripped, opening.start())
    if around:
        return _NotJson(around, "format")
    return _NotJson(_plainly(error), "schema")


def _plainly(error: Exception) -> str:
    """Why a text does not parse."""
    if isinstance(error, json.JSONDecodeError):
        what = _PLAIN_WORDS.get(error.msg, error.msg[:1].lower() + error.msg[1:])
        return f"{what} at line {error.lineno}, column {error.colno}"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if is_unread(error):
        return "a number is too long"
    return clipped(str(error), 100)


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


def _against_schema(schema: JsonValue, value: JsonValue, passed: str, place: str = "$") -> Finding:
    return Finding(True, passed) if schema is None else schema_finding(schema, value, passed, place)
