"""Telling which parts of JSON trees are equal, in one pass over each and without recursion."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from workbench.text.jsonscalars import plain_form

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from workbench.text.jsontree import Container, Item, Tree


def mark_equal(left: Tree, right: Tree, *, ordered: bool) -> None:
    """Gives containers of both trees the same mark where they are equal: the same literals in the same places.

    `ordered`: the order of an object's keys matters.
    """
    marks: dict[Hashable, str] = {}
    for tree in (left, right):
        for container in reversed(tree.containers):
            content = _content(container, ordered)
            mark = marks.get(content)
            if mark is None:
                mark = marks[content] = f"{container.kind}{len(marks)}"
            container.mark = mark


def symbol(item: Item) -> str:
    """What equal items of marked trees share: the literal, or the container's mark, which is never a literal."""
    return item if isinstance(item, str) else item.mark


def in_plain_form(tree: Tree) -> Tree:
    """The same tree, its keys and scalars in the one form that equal ones share; changes the tree."""
    for container in tree.containers:
        container.entries = [
            (plain_form(key), plain_form(item) if isinstance(item, str) else item) for key, item in container.entries
        ]
    return tree._replace(root=plain_form(tree.root)) if isinstance(tree.root, str) else tree


def _content(container: Container, ordered: bool) -> Hashable:
    entries: Sequence[tuple[str, Hashable]] = container.entries
    if not container.leaf:
        entries = [(key, item if isinstance(item, str) else item.mark) for key, item in container.entries]
    if not ordered and container.kind == "{":
        entries = sorted(entries, key=itemgetter(0))
    return (container.kind, container.closed, *entries)
