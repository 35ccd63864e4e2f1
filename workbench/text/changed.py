"""What a difference removed, added and replaced, as texts with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.text.tokens import Cutter

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.text.diff import Diff


class Change(NamedTuple):
    """Text at `left` (character offset) of the left text that became other text at `right`; "" on a side: nothing."""

    left: int
    right: int
    removed: str
    added: str


def changes_of(diff: Diff) -> tuple[Change, ...]:
    """The hard changes of a difference in order: the gaps between its equal runs."""
    changes = []
    form = _form(Cutter(diff.ignore))
    i = j = 0
    whole = len(diff.left), len(diff.left), len(diff.right), len(diff.right)
    for start, end, other, other_end in [*diff.blocks(soft=True), whole]:
        removed, added = diff.left[i:start], diff.right[j:other]
        if removed != added and not (any(diff.ignore) and form(removed) == form(added)):
            changes.append(Change(i, j, removed, added))
        i, j = end, other_end
    return tuple(changes)


def _form(cutter: Cutter) -> Callable[[str], list[str]]:
    """What gives the lines of a text without what is ignored."""
    return lambda text: list(filter(None, map(cutter.key, text.split("\n"))))
