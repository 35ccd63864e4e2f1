"""Paths into a request, as `thinking.type` or `messages[role=assistant].content[].type`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject, JsonValue

_STEP = re.compile(r"\.?(?P<name>[\w-]+)|\[(?P<index>-?\d+)?\]|\[(?P<key>\w+)(?P<how>\^?=)(?P<values>[^\]]+)\]")

Step = str | int | None | tuple[str, bool, tuple[str, ...]]
"""A key; an index; every item (None); items by a key's value: (key, whether the value only starts so, values)."""


class _Text(dict[str, str]):
    """A text seen as a block."""


@lru_cache(maxsize=1024)
def parse_path(text: str) -> tuple[Step, ...]:
    """The steps of a path; ValueError where it is none.

    `[]` is every item, `[0]` and `[-1]` one of them, `[role=user]` those whose `role` is so (`a|b`: either),
    `[type^=computer_]` those whose `type` starts so. A text where blocks may stand counts as one text block.
    """
    steps: list[Step] = []
    at = 0
    while at < len(text):
        found = _STEP.match(text, at)
        if not found:
            raise ValueError(f"no path: {text}")
        if found["name"] is not None:
            steps.append(found["name"])
        elif found["key"] is not None:
            steps.append((found["key"], found["how"] == "^=", tuple(found["values"].split("|"))))
        else:
            steps.append(int(found["index"]) if found["index"] else None)
        at = found.end()
    if not steps:
        raise ValueError("an empty path")
    return tuple(steps)


def values_at(root: JsonObject, steps: tuple[Step, ...]) -> list[JsonValue]:
    """Every value at a path, without its place."""
    found: list[JsonValue] = [root]
    for step in steps:
        if isinstance(step, str):
            found = [one[step] for one in found if isinstance(one, dict) and step in one]
        else:
            found = [item for one in found for _, item in _items(one, step)]
        if not found:
            break
    return found


def places_at(root: JsonObject, steps: tuple[Step, ...]) -> list[tuple[str, JsonValue]]:
    """Every value at a path with its place, as `messages[2].content[0].type`."""
    found: list[tuple[str, JsonValue]] = [("", root)]
    for step in steps:
        following: list[tuple[str, JsonValue]] = []
        for place, one in found:
            if not isinstance(step, str):
                # A text that counts as one block has no place of its own.
                following += [
                    (place if isinstance(one, str) else f"{place}[{index}]", item) for index, item in _items(one, step)
                ]
            elif isinstance(one, dict) and step in one:
                inside = place if isinstance(one, _Text) else f"{place}.{step}" if place else step
                following.append((inside, one[step]))
        found = following
    return found


def holders_at(root: JsonObject, steps: tuple[Step, ...]) -> list[tuple[JsonValue, str | int]]:
    """The mappings or lists that hold the path's last step, with its key there: for changing them in place.

    A text that counts as a block is held by the message that has it.
    """
    last = steps[-1]
    if isinstance(last, str):
        above = steps[:-1]
        if last == "text" and above and not isinstance(above[-1], str):
            texts = [(one, above[-2]) for one in values_at(root, above[:-2]) if isinstance(one, dict)]
            held = [(one, key) for one, key in texts if isinstance(key, str) and isinstance(one.get(key), str)]
            blocks = [(one, last) for one in values_at(root, above) if isinstance(one, dict) and last in one]
            return [*held, *blocks] if held else [*blocks]
        return [(one, last) for one in values_at(root, above) if isinstance(one, dict)]
    return [(one, index) for one in values_at(root, steps[:-1]) for index, _ in _items(one, last)]


def _items(value: JsonValue, step: Step) -> Iterator[tuple[int, JsonValue]]:
    items = [_Text(type="text", text=value)] if isinstance(value, str) else value
    if not isinstance(items, list):
        return
    if step is None:
        yield from enumerate(items)
    elif isinstance(step, int):
        if -len(items) <= step < len(items):
            index = step % len(items)
            yield index, items[index]
    elif isinstance(step, tuple):
        key, starts, wanted = step
        for index, item in enumerate(items):
            held = item.get(key) if isinstance(item, dict) else None
            if isinstance(held, str) and (held.startswith(wanted) if starts else held in wanted):
                yield index, item
