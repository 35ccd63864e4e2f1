"""Reading JSON out of a model's answer, and picking a part of it by path."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonValue

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n`]*\n(.*?)(?:^[ \t]*\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
# What can begin an object or a list: `[the docs]`, `[1:` and the `[31m` of a terminal's colours cannot.
JSON_OPENING = re.compile(r"""\{(?=\s*["}])|\[(?=\s*(?:["{\[\]]|(?:-?\d[\d.eE+-]*|true|false|null)\s*(?:[,\]]|\Z)))""")
_MOST_WORK = 20_000_000  # characters looked at in vain, before the search for values in a text is given up
_DEEP = 1_000_000  # what an attempt counts as that ends in nesting too deep: nobody knows how much it read
_LINES_COUNTED = 32  # so many characters before a fault are passed in the time of reading one: the decoder counts lines
_STEP = re.compile(
    r"""\.(?P<name>[^\W\d][\w-]*)
      | \[\s*(?P<index>-?\d+)\s*\]
      | \[\s*'(?P<single>(?:[^'\\]|\\.)*)'\s*\]
      | \[\s*"(?P<double>(?:[^"\\]|\\.)*)"\s*\]""",
    re.VERBOSE,
)


class UnreadJsonError(ValueError):
    """What may well be JSON, and is not read for its depth, its length or its brackets."""


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(strict=False, parse_constant=_refuse)


def lenient_json(text: str) -> JsonValue:
    """The JSON value in a model's answer: the whole text, else a fenced block, else the longest object or array in it.

    Line breaks inside strings are tolerated. Raises ValueError, which says so, when nothing parses, UnreadJsonError
    when something may be JSON and cannot be read.
    """
    try:
        return _DECODER.decode(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        if is_unread(error):
            raise UnreadJsonError("nested too deeply or a number is too long") from None
        failure = str(error)
    for block in _FENCE.finditer(text):
        try:
            return _DECODER.decode(block[2])
        except (ValueError, RecursionError):
            continue
    longest, result = 0, None
    for found, length in json_values(text, _DECODER):
        if length > longest:
            longest, result = length, found
    if not longest:
        raise ValueError(
            f"no JSON value found: {failure}" if text.strip() else "no JSON value found: the text is empty"
        )
    return result


def json_values(text: str, decoder: json.JSONDecoder) -> Iterator[tuple[JsonValue, int]]:
    """The objects and lists in a text, outermost ones, in order, each with its length in characters.

    Raises UnreadJsonError behind the last one where something could not be read: too deep, too long a number, or so
    full of beginnings that lead nowhere that the search is given up.
    """
    end = work = 0
    hard = ""
    for opening in JSON_OPENING.finditer(text):
        start = opening.start()
        if start < end:
            continue
        if work > _MOST_WORK:
            hard = "too many brackets that lead nowhere"
            break
        try:
            value, end = decoder.raw_decode(text, start)
        except json.JSONDecodeError as error:
            at = len(text) if error.msg.startswith("Unterminated") else error.pos
            work += at - start + error.pos // _LINES_COUNTED
        except RecursionError:
            hard = "nested too deeply"
            work += _DEEP
        except ValueError as error:
            if not is_unread(error):
                continue
            hard = hard or "a number is too long"
        else:
            yield value, end - start
    if hard:
        raise UnreadJsonError(hard)


def is_unread(error: Exception) -> bool:
    """Whether what a decoder raised says nothing of the text but that it is too deep or holds too long a number."""
    return isinstance(error, RecursionError) or str(error).startswith("Exceeds the limit")


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
