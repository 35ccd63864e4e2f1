"""The sections of paired pieces: texts, thinking, calls with their results."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.text.calls import arguments_view, best_order, fit, result_view
from workbench.text.partners import alike, fitting, in_order, merged
from workbench.text.section import Section

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from workbench.text.partners import Pair
    from workbench.text.pieces import Piece
    from workbench.text.section import Options, SectionKind
    from workbench.text.turns import Turn


class Placed(NamedTuple):
    """A piece, the role of its message, the words its titles begin with, and where else the other side has it."""

    piece: Piece
    role: str
    where: str
    elsewhere: str = ""


def placed(turn: Turn, where: str) -> list[Placed]:
    """The pieces of a turn, each with its place."""
    return [Placed(piece, turn.role, where) for piece in turn.pieces]


def paired_sections(
    left: Sequence[Placed], right: Sequence[Placed], options: Options, calls: Container[Pair] | None = None
) -> Iterator[Section]:
    """The sections of the pieces of two turns: those of one kind that are most alike together, in order.

    `calls`: the places of the calls that may stand together; None: any may.
    """
    if options.calls and calls is None:
        right = calls_in_order_of(left, right)
    likeness = alike([one.piece.text for one in left], [one.piece.text for one in right])

    def score(i: int, j: int) -> float:
        piece, other = left[i].piece, right[j].piece
        if piece.kind != other.kind or (piece.kind == "other" and piece.name != other.name):
            return 0.0
        if piece.kind == "tool call" and calls is not None and (i, j) not in calls:
            return 0.0
        alikeness = likeness(i, j)
        return fit(piece, other, alikeness) if piece.kind == "tool call" else fitting(alikeness)

    for i, j in merged(len(left), len(right), in_order(len(left), len(right), score)):
        yield from sections_of(None if i is None else left[i], None if j is None else right[j], options)


def sections_of(left: Placed | None, right: Placed | None, options: Options) -> Iterator[Section]:
    """The sections of two pieces that belong together, or of one alone; a call's result follows it."""
    one = left or right
    assert one is not None
    piece, other = left and left.piece, right and right.piece
    left_title, right_title = left and _title(left), right and _title(right)
    if one.piece.kind == "tool call":
        view = arguments_view(piece, other, keys=options.keys, numbers=options.numbers)
        yield Section("tool call", left_title, right_title, *view)
        result, other_result = left and _result(left), right and _result(right)
        if result or other_result:
            yield _results(result, other_result, options)
    elif one.piece.kind == "tool result":
        yield _results(left, right, options)
    else:
        yield Section(_kind(one), left_title, right_title, piece and piece.text, other and other.text)


def _results(left: Placed | None, right: Placed | None, options: Options) -> Section:
    view = result_view(left and left.piece, right and right.piece, keys=options.keys, numbers=options.numbers)
    return Section("tool result", left and _title(left), right and _title(right), *view)


def _result(call: Placed) -> Placed | None:
    """What a tool answered to a call."""
    return call.piece.result and call._replace(piece=call.piece.result)


def calls_in_order_of(left: Sequence[Placed], right: Sequence[Placed]) -> list[Placed]:
    """The right's pieces of a turn, its calls in the order of the left's; everything else stays where it is."""
    places = [at for at, one in enumerate(right) if one.piece.kind == "tool call"]
    calls = [right[at] for at in places]
    order = best_order([one.piece for one in left if one.piece.kind == "tool call"], [one.piece for one in calls])
    ordered = list(right)
    for at, place in zip(places, order, strict=True):
        ordered[at] = calls[place]
    return ordered


def _kind(one: Placed) -> SectionKind:
    kind = one.piece.kind
    return "user" if kind == "text" and one.role == "user" else kind


def _title(one: Placed) -> str:
    piece = one.piece
    if piece.kind == "tool call":
        what = f"call {piece.name}{one.elsewhere and f' ({one.elsewhere})'}"
    elif piece.kind == "tool result":
        what = f"result {f'of {piece.name}' if piece.name else piece.call or ''}{' (error)' if piece.failed else ''}"
    elif piece.kind == "text":
        what = "" if one.where else "answer"
    else:
        what = piece.name or piece.kind
    return " · ".join(part for part in (one.where, what) if part)
