"""Two texts with JSON in them, laid out so that they can be compared row by row, and what changed path by path."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.jsonfind import Part, json_parts
from workbench.text.jsonlayout import compact, laid_out, reindented
from workbench.text.jsonpaths import Change, compare
from workbench.text.jsonsame import in_plain_form
from workbench.text.partners import alike, fitting, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.text.jsonrepair import Mend
    from workbench.text.jsontree import Tree
    from workbench.text.partners import Pair

_SHARED = 0.5
_BLANKS = " \t\r\n\ufeff"


class JsonView(NamedTuple):
    """The two texts to be diffed, None for a side that has none; what changed; what was mended to read either."""

    left: str | None
    right: str | None
    changes: tuple[Change, ...] = ()
    left_mends: tuple[Mend, ...] = ()
    right_mends: tuple[Mend, ...] = ()


def shows_more(left: str, left_parts: Sequence[Part], right: str, right_parts: Sequence[Part]) -> bool:
    """Whether two answers that hold JSON share under half of their lines as they are, and more when laid out.

    Two answers of one line each have no lines to share: their words tell what changed.
    """
    if not left_parts or not right_parts or "\n" not in left.strip() + right.strip():
        return False
    share = _share(left, right)
    return share < _SHARED and share < _share(_text(left, left_parts), _text(right, right_parts))


def _share(left: str, right: str) -> float:
    """Which part of the lines of the longer text the other has too; blank ones do not count."""
    ours, others = (Counter(line for line in text.split("\n") if line.strip()) for text in (left, right))
    return (ours & others).total() / max(1, ours.total(), others.total())


def json_view(left: str, right: str, *, keys: bool = False, numbers: bool = False) -> JsonView:
    """Two answers with their JSON laid out in rows where it stands; prose around it stays as it is.

    `keys`: the order of keys is ignored, the right takes the left's. `numbers`: how a scalar is written is ignored,
    both sides show its plain form. Without them every literal and the order are as written. Paths begin with `$`, in
    the second part of a text with `$2`, and so on.
    """
    left_parts = _read(left, numbers)
    if left == right:
        text, mends = _text(left, left_parts), _mends(left_parts)
        return JsonView(text, text, (), mends, mends)
    right_parts = _read(right, numbers)
    changes: list[Change] = []
    partners = dict(_pairs(left, right, left_parts, right_parts))
    for i, part in enumerate(left_parts):
        root = _root(i)
        if i in partners:
            other = right_parts[partners[i]]
            if part.tree and other.tree:
                changes += compare(part.tree, other.tree, ordered=not keys, roots=(root, _root(partners[i])))
        elif part.tree and right_parts:
            changes.append(Change("removed", root, None, compact(part.tree.root), None))
    if left_parts and right_parts:
        changes += _mended(left_parts, right_parts, numbers)
    taken = set(partners.values())
    for j, part in enumerate(right_parts):
        if part.tree and left_parts and j not in taken:
            changes.append(Change("added", _root(j), None, None, compact(part.tree.root)))
    return JsonView(
        _text(left, left_parts), _text(right, right_parts), tuple(changes), _mends(left_parts), _mends(right_parts)
    )


def tree_view(left: Tree | None, right: Tree | None, *, keys: bool = False, numbers: bool = False) -> JsonView:
    """The same for two values, None on a side that has none."""
    trees = [tree and (in_plain_form(tree) if numbers else tree) for tree in (left, right)]
    changes = compare(trees[0], trees[1], ordered=not keys) if trees[0] and trees[1] else ()
    texts = [None if tree is None else laid_out(tree.root) for tree in trees]
    return JsonView(texts[0], texts[1], tuple(changes))


def _read(text: str, numbers: bool) -> list[Part]:
    parts = json_parts(text)
    if numbers:
        parts = [part._replace(tree=part.tree and in_plain_form(part.tree)) for part in parts]
    return parts


def _pairs(left: str, right: str, lefts: Sequence[Part], rights: Sequence[Part]) -> list[Pair]:
    if len(lefts) == len(rights):
        return [(at, at) for at in range(len(lefts))]
    likeness = alike(
        *([text[part.start : part.end] for part in parts] for text, parts in ((left, lefts), (right, rights)))
    )
    return in_order(len(lefts), len(rights), lambda i, j: fitting(likeness(i, j)))


def _root(at: int) -> str:
    return "$" if at == 0 else f"${at + 1}"


def _mends(parts: Sequence[Part]) -> tuple[Mend, ...]:
    return tuple(mend for part in parts for mend in part.mends)


def _mended(left: Sequence[Part], right: Sequence[Part], numbers: bool) -> list[Change]:
    """What had to be mended where that is not the same on both sides, wherever it stands."""
    from workbench.text.jsonrepair import SPELLINGS

    told: list[str] = []
    faults: list[Counter[str]] = []
    for parts in (left, right):
        mends = [mend for mend in _mends(parts) if not (numbers and mend.what in SPELLINGS)]
        told.append(", ".join(map(str, mends)))
        faults.append(Counter())
        for mend in mends:
            faults[-1][mend.what] += mend.times
    return [] if faults[0] == faults[1] else [Change("mended", "$", None, told[0] or None, told[1] or None)]


def _text(text: str, parts: Sequence[Part]) -> str:
    """The text with each part laid out, on rows of its own; blanks around a text that is all JSON are left out."""
    if parts and not (text[: parts[0].start] + text[parts[-1].end :]).strip(_BLANKS):
        first = parts[0].start
        text = text[first : parts[-1].end]
        parts = [part._replace(start=part.start - first, end=part.end - first) for part in parts]
    pieces: list[str] = []
    done = 0
    for part in parts:
        before = text[done : part.start]
        blank = before[before.rfind("\n") + 1 :].strip(_BLANKS) == ""
        pieces.append(before.rstrip(" \t\ufeff") if blank else f"{before}\n")
        pieces.append(laid_out(part.tree.root) if part.tree else reindented(text[part.start : part.end]))
        done = part.end
        if done < len(text) and text[done] not in "\r\n":
            pieces.append("\n")
    pieces.append(text[done:])
    return "".join(pieces)
