"""Where JSON stands in an answer: the whole of it, fenced blocks, or objects and arrays inside prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.jsontree import strict_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.jsonrepair import Mend
    from workbench.text.jsontree import Tree

_FENCE = re.compile(
    r"^[ \t]*(?P<marks>`{3,}|~{3,})(?P<label>[^\n`]*)\n(?P<body>.*?)(?:^[ \t]*(?P=marks)|\Z)", re.DOTALL | re.MULTILINE
)
_BEGINS = re.compile(r"""^[ \t]*[{\[]|\{(?=\s*["'])|\[(?=\s*[{\["])""", re.MULTILINE)
_BLANKS = re.compile(r"[\s\ufeff]*")
_STRICT_ATTEMPTS = 64  # places inside prose that are tried, so that text full of brackets does not take long
_TOLERANT_ATTEMPTS = 4


class Part(NamedTuple):
    """A stretch of a text that is JSON; the tree is None where it only claims to be and cannot be read."""

    start: int
    end: int
    tree: Tree | None
    mends: tuple[Mend, ...] = ()


def json_parts(text: str) -> list[Part]:
    """The objects and arrays in a text, in order; empty when it has none.

    The whole text, several values after each other too; else what stands in fences for JSON or for nothing in
    particular; else what stands in prose, outside of fences.
    """
    parts = _values(text)
    if parts:
        return parts
    fences = list(_FENCE.finditer(text))
    return [part for fence in fences for part in _fenced(text, fence)] or _embedded(text, fences)


def _values(text: str) -> list[Part]:
    """The values that make up a whole text; none when anything else is in it."""
    parts: list[Part] = []
    at = _skip(text, 0)
    while at < len(text):
        part = _value(text, at)
        if part is None:
            return []
        parts.append(part)
        at = _skip(text, part.end)
    return parts


def _value(text: str, start: int) -> Part | None:
    if text[start] not in "{[":
        return None
    if found := strict_tree(text, start):
        return Part(start, found[1], found[0])
    from workbench.text.jsonrepair import repaired  # imported for broken JSON only

    read = repaired(text, start)
    return Part(start, read.end, read.tree, read.mends) if read.sound else None


def _fenced(text: str, fence: re.Match[str]) -> list[Part]:
    label, body, start = fence["label"].strip().lower(), fence["body"], fence.start("body")
    if label and not label.startswith("json"):
        return []
    found = _values(body)
    if not found and label:
        found = _embedded(body, ())  # behind a comment that names the file, for one
    if not found and label and body.strip():
        found = [Part(_skip(body, 0), len(body.rstrip()), None)]
    line = text.count("\n", 0, start) if found else 0
    return [
        Part(
            part.start + start,
            part.end + start,
            part.tree,
            tuple(mend._replace(line=mend.line + line) for mend in part.mends),
        )
        for part in found
    ]


def _embedded(text: str, fences: Sequence[re.Match[str]]) -> list[Part]:
    """What stands in prose, in the places that lie in no fence."""
    parts: list[Part] = []
    code = iter([*fences, None])
    fence = next(code)
    done = strict = tolerant = 0
    for begin in _BEGINS.finditer(text):
        start = begin.end() - 1
        while fence is not None and fence.end() <= start:
            fence = next(code)
        if start < done or strict == _STRICT_ATTEMPTS or (fence is not None and fence.start() <= start):
            continue
        strict += 1
        part: Part | None = None
        if found := strict_tree(text, start):
            part = Part(start, found[1], found[0])
        elif begin.start() < start or _begins_line(text, start):
            if tolerant == _TOLERANT_ATTEMPTS:
                continue
            tolerant += 1
            part = _value(text, start)
        if part is not None and _tells(text, part):
            parts.append(part)
            done = part.end
    return parts


def _tells(text: str, part: Part) -> bool:
    """Whether a value in prose is one: not `{}` or `[]`, and not a mark like `[1]` with its note behind it."""
    assert part.tree is not None
    top = part.tree.containers[0]
    if top.kind == "{" or not top.leaf:
        return bool(top.entries)
    return len(top.entries) > 1 and text[part.end : _line_end(text, part.end)].strip() == ""


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def _begins_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at
