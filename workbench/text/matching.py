"""Longest common subsequences of packed tokens within a bound on memory and time."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Block = tuple[int, int, int]  # start on the left, start on the right, length

# One direct comparison may fill a bit matrix of this many cells (16 MiB, about 5 ms).
CELLS = 1 << 27
_SPLITS = 3  # how often a part is cut at anchors before it is cut along its diagonal
_TRIED_AGAIN = 200_000  # tokens of both sides up to which shorter anchors are tried where longer ones are too few
_FIELDS = attrgetter("a", "b", "size")


@cache
def direct_blocks() -> Callable[[str, str], Iterable[Block]]:
    """What gives the runs of a longest common subsequence without any bound; among them there may be an empty one.

    For many short comparisons, where even looking up an import takes its time.
    """
    from rapidfuzz.distance import Indel

    editops = Indel.editops
    return lambda left, right: map(_FIELDS, editops(left, right).as_matching_blocks())


@cache
def shared_ends() -> tuple[Callable[[str, str], int], Callable[[str, str], int]]:
    """What gives how many characters two texts begin with in common, and how many they end with."""
    from rapidfuzz.distance import Postfix, Prefix

    return Prefix.similarity, Postfix.similarity


def matching_blocks(left: str, right: str, cells: int = CELLS) -> list[Block]:
    """Equal runs of both sequences, in order, neither empty nor touching on both sides.

    A longest common subsequence while the sides have at most `cells` pairs of tokens. Above that they are cut at
    runs that are unique on both sides (patience), and what is still too large along its diagonal, which may miss
    matches but keeps memory and time bounded.
    """
    return list(_joined(_blocks(left, right, cells, 0)))


def _blocks(left: str, right: str, cells: int, depth: int) -> Iterator[Block]:
    if not left or not right:
        return
    if len(left) * len(right) <= cells:
        yield from _direct(left, right)
        return
    if depth == 0 and set(left).isdisjoint(right):
        return
    anchors = _anchors(left, right, cells) if depth < _SPLITS else []
    if not anchors:
        yield from _diagonal(left, right, cells)
        return
    at_left = at_right = 0
    for i, j in [*anchors, (len(left), len(right))]:
        if i < at_left or j < at_right:
            continue  # the run of the anchor before already reached over this one
        for x, y, size in _blocks(left[at_left:i], right[at_right:j], cells, depth + 1):
            yield x + at_left, y + at_right, size
        at_left, at_right = i, j
        while at_left < len(left) and at_right < len(right) and left[at_left] == right[at_right]:
            at_left += 1
            at_right += 1
        if at_left > i:
            yield i, j, at_left - i


def _direct(left: str, right: str) -> Iterator[Block]:
    for block in direct_blocks()(left, right):
        if block[2]:
            yield block


def _diagonal(left: str, right: str, cells: int) -> Iterator[Block]:
    area = len(left) * len(right)
    # The tiles together stay within the bound of one comparison.
    tiles = min(-(-area // cells), len(left), len(right))
    for tile in range(tiles):
        a, a_end = len(left) * tile // tiles, len(left) * (tile + 1) // tiles
        b, b_end = len(right) * tile // tiles, len(right) * (tile + 1) // tiles
        for x, y, size in _direct(left[a:a_end], right[b:b_end]):
            yield x + a, y + b, size


def _anchors(left: str, right: str, cells: int) -> list[tuple[int, int]]:
    """Places of runs of tokens that occur once on each side, in an order that both sides share.

    Runs of 4, or of 3, 2, 1 where longer ones are too few.
    """
    anchors: list[tuple[int, int]] = []
    widths = (4, 3, 2, 1) if len(left) + len(right) <= _TRIED_AGAIN else (4,)
    for width in widths:
        here, there = _unique_runs(left, width), _unique_runs(right, width)
        anchors = rising([(i, there[run]) for run, i in here.items() if run in there])
        enough = 4 * len(left) * len(right) / cells
        # Shorter runs are unique less often, so where there are too few already they cannot help.
        if len(anchors) ** 2 >= enough or min(len(here), len(there)) ** 2 < enough:
            break
    return anchors


def _unique_runs(packed: str, width: int) -> dict[str, int]:
    """Where each run of tokens that occurs once begins, in order."""
    runs = [packed[start : start + width] for start in range(len(packed) - width + 1)]
    times = Counter(runs)
    return {run: start for start, run in enumerate(runs) if times[run] == 1}


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs, already sorted on the left, that also rises on the right."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(pairs)
    for at, (_, right) in enumerate(pairs):
        place = bisect_left(tails, right)
        if place == len(tails):
            tails.append(right)
            ends.append(at)
        else:
            tails[place] = right
            ends[place] = at
        before[at] = ends[place - 1] if place else -1
    chosen: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    held: Block | None = None
    for block in blocks:
        if held is not None and held[0] + held[2] == block[0] and held[1] + held[2] == block[1]:
            held = (held[0], held[1], held[2] + block[2])
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held
