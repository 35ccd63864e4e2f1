"""JSON as a tree that keeps every literal as it is written: digits, escapes, keys that occur twice, their order."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonValue

Kind = Literal["{", "["]


class Container:
    """An object or an array, as its entries: keys as written with what they hold.

    The key is empty in an array, and of what stands in an object without one (a comment). `leaf`: it holds scalars
    alone. `closed`: its closing bracket was there. `mark` is what `jsonsame` writes on it to tell equal ones.
    """

    __slots__ = ("closed", "entries", "kind", "leaf", "mark")

    def __init__(self, kind: Kind) -> None:
        self.kind: Kind = kind
        self.entries: list[Entry] = []
        self.leaf = True
        self.closed = True
        self.mark = ""


class Opened(str):
    """A string as written that is laid out in rows, though it is one line: what it is compared with has several."""

    __slots__ = ()


Item = str | Container  # a str is a scalar as written, quotes and all
Entry = tuple[str, Item]


class Tree(NamedTuple):
    """A value, and all its containers, each before those inside it."""

    root: Item
    containers: list[Container]


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


_STRICT = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_refuse)
# A key with its value, or a bracket; blanks and commas before it. Only for text that is known to be JSON.
_ENTRIES = re.compile(
    r'[\s,]*+(?:("(?:[^"\\]++|\\.)*+")\s*+:\s*+)?("(?:[^"\\]++|\\.)*+"|[{}\[\]]|[^\s,{}\[\]":]++)', re.DOTALL
)


def strict_tree(text: str, start: int = 0) -> tuple[Tree, int] | None:
    """The JSON value that begins at `start`, and where it ends; None when it is not JSON to the letter.

    Also None where it is nested too deep for the standard reader.
    """
    try:
        end = _STRICT.raw_decode(text, start)[1]
    except (ValueError, RecursionError):
        return None
    return _tree(text[start:end]), end


def _tree(text: str) -> Tree:
    top = Container("[")
    containers: list[Container] = []
    parents: list[Container] = []
    current = top
    entry: Entry
    for entry in _ENTRIES.findall(text):
        token = entry[1]
        if token == "{" or token == "[":
            inner = Container("{" if token == "{" else "[")
            containers.append(inner)
            current.entries.append((entry[0], inner))
            current.leaf = False
            parents.append(current)
            current = inner
        elif token == "}" or token == "]":
            current = parents.pop()
        else:
            current.entries.append(entry)
    return Tree(top.entries[0][1], containers)


def value_tree(value: JsonValue) -> Tree:
    """The tree of a value in memory, written as Python's JSON writes it; what is no JSON type is written as text."""
    top = Container("[")
    containers: list[Container] = []
    pending: list[tuple[Container, Iterator[tuple[str, JsonValue]]]] = [(top, iter([("", value)]))]
    while pending:
        holder, entries = pending[-1]
        for key, entry in entries:
            if isinstance(entry, dict):
                inner = Container("{")
                inside: Iterator[tuple[str, JsonValue]] = ((_scalar(str(k)), v) for k, v in entry.items())
            elif isinstance(entry, list | tuple):
                inner = Container("[")
                inside = (("", part) for part in entry)
            else:
                holder.entries.append((key, _scalar(entry)))
                continue
            holder.entries.append((key, inner))
            holder.leaf = False
            containers.append(inner)
            pending.append((inner, inside))
            break
        else:
            pending.pop()
    return Tree(top.entries[0][1], containers)


def _scalar(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
