"""Lines that stand elsewhere on the other side."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LEAST_LENGTH = 20  # shorter lines come again by chance
_SHARED = 16  # characters that a line which was changed on the way begins or ends with as before
_TRIED = 4  # lines that begin or end in the same way and are compared
_ALIKE = 0.6  # the least similarity of a line that moved and was changed on the way


class Move(NamedTuple):
    """Lines `left` to `left_end` (without it) of the left text stand at `right` to `right_end` of the right one."""

    left: int
    left_end: int
    right: int
    right_end: int


def same_elsewhere(
    left_keys: Sequence[str], right_keys: Sequence[str], lefts: Iterable[int], rights: Iterable[int]
) -> dict[int, int]:
    """Of lines that have no equal in their place: the left ones that stand, equal, elsewhere on the right.

    Lines that either text has several times are left out: they belong to no place.
    """
    found: dict[int, int] = {}
    places = {right_keys[at]: at for at in rights if len(right_keys[at]) >= _LEAST_LENGTH}
    moved = {left_keys[at]: at for at in lefts if left_keys[at] in places} if places else {}
    if moved:
        times = Counter(filter(moved.__contains__, left_keys)), Counter(filter(moved.__contains__, right_keys))
        found = {at: places[key] for key, at in moved.items() if times[0][key] == times[1][key] == 1}
    return found


def alike_elsewhere(
    left_lines: Sequence[str], right_lines: Sequence[str], lefts: Sequence[int], rights: Sequence[int]
) -> dict[int, int]:
    """Of lines that have nothing like them in their place: the left ones that are much like one on the right.

    Only lines that begin or end in the same way are looked at.
    """
    from rapidfuzz.distance import Indel

    left = [at for at in lefts if len(left_lines[at]) >= 2 * _SHARED]
    right = [at for at in rights if len(right_lines[at]) >= 2 * _SHARED]
    pairs: dict[int, int] = {}
    if not left or not right:
        return pairs
    taken: set[int] = set()
    for end_of in (_head, _tail):
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at in right:
            places[end_of(right_lines[at])].append(at)
        for at in left:
            likely = places.get(end_of(left_lines[at]))
            if not likely or at in pairs:
                continue
            best, alike = -1, 0.0
            for place in likely[:_TRIED]:
                score = Indel.normalized_similarity(left_lines[at], right_lines[place], score_cutoff=_ALIKE)
                if score > alike and place not in taken:
                    best, alike = place, score
            if best >= 0:
                pairs[at] = best
                taken.add(best)
    return pairs


def _head(line: str) -> str:
    return line.lstrip()[:_SHARED]


def _tail(line: str) -> str:
    return line.rstrip()[-_SHARED:]


def moves_of(places: Mapping[int, int]) -> tuple[Move, ...]:
    """Moved lines as blocks of lines that moved together."""
    moves: list[Move] = []
    for left, right in sorted(places.items()):
        if moves and (moves[-1].left_end, moves[-1].right_end) == (left, right):
            moves[-1] = moves[-1]._replace(left_end=left + 1, right_end=right + 1)
        else:
            moves.append(Move(left, left + 1, right, right + 1))
    return tuple(moves)
