"""Aligning the lines of two texts."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.matching import CELLS, matching_blocks
from workbench.text.tokens import Packer, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Pair = tuple[int, int]

_ALIKE = 0.3  # the least similarity of two lines that are shown as one changed line
_CLEARLY_ALIKE = 0.6  # the least similarity of pairs that may divide a large block
_PAIRINGS = 16_000  # line pairs of one block that are compared one by one (about 6 ms)
_TOKENS = 24_000  # tokens of both sides of a block that are compared at once
_ALL_PAIRINGS = 64_000  # the same for all blocks of a text together


class Alignment(NamedTuple):
    """Pairs of line numbers that belong together, rising on both sides.

    `coarse`: the texts were too large for the best alignment; a cheaper one was made.
    """

    pairs: list[Pair]
    coarse: bool


class _Block(NamedTuple):
    """Lines between two anchors that are not equal: those of them that are not blank, packed."""

    left: list[int]
    right: list[int]
    packed_left: list[str]
    packed_right: list[str]

    @property
    def pairings(self) -> int:
        return len(self.left) * len(self.right)

    def part(self, left: slice, right: slice) -> _Block:
        return _Block(self.left[left], self.right[right], self.packed_left[left], self.packed_right[right])


def align(left: Sequence[str], right: Sequence[str]) -> Alignment:
    """Which lines belong together: equal lines, and lines that are alike.

    Equal lines that say something are the anchors (longest common subsequence, grown over equal neighbours); the
    lines between two anchors are paired by likeness so that most text is matched.
    """
    packer = Packer()
    packed_left, packed_right = packer.pack(left), packer.pack(right)
    if len(packed_left) < len(left) or len(packed_right) < len(right):
        return Alignment([], True)
    pairs, gaps = _equal_lines(left, packed_left, packed_right)
    words = Packer()
    blocks = [block for gap in gaps if (block := _block(left, right, gap, words)) is not None]
    least = min(_PAIRINGS, _PAIRINGS * _ALL_PAIRINGS // max(1, sum(min(block.pairings, _PAIRINGS) for block in blocks)))
    coarse = len(left) * len(right) > CELLS
    for block in blocks:
        if block.pairings == 1:
            pairs.append((block.left[0], block.right[0]))
        elif block.pairings <= least:
            pairs += _most_alike(block)
        else:
            pairs += _divided(block, least)
            coarse = coarse or sum(map(len, block.packed_left)) * sum(map(len, block.packed_right)) > CELLS
    pairs.sort()
    return Alignment(pairs, coarse)


def _equal_lines(
    left: Sequence[str], packed_left: str, packed_right: str
) -> tuple[list[Pair], list[tuple[range, range]]]:
    """Pairs of equal lines, and the stretches between them where both sides have something."""
    pairs: list[Pair] = []
    gaps: list[tuple[range, range]] = []
    i = j = 0
    for x, y in [*_anchors(left, packed_left, packed_right), (len(packed_left), len(packed_right))]:
        while i < x and j < y and packed_left[i] == packed_right[j]:
            pairs.append((i, j))
            i += 1
            j += 1
        x_end, y_end = x, y
        while x_end > i and y_end > j and packed_left[x_end - 1] == packed_right[y_end - 1]:
            x_end -= 1
            y_end -= 1
            pairs.append((x_end, y_end))
        if i < x_end and j < y_end:
            gaps.append((range(i, x_end), range(j, y_end)))
        if x < len(packed_left):
            pairs.append((x, y))
        i, j = x + 1, y + 1
    return pairs, gaps


def _anchors(left: Sequence[str], packed_left: str, packed_right: str) -> Iterator[Pair]:
    """Equal lines in a common order; short ones (`}`, blank) would tie places together that have nothing to do."""
    telling = {code for code, line in zip(packed_left, left, strict=True) if len(line.strip()) > 3}
    telling.intersection_update(packed_right)
    lefts = [at for at, code in enumerate(packed_left) if code in telling]
    rights = [at for at, code in enumerate(packed_right) if code in telling]
    blocks = matching_blocks("".join(packed_left[at] for at in lefts), "".join(packed_right[at] for at in rights))
    for i, j, size in blocks:
        yield from zip(lefts[i : i + size], rights[j : j + size], strict=True)


def _block(left: Sequence[str], right: Sequence[str], gap: tuple[range, range], words: Packer) -> _Block | None:
    lefts = [at for at in gap[0] if left[at] and not left[at].isspace()]
    rights = [at for at in gap[1] if right[at] and not right[at].isspace()]
    if not lefts or not rights:
        return None
    if len(lefts) == len(rights) == 1:
        return _Block(lefts, rights, [], [])
    pack = words.pack
    return _Block(lefts, rights, [pack(tokens(left[at])) for at in lefts], [pack(tokens(right[at])) for at in rights])


def _most_alike(block: _Block) -> list[Pair]:
    """The rising pairs with the most text in common, of all pairs that are alike."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found: list[tuple[int, int, float]] = []
    for i, line in enumerate(block.packed_left):
        hits = process.extract(
            line, block.packed_right, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE, limit=None
        )
        found += ((i, j, score * (min(len(line), len(other)) + 1)) for other, score, j in hits)
    found.sort()
    return [(block.left[i], block.right[j]) for i, j in _heaviest_chain(found, len(block.right))]


