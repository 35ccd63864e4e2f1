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
    places = {right_keys[at]: at for at in rights}
    moved = {key: at for at in lefts if (key := left_keys[at]) in places and len(key) >= _LEAST_LENGTH}
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

    here = [(at, line.strip()) for at in lefts if len(line := left_lines[at]) >= 2 * _SHARED]
    there = [(at, line.strip()) for at in rights if len(line := right_lines[at]) >= 2 * _SHARED] if here else []
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for part in (slice(_SHARED), slice(-_SHARED, None)):
        places: defaultdict[str, list[int]] = defaultdict(list)
        for at, line in there:
            places[line[part]].append(at)
        for at, line in here:
            if line[part] not in places or at in pairs:
                continue
            best, alike = -1, 0.0
            for place in places[line[part]][:_TRIED]:
                score = Indel.normalized_similarity(left_lines[at], right_lines[place], score_cutoff=_ALIKE)
                if score > alike and place not in taken:
                    best, alike = place, score
            if best >= 0:
                pairs[at] = best
                taken.add(best)
    return pairs


def moves_of(places: Mapping[int, int]) -> tuple[Move, ...]:
    """Moved lines as blocks of lines that moved together."""
    moves: list[Move] = []
    for left, right in sorted(places.items()):
        if moves and (moves[-1].left_end, moves[-1].right_end) == (left, right):
            moves[-1] = moves[-1]._replace(left_end=left + 1, right_end=right + 1)
        else:
            moves.append(Move(left, left + 1, right, right + 1))
    return tuple(moves)
