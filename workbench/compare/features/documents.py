"""The JSON of an answer, flattened: what it holds at which path, and what stands around it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.checks.finding import clipped
from workbench.compare.features.parts import Document, Leaf
from workbench.text.jsonfind import json_parts
from workbench.text.jsonrepair import CUT_OFF
from workbench.text.jsontree import value_tree

if TYPE_CHECKING:
    from workbench.records import JsonValue
    from workbench.text.jsonfind import Part
    from workbench.text.jsontree import Item

_MOST_LEAVES = 160
_DEEPEST = 8
_VALUE = 100  # characters of a value that are kept
_SENTENCE = 3  # blanks in a value that may be a sentence
_AROUND = 100  # characters of the words around that are quoted
_LEAST_SHARE = 0.5  # of the answer; JSON that is less of it is an example in it
_FENCE_LINE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
_NAME = re.compile(r"[^\W\d][\w-]*")
_PLAIN = re.compile(r'"[^"\\]*"')  # a string without escapes
_DECODER = json.JSONDecoder(strict=False)


@lru_cache(maxsize=4)  # the shape of a change asks for the same as what is measured of an answer
def json_in(text: str) -> tuple[Part, ...]:
    """The objects and arrays in a text, in order."""
    return tuple(json_parts(text))


def document_of(text: str) -> Document | None:
    """The answer's JSON where it is the answer or most of it; of several values after each other, a list of them."""
    if "{" not in text and "[" not in text:
        return None
    parts = [part for part in json_in(text) if part.tree is not None]
    if not parts:
        return None
    start, end = parts[0].start, parts[-1].end
    if sum(part.end - part.start for part in parts) < _LEAST_SHARE * len(text.strip()):
        return None
    roots = [part.tree.root for part in parts if part.tree is not None]
    leaves: list[Leaf] = []
    for root in roots:
        _add_leaves(leaves, root, "$" if len(roots) == 1 else "$[*]", 0)
        if len(leaves) >= _MOST_LEAVES:
            break
    mends = sorted({mend.what for part in parts for mend in part.mends}, key=lambda what: not what.startswith(CUT_OFF))
    faults = "; ".join(mends)
    before, after = text[:start].strip(), text[end:].strip()
    fenced = bool(_FENCE_LINE.search(before) and _FENCE_LINE.match(after or "```"))
    before, after = (_FENCE_LINE.sub("", side).strip() for side in (before, after))
    return Document(
        fenced,
        tuple(leaves[:_MOST_LEAVES]),
        clipped(faults, _AROUND),
        clipped(before, _AROUND),
        clipped(after, _AROUND),
    )


def value_leaves(value: JsonValue) -> tuple[Leaf, ...]:
    """A value in memory, flattened."""
    leaves: list[Leaf] = []
    _add_leaves(leaves, value_tree(value).root, "$", 0)
    return tuple(leaves[:_MOST_LEAVES])


def strings_of(document: Document) -> str:
    """The texts in a document's values, one a line (each of them clipped): its sentences, where it has some."""
    strings = [leaf.value for leaf in document.leaves if leaf.type == "string"]
    return "\n".join([value for value in strings if value.count(" ") >= _SENTENCE] or strings)


def _add_leaves(leaves: list[Leaf], item: Item, path: str, depth: int) -> None:
    """Add what an item holds, up to the most that are kept."""
    if isinstance(item, str):
        leaves.append(_scalar(item, path))
        return
    leaves.append(Leaf(path, "object" if item.kind == "{" else "array", ""))
    if depth >= _DEEPEST:
        return
    for key, inner in item.entries:
        if len(leaves) >= _MOST_LEAVES:
            return
        _add_leaves(leaves, inner, f"{path}[*]" if item.kind == "[" else path + _step(key), depth + 1)


@lru_cache(maxsize=4096)  # the keys of a suite's answers are few
def _step(key: str) -> str:
    name = key[1:-1] if key[:1] == '"' else key
    return f".{name}" if _NAME.fullmatch(name) else f"['{name[:_VALUE]}']"


def _scalar(literal: str, path: str) -> Leaf:
    if literal[:1] == '"':
        try:
            text = literal[1:-1] if _PLAIN.fullmatch(literal) else _DECODER.decode(literal)
        except ValueError:
            text = literal.strip('"')
        return Leaf(path, "string", str(text)[:_VALUE])
    if literal in ("true", "false"):
        return Leaf(path, "boolean", literal)
    if literal == "null":
        return Leaf(path, "null", literal)
    return Leaf(path, "number", literal[:_VALUE])
