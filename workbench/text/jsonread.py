"""Reading JSON out of a model's answer, and picking a part of it by path."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from workbench.records import JsonValue

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n`]*\n(.*?)(?:^[ \t]*\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_OPENING = re.compile(r"[{\[]")
_ATTEMPTS = 64  # places where a value may begin that are tried; keeps text full of braces from taking long
_STEP = re.compile(
    r"""\.(?P<name>[^\W\d][\w-]*)
      | \[\s*(?P<index>-?\d+)\s*\]
      | \[\s*'(?P<single>(?:[^'\\]|\\.)*)'\s*\]
      | \[\s*"(?P<double>(?:[^"\\]|\\.)*)"\s*\]""",
    re.VERBOSE,
)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(strict=False, parse_constant=_refuse)


def lenient_json(text: str) -> JsonValue:
    """The JSON value in a model's answer: the whole text, else a fenced block, else the longest object or array in it.

    Line breaks inside strings are tolerated. Raises ValueError, which says so, when nothing parses.
    """
    try:
        return _DECODER.decode(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        failure = str(error)
    for block in _FENCE.finditer(text):
        try:
            return _DECODER.decode(block[2])
        except (ValueError, RecursionError):
            continue
    longest, result, end, tried = 0, None, 0, 0
    for opening in _OPENING.finditer(text):
        start = opening.start()
        if start < end:
            continue
        if tried == _ATTEMPTS:
            break
        tried += 1
        try:
            value, end = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        if end - start > longest:
            longest, result = end - start, value
    if not longest:
        raise ValueError(
            f"no JSON value found: {failure}" if text.strip() else "no JSON value found: the text is empty"
        )
    return result


def pick(value: JsonValue, path: str) -> JsonValue:
    """The part of a value at a plain path: `$`, `.name`, `['name']`, `[0]`, `[-1]`.

    Raises ValueError for any other path (wildcards, `..`, slices and filters pick more than one value),
    LookupError when the value has no such part.
    """
    for step in _steps(path):
        value = _part(value, step, path[: step.end()])
    return value


def is_plain_path(path: str) -> bool:
    """Whether `pick` understands the path: one that picks a single part."""
    try:
        _steps(path)
    except ValueError:
        return False
    return True


def _steps(path: str) -> list[re.Match[str]]:
    if not path.startswith("$"):
        raise ValueError(f"a path starts with $: {path}")
    steps: list[re.Match[str]] = []
    position = 1
    while position < len(path):
        step = _STEP.match(path, position)
        if step is None:
            raise ValueError(
                f"cannot read the path {path} at {path[position:]!r}: only .name, ['name'] and [0] are understood"
            )
        steps.append(step)
        position = step.end()
    return steps


def _part(value: JsonValue, step: re.Match[str], path: str) -> JsonValue:
    if step["index"] is not None:
        index = int(step["index"]) if len(step["index"]) < 19 else -1 << 63
        if isinstance(value, list) and -len(value) <= index < len(value):
            return value[index]
        raise LookupError(f"nothing at {path}")
    name = step["name"]
    if name is None:
        quoted = step["single"] if step["single"] is not None else step["double"]
        name = re.sub(r"\\(.)", r"\1", quoted)
    if isinstance(value, dict) and name in value:
        return value[name]
    raise LookupError(f"nothing at {path}")
