"""Which tool calls of two exchanges belong together, and what changed between two of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.text.jsonfind import json_parts
from workbench.text.jsontree import value_tree
from workbench.text.jsonview import json_view, tree_view
from workbench.text.partners import alike, any_order, fitting, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.records import JsonValue
    from workbench.text.jsontree import Tree
    from workbench.text.jsonview import JsonView
    from workbench.text.partners import Pair
    from workbench.text.pieces import Piece


def pair_calls(left: Sequence[Piece], right: Sequence[Piece]) -> list[Pair]:
    """Which calls belong together, in order: the same tool, or the very same arguments, and as alike as can be."""
    return in_order(len(left), len(right), _scores(left, right))


def best_order(left: Sequence[Piece], right: Sequence[Piece]) -> list[int]:
    """The places of the right's calls in the order of the left's that they fit best.

    The others keep their place behind the call they followed. For calls of one turn, which run side by side and have
    no order of their own.
    """
    pairs = any_order(len(left), len(right), _scores(left, right))
    paired = {j for _, j in pairs}
    followers: dict[int, list[int]] = defaultdict(list)
    before = -1
    for j in range(len(right)):
        if j in paired:
            before = j
        else:
            followers[before].append(j)
    return [*followers[-1], *(at for _, j in pairs for at in (j, *followers[j]))]


def _scores(left: Sequence[Piece], right: Sequence[Piece]) -> Callable[[int, int], float]:
    likeness = alike([piece.text for piece in left], [piece.text for piece in right])
    return lambda i, j: fit(left[i], right[j], likeness(i, j))


def fit(call: Piece, other: Piece, likeness: float) -> float:
    """How well two calls fit, by their tools and how alike the arguments are (0 to 1); 0: not at all."""
    if call.name == other.name:
        return fitting(likeness)
    return fitting(likeness) / 2 if call.value and call.text == other.text else 0.0


def arguments_view(left: Piece | None, right: Piece | None, *, keys: bool, numbers: bool) -> JsonView:
    """The arguments of two calls laid out, and what changed between them."""
    return tree_view(left and _input(left.value), right and _input(right.value), keys=keys, numbers=numbers)


def _input(value: JsonValue) -> Tree:
    """An input's tree; some logs hold it as JSON inside a string."""
    if isinstance(value, str) and value.strip():
        parts = json_parts(value)
        if len(parts) == 1 and parts[0].tree and not (value[: parts[0].start] + value[parts[0].end :]).strip():
            return parts[0].tree
    return value_tree(value)


def result_view(left: Piece | None, right: Piece | None, *, keys: bool, numbers: bool) -> JsonView:
    """The results of two calls; JSON in them is laid out."""
    view = json_view(left.text if left else "", right.text if right else "", keys=keys, numbers=numbers)
    return view._replace(left=view.left if left else None, right=view.right if right else None)
