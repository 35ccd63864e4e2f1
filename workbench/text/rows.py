"""Aligning the lines of two texts: equal lines first, then between them the lines that are alike."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.matching import CELLS, Block, matching_blocks, rising
from workbench.text.pairing import pair_lines
from workbench.text.steps import Steps, done
from workbench.text.tokens import Cutter, Packer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbench.text.tokens import Cut

Pair = tuple[int, int]

_BATCH = 30_000  # characters that are cut into tokens at once (about 4 ms)
_LONG, _END = 80, 20  # characters of a long line, and of its beginning and end that tell it from others
_TELLING = 4  # the least length of lines that are anchors: `}` and blank lines would tie unrelated places together


class Gap(NamedTuple):
    """The numbers of lines between two equal ones; there may be none on one side."""

    left: Sequence[int]
    right: Sequence[int]


class Alignment(NamedTuple):
    """Pairs of line numbers that belong together, rising on both sides.

    `coarse`: the texts were too large for the best alignment; a cheaper one was made.
    """

    pairs: list[Pair]
    coarse: bool


class EqualLines(NamedTuple):
    """Runs of equal lines (where they begin on each side, and how many), and the gaps between them."""

    runs: list[Block]
    gaps: list[Gap]
    coarse: bool


def align(left: Sequence[str], right: Sequence[str]) -> Alignment:
    """Which lines belong together: equal lines, and lines that are alike."""
    runs, gaps, coarse = equal_lines(left, right)
    pairs, gaps = clear_pairs(gaps, left, right)
    pairs += ((i + at, j + at) for i, j, size in runs for at in range(size))
    more, less = done(pair_gaps(gaps, left, right, Cutter(), Cuts({}, {})))
    return Alignment(sorted(pairs + more), coarse or less)


def equal_lines(left: Sequence[str], right: Sequence[str]) -> EqualLines:
    """Equal lines in an order that both sides share.

    Those that say something are the anchors (longest common subsequence), grown over equal neighbours.
    """
    packer = Packer()
    packed_left, packed_right = packer.pack(left), packer.pack(right)
    from rapidfuzz.distance import Postfix, Prefix

    head = Prefix.similarity(packed_left, packed_right)
    tail = min(Postfix.similarity(packed_left, packed_right), min(len(left), len(right)) - head)
    ends = len(left) - tail, len(right) - tail
    runs: list[Block] = []
    gaps: list[Gap] = []
    anchors, coarse = _anchors(left, packed_left, packed_right, head, ends)
    i = j = 0
    for x, y, size in [(0, 0, head), *anchors, (*ends, tail)]:
        ahead = 0
        while i + ahead < x and j + ahead < y and packed_left[i + ahead] == packed_right[j + ahead]:
            ahead += 1
        if ahead:
            runs.append((i, j, ahead))
            i, j = i + ahead, j + ahead
        back = 0
        while x - back > i and y - back > j and packed_left[x - back - 1] == packed_right[y - back - 1]:
            back += 1
        if i < x - back or j < y - back:
            gaps.append(Gap(range(i, x - back), range(j, y - back)))
        if back + size:
            runs.append((x - back, y - back, back + size))
        i, j = x + size, y + size
    return EqualLines(runs, gaps, coarse)


def _anchors(
    left: Sequence[str], packed_left: str, packed_right: str, head: int, ends: Pair
) -> tuple[list[Block], bool]:
    """Runs of equal lines that begin with one which says something."""
    from rapidfuzz.distance import Prefix

    common = set(packed_left[head : ends[0]]).intersection(packed_right[head : ends[1]])
    if not common:
        return [], False
    inner_left, inner_right = packed_left[head : ends[0]], packed_right[head : ends[1]]
    line_of = dict(zip(inner_left, left[head : ends[0]], strict=True))
    sizes = {code: len(line_of[code].strip()) for code in common}
    telling = {code for code, size in sizes.items() if size >= _TELLING}
    lefts = [at for at, code in enumerate(inner_left, head) if code in telling]
    if 2 * len(lefts) < ends[0] - head:
        # Where most common lines are short, as in lists of numbers, they are what there is to go by.
        short = {code for code, size in sizes.items() if size}
        shorts = [at for at, code in enumerate(inner_left, head) if code in short]
        if 2 * len(lefts) < len(shorts):
            telling, lefts = short, shorts
    rights = [at for at, code in enumerate(inner_right, head) if code in telling]
    blocks = matching_blocks("".join([packed_left[at] for at in lefts]), "".join([packed_right[at] for at in rights]))
    runs: list[Block] = []
    for i, j, size in blocks:
        last = i + size
        shift = j - i
        while i < last:
            x, y = lefts[i], rights[i + shift]
            if lefts[last - 1] - x == rights[last - 1 + shift] - y == last - 1 - i:
                runs.append((x, y, last - i))  # no other lines in between
                break
            most = min(lefts[last - 1] - x, rights[last - 1 + shift] - y) + 1
            same = Prefix.similarity(packed_left[x : x + most], packed_right[y : y + most])
            runs.append((x, y, same))
            i = bisect_left(lefts, x + same, i, last)
    return runs, len(lefts) * len(rights) > CELLS


class Cuts(NamedTuple):
    """The tokens of lines, by line number, as far as they were needed."""

    left: dict[int, Cut]
    right: dict[int, Cut]


def clear_pairs(gaps: Iterable[Gap], left: Sequence[str], right: Sequence[str]) -> tuple[list[Pair], list[Gap]]:
    """The pairs of the gaps that are clear at a glance, and the smaller gaps, without blank lines, that remain."""
    pairs: list[Pair] = []
    open_gaps: list[Gap] = []
    for gap in gaps:
        lefts = [at for at in gap.left if left[at] and not left[at].isspace()]
        rights = [at for at in gap.right if right[at] and not right[at].isspace()] if lefts else []
        if not rights:
            continue
        if len(lefts) == len(rights) == 1:
            pairs.append((lefts[0], rights[0]))
            continue
        i = j = 0
        for x, y in [*_retouched(lefts, rights, left, right), (len(lefts), len(rights))]:
            if x - i == y - j == 1:
                pairs.append((lefts[i], rights[j]))
            elif i < x and j < y:
                open_gaps.append(Gap(lefts[i:x], rights[j:y]))
            if x < len(lefts):
                pairs.append((lefts[x], rights[y]))
            i, j = x + 1, y + 1
    return pairs, open_gaps


def pair_gaps(
    gaps: Sequence[Gap], left: Sequence[str], right: Sequence[str], cutter: Cutter, cuts: Cuts
) -> Steps[Alignment]:
    """The pairs of the gaps' lines that are alike. The lines' tokens are put into `cuts`."""
    pairs: list[Pair] = []
    coarse = False
    for batch in _batches(gaps, left, right):
        lefts = [at for gap in batch for at in gap.left]
        rights = [at for gap in batch for at in gap.right]
        found: list[Cut] = []
        for lines in _sized([*map(left.__getitem__, lefts), *map(right.__getitem__, rights)]):
            found += cutter.cut_all(lines)
            yield
        cuts.left.update(zip(lefts, found, strict=False))
        cuts.right.update(zip(rights, found[len(lefts) :], strict=True))
        for here, there in batch:
            telling = cutter.telling([*map(cuts.left.__getitem__, here), *map(cuts.right.__getitem__, there)])
            alike, less = yield from pair_lines(telling[: len(here)], telling[len(here) :])
            pairs += [(here[i], there[j]) for i, j in alike]
            coarse = coarse or less
            yield
    return Alignment(pairs, coarse)


def _batches(gaps: Iterable[Gap], left: Sequence[str], right: Sequence[str]) -> Iterator[list[Gap]]:
    """The gaps in groups of not many lines, but for gaps that alone have many."""
    batch: list[Gap] = []
    size = 0
    for gap in gaps:
        batch.append(gap)
        size += sum([len(left[at]) for at in gap.left]) + sum([len(right[at]) for at in gap.right])
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sized(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """The lines in groups of not many characters."""
    first = size = 0
    for at, line in enumerate(lines):
        size += len(line)
        if size > _BATCH:
            yield lines[first : at + 1]
            first, size = at + 1, 0
    if first < len(lines):
        yield lines[first:]


def _retouched(lefts: Sequence[int], rights: Sequence[int], left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """Rising pairs of long lines that begin or end alike, unlike any other, and share at least half of their text.

    Most lines of a text with small changes are found by this, without cutting them into tokens. The pairs are of places
    in `lefts` and `rights`.
    """
    here = [(at, left[number]) for at, number in enumerate(lefts) if len(left[number]) >= _LONG]
    there = [(at, right[number]) for at, number in enumerate(rights) if len(right[number]) >= _LONG] if here else []
    if not there:
        return []
    from rapidfuzz.distance import Postfix, Prefix

    likely: set[Pair] = set()
    for part in (slice(_END), slice(-_END, None)):
        heres, theres = _unique(here, part), _unique(there, part)
        likely.update((heres[end], theres[end]) for end in heres.keys() & theres.keys())
    found = []
    for i, j in sorted(likely):
        one, other = left[lefts[i]], right[rights[j]]
        shared = Prefix.similarity(one, other) + Postfix.similarity(one, other)
        if 2 * shared >= max(len(one), len(other)):
            found.append((i, j))
    return rising(found)


def _unique(lines: Sequence[tuple[int, str]], part: slice) -> dict[str, int]:
    """Of each part that only one of these lines has the line's number."""
    found: dict[str, int] = {}
    twice = set()
    for at, line in lines:
        end = line[part]
        if end in found:
            twice.add(end)
        found[end] = at
    for end in twice:
        del found[end]
    return found
