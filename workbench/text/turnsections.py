"""The sections of two exchanges: turn by turn, their tool calls alone, their thinking alone."""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import chain
from typing import TYPE_CHECKING

from workbench.text.calls import pair_calls
from workbench.text.partners import alike, fitting, in_order, merged, weighable
from workbench.text.piecesections import calls_in_order_of, paired_sections, placed, sections_of
from workbench.text.turns import pair_turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.text.partners import Pair
    from workbench.text.pieces import PieceKind
    from workbench.text.piecesections import Placed
    from workbench.text.section import Options, Section
    from workbench.text.turns import Turn


def turn_sections(left: Sequence[Turn], right: Sequence[Turn], options: Options) -> Iterator[Section]:
    """All the turns hold, those that belong together side by side."""
    lefts, rights = ([placed(turn, _where(turn)) for turn in side] for side in (left, right))
    turn_pairs = pair_turns(left, right)
    if options.calls:
        for i, j in turn_pairs:
            rights[j] = calls_in_order_of(lefts[i], rights[j])
    together = _calls_together(lefts, rights, turn_pairs)
    for one, other in merged(len(left), len(right), turn_pairs):
        calls = None if together is None or one is None or other is None else together[one, other]
        ours, others = [] if one is None else lefts[one], [] if other is None else rights[other]
        yield from paired_sections(ours, others, options, calls)


def _calls_together(
    left: Sequence[list[Placed]], right: Sequence[list[Placed]], turn_pairs: Sequence[Pair]
) -> dict[Pair, set[Pair]] | None:
    """For each pair of turns the places of calls in them that belong together; None where there are too many calls.

    Calls are paired over the whole exchange. Equal ones that stand in turns apart are told of each other.
    """
    calls, others = _places_of_calls(left), _places_of_calls(right)
    if not weighable(len(calls), len(others)):
        return None
    together: dict[Pair, set[Pair]] = {pair: set() for pair in turn_pairs}
    alone, others_alone = set(calls), set(others)
    for at, other_at in pair_calls([left[i][x].piece for i, x in calls], [right[j][y].piece for j, y in others]):
        (i, x), (j, y) = calls[at], others[other_at]
        if (i, j) in together:
            together[i, j].add((x, y))
            alone.discard((i, x))
            others_alone.discard((j, y))
    equal: dict[tuple[str, str], deque[Pair]] = defaultdict(deque)
    for j, y in sorted(others_alone):
        equal[_call(right[j][y])].append((j, y))
    for i, x in sorted(alone):
        if found := equal[_call(left[i][x])]:
            j, y = found.popleft()
            one, other = left[i][x], right[j][y]
            left[i][x] = one._replace(elsewhere=f"made in {other.where} on the right")
            right[j][y] = other._replace(elsewhere=f"made in {one.where} on the left")
    return together


def _places_of_calls(turns: Sequence[Sequence[Placed]]) -> list[Pair]:
    """Which piece of which turn each call is."""
    return [(i, x) for i, turn in enumerate(turns) for x, one in enumerate(turn) if one.piece.kind == "tool call"]


def _call(one: Placed) -> tuple[str, str]:
    return one.piece.name, one.piece.text


def call_sections(left: Sequence[Turn], right: Sequence[Turn], options: Options) -> Iterator[Section]:
    """The calls of the turns with their results, those that belong together side by side."""
    lefts, rights = [_of_kind(turn, "tool call") for turn in left], [_of_kind(turn, "tool call") for turn in right]
    if options.calls:
        for i, j in pair_turns(left, right):
            rights[j] = calls_in_order_of(lefts[i], rights[j])
    calls, others = list(chain(*lefts)), list(chain(*rights))
    pairs = pair_calls([one.piece for one in calls], [one.piece for one in others])
    yield from _alone_and_paired(calls, others, pairs, options)


def thinking_sections(left: Sequence[Turn], right: Sequence[Turn], options: Options) -> Iterator[Section]:
    """The thinking of the turns, the most alike side by side."""
    thoughts, others = ([one for turn in side for one in _of_kind(turn, "thinking")] for side in (left, right))
    likeness = alike([one.piece.text for one in thoughts], [one.piece.text for one in others])
    pairs = in_order(len(thoughts), len(others), lambda i, j: fitting(likeness(i, j)))
    yield from _alone_and_paired(thoughts, others, pairs, options)


def _alone_and_paired(
    left: Sequence[Placed], right: Sequence[Placed], pairs: Sequence[Pair], options: Options
) -> Iterator[Section]:
    for i, j in merged(len(left), len(right), pairs):
        yield from sections_of(None if i is None else left[i], None if j is None else right[j], options)


def _of_kind(turn: Turn, kind: PieceKind) -> list[Placed]:
    return [one for one in placed(turn, _where(turn)) if one.piece.kind == kind]


def _where(turn: Turn) -> str:
    return f"{turn.role} {turn.number}"
