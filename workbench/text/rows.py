"""Aligning the lines of two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.text.matching import matching_blocks
from workbench.text.tokens import Packer, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Pair = tuple[int, int]

_ALIKE = 0.3  # the least similarity of two lines that are shown as one changed line
_PAIRINGS = 10_000  # most line pairs of a block that are compared one by one


def line_pairs(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """Pairs of line numbers that belong together, rising on both sides: equal lines and lines that are alike.

    Equal lines that say something are the anchors; what lies between two anchors is paired by likeness.
    """
    packer = Packer()
    packed_left, packed_right = packer.pack(left), packer.pack(right)
    pairs: list[Pair] = []
    i = j = 0
    for x, y in [*_anchors(left, right, packed_left, packed_right), (len(left), len(right))]:
        while i < x and j < y and packed_left[i] == packed_right[j]:
            pairs.append((i, j))
            i += 1
            j += 1
        tail: list[Pair] = []
        x_end, y_end = x, y
        while x_end > i and y_end > j and packed_left[x_end - 1] == packed_right[y_end - 1]:
            x_end -= 1
            y_end -= 1
            tail.append((x_end, y_end))
        pairs += _alike(left, right, i, x_end, j, y_end)
        pairs += reversed(tail)
        if x < len(left):
            pairs.append((x, y))
        i, j = x + 1, y + 1
    return pairs


def _anchors(left: Sequence[str], right: Sequence[str], packed_left: str, packed_right: str) -> Iterator[Pair]:
    """Equal lines, longest common subsequence; short ones (`}`, blank) would tie unlike places together."""
    common = set(packed_left).intersection(packed_right)
    lefts = [at for at, code in enumerate(packed_left) if code in common and len(left[at].strip()) > 3]
    rights = [at for at, code in enumerate(packed_right) if code in common and len(right[at].strip()) > 3]
    blocks = matching_blocks("".join(packed_left[at] for at in lefts), "".join(packed_right[at] for at in rights))
    for i, j, size in blocks:
        yield from zip(lefts[i : i + size], rights[j : j + size], strict=True)


def _alike(left: Sequence[str], right: Sequence[str], i: int, i_end: int, j: int, j_end: int) -> list[Pair]:
    lefts = [at for at in range(i, i_end) if not _blank(left[at])]
    rights = [at for at in range(j, j_end) if not _blank(right[at])]
    if not lefts or not rights:
        return []
    if len(lefts) * len(rights) > _PAIRINGS:
        return []
    return [(lefts[x], rights[y]) for x, y in _best_pairing([left[at] for at in lefts], [right[at] for at in rights])]


def _best_pairing(left: list[str], right: list[str]) -> list[Pair]:
    """The rising pairs with the most text in common."""
    from rapidfuzz.distance import Indel

    alike = Indel.normalized_similarity
    packer = Packer()
    packed_left = [packer.pack(tokens(line)) for line in left]
    packed_right = [packer.pack(tokens(line)) for line in right]
    best = [[0.0] * (len(right) + 1)]
    for line, packed in zip(left, packed_left, strict=True):
        above = best[-1]
        row = [0.0]
        value = 0.0
        for at, (other, other_packed) in enumerate(zip(right, packed_right, strict=True)):
            score = alike(packed, other_packed, score_cutoff=_ALIKE) * (min(len(line), len(other)) + 1)
            value = max(value, above[at + 1], above[at] + score)
            row.append(value)
        best.append(row)
    pairs = []
    i, j = len(left), len(right)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i -= 1
            j -= 1
            pairs.append((i, j))
    return pairs[::-1]


def _blank(line: str) -> bool:
    return not line or line.isspace()