def _heaviest_chain(found: list[tuple[int, int, float]], width: int) -> list[Pair]:
    """The pairs, rising on both sides, whose weights add up to most.

    `found` is sorted; its right sides are below `width`.
    """
    # A Fenwick tree holds, for each prefix of the right side, the heaviest chain that ends in it.
    weights = [0.0] * (width + 1)
    ends = [-1] * (width + 1)
    before = [-1] * len(found)
    at = 0
    while at < len(found):
        row = found[at][0]
        batch = []  # pairs of one left line must not follow each other
        while at < len(found) and found[at][0] == row:
            _, right, weight = found[at]
            best, end = 0.0, -1
            place = right
            while place:
                if weights[place] > best:
                    best, end = weights[place], ends[place]
                place &= place - 1
            before[at] = end
            batch.append((right + 1, best + weight, at))
            at += 1
        for place, weight, end in batch:
            while place <= width:
                if weight > weights[place]:
                    weights[place], ends[place] = weight, end
                place += place & -place
    best, end = 0.0, -1
    place = width
    while place:
        if weights[place] > best:
            best, end = weights[place], ends[place]
        place &= place - 1
    chain = []
    while end >= 0:
        chain.append(found[end][:2])
        end = before[end]
    return chain[::-1]


def _divided(block: _Block, least: int) -> list[Pair]:
    """The pairing of a block too large to compare line by line.

    One comparison of all its words (the rare ones, where there are very many) shows pairs of lines that share most of
    theirs. Between those the parts are small enough for the thorough way, or else take the pairs that the words show.
    """
    told = _thinned(block)
    shared = _shared_words(told)
    clear = _chain_by_words(told, shared, _CLEARLY_ALIKE)
    pairs: list[Pair] = []
    i = j = 0
    likely = None
    for x, y in [*clear, (len(block.left), len(block.right))]:
        part = block.part(slice(i, x), slice(j, y))
        if part.pairings <= least:
            pairs += _most_alike(part)
        else:
            if likely is None:
                likely = _chain_by_words(told, shared, _ALIKE)
            pairs += [(block.left[p], block.right[q]) for p, q in likely if i <= p < x and j <= q < y]
        if x < len(block.left):
            pairs.append((block.left[x], block.right[y]))
        i, j = x + 1, y + 1
    return pairs


def _thinned(block: _Block) -> _Block:
    """The block with its most frequent tokens left out where all of them are too many to compare."""
    total = sum(map(len, block.packed_left)) + sum(map(len, block.packed_right))
    if total <= 2 * _TOKENS:
        return block
    times = Counter("".join(block.packed_left))
    times.update("".join(block.packed_right))
    rare: set[str] = set()
    kept = 0
    for token, count in reversed(times.most_common()):
        kept += count
        if kept > _TOKENS:
            break
        rare.add(token)
    told = rare.__contains__
    return block._replace(
        packed_left=["".join(filter(told, line)) for line in block.packed_left],
        packed_right=["".join(filter(told, line)) for line in block.packed_right],
    )


def _shared_words(block: _Block) -> Counter[Pair]:
    """How many tokens each pair of lines shares in a longest common subsequence of the whole block."""
    left_ends = list(accumulate(map(len, block.packed_left)))
    right_ends = list(accumulate(map(len, block.packed_right)))
    shared: Counter[Pair] = Counter()
    i = j = 0
    for x, y, size in matching_blocks("".join(block.packed_left), "".join(block.packed_right)):
        while size:
            while left_ends[i] <= x:
                i += 1
            while right_ends[j] <= y:
                j += 1
            step = min(size, left_ends[i] - x, right_ends[j] - y)
            shared[i, j] += step
            x, y, size = x + step, y + step, size - step
    return shared


def _chain_by_words(block: _Block, shared: Counter[Pair], alike: float) -> list[Pair]:
    likely = (
        (i, j, float(count))
        for (i, j), count in shared.items()
        if 2 * count >= alike * (len(block.packed_left[i]) + len(block.packed_right[j]))
    )
    return _heaviest_chain(sorted(likely), len(block.right))
