"""What the page sends: textual-serve's lists of a word and its value."""

from __future__ import annotations

import json
from typing import NamedTuple

MOST_CELLS = 1000


class Typed(NamedTuple):
    """What was typed or pasted, as a terminal would send it."""

    data: bytes


class Resized(NamedTuple):
    """The tab's new size in cells."""

    width: int
    height: int


class Focused(NamedTuple):
    """The tab was come to, or left."""

    there: bool


class Pinged(NamedTuple):
    """A question that is answered with its own value."""

    value: str


Message = Typed | Resized | Focused | Pinged


def read_message(text: str) -> Message | None:
    """The message of a frame; None for whatever else."""
    try:
        word, *values = json.loads(text)
        if word == "stdin":
            return Typed(values[0].encode("utf-8", "replace"))
        if word == "resize":
            return Resized(cells(values[0]["width"], 80), cells(values[0]["height"], 24))
        if word in ("focus", "blur"):
            return Focused(word == "focus")
        return Pinged(str(values[0])) if word == "ping" else None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def cells(value: object, otherwise: int) -> int:
    """A size in cells within reason."""
    try:
        return min(max(int(str(value)), 1), MOST_CELLS)
    except ValueError:
        return otherwise
