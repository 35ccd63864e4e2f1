"""JSON written out: one entry a row, so that two values can be compared row by row, or all on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.text.jsontree import Opened

if TYPE_CHECKING:
    from workbench.text.jsontree import Container, Item

_DEEPEST = 30  # levels that are indented; deeper rows stand as far in as these, or nesting alone would fill memory
_INDENTS = tuple("  " * depth for depth in range(_DEEPEST + 1))
_BREAK = re.compile(r"\\(?:(?P<break>n)|[^\n])|(?P<raw>\r?\n)")
_INNER_BREAK = re.compile(r"""(?:[^\\\n]++|\\[^n\n]|\\(?=\n))*+(?:\\n|\n)(?!["']?\Z)""")
_PIECE = re.compile(r"""(\s*+)(?:([{\[])|([}\]])|(,)|("(?:[^"\\\n]++|\\.)*+"?|[^\s{}\[\],"]++))""", re.DOTALL)


def laid_out(item: Item) -> str:
    r"""The item in rows, its literals as written.

    A comma stands behind every entry, the last too: an entry more or less at the end then changes no other row. A
    string of several lines is cut into rows behind each `\n`, between its quotes, which stand on rows of their own: a
    line more or less then changes no other row. A raw line break is shown as `\n`. What was never closed is not closed
    here.
    """
    if isinstance(item, str):
        return item
    if not item.entries:
        return item.kind + _closing(item)
    rows: list[str] = [item.kind]
    pending = [(item, iter(item.entries))]
    while pending:
        container, entries = pending[-1]
        indent = _indent(len(pending))
        for key, entry in entries:
            start = f"{indent}{key}: " if key else indent
            if isinstance(entry, str):
                rows += _string_rows(entry, start, indent)
            elif entry.entries:
                rows.append(f"{start}{entry.kind}")
                pending.append((entry, iter(entry.entries)))
                break
            else:
                rows.append(f"{start}{entry.kind}{_closing(entry)},")
        else:
            pending.pop()
            if container.closed:
                rows.append(f"{_indent(len(pending))}{_closing(container)}{',' if pending else ''}")
    return "\n".join(rows)


def compact(item: Item) -> str:
    """An item as JSON on one line, its literals as written."""
    if isinstance(item, str):
        return item
    parts: list[str] = [item.kind]
    pending = [(item, iter(item.entries))]
    first = True
    while pending:
        container, entries = pending[-1]
        for key, entry in entries:
            if not first:
                parts.append(", ")
            if key:
                parts.append(f"{key}: ")
            first = not isinstance(entry, str)
            if isinstance(entry, str):
                parts.append(entry)
            else:
                parts.append(entry.kind)
                pending.append((entry, iter(entry.entries)))
                break
        else:
            pending.pop()
            parts.append(_closing(container))
            first = False
    return "".join(parts)


def has_lines(literal: str) -> bool:
    """Whether a scalar is a string of several lines, their breaks escaped or raw; one at its end does not count."""
    return literal[:1] in ('"', "'") and ("\\n" in literal or "\n" in literal) and bool(_INNER_BREAK.match(literal))


def _string_rows(literal: str, start: str, indent: str) -> list[str]:
    """The rows of a scalar; `start` is what stands before it in its first row."""
    quote = literal[:1]
    if not (isinstance(literal, Opened) or has_lines(literal)):
        if "\n" in literal and quote in ('"', "'"):
            literal = _BREAK.sub(_escaped, literal)
        return [f"{start}{literal},"]
    closed = len(literal) > 1 and literal[-1] == quote
    inside = literal[1:-1] if closed else literal[1:]
    lines = _BREAK.sub(lambda found: f"{_escaped(found)}\n" if found["break"] or found["raw"] else found[0], inside)
    rows = [f"{indent}  {line}" for line in lines.removesuffix("\n").split("\n")] if lines else []
    return [start + quote, *rows, *([f"{indent}{quote},"] if closed else ())]


def _escaped(found: re.Match[str]) -> str:
    return found[0].replace("\r", "\\r").replace("\n", "\\n") if found["raw"] else found[0]


def _closing(container: Container) -> str:
    return ("}" if container.kind == "{" else "]") if container.closed else ""


def _indent(depth: int) -> str:
    return _INDENTS[depth] if depth < _DEEPEST else _INDENTS[_DEEPEST]


def reindented(text: str) -> str:
    """Text that looks like JSON but cannot be read as such: cut into rows at brackets and commas, nothing left out.

    Only blanks between its pieces are changed.
    """
    rows: list[str] = []
    depth = 0
    fresh = True  # the next piece begins a row
    for blank, opening, closing, comma, rest in _PIECE.findall(text):
        piece = opening or closing or comma or rest.strip()
        if not piece:
            continue
        if closing:
            depth = max(0, depth - 1)
        if fresh or closing:
            rows.append(_indent(depth) + piece)
        else:
            rows[-1] += f" {piece}" if blank and not comma else piece
        depth += bool(opening)
        fresh = bool(opening or comma)
    return "\n".join(rows)
