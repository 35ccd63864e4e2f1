"""Which elements of two JSON arrays belong together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.jsonsame import symbol
from workbench.text.jsonscalars import scalar_type
from workbench.text.matching import matching_blocks
from workbench.text.partners import fitting, in_order
from workbench.text.tokens import Packer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.jsontree import Container, Item
    from workbench.text.partners import Pair

_PAIRINGS = 10_000  # pairs of elements whose likeness is looked at; above it they are paired by their place
_COMPARED = 1000  # characters of a string that are looked at to tell how alike it is to another


class Elements(NamedTuple):
    """Pairs of places in the same order on both sides, and pairs of equal elements that changed their order."""

    pairs: list[Pair]
    moves: list[Pair]


def pair_elements(left: Container, right: Container) -> Elements:
    """The elements of two arrays of marked trees that belong together, each in at most one pair.

    Equal ones first (longest common subsequence), then equal ones elsewhere (moves), then between equal neighbours
    the ones that are most alike.
    """
    items, others = [item for _, item in left.entries], [item for _, item in right.entries]
    lefts, rights = [symbol(item) for item in items], [symbol(item) for item in others]
    packer = Packer()
    equal: list[Pair] = []
    for i, j, size in matching_blocks(packer.pack(lefts), packer.pack(rights)):
        equal += zip(range(i, i + size), range(j, j + size), strict=True)
    moves = _moves(lefts, rights, equal)
    moved_left, moved_right = {i for i, _ in moves}, {j for _, j in moves}
    pairs: list[Pair] = []
    i = j = 0
    for x, y in [*equal, (len(lefts), len(rights))]:
        here = [at for at in range(i, x) if at not in moved_left]
        there = [at for at in range(j, y) if at not in moved_right]
        pairs += _most_alike(items, others, here, there)
        if x < len(lefts):
            pairs.append((x, y))
        i, j = x + 1, y + 1
    return Elements(pairs, moves)


def _moves(lefts: Sequence[str], rights: Sequence[str], equal: Sequence[Pair]) -> list[Pair]:
    """Equal elements that no pair holds, first to first."""
    taken = {j for _, j in equal}
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(len(rights) - 1, -1, -1):
        if j not in taken:
            places[rights[j]].append(j)
    paired = {i for i, _ in equal}
    return [(i, here.pop()) for i, sign in enumerate(lefts) if i not in paired and (here := places.get(sign))]


def _most_alike(left: Sequence[Item], right: Sequence[Item], here: list[int], there: list[int]) -> list[Pair]:
    if len(here) == len(there) == 1:
        return [(here[0], there[0])]
    if not here or not there:
        return []
    if len(here) * len(there) > _PAIRINGS:
        return list(zip(here, there, strict=False))
    from rapidfuzz.distance import Indel

    traits = {("left", at): _traits(left[at]) for at in here} | {("right", at): _traits(right[at]) for at in there}

    def score(i: int, j: int) -> float:
        a, b = left[here[i]], right[there[j]]
        if isinstance(a, str) or isinstance(b, str):
            if not isinstance(a, str) or not isinstance(b, str) or scalar_type(a) != scalar_type(b):
                return fitting(0)
            return fitting(Indel.normalized_similarity(a[:_COMPARED], b[:_COMPARED]))
        if a.kind != b.kind:
            return fitting(0)
        ours, others = traits["left", here[i]], traits["right", there[j]]
        return fitting(2 * len(ours & others) / max(1, len(ours) + len(others)))

    return [(here[i], there[j]) for i, j in in_order(len(here), len(there), score)]


def _traits(item: Item) -> frozenset[object]:
    """What an object or array is told by: its keys, and its keys with their values."""
    if isinstance(item, str):
        return frozenset()
    signs = [(key, symbol(held)) for key, held in item.entries]
    return frozenset[object](signs).union(key for key, _ in item.entries if key)
