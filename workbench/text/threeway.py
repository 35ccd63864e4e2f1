"""Three-way merges: what two sides made of one text, or of one JSON value, put together.

A stretch that one side changed is taken from that side. Where both changed the same stretch, or stretches that touch,
and not to the same, that is a conflict: nothing is guessed.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.text.canonical import canonical_json, lossless_json
from workbench.text.gaps import partners

if TYPE_CHECKING:
    from collections.abc import Sequence

JsonPath = tuple[str | int, ...]


class _Absent:
    """A key or item that a side does not have."""


_ABSENT = _Absent()


class Conflict(NamedTuple):
    """A stretch that both sides changed, at `path` of the value; the texts are of base, ours and theirs.

    None where a side has nothing there.
    """

    path: JsonPath
    base: str | None
    ours: str | None
    theirs: str | None


class Merged(NamedTuple):
    """What came of a merge; with conflicts the value is ours in their places, and not to be used."""

    value: Any
    conflicts: tuple[Conflict, ...]


class _Stretch(NamedTuple):
    """A stretch as all three have it."""

    base: list[str]
    ours: list[str]
    theirs: list[str]


def merge_texts(base: str, ours: str, theirs: str, *, path: JsonPath = ()) -> Merged:
    """The text with the changes of both sides, line by line."""
    lines: list[str] = []
    conflicts: list[Conflict] = []
    for one in _stretches(*(text.splitlines(keepends=True) for text in (base, ours, theirs))):
        taken = _taken(one.base, one.ours, one.theirs)
        lines += one.ours if taken is None else taken
        if taken is None:
            conflicts.append(Conflict(path, *("".join(part) for part in one)))
    return Merged("".join(lines), tuple(conflicts))


def merge_values(base: Any, ours: Any, theirs: Any, *, path: JsonPath = ()) -> Merged:
    """The JSON value with the changes of both sides: mappings key by key, lists item by item, texts line by line."""
    taken = _taken(_key(base), _key(ours), _key(theirs))
    if taken is not None:
        return Merged(theirs if taken == _key(theirs) else ours, ())
    kinds = {type(one) for one in (base, ours, theirs)}
    if kinds == {dict}:
        return _merge_mappings(base, ours, theirs, path)
    if kinds == {list}:
        return _merge_lists(base, ours, theirs, path)
    if kinds == {str}:
        return merge_texts(base, ours, theirs, path=path)
    return Merged(ours, (Conflict(path, _shown(base), _shown(ours), _shown(theirs)),))


def _merge_mappings(base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], path: JsonPath) -> Merged:
    value: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    for key in dict.fromkeys([*theirs, *ours]):
        one = merge_values(*(side.get(key, _ABSENT) for side in (base, ours, theirs)), path=(*path, key))
        conflicts += one.conflicts
        if one.value is not _ABSENT:
            value[key] = one.value
    return Merged(value, tuple(conflicts))


def _merge_lists(base: list[Any], ours: list[Any], theirs: list[Any], path: JsonPath) -> Merged:
    value: list[Any] = []
    conflicts: list[Conflict] = []
    known = {_key(item): item for item in (*base, *ours, *theirs)}
    for one in _stretches(*([_key(item) for item in side] for side in (base, ours, theirs))):
        taken = _taken(one.base, one.ours, one.theirs)
        if taken is not None:
            value += [known[item] for item in taken]
        elif len(one.base) == len(one.ours) == len(one.theirs):
            for items in zip(*one, strict=True):
                deep = merge_values(*(known[item] for item in items), path=(*path, len(value)))
                value.append(deep.value)
                conflicts += deep.conflicts
        else:
            conflicts.append(Conflict((*path, len(value)), *(", ".join(part) for part in one)))
            value += [known[item] for item in one.ours]
    return Merged(value, tuple(conflicts))


def _taken(base: Any, ours: Any, theirs: Any) -> Any:
    """What stands after both changes; None where they contradict each other."""
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else None


def _stretches(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[_Stretch]:
    """The three in stretches of equal meaning: lines that all have, and by turns what stands between them."""
    in_ours, in_theirs = partners(base, ours), partners(base, theirs)
    kept = [at for at in range(len(base)) if at in in_ours and at in in_theirs]
    found: list[_Stretch] = []
    b = o = t = 0
    for at, place in zip_longest([*kept, len(base)], [(in_ours[at], in_theirs[at]) for at in kept]):
        here, there = place or (len(ours), len(theirs))
        between = _Stretch(list(base[b:at]), list(ours[o:here]), list(theirs[t:there]))
        if any(between):
            found.append(between)
        if place:
            found.append(_Stretch([base[at]], [base[at]], [base[at]]))
        b, o, t = at + 1, here + 1, there + 1
    return found


def _key(value: Any) -> str:
    """The value as text that is equal for equal values; empty for none."""
    return "" if value is _ABSENT else canonical_json(value)


def _shown(value: Any) -> str | None:
    if value is _ABSENT:
        return None
    return value if isinstance(value, str) else lossless_json(value)
