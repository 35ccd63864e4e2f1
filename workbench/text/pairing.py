"""Which lines of two changed stretches belong together, by the tokens that they share."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.matching import shared_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.text.steps import Steps

Pair = tuple[int, int]
Hit = tuple[str, float, int]  # a line of the right side, how alike it is, and its number
_Chain = tuple[int, int, "_Chain | None"]

_ALIKE = 0.3  # the least similarity of two lines that are shown as one changed line
_PARTNERS = 6  # how many of the lines that are most like it a line may be paired with
_SAME_START = 0.01  # of lines that are equally alike one that begins the same counts so much more
_SHORT = 4  # tokens of a line that may stand whole at the beginning of a longer one
_CONTAINED = 0.6  # how alike such lines are
_FIRST = 3  # tokens of a line with one of which it begins: before it may be a number or bullet with its mark
_TRIED = 4  # places where it stands that are looked at
_KEY, _KEY_MARKS = 6, 4  # tokens of a key or label (`"name": "`), and how many of these are marks at least
_KEY_OF = 12  # tokens of a line that is known by its key; shorter ones are alike by it
_WORDS = "\x40"  # the least code point of a word; marks of ASCII are below
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


class _Beginnings:
    """What lines begin with: for the lines of the other side that share too little with any to be alike."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._together = "\0".join(lines)
        self._starts: list[int] = []
        self._items: dict[str, list[int]] = {}
        self.keys: dict[str, int] = {}
        for at, size in enumerate(map(len, lines)):
            if size <= _SHORT:
                self._items.setdefault(_core(lines[at])[:1], []).append(at)
            elif size > _KEY_OF and lines[at][0] < _WORDS and lines[at][1] < _WORDS:
                # A key or label that several lines have tells none of them.
                key = lines[at][:_KEY]
                self.keys[key] = -1 if key in self.keys else at
        # Takes the first tokens of a line; True where it begins with none of the items, unless it is indented.
        self.no_item = self._items.keys().isdisjoint

    def like(self, line: str) -> list[Hit]:
        """The lines that begin as this one does: one is contained whole in the other, or both have the same key."""
        found = self._beginning_with(line) if len(line) <= _SHORT else []
        if not found and len(line) > 2 and (line[0] == line[1] or not self.no_item(line[:_FIRST])):
            found = self._contained_in(line)
        at = self.keys.get(line[:_KEY], -1)
        if at >= 0 and sum([token < _WORDS for token in line[:_KEY]]) >= _KEY_MARKS:
            other = self._lines[at]
            found.append((other, 2 * shared_ends()[0](line, other) / (len(line) + len(other)), at))
        return found

    def _contained_in(self, line: str) -> list[Hit]:
        """The much shorter items that the line begins with."""
        items = self._items
        bare = line if line[0] != line[1] else line.lstrip(line[0])
        found: list[Hit] = []
        for lead, token in enumerate(bare[:_FIRST]):
            if token in items:
                for at in items[token]:
                    item = self._lines[at]
                    if 2 * len(item) < len(line) and bare.startswith(_core(item), lead):
                        found.append((item, _CONTAINED, at))
        return found

    def _beginning_with(self, item: str) -> list[Hit]:
        """The much longer lines that begin with the item."""
        core = _core(item)
        place = self._together.find(core)
        if place < 0 or (len(core) < 2 and self._together.count(core) != 1):
            return []
        self._starts = self._starts or list(accumulate([len(line) + 1 for line in self._lines], initial=0))
        found: list[Hit] = []
        for _ in range(_TRIED):
            at = bisect_right(self._starts, place) - 1
            line, lead = self._lines[at], place - self._starts[at]
            if 2 * len(item) < len(line) and (lead < _FIRST or line[:lead] == line[0] * lead):
                found.append((line, _CONTAINED, at))
            place = self._together.find(core, self._starts[at + 1])
            if place < 0:
                break
        return found


def _core(item: str) -> str:
    """What tells an item from others: without its bullet or indentation, or its number where two words remain."""
    return item[1:] if len(item) > 2 or (len(item) == 2 and item[0] < _WORDS) else item


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
    beginnings: _Beginnings | None = None
    at_once = max(1, _STEP // (sum(map(len, left)) // len(left) + sum(map(len, right)) + len(right)))
    for start in range(0, len(left), at_once):
        for i, line in enumerate(left[start : start + at_once], start):
            hits = extract(line, right, scorer=scorer, score_cutoff=_ALIKE, limit=_PARTNERS)
            if hits:
                if len(hits) > 1:
                    if len(line) <= _SHORT and hits[0][1] == hits[1][1]:
                        # Lines of nothing but what is ignored have no tokens.
                        hits = [(other, score + _SAME_START * (other[:1] == line[:1]), j) for other, score, j in hits]
                    hits.sort(key=_PLACE, reverse=True)
                add(i, hits)
                continue
            beginnings = beginnings or _Beginnings(right)
            if (
                len(line) <= _SHORT
                or (beginnings.keys and line[:_KEY] in beginnings.keys)
                or not beginnings.no_item(line[:_FIRST])
                or line[0] == line[1]
            ):
                hits = beginnings.like(line)
                if hits:
                    add(i, sorted(hits, key=_PLACE, reverse=True))
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
