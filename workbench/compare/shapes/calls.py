"""What changed in tool calls: tools called or not, arguments left out, added, given otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from workbench.compare.shapes.kinds import KINDS
from workbench.compare.shapes.shape import Part
from workbench.compare.shapes.structure import tree_changes
from workbench.text.jsontree import value_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.text.pieces import Piece

_MOST_CALLS = 12  # of a side whose arguments are compared
_QUOTE = 60
_ARGUMENTS = {
    "key-dropped": "argument-dropped", "key-added": "argument-added", "type-changed": "argument-type",
    "keys-changed": "argument-changed", "key-renamed": "argument-changed", "value-changed": "argument-changed",
    "scaled": "argument-changed", "case-changed": "argument-changed", "form-changed": "argument-changed",
    "choice-changed": "argument-changed",
}  # fmt: skip


def call_changes(left: Sequence[Piece], right: Sequence[Piece], *, single: bool) -> Iterator[Part]:
    """The parts of a change of calls; that a case calls a tool of its own is told in general terms too.

    `single`: the calls are of one answer, where they run side by side.
    """
    yield from _tools(left, right)
    if single and left and right and len(left) != len(right):  # in an exchange more calls are just another way
        kind = "calls-fewer" if len(right) < len(left) else "calls-more"
        yield Part(kind, evidence=f"{len(left)} -> {len(right)} calls")
    yield from _arguments(left, right)


def _tools(left: Sequence[Piece], right: Sequence[Piece]) -> Iterator[Part]:
    was, now = dict.fromkeys(call.name for call in left), dict.fromkeys(call.name for call in right)
    gone, new = [name for name in was if name not in now], [name for name in now if name not in was]
    if len(gone) == len(new) == 1:
        yield Part("tool-changed", new[0], gone[0])
        return
    for kind, names, others in (("tool-missing", gone, now), ("tool-added", new, was)):
        for name in names:
            yield Part(kind, name)
        if names and not others:
            yield Part(kind, evidence=names[0], general=True)


def _arguments(left: Sequence[Piece], right: Sequence[Piece]) -> Iterator[Part]:
    if not left or len(left) > _MOST_CALLS or len(right) > _MOST_CALLS:
        return
    ours, others = _by_name(left), _by_name(right)
    seen: set[tuple[str, str, str]] = set()
    general: Counter[str] = Counter()
    for name in ours:
        for call, other in _pairs(ours[name], others.get(name, [])):
            for part in tree_changes(value_tree(call.value), value_tree(other.value)):
                kind = _ARGUMENTS.get(part.kind)
                if kind is None:
                    continue
                what = part.what.partition(" to ")[2] if kind == "argument-type" else ""
                precise = Part(kind, f"{name}.{part.where.removeprefix('$.')}", what, part.evidence[:_QUOTE])
                if precise.key not in seen:
                    seen.add(precise.key)
                    yield precise
                if not general[kind] and KINDS[kind].plain:
                    yield Part(kind, evidence=f"{precise.where}: {part.evidence}"[:_QUOTE], general=True)
                general[kind] += 1


def _by_name(calls: Sequence[Piece]) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = defaultdict(list)
    for call in calls:
        found[call.name].append(call)
    return found


def _pairs(left: Sequence[Piece], right: Sequence[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Calls of one tool that differ, in order; nothing where there are more on a side, which may be the others."""
    same = Counter(call.text for call in left) & Counter(call.text for call in right)
    rest = [_without(side, same.copy()) for side in (left, right)]
    if len(rest[0]) == len(rest[1]):
        yield from zip(*rest, strict=True)


def _without(calls: Sequence[Piece], same: Counter[str]) -> list[Piece]:
    kept = []
    for call in calls:
        if same[call.text] > 0:
            same[call.text] -= 1
        else:
            kept.append(call)
    return kept
