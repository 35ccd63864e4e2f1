"""A difference as the operations that turn one text into the other, in the form of the standard library's difflib."""

from __future__ import annotations

from typing import Literal

from workbench.text.diff import diff_texts

# What was done, and from where to where: characters `i1` to `i2` of the first text, `j1` to `j2` of the second.
Opcode = tuple[Literal["equal", "replace", "delete", "insert"], int, int, int, int]


def opcodes(a: str, b: str) -> list[Opcode]:
    """The operations from `a` to `b`, by character offsets; they cover both texts without gaps."""
    if a == b:
        return [("equal", 0, len(a), 0, len(b))] if a else []
    result: list[Opcode] = []
    i = j = 0
    for start, end, other, other_end in [*diff_texts(a, b).blocks(), (len(a), len(a), len(b), len(b))]:
        if start > i and other > j:
            result.append(("replace", i, start, j, other))
        elif start > i:
            result.append(("delete", i, start, j, j))
        elif other > j:
            result.append(("insert", i, i, j, other))
        if end > start:
            result.append(("equal", start, end, other, other_end))
        i, j = end, other_end
    return result
