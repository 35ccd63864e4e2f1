"""A change as its parts, without the words of the case, and as JSON to be stored."""

from __future__ import annotations

from enum import IntEnum
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from workbench.records import JsonValue


class Standing(IntEnum):
    """How sure it is that a part matters: it was only seen; a signal says so; it explains a check that failed."""

    SEEN = 0
    SIGNALLED = 1
    EXPLAINS = 2


_NOTHING = ("", None, Standing.SEEN, False)


class Part(NamedTuple):
    """One thing that changed.

    `kind`, `where` and `what` are its key: parts of two cases with the same key are the same change. `where` is a
    JSONPath with `[*]` for every index, or a place in the text; `what` tells kinds apart further; both may be empty.
    `evidence` is a short quote. `says` names the part and `category` files it where its kind does not (signals,
    checks). `general`: another part of the case says the same more precisely.
    """

    kind: str
    where: str = ""
    what: str = ""
    evidence: str = ""
    says: str = ""
    category: str | None = None
    standing: Standing = Standing.SEEN
    general: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is grouped by."""
        return self.kind, self.where, self.what


class Shape(NamedTuple):
    """What changed in a case: its parts, the most telling first.

    `reworded`: the texts differ at all; `kept`: most sentences of a text are the same.
    `size`: how much longer the target's text is than the baseline's (a ratio of lengths plus one; 1.0: as long).
    """

    parts: tuple[Part, ...]
    reworded: bool
    kept: bool = False
    size: float = 1.0


def shape_to_json(shape: Shape) -> JsonValue:
    """The shape as a JSON value; what a part has not is left out at its end."""
    return {
        "parts": [_row(part) for part in shape.parts],
        "reworded": shape.reworded,
        "kept": shape.kept,
        "size": shape.size,
    }


def _row(part: Part) -> list[JsonValue]:
    row = [*part]
    while row and row[-1] in _NOTHING:
        row.pop()
    return row


def shape_from_json(value: JsonValue) -> Shape:
    """The shape that `shape_to_json` gave."""
    return Shape(tuple(map(_part, value["parts"])), value["reworded"], value["kept"], value["size"])


def _part(row: list[JsonValue]) -> Part:
    row[:3] = map(intern, row[:3])  # the same in many cases
    part = Part(*row)
    return part if part.standing is Standing.SEEN else part._replace(standing=Standing(part.standing))
