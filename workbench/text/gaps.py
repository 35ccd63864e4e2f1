"""Where two lists of texts differ, and which of their items are partners; each text is equal or it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.matching import matching_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

Gap = tuple[int, int, int, int]
"""A stretch that differs: from and to in the one list, from and to in the other; one of them may be empty."""

_FIRST = 0xE000  # texts become characters from here on: beyond the surrogates


def gaps(old: Sequence[str], new: Sequence[str]) -> list[Gap]:
    """The stretches between the texts that both lists have, in order."""
    found: list[Gap] = []
    left = right = 0
    for x, y, size in [*_blocks(old, new), (len(old), len(new), 0)]:
        if x > left or y > right:
            found.append((left, x, right, y))
        left, right = x + size, y + size
    return found


def partners(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For each text of the one list that the other has too, in order: where it stands there."""
    return {left + step: right + step for left, right, size in _blocks(old, new) for step in range(size)}


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    codes: dict[str, str] = {}
    left, right = ("".join(codes.setdefault(one, chr(_FIRST + len(codes))) for one in side) for side in (old, new))
    return matching_blocks(left, right)
