"""The sections of two exchanges: turn by turn, their tool calls alone, their thinking alone."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from workbench.text.calls import pair_calls
from workbench.text.partners import alike, fitting, in_order, merged
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
    for i, j in merged(len(left), len(right), pair_turns(left, right)):
        yield from paired_sections(
            [] if i is None else placed(left[i], _where(left[i])),
            [] if j is None else placed(right[j], _where(right[j])),
            options,
        )


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
