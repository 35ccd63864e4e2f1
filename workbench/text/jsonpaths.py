"""What changed from one JSON value to another, path by path."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.text.jsonlayout import compact, has_lines
from workbench.text.jsonlist import pair_elements
from workbench.text.jsonsame import mark_equal, symbol
from workbench.text.jsonscalars import plain_form, scalar_type
from workbench.text.jsontree import Container, Opened

if TYPE_CHECKING:
    from workbench.text.jsontree import Entry, Item, Tree

ChangeKind = Literal["added", "removed", "changed", "type", "written", "moved", "order", "mended"]

_DEEPEST = 200  # levels down to which a change is traced; below, the value that holds it is the one that changed
_NAME = re.compile(r'"([^\W\d][\w-]*)"(#\d+)?')


class Change(NamedTuple):
    """One thing that changed, its values as compact JSON, None on the side that has none.

    `path` is the place on the left (on the right for what was added), `target_path` the place on the right where
    that is another one. Kinds: `type`: another type; `written`: the same value, written in another way; `moved`:
    elsewhere in its array; `order`: an object's keys in another order (its values are the keys); `mended`: other
    faults had to be mended to read it (its values are those in words).
    """

    kind: ChangeKind
    path: str
    target_path: str | None
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """The change on one line, as `$.items[2].price 12.0 -> "12"`."""
        place = self.path if self.target_path is None else f"{self.path} -> {self.target_path}"
        if self.kind == "moved":
            return f"{place} {self.before}"
        if self.kind == "order":
            return f"{place} keys {self.before} -> {self.after}"
        if self.kind == "mended":
            return f"{place} mended {self.before or '(nothing)'} -> {self.after or '(nothing)'}"
        before, after = ("(none)" if value is None else value for value in (self.before, self.after))
        return f"{place} {before} -> {after}"


class _Path(NamedTuple):
    """A place in a value; the step is a key as written, or a number in an array."""

    parent: _Path | None
    step: str | int | None

    def __str__(self) -> str:
        steps: list[str] = []
        here: _Path | None = self
        while here is not None and here.parent is not None:
            steps.append(_step(here.step))
            here = here.parent
        return "".join([str(here.step) if here else "", *reversed(steps)])


class _Pair(NamedTuple):
    left: Item
    right: Item
    path: _Path
    target_path: _Path
    depth: int


def compare(left: Tree, right: Tree, *, ordered: bool, roots: tuple[str, str] = ("$", "$")) -> list[Change]:
    """What changed from left to right, in the order of the left. The trees are marked by it (`mark_equal`).

    `roots` begin the paths of either side. `ordered`: the order of an object's keys matters. Else the right's objects
    are put into the order of the left's, which changes that tree; new keys stay behind the key they followed.
    """
    mark_equal(left, right, ordered=ordered)
    pair = _Pair(left.root, right.root, _Path(None, roots[0]), _Path(None, roots[1]), 0)
    return _Comparison(ordered).run(pair)


class _Comparison:
    """The walk over two marked trees."""

    def __init__(self, ordered: bool) -> None:
        self._ordered = ordered
        self._changes: list[Change] = []
        self._pending: list[_Pair | Change] = []

    def run(self, pair: _Pair) -> list[Change]:
        self._add(self._pending, pair)
        while self._pending:
            task = self._pending.pop()
            if isinstance(task, Change):
                self._changes.append(task)
            else:
                self._pending += reversed(self._inside(task))
        return self._changes

    def _inside(self, pair: _Pair) -> list[_Pair | Change]:
        """The differences of a pair, or the pairs inside it that may hold them."""
        left, right = pair.left, pair.right
        if isinstance(left, str) or isinstance(right, str):
            return [] if left == right else [_change(_kind(left, right), pair)]
        if left.kind != right.kind:
            return [_change("type", pair)]
        if pair.depth >= _DEEPEST:
            return [_change("changed", pair)]
        return (self._in_object if left.kind == "{" else self._in_array)(pair, left, right)

    def _in_object(self, pair: _Pair, left: Container, right: Container) -> list[_Pair | Change]:
        matched = _same_keys(left, right)
        if not matched and left.entries and right.entries:
            return [_change("changed", pair)]
        names, target_names = _names(left), _names(right)
        found: list[_Pair | Change] = []
        for i, (key, item) in enumerate(left.entries):
            path = _Path(pair.path, names[i])
            j = matched.get(i)
            if j is None:
                found.append(Change("removed", str(path), None, compact(item), None))
                continue
            _open_both(left, i, right, j)
            other_key, other = right.entries[j]
            if key != other_key:
                found.append(Change("written", str(path), None, key, other_key))
            self._add(found, _Pair(item, other, path, _Path(pair.target_path, target_names[j]), pair.depth + 1))
        new = sorted(set(range(len(right.entries))).difference(matched.values()))
        for j in new:
            place = str(_Path(pair.target_path, target_names[j]))
            found.append(Change("added", place, None, None, compact(right.entries[j][1])))
        order = list(matched.values())
        if order != sorted(order):
            if self._ordered:
                found.insert(0, _key_order(pair, left, right, matched))
            else:
                _reorder(right, order, new)
        if left.closed != right.closed:
            found.append(_unclosed(pair, left, right))
        return found

    def _add(self, found: list[_Pair | Change], pair: _Pair) -> None:
        """Adds a pair that may hold differences."""
        if symbol(pair.left) != symbol(pair.right):
            found.append(pair)
        elif not self._ordered and isinstance(pair.left, Container) and isinstance(pair.right, Container):
            _take_order(pair.left, pair.right)

    def _in_array(self, pair: _Pair, left: Container, right: Container) -> list[_Pair | Change]:
        pairs, moves = pair_elements(left, right)
        found: list[_Pair | Change] = []
        partner = dict(pairs)
        moved = dict(moves)
        for i, (_, item) in enumerate(left.entries):
            path = _Path(pair.path, i)
            if i in partner:
                j = partner[i]
                _open_both(left, i, right, j)
                other = right.entries[j][1]
                self._add(found, _Pair(item, other, path, _Path(pair.target_path, j), pair.depth + 1))
            elif i in moved:
                place, other = str(_Path(pair.target_path, moved[i])), right.entries[moved[i]][1]
                found.append(Change("moved", str(path), place, compact(item), compact(other)))
            else:
                found.append(Change("removed", str(path), None, compact(item), None))
        for j in sorted(set(range(len(right.entries))).difference(partner.values(), moved.values())):
            place = str(_Path(pair.target_path, j))
            found.append(Change("added", place, None, None, compact(right.entries[j][1])))
        if left.closed != right.closed:
            found.append(_unclosed(pair, left, right))
        return found


def _open_both(left: Container, i: int, right: Container, j: int) -> None:
    """A string of one line beside one of several is laid out in rows as well: its ends did not change."""
    ours, others = left.entries[i], right.entries[j]
    if isinstance(ours[1], str) and isinstance(others[1], str) and has_lines(ours[1]) != has_lines(others[1]):
        for container, at, (key, literal) in ((left, i, ours), (right, j, others)):
            if isinstance(literal, str) and scalar_type(literal) == "string":
                container.entries[at] = (key, Opened(literal))


def _kind(left: Item, right: Item) -> ChangeKind:
    if json_type(left) != json_type(right):
        return "type"
    same = isinstance(left, str) and isinstance(right, str) and plain_form(left) == plain_form(right)
    return "written" if same else "changed"


def json_type(item: Item) -> str:
    """The name of an item's type: object, array, or the scalar's."""
    if isinstance(item, Container):
        return "object" if item.kind == "{" else "array"
    return scalar_type(item)


def _change(kind: ChangeKind, pair: _Pair) -> Change:
    path, target_path = str(pair.path), str(pair.target_path)
    elsewhere = None if path == target_path else target_path
    return Change(kind, path, elsewhere, compact(pair.left), compact(pair.right))


def _unclosed(pair: _Pair, left: Container, right: Container) -> Change:
    """One side was cut off before the closing bracket."""
    bracket = "}" if left.kind == "{" else "]"
    before, after = (bracket if side.closed else None for side in (left, right))
    return Change("removed" if before else "added", str(pair.path), None, before, after)


def _same_keys(left: Container, right: Container) -> dict[int, int]:
    """Entries of the left to entries of the right with the same key, one by one where a key occurs twice."""
    places: dict[str | None, list[int]] = defaultdict(list)
    for j in range(len(right.entries) - 1, -1, -1):
        places[_label(right.entries[j])].append(j)
    matched: dict[int, int] = {}
    for i, entry in enumerate(left.entries):
        if here := places.get(_label(entry)):
            matched[i] = here.pop()
    return matched


def _label(entry: Entry) -> str | None:
    """What entries are matched by: the key, whichever way it is written; a comment by what it says."""
    key, item = entry
    if key:
        return plain_form(key)
    return f"#{item}" if isinstance(item, str) else None


def _names(container: Container) -> list[str]:
    """The steps to an object's entries; a key that occurs again is numbered."""
    times: Counter[str] = Counter()
    names: list[str] = []
    for key, _ in container.entries:
        label = plain_form(key) if key else "#"
        times[label] += 1
        names.append(label if times[label] == 1 else f"{label}#{times[label]}")
    return names


def _reorder(container: Container, order: list[int], new: list[int]) -> None:
    """Puts entries into this order; new ones stay behind the entry they followed."""
    added = set(new)
    followers: dict[int, list[int]] = defaultdict(list)
    before = -1
    for j in range(len(container.entries)):
        if j in added:
            followers[before].append(j)
        else:
            before = j
    places = [*followers[-1], *(at for j in order for at in (j, *followers[j]))]
    container.entries = [container.entries[at] for at in places]


def _take_order(left: Container, right: Container) -> None:
    """Of two containers equal but for the order of keys: the right gets the left's entries, which have its order."""
    right.entries = left.entries


def _key_order(pair: _Pair, left: Container, right: Container, matched: dict[int, int]) -> Change:
    path, target_path = str(pair.path), str(pair.target_path)
    before = ", ".join(left.entries[i][0] for i in matched)
    after = ", ".join(right.entries[j][0] for j in sorted(matched.values()))
    return Change("order", path, None if path == target_path else target_path, before, after)


def _step(step: str | int | None) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    assert step is not None
    name = _NAME.fullmatch(step)
    return f".{name[1]}{name[2] or ''}" if name else f"[{step}]"
