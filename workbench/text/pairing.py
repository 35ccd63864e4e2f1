"""Which lines of two changed stretches belong together, by the tokens that they share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.text.steps import Steps

Pair = tuple[int, int]
Weighed = tuple[int, int, float]

_ALIKE = 0.3  # the least similarity of two lines that are shown as one changed line
_PARTNERS = 5  # how many of the lines that are most like it a line may be paired with
# Comparing all pairs one by one takes about 0.2 us for each, and as much again for 32 tokens in their lines; up to
# this much is always spent, and above it no more than the other way takes: about 1 us for each token.
_ALWAYS_ALL_US = 2500.0
_PAIR_US, _TOKENS_AS_MUCH, _TOKEN_US = 0.2, 32.0, 0.8
_FREQUENT = 8  # pieces that are in more lines of one side than this tell no line from another
_CANDIDATES = 4  # lines of the other side that are compared with each line of a large stretch
_LEAST_PIECES = 3.0  # telling tokens per line without which pairs of tokens are looked at
_STEP = 8_000  # tokens that are looked at in one step
_PIECES = 40_000  # pairs of tokens on both sides that are looked at


class Pairing(NamedTuple):
    """Pairs of numbers, rising on both sides; `coarse`: lines were left over, and not all pairs were compared."""

    pairs: list[Pair]
    coarse: bool


def pair_lines(left: Sequence[str], right: Sequence[str]) -> Steps[Pairing]:
    """The rising pairs of packed lines with the most tokens in common, of pairs that are alike.

    In large stretches a line is compared only with the few of the other side that share the most rare tokens with it.
    """
    tokens = sum(map(len, left)) + sum(map(len, right))
    all_us = len(left) * len(right) * _PAIR_US * (1 + tokens / (len(left) + len(right)) / _TOKENS_AS_MUCH)
    if all_us <= max(_ALWAYS_ALL_US, tokens * _TOKEN_US):
        weighed = yield from _all_alike(left, right)
        return Pairing(_heaviest_chain(weighed, len(right)), False)
    weighed = yield from _likely_alike(left, right)
    pairs = _heaviest_chain(weighed, len(right))
    return Pairing(pairs, len(pairs) < min(len(left), len(right)))


def _all_alike(left: Sequence[str], right: Sequence[str]) -> Steps[list[Weighed]]:
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found: list[Weighed] = []
    scorer, extract = Indel.normalized_similarity, process.extract
    sizes = [len(line) + 1 for line in right]
    others, compared = sum(sizes), 0
    for i, line in enumerate(left):
        size = len(line) + 1
        hits = extract(line, right, scorer=scorer, score_cutoff=_ALIKE, limit=_PARTNERS)
        if len(hits) == 1:
            found.append((i, hits[0][2], hits[0][1] * min(size, sizes[hits[0][2]])))
        elif hits:
            found += sorted([(i, j, score * min(size, sizes[j])) for _, score, j in hits])
        compared += size + others
        if compared > _STEP:
            compared = 0
            yield
    return found


def _likely_alike(left: Sequence[str], right: Sequence[str]) -> Steps[list[Weighed]]:
    from rapidfuzz.distance import Indel

    similarity = Indel.normalized_similarity
    pieces_of = _telling_pieces("".join(left), "".join(right), len(left))
    places: defaultdict[str, list[int]] = defaultdict(list)
    yield
    looked_at = 0
    for j, line in enumerate(right):
        for piece in set(pieces_of(line)):
            places[piece].append(j)
        looked_at += len(line)
        if looked_at > _STEP:
            looked_at = 0
            yield
    telling = {piece: numbers for piece, numbers in places.items() if len(numbers) <= _FREQUENT}
    found: list[Weighed] = []
    for i, line in enumerate(left):
        votes: list[int] = []
        for piece in telling.keys() & pieces_of(line):
            votes += telling[piece]
        size = len(line) + 1
        for j in sorted(_most_frequent(votes)):
            other = right[j]
            score = similarity(line, other, score_cutoff=_ALIKE)
            if score:
                found.append((i, j, score * min(size, len(other) + 1)))
        looked_at += size
        if looked_at > _STEP:
            looked_at = 0
            yield
    return found


def _most_frequent(votes: Sequence[int]) -> Sequence[int]:
    times = Counter(votes)
    if len(times) <= _CANDIDATES:
        return list(times)
    return sorted(times, key=times.__getitem__, reverse=True)[:_CANDIDATES]


def _telling_pieces(left: str, right: str, lines: int) -> Callable[[str], list[str]]:
    """What gives the pieces of a line by which it can be known: its tokens that are rare on both sides.

    Where these are too few, as in scripts whose tokens are characters: pairs of tokens that begin with a rarer one.
    """
    left_times, right_times = Counter(left), Counter(right)
    common = left_times.keys() & right_times.keys()
    rare = [token for token in common if left_times[token] <= _FREQUENT and right_times[token] <= _FREQUENT]
    if sum(map(left_times.__getitem__, rare)) >= _LEAST_PIECES * lines:
        return re.compile(f"[{re.escape(''.join(rare))}]").findall
    starts = []
    total = 0
    for token in sorted(common, key=lambda token: left_times[token] + right_times[token]):
        total += left_times[token] + right_times[token]
        if total > _PIECES:
            break
        starts.append(token)
    return re.compile(f"(?=([{re.escape(''.join(starts))}].))" if starts else "(?!)", re.DOTALL).findall


def _heaviest_chain(found: Sequence[Weighed], width: int) -> list[Pair]:
    """The pairs, rising on both sides, whose weights add up to most.

    `found` is sorted; its right sides are below `width`.
    """
    # A Fenwick tree holds, for each prefix of the right side, the heaviest chain that ends in it.
    weights = [0.0] * (width + 1)
    ends = [-1] * (width + 1)
    before = [-1] * len(found)
    batch: list[tuple[int, float, int]] = []  # pairs of one left line must not follow each other
    row = -1
    for at, (left, right, weight) in enumerate([*found, (-1, 0, 0.0)]):
        if left != row:
            for place, total, end in batch:
                while place <= width and total > weights[place]:
                    weights[place], ends[place] = total, end
                    place += place & -place
            batch = []
            row = left
        best, end = 0.0, -1
        place = right if left >= 0 else width
        while place:
            if weights[place] > best:
                best, end = weights[place], ends[place]
            place &= place - 1
        if left >= 0:
            before[at] = end
            batch.append((right + 1, best + weight, at))
    chain = []
    while end >= 0:
        chain.append(found[end][:2])
        end = before[end]
    return chain[::-1]
