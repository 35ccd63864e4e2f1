"""A JSON value held against a JSON Schema (draft 2020-12), in bounded time."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.checks.bounded import TIME_LIMIT, bounded_fit
from workbench.checks.finding import Finding, clipped, quoted, undecided
from workbench.text.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonValue

_MOST_FAULTS = 100  # that are counted
_COMBINED = ("anyOf", "oneOf")
# What may take for ever on a hostile value, or in a schema that refers to itself: held in a process with a time limit.
_UNBOUNDED = re.compile(r'"(?:pattern|patternProperties|\$ref|\$dynamicRef|unevaluated\w+|uniqueItems)":')


class Fit(NamedTuple):
    """What a schema says of a value. `fits` None: it could not be applied. Where the value stands follows from `$`."""

    fits: bool | None
    place: str = "$"
    fault: str = ""
    faults: int = 0


def schema_finding(schema: JsonValue, value: JsonValue, passed: str, place: str = "$") -> Finding:
    """Whether the value fits the schema; `passed` is what is said of one that does, `place` where the value stands.

    Undecided where the schema is not valid or cannot be applied: a `$ref` is never fetched, and what does not come
    to an end is given up.
    """
    try:
        text = canonical_json(schema)
        fit = Fit(*bounded_fit(text, value)) if _UNBOUNDED.search(text) else fit_of(text, value)
    except TimeoutError:
        return undecided(f"the schema took longer than {TIME_LIMIT:g} s")
    except RecursionError:
        return undecided("nested too deeply for the schema to be applied")
    except (OSError, TypeError, ValueError) as problem:
        return undecided(f"the schema cannot be applied: {clipped(str(problem), 100)}")
    if fit.fits is None:
        return undecided(fit.fault)
    if fit.fits:
        return Finding(True, f"{passed} that fits the schema")
    more = fit.faults - 1
    others = f" (and {more} more)" if 0 < more < _MOST_FAULTS else f" (and at least {more} more)" if more else ""
    return Finding(False, f"{clipped(place + fit.place[1:], 60)}: {clipped(fit.fault, 95 - len(others))}{others}")


def fit_of(schema_text: str, value: JsonValue) -> Fit:
    """What a schema, given as JSON, says of a value: the most telling fault, and how many there are."""
    from jsonschema.exceptions import SchemaError, best_match
    from referencing.exceptions import Unresolvable

    from workbench.checks.schema_words import fault

    try:
        errors = list(islice(_validator(schema_text).iter_errors(value), _MOST_FAULTS + 1))
        if not errors:
            return Fit(True)
        # The outermost fault first: what is inside a wrong value says less. Of a combination, the nearest form's fault.
        outermost = min(errors, key=lambda one: (len(one.path), one.validator in _COMBINED))
        told: Any = best_match(iter([outermost]))
        return Fit(False, told.json_path, fault(told), len(errors))
    except SchemaError as problem:
        return Fit(None, fault=f"the schema is not valid: {clipped(problem.message, 100)}")
    except Unresolvable as problem:
        return Fit(None, fault=f"the schema refers to what is not in it: {clipped(str(problem), 90)}")
    except RecursionError:
        return Fit(None, fault="the schema refers to itself without end, or the value is nested too deeply")
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, re.error) as problem:
        # whatever jsonschema makes of a schema that its own metaschema lets through
        return Fit(None, fault=f"the schema cannot be applied: {clipped(str(problem), 100)}")


def schema_problem(schema: JsonValue) -> str | None:
    """What keeps a JSON Schema from ever being applied, None when nothing is known to."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError, best_match
    from referencing.exceptions import Unresolvable
    from referencing.jsonschema import DRAFT202012, EMPTY_REGISTRY

    try:
        faults = list(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema))
    except RecursionError:
        return "the schema is nested too deeply"
    if faults:
        told: Any = best_match(iter(faults))
        return f"the schema is not valid: {clipped(told.message, 100)}, at {clipped(told.json_path, 60)}"
    try:
        resolver = EMPTY_REGISTRY.resolver_with_root(DRAFT202012.create_resource(schema))
    except (AttributeError, TypeError, ValueError, SchemaError):
        return "the schema cannot be read"
    named = _has_names(schema)
    for keyword, value in _rules(schema):
        if keyword == "$ref":
            try:
                resolver.lookup(value)
            except (Unresolvable, LookupError, ValueError):
                if not named:
                    return f"the schema refers to what is not in it: {clipped(value, 60)}; nothing is fetched"
        else:
            try:
                re.compile(value)
            except (re.error, OverflowError, RecursionError) as problem:
                return f"the schema's pattern {quoted(value, 40)} is not a regular expression: {problem}"
    return None


_HELD = ("const", "enum", "default", "examples")  # keywords whose values are data and no schemas
_NAMING = ("properties", "$defs", "definitions", "dependentSchemas")  # their keys are names and no keywords


def _rules(schema: JsonValue) -> Iterator[tuple[str, str]]:
    """Every `$ref` and every pattern in a schema, with its keyword."""
    if isinstance(schema, list):
        for one in schema:
            yield from _rules(one)
    if not isinstance(schema, dict):
        return
    for keyword, value in schema.items():
        if keyword in ("$ref", "pattern") and isinstance(value, str):
            yield keyword, value
        elif keyword in (*_NAMING, "patternProperties") and isinstance(value, dict):
            if keyword == "patternProperties":
                yield from (("pattern", name) for name in value)
            for one in value.values():
                yield from _rules(one)
        elif keyword not in _HELD:
            yield from _rules(value)


def _has_names(schema: JsonValue) -> bool:
    """Whether a part of the schema has a name of its own, by which others may refer to it."""
    if isinstance(schema, list):
        return any(map(_has_names, schema))
    if not isinstance(schema, dict):
        return False
    return any(name in schema for name in ("$id", "$anchor", "$dynamicAnchor")) or any(map(_has_names, schema.values()))


@lru_cache(maxsize=32)  # looking a schema through takes longer than most values do
def _validator(schema_text: str) -> Any:
    from jsonschema import Draft202012Validator
    from referencing.jsonschema import EMPTY_REGISTRY

    schema = json.loads(schema_text)
    Draft202012Validator.check_schema(schema)
    # the empty registry keeps a `$ref` from being fetched over the network
    return Draft202012Validator(schema, registry=EMPTY_REGISTRY)
