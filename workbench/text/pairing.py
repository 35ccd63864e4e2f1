"""Which lines of two changed stretches belong together, by the tokens that they share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.text.steps import Steps

Pair = tuple[int, int]
Hit = tuple[str, float, int]  # a line of the right side, how alike it is, and its number
_Chain = tuple[int, int, "_Chain | None"]

_ALIKE = 0.3  # the least similarity of two lines that are shown as one changed line
_PARTNERS = 6  # how many of the lines that are most like it a line may be paired with
# Comparing all pairs one by one takes about 0.2 us for each, and as much again for 32 tokens in their lines; up to
# this much is always spent, and above it no more than the other way takes: about 1 us for each token.
_ALWAYS_ALL_US = 2500.0
_PAIR_US, _TOKENS_AS_MUCH, _TOKEN_US = 0.2, 32.0, 0.8
_FREQUENT = 8  # pieces that are in more lines of one side than this tell no line from another
_CANDIDATES = 4  # lines of the other side that are compared with each line of a large stretch
_LEAST_PIECES = 3.0  # telling tokens per line without which pairs of tokens are looked at
_STEP = 8_000  # tokens that are looked at in one step
_PIECES = 40_000  # pairs of tokens on both sides that are looked at
_PLACE = itemgetter(2)


class Pairing(NamedTuple):
    """Pairs of numbers, rising on both sides; `coarse`: lines were left over, and not all pairs were compared."""

    pairs: list[Pair]
    coarse: bool


class _Chains:
    """The heaviest chains of pairs that rise on both sides, for each place on the right where one may end.

    Pairs are added by their left sides, rising. A chain is its last pair and the chain before that.
    """

    def __init__(self, left_sizes: Sequence[int], right_sizes: Sequence[int]) -> None:
        self._left_sizes, self._right_sizes = left_sizes, right_sizes
        # Rising on the right and in weight: what ends farther right without being heavier is of no use.
        self._ends: list[int] = [-1]
        self._weights: list[float] = [0.0]
        self._chains: list[_Chain | None] = [None]

    def add(self, left: int, hits: Iterable[Hit]) -> None:
        """The pairs of a left line, with how alike they are; falling on the right, so that none follows another."""
        size, sizes = self._left_sizes[left], self._right_sizes
        ends, weights, chains = self._ends, self._weights, self._chains
        for _, score, right in hits:
            at = bisect_left(ends, right)
            other = sizes[right]
            weight = weights[at - 1] + score * (size if size < other else other)
            chain = (left, right, chains[at - 1])
            if at == len(ends):
                ends.append(right)
                weights.append(weight)
                chains.append(chain)
                continue
            past = bisect_right(weights, weight, at)
            if past == at + 1:
                ends[at], weights[at], chains[at] = right, weight, chain
            elif past > at or ends[at] != right:
                ends[at:past] = (right,)
                weights[at:past] = (weight,)
                chains[at:past] = (chain,)

    def heaviest(self) -> list[Pair]:
        """The pairs of the heaviest chain, in order."""
        pairs = []
        chain = self._chains[-1]
        while chain:
            left, right, chain = chain
            pairs.append((left, right))
        return pairs[::-1]


def pair_lines(left: Sequence[str], right: Sequence[str]) -> Steps[Pairing]:
    """The rising pairs of packed lines with the most tokens in common, of pairs that are alike.

    In large stretches a line is compared only with the few of the other side that share the most rare tokens with it.
    """
    left_sizes, right_sizes = [len(line) + 1 for line in left], [len(line) + 1 for line in right]
    tokens = sum(left_sizes) + sum(right_sizes)
    all_us = len(left) * len(right) * _PAIR_US * (1 + tokens / (len(left) + len(right)) / _TOKENS_AS_MUCH)
    every_pair = all_us <= max(_ALWAYS_ALL_US, tokens * _TOKEN_US)
    chains = _Chains(left_sizes, right_sizes)
    yield from (_all_alike if every_pair else _likely_alike)(left, right, chains)
    pairs = chains.heaviest()
    return Pairing(pairs, not every_pair and len(pairs) < min(len(left), len(right)))


def _all_alike(left: Sequence[str], right: Sequence[str], chains: _Chains) -> Steps[None]:
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    scorer, extract, add = Indel.normalized_similarity, process.extract, chains.add
    others, compared = sum(map(len, right)) + len(right), 0
    for i, line in enumerate(left):
        hits = extract(line, right, scorer=scorer, score_cutoff=_ALIKE, limit=_PARTNERS)
        if hits:
            if len(hits) > 1:
                hits.sort(key=_PLACE, reverse=True)
            add(i, hits)
        compared += len(line) + others
        if compared > _STEP:
            compared = 0
            yield


def _likely_alike(left: Sequence[str], right: Sequence[str], chains: _Chains) -> Steps[None]:
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
    for i, line in enumerate(left):
        votes: list[int] = []
        for piece in telling.keys() & pieces_of(line):
            votes += telling[piece]
        likely = [(right[j], j) for j in sorted(_most_frequent(votes), reverse=True)]
        hits = [(other, similarity(line, other, score_cutoff=_ALIKE), j) for other, j in likely]
        chains.add(i, [hit for hit in hits if hit[1]])
        looked_at += len(line) + 1
        if looked_at > _STEP:
            looked_at = 0
            yield


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
