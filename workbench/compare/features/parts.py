"""The measures of one output that have parts, as frozen values; they stay small, whatever the output's length."""

from __future__ import annotations

from typing import Literal, NamedTuple

Ending = Literal["ended", "limit", "open", "broken off", "no stop"]
Stand = Literal["answers", "declines", "declines a part", "evades"]


class Leaf(NamedTuple):
    """A place in a JSON value: its path with `[*]` for every index, its JSON type, its value clipped ("" if nested)."""

    path: str
    type: str
    value: str


class Document(NamedTuple):
    """The JSON of an answer. `fenced`: it stands in a code fence. `faults`: what had to be mended to read it.

    `before` and `after`: the words around it.
    """

    fenced: bool
    leaves: tuple[Leaf, ...]
    faults: str = ""
    before: str = ""
    after: str = ""


class CallMark(NamedTuple):
    """One call of a tool with its input, flattened; `step` counts the replies that call tools, from 1.

    `lacking` and `unknown` are arguments that the tool's schema demands and that it does not have, where it was sent.
    """

    tool: str
    step: int
    leaves: tuple[Leaf, ...]
    lacking: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class Layout(NamedTuple):
    """How many lines of each form an answer has; those of code in fences do not count. `titles`: heads and labels.

    `fence` is the language of a fence that is the whole answer ("" where it names none), None where there is no such.
    `rows` of all tables without their heads; `columns` of the widest.
    """

    headings: int = 0
    bullets: int = 0
    numbered: int = 0
    tables: int = 0
    bold: int = 0
    fences: int = 0
    fence: str | None = None
    titles: tuple[str, ...] = ()
    rows: int = 0
    columns: int = 0


class Manner(NamedTuple):
    """How an answer speaks: counts of what is warm, loud or familiar in it.

    `polite` and `familiar` are the forms of address of a language that has both. `greets`: it begins with a greeting;
    `signs_off`: it ends with a closing formula of letters; `asks`: with a question.
    """

    emoji: int = 0
    exclamations: int = 0
    warm: int = 0
    polite: int = 0
    familiar: int = 0
    greets: bool = False
    signs_off: bool = False
    asks: bool = False
