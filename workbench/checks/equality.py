"""Checks that look for a given text or value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, as_text, quoted, undecided
from workbench.text.jsonread import is_unread

if TYPE_CHECKING:
    from workbench.checks.finding import Subject
    from workbench.records import Check, JsonValue


def equals(check: Check, subject: Subject) -> Finding:
    """The picked part, or the answer, is exactly the value; an object or a list is compared with the answer as JSON."""
    expected = check.value
    if subject.has_part:
        found = subject.part
    elif isinstance(expected, dict | list):
        try:
            found = json.loads(subject.text)
        except (ValueError, RecursionError) as error:
            if is_unread(error):
                return undecided("not read as JSON: nested too deeply, or a number is too long")
            return Finding(False, f"not JSON: {quoted(subject.text)}, expected {quoted(expected)}")
    else:
        found, expected = subject.text, as_text(expected)
    if same_json(found, expected):
        return Finding(True, f"is {quoted(expected)}")
    if isinstance(found, str) and isinstance(expected, str) and found.strip() == expected.strip():
        return Finding(False, f"is {quoted(expected.strip())} but for blank space around it")
    return Finding(False, f"is {quoted(found)}, expected {_with_kind(expected, found)}")


def same_json(a: JsonValue, b: JsonValue) -> bool:
    """Equality of JSON values: 1 equals 1.0, true is no number, the order of keys does not matter."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same_json(value, b[key]) for key, value in a.items())
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return len(a) == len(b) and all(map(same_json, a, b))
    return bool(a == b)


def _with_kind(expected: JsonValue, found: JsonValue) -> str:
    """The expected value; its kind is named where the two would read alike."""
    if as_text(expected) == as_text(found):
        return f"the {'text' if isinstance(expected, str) else 'value'} {quoted(expected)}"
    return quoted(expected)


def contains(check: Check, subject: Subject) -> Finding:
    return _search(as_text(check.value), subject.text)


def icontains(check: Check, subject: Subject) -> Finding:
    return _search(as_text(check.value).casefold(), subject.text.casefold())


def _search(wanted: str, text: str) -> Finding:
    position = text.find(wanted)
    if position < 0:
        return Finding(False, f"{quoted(wanted)} is not in the answer")
    return Finding(True, f"{quoted(wanted)} at character {position + 1}")


def contains_any(check: Check, subject: Subject) -> Finding:
    wanted = _texts(check.value)
    for text in wanted:
        position = subject.text.find(text)
        if position >= 0:
            return Finding(True, f"{quoted(text)} at character {position + 1}")
    return Finding(False, f"none of {_listed(wanted)} is in the answer")


def contains_all(check: Check, subject: Subject) -> Finding:
    wanted = _texts(check.value)
    if not wanted:
        return undecided("contains-all needs a list of texts")
    missing = [text for text in wanted if text not in subject.text]
    score = 1 - len(missing) / len(wanted)
    if missing:
        return Finding(False, f"{len(missing)} of {len(wanted)} missing: {_listed(missing)}", score)
    return Finding(True, f"contains {_listed(wanted)}", score)


def starts_with(check: Check, subject: Subject) -> Finding:
    wanted = as_text(check.value)
    if subject.text.startswith(wanted):
        return Finding(True, f"starts with {quoted(wanted)}")
    return Finding(False, f"starts with {quoted(subject.text[: len(wanted) + 10])}, expected {quoted(wanted)}")


def _texts(value: JsonValue) -> list[str]:
    return [as_text(item) for item in value] if isinstance(value, list | tuple) else [as_text(value)]


def _listed(texts: list[str]) -> str:
    shown = ", ".join(quoted(text, 24) for text in texts[:4])
    return shown if len(texts) <= 4 else f"{shown} and {len(texts) - 4} more"
