"""JSON written out: one entry a row, so that two values can be compared row by row, or all on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.text.jsontree import Container, Item

_DEEPEST = 30  # levels that are indented; deeper rows stand as far in as these, or nesting alone would fill memory
_BREAK = "\\n"
_ESCAPE = re.compile(r"""\\(?:(n)(?!["']?\Z)|.)""", re.DOTALL)
_PIECE = re.compile(r"""(\s*+)(?:([{\[])|([}\]])|(,)|("(?:[^"\\\n]++|\\.)*+"?|[^\s{}\[\],"]++))""", re.DOTALL)


def laid_out(item: Item) -> str:
    r"""The item in rows, its literals as written.

    A comma stands behind every entry, the last too: an entry more or less at the end then changes no other row. A
    string of several lines is cut into rows behind each `\n`. What was never closed is not closed here.
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
                rows.append(f"{start}{_broken(entry, indent) if _BREAK in entry else entry},")
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
    pending = [(item, enumerate(item.entries))]
    while pending:
        container, entries = pending[-1]
        for at, (key, entry) in entries:
            parts.append(f"{', ' if at else ''}{f'{key}: ' if key else ''}")
            if isinstance(entry, str):
                parts.append(entry)
            else:
                parts.append(entry.kind)
                pending.append((entry, enumerate(entry.entries)))
                break
        else:
            pending.pop()
            parts.append(_closing(container))
    return "".join(parts)


def _broken(literal: str, indent: str) -> str:
    r"""A string of several lines, cut into rows behind each `\n`, which stays."""
    return _ESCAPE.sub(lambda found: f"{found[0]}\n{indent}  " if found[1] else found[0], literal)


def _closing(container: Container) -> str:
    return ("}" if container.kind == "{" else "]") if container.closed else ""


def _indent(depth: int) -> str:
    return "  " * min(depth, _DEEPEST)


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
