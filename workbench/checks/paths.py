"""The parts of a value that a JSONPath picks: the plain forms at once, all of RFC 9535 with a time limit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.checks.bounded import TIME_LIMIT, bounded_pick
from workbench.checks.finding import clipped
from workbench.text.jsonread import is_plain_path, pick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.records import JsonValue

_PLAIN_NAME = re.compile(r"[^\W\d]\w*")


class Part(NamedTuple):
    """A picked value and where it stands, as `$.items[2].price`."""

    place: str
    value: JsonValue


class PathError(Exception):
    """A path that cannot be read or followed; says why in one line."""


def parts_at(value: JsonValue, path: str) -> list[Part]:
    """The parts a path picks, in their order.

    Raises LookupError when it picks nothing, PathError when it cannot be read or followed.
    """
    if is_plain_path(path):
        return [Part(path, pick(value, path))]
    problem = path_problem(path)
    if problem:
        raise PathError(problem)
    try:
        found = bounded_pick(path, value)
    except TimeoutError:
        raise PathError(f"the path {clipped(path, 60)} ran longer than {TIME_LIMIT:g} s") from None
    except (ValueError, OSError, RecursionError) as error:
        raise PathError(f"the path {clipped(path, 60)} cannot be followed: {clipped(str(error), 60)}") from None
    if not found:
        raise LookupError(f"nothing at {path}")
    return [Part(dotted(place), part) for place, part in found]


def path_problem(path: str) -> str | None:
    """What keeps a path from being read, None when it is a JSONPath."""
    if is_plain_path(path):
        return None
    from jsonpath_rfc9535 import JSONPathError
    from jsonpath_rfc9535 import compile as compiled

    try:
        compiled(path)
    except (JSONPathError, RecursionError, ValueError) as error:
        return f"not a JSONPath: {clipped(path, 60)}: {clipped(str(error), 80)}"
    return None


def dotted(place: Iterable[str | int]) -> str:
    """Keys and indexes as a path: `$.items[2]['unit price']`."""
    return "$" + "".join(_step(part) for part in place)


def _step(part: str | int) -> str:
    if isinstance(part, int):
        return f"[{part}]"
    if _PLAIN_NAME.fullmatch(part):
        return f".{part}"
    escaped = part.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{escaped}']"
