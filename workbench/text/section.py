"""What a screen draws of a pair, one after another: a title and a text for either side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from workbench.text.jsonpaths import Change
    from workbench.text.jsonrepair import Mend

SectionKind = Literal["text", "thinking", "tool call", "tool result", "json", "user", "error", "request", "other"]


class Options(NamedTuple):
    """What is ignored: the order of keys, how JSON scalars are written (1.0 is 1), the order of calls in one turn."""

    keys: bool = False
    numbers: bool = False
    calls: bool = False


class Section(NamedTuple):
    """One part of a view. A side that has no such part has no title and no text (None, never an empty text).

    `changes` are the JSON paths that changed, where both sides hold JSON; mends say what of a side's JSON is broken.
    """

    kind: SectionKind
    left_title: str | None
    right_title: str | None
    left: str | None
    right: str | None
    changes: tuple[Change, ...] = ()
    left_mends: tuple[Mend, ...] = ()
    right_mends: tuple[Mend, ...] = ()
