"""Which characters of two paired lines are the same on both sides, and so which differ."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from workbench.text.cells import is_plain
from workbench.text.ignoring import NOTHING, Ignore, blank_after
from workbench.text.matching import CELLS, direct_blocks, matching_blocks, shared_ends
from workbench.text.runs import Run, gaps, joined, on_graphemes, readable, whole_words_head, whole_words_tail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.text.matching import Block
    from workbench.text.tokens import Cut, Cutter

Span = tuple[int, int]
Spans = tuple[tuple[Span, ...], tuple[Span, ...]]

_LEAST_SHARE = 0.25  # less than this of the shorter line the same: both are marked whole
_LONG_END = 20  # characters that both lines begin or end with and that stay unmarked all the same
# What both lines begin with runs up to a colon (not one inside a word).
_LABEL = re.compile(r".*\w.*(?::(?!\S*\w)|：)", re.DOTALL)
_MARKED_WHOLE = 1000  # but only in lines up to this many characters: in longer ones a reader needs the little there is


class LineDiff(NamedTuple):
    """What two lines have in common, as runs in order. Between the `runs` are the hard changes.

    A run consists of parts that are equal to the character (`exact`) and parts that differ in what is ignored (`soft`).
    """

    runs: Sequence[Run]
    exact: Sequence[Run]
    soft: Sequence[Run]


# What LineDiff._make does, in a third of the time.
_LINE_DIFF = cast(
    "Callable[[tuple[Sequence[Run], Sequence[Run], tuple[()]]], LineDiff]", partial(tuple.__new__, LineDiff)
)


def line_diff(
    left: str, right: str, cutter: Cutter, cuts: tuple[Cut | None, Cut | None] = (None, None), ignore: Ignore = NOTHING
) -> LineDiff:
    """What two lines have in common: whole words, cleaned of short islands; runs begin and end between graphemes.

    `cuts` are the lines' tokens where they are at hand. Lines with hardly anything in common have none.
    """
    plain = is_plain(left) and is_plain(right)
    left_cut, right_cut = cuts
    if left_cut and right_cut:
        runs = _token_runs(left, right, left_cut, right_cut, ignore)
    else:
        runs = _trimmed_runs(left, right, cutter, ignore, plain)
    runs = readable(runs, left, right, exact=ignore == NOTHING)
    if not plain:
        runs = on_graphemes(runs, left, right)
    shorter = min(len(left), len(right))
    if shorter <= _MARKED_WHOLE and sum([run[1] - run[0] for run in runs]) < _LEAST_SHARE * shorter:
        runs = _telling_ends(runs, left, right)
    return _LINE_DIFF((runs, runs, ())) if ignore == NOTHING else told_apart(runs, left, right)


def _telling_ends(runs: Sequence[Run], left: str, right: str) -> list[Run]:
    """Of the runs of lines with hardly anything in common those that are no chance.

    A long beginning or end, a beginning with a label (`Price: `), or all the text where only the indentation differs.
    """
    if not runs:
        return []
    head, tail = runs[0], runs[-1]
    kept: list[Run] = []
    if head[0] == head[2] == 0 and (head[1] >= _LONG_END or _LABEL.match(left[: head[1]])):
        kept.append(head)
    if tail[1] == len(left) and tail[3] == len(right) and tail not in kept:
        bare = left.lstrip()
        if tail[1] - tail[0] >= _LONG_END or (bare and bare == right.lstrip()):
            kept.append(tail)
    return kept


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
        runs += _token_runs(left, right, cutter.cut(inner_left), cutter.cut(inner_right), ignore, head)
    if tail:
        runs.append((len(left) - tail, len(left), len(right) - tail, len(right)))
    return joined(runs)


def _token_runs(left: str, right: str, left_cut: Cut, right_cut: Cut, ignore: Ignore, start: int = 0) -> list[Run]:
    """The runs of a longest common subsequence of tokens. Both cuts begin at `start` of their lines."""
    left_at, right_at = left_cut.offsets(start), right_cut.offsets(start)
    runs: list[Run] = []
    for x, y, size in _blocks(left_cut.packed, right_cut.packed):
        i, i_end, j, j_end = left_at[x], left_at[x + size], right_at[y], right_at[y + size]
        if left[i:i_end] != right[j:j_end]:
            pairs = zip(left_at[x : x + size + 1], right_at[y : y + size + 1], strict=True)
            runs += _parted(left, right, list(pairs), ignore)
        elif size:
            runs.append((i, i_end, j, j_end))
    return runs


def _parted(left: str, right: str, edges: Sequence[tuple[int, int]], ignore: Ignore) -> Iterator[Run]:
    """Equal tokens in a row, parted where only one side has a blank after one. `edges` are where they begin and end."""
    exact = not any(ignore)
    i, j = edges[0]
    for (p, q), (p_end, q_end) in pairwise(edges):
        one, other = left[p:p_end], right[q:q_end]
        if one != other and (exact or (not ignore.blanks and blank_after(one) != blank_after(other))):
            same = shared_ends()[0](one, other)
            if p + same > i:
                yield i, p + same, j, q + same
            i, j = p_end, q_end
    if edges[-1][0] > i:
        yield i, edges[-1][0], j, edges[-1][1]


def _blocks(left: str, right: str) -> Iterable[Block]:
    return (matching_blocks if len(left) * len(right) > CELLS else direct_blocks())(left, right)
