"""Finding for the parts of one sequence their partners in another, by how alike they are: in order, or in any."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Pair = tuple[int, int]

_CELLS = 250_000  # pairs that are weighed one by one (about 100 ms)
_ASSIGNED = 64  # parts of a side up to which the best of all assignments is looked for
_COMMON = 10_000  # pairs of parts that may share a word before it tells nothing
_OF_A_KIND = 0.1  # the score of two parts of one kind with nothing in common
_COMPARED = 4000  # characters of a text that are read to tell how alike it is to others
_WORDS = re.compile(r"\w+|[^\w\s]")


def fitting(likeness: float) -> float:
    """The score of two parts of one kind for pairing them, from how alike they are (0 to 1).

    Parts with nothing in common still fit a little, so that what stands at the same place is paired. Likeness counts
    squared: one pair of equals weighs more than several pairs that only share common words.
    """
    return _OF_A_KIND + likeness * likeness


def weighable(left: int, right: int) -> bool:
    """Whether so many parts are few enough to weigh each with each."""
    return left * right <= _CELLS


def in_order(left: int, right: int, score: Callable[[int, int], float]) -> list[Pair]:
    """The pairs, rising on both sides, whose scores add up to most; pairs of score 0 are never made.

    Takes how many parts each side has. Where they are too many to weigh, parts at the same place are paired.
    """
    if not weighable(left, right):
        return [(at, at) for at in range(min(left, right)) if score(at, at) > 0]
    scores = [[score(i, j) for j in range(right)] for i in range(left)]
    best = [[0.0] * (right + 1) for _ in range(left + 1)]  # of the parts from i and from j on
    for i in range(left - 1, -1, -1):
        row, below, here = best[i], best[i + 1], scores[i]
        for j in range(right - 1, -1, -1):
            row[j] = max(below[j + 1] + here[j], below[j], row[j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < left and j < right:
        if scores[i][j] > 0 and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def merged(left: int, right: int, pairs: Sequence[Pair]) -> Iterator[tuple[int | None, int | None]]:
    """All places of both sides in order: the pairs (which rise on both sides), and between them what is alone."""
    i = j = 0
    for x, y in [*pairs, (left, right)]:
        yield from ((at, None) for at in range(i, x))
        yield from ((None, at) for at in range(j, y))
        if x < left:
            yield x, y
        i, j = x + 1, y + 1


def any_order(left: int, right: int, score: Callable[[int, int], float]) -> list[Pair]:
    """The pairs, in any order, whose scores add up to most, sorted; pairs of score 0 are never made.

    Up to 64 parts a side the best there is (the Hungarian method with potentials, Kuhn 1955, in its form that adds one
    row at a time); above that the best pairs first; where they are too many to weigh, as in `in_order`.
    """
    if not weighable(left, right):
        return in_order(left, right, score)
    if left > right:
        return sorted((i, j) for j, i in any_order(right, left, lambda j, i: score(i, j)))
    scores = [[score(i, j) for j in range(right)] for i in range(left)]
    if right > _ASSIGNED:
        return _greedy(scores)
    return [(i, j) for i, j in enumerate(_assigned(scores)) if scores[i][j] > 0]


def _greedy(scores: Sequence[Sequence[float]]) -> list[Pair]:
    ranked = sorted((-score, i, j) for i, row in enumerate(scores) for j, score in enumerate(row) if score > 0)
    column_of: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in column_of and j not in taken:
            column_of[i] = j
            taken.add(j)
    return sorted(column_of.items())


def _assigned(scores: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row in the best assignment; there are at least as many columns as rows."""
    columns = len(scores[0]) if scores else 0
    row_price, column_price = [0.0] * len(scores), [0.0] * (columns + 1)
    row_of = [-1] * (columns + 1)  # the last column is where a new row begins
    for row in range(len(scores)):
        row_of[columns] = row
        at = columns
        slack = [math.inf] * columns
        came_from = [columns] * columns
        visited = [False] * (columns + 1)
        while row_of[at] >= 0:
            visited[at] = True
            here = row_of[at]
            step, after = math.inf, columns
            for column in range(columns):
                if visited[column]:
                    continue
                cost = -scores[here][column] - row_price[here] - column_price[column]
                if cost < slack[column]:
                    slack[column], came_from[column] = cost, at
                if slack[column] < step:
                    step, after = slack[column], column
            for column in range(columns + 1):
                if visited[column]:
                    row_price[row_of[column]] += step
                    column_price[column] -= step
                elif column < columns:
                    slack[column] -= step
            at = after
        while at != columns:
            row_of[at] = row_of[came_from[at]]
            at = came_from[at]
    found = [0] * len(scores)
    for column, row in enumerate(row_of[:columns]):
        if row >= 0:
            found[row] = column
    return found


def alike(left: Sequence[str], right: Sequence[str]) -> Callable[[int, int], float]:
    """How alike each text of one side is to each of the other, 0 to 1, by the words they share.

    A word counts for more the fewer of all the texts hold it (inverse document frequency), so what every text of a
    conversation says tells nothing. Equal texts score 1. Of long texts the beginning is read; where there are too many
    texts, only equal ones are told.
    """
    if not weighable(len(left), len(right)):
        return lambda i, j: float(left[i] == right[j])
    bags = [Counter(_WORDS.findall(text[:_COMPARED])) for text in (*left, *right)]
    spread = Counter(word for bag in bags for word in bag)
    weight = {word: math.log((len(bags) + 1) / count) for word, count in spread.items()}
    sizes = [sum(weight[word] * times for word, times in bag.items()) for bag in bags]
    holders: dict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(bags[len(left) :]):
        for word in bag:
            holders[word].append(j)
    shared = [[0.0] * len(right) for _ in left]
    for i in range(len(left)):
        for word, times in bags[i].items():
            places = holders.get(word, ())
            if len(places) * spread[word] > _COMMON:
                continue
            for j in places:
                shared[i][j] += weight[word] * min(times, bags[len(left) + j][word])

    def likeness(i: int, j: int) -> float:
        if left[i] == right[j]:
            return 1.0
        return 2 * shared[i][j] / (sizes[i] + sizes[len(left) + j]) if shared[i][j] else 0.0

    return likeness
