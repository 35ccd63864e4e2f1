"""Which characters of two paired lines are the same on both sides, and so which differ."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.cells import is_plain
from workbench.text.ignoring import NOTHING, Ignore, blank_after
from workbench.text.matching import CELLS, matching_blocks
from workbench.text.runs import Run, gaps, joined, on_graphemes, readable, whole_words_head, whole_words_tail

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.text.tokens import Cut, Cutter

Span = tuple[int, int]
Spans = tuple[tuple[Span, ...], tuple[Span, ...]]

_FIELDS = attrgetter("a", "b", "size")
_LEAST_SHARE = 0.25  # less than this of the shorter line the same: both are marked whole
_MARKED_WHOLE = 1000  # but only in lines up to this many characters: in longer ones a reader needs the little there is


class LineDiff(NamedTuple):
    """What two lines have in common, as runs in order. Between the `runs` are the hard changes.

    A run consists of parts that are equal to the character (`exact`) and parts that differ in what is ignored (`soft`).
    """

    runs: Sequence[Run]
    exact: Sequence[Run]
    soft: Sequence[Run]


def line_diff(
    left: str, right: str, cutter: Cutter, cuts: tuple[Cut | None, Cut | None] = (None, None), ignore: Ignore = NOTHING
) -> LineDiff:
    """What two lines have in common: whole words, cleaned of short islands; runs begin and end between graphemes.

    `cuts` are the lines' tokens where they are at hand. Lines with hardly anything in common have none.
    """
    plain = is_plain(left) and is_plain(right)
    left_cut, right_cut = cuts
    if left_cut and right_cut:
        runs = _token_runs(left, right, left_cut, right_cut, ignore, 0, 0)
    else:
        runs = _trimmed_runs(left, right, cutter, ignore, plain)
    runs = readable(runs, left, right)
    if not plain:
        runs = on_graphemes(runs, left, right)
    shorter = min(len(left), len(right))
    if shorter <= _MARKED_WHOLE and sum([run[1] - run[0] for run in runs]) < _LEAST_SHARE * shorter:
        runs = []
    return told_apart(runs, left, right) if any(ignore) else LineDiff(runs, runs, ())


def told_apart(runs: Sequence[Run], left: str, right: str) -> LineDiff:
    """The runs with what is equal in them and what differs, which is what is ignored."""
    exact: list[Run] = []
    soft: list[Run] = []
    for i, i_end, j, j_end in runs:
        one, other = left[i:i_end], right[j:j_end]
        if one == other:
            exact.append((i, i_end, j, j_end))
            continue
        equal = on_graphemes([(x, x + size, y, y + size) for x, y, size in matching_blocks(one, other)], one, other)
        exact += ((i + x, i + x_end, j + y, j + y_end) for x, x_end, y, y_end in equal)
        soft += ((i + x, i + x_end, j + y, j + y_end) for x, x_end, y, y_end in gaps(equal, one, other))
    return LineDiff(runs, exact, soft)


def hard_spans(diff: LineDiff, left: str, right: str) -> Spans:
    """The changed character ranges of two lines, each in order."""
    return _spans(gaps(diff.runs, left, right))


def soft_spans(diff: LineDiff) -> Spans:
    """The character ranges that differ in what is ignored."""
    return _spans(diff.soft)


def _spans(ranges: Sequence[Run]) -> Spans:
    return (
        tuple([(start, end) for start, end, _, _ in ranges if start < end]),
        tuple([(start, end) for _, _, start, end in ranges if start < end]),
    )


def _trimmed_runs(left: str, right: str, cutter: Cutter, ignore: Ignore, plain: bool) -> list[Run]:
    """The runs of lines whose tokens are not known yet: what both begin and end with need not be cut into tokens."""
    head = tail = 0
    if plain:
        head = whole_words_head(left, right)
        tail = whole_words_tail(left, right, min(len(left), len(right)) - head)
    inner_left, inner_right = left[head : len(left) - tail], right[head : len(right) - tail]
    runs: list[Run] = [(0, head, 0, head)] if head else []
    if inner_left and inner_right:
        runs += _token_runs(
            inner_left, inner_right, cutter.cut(inner_left), cutter.cut(inner_right), ignore, head, head
        )
    if tail:
        runs.append((len(left) - tail, len(left), len(right) - tail, len(right)))
    return joined(runs)


def _token_runs(left: str, right: str, left_cut: Cut, right_cut: Cut, ignore: Ignore, i0: int, j0: int) -> list[Run]:
    """The runs of a longest common subsequence of tokens; `i0` and `j0` are added to all offsets."""
    left_at, right_at = left_cut.offsets(), right_cut.offsets()
    runs: list[Run] = []
    exact = not any(ignore)
    for x, y, size in _blocks(left_cut.packed, right_cut.packed):
        if not size:
            continue
        i, i_end, j, j_end = left_at[x], left_at[x + size], right_at[y], right_at[y + size]
        if left[i:i_end] == right[j:j_end]:
            runs.append((i + i0, i_end + i0, j + j0, j_end + j0))
            continue
        for at in range(size):
            p, p_end, q, q_end = left_at[x + at], left_at[x + at + 1], right_at[y + at], right_at[y + at + 1]
            one, other = left[p:p_end], right[q:q_end]
            if one != other and (exact or (not ignore.blanks and blank_after(one) != blank_after(other))):
                # The same word, but a blank follows it on one side only.
                same = _same_head(one, other)
                if p + same > i:
                    runs.append((i + i0, p + same + i0, j + j0, q + same + j0))
                i, j = p_end, q_end
        if i_end > i:
            runs.append((i + i0, i_end + i0, j + j0, j_end + j0))
    return runs


def _blocks(left: str, right: str) -> Iterable[tuple[int, int, int]]:
    if len(left) * len(right) > CELLS:
        return matching_blocks(left, right)
    from rapidfuzz.distance import Indel

    return map(_FIELDS, Indel.editops(left, right).as_matching_blocks())


def _same_head(one: str, other: str) -> int:
    from rapidfuzz.distance import Prefix

    return Prefix.similarity(one, other)
