"""Cases whose outputs changed in the same way, whatever they say: gathered by their main change, and named by it."""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import sha256
from statistics import median
from typing import TYPE_CHECKING

from workbench.checks.finding import clipped
from workbench.compare.shapes.kinds import category
from workbench.compare.shapes.naming import cluster_name
from workbench.compare.shapes.recurring import BY_CHANCE, LEAST, Recurring, key_of
from workbench.compare.shapes.shape import Standing
from workbench.records import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.compare.shapes.recurring import CaseId, Key
    from workbench.compare.shapes.shape import Shape

_NAME = 100  # characters
_QUIET = ("reworded", "", "", "")
_QUIET_NAME = "reworded or laid out anew"


def clusters_of(shapes: Mapping[CaseId, Shape]) -> list[Cluster]:
    """The clusters of the cases of a comparison, largest first; the quiet one of mere rewording comes last.

    A case is in one cluster at most, by the part that tells most among those it shares with others: of its own suite,
    or of another where the change is the same. The result depends on the shapes alone, an id on its key alone.
    """
    recurring = Recurring(shapes)
    open_ = {case: found for case, shape in shapes.items() if (found := recurring.keys(case, shape))}
    groups = _gathered(open_)
    clusters = [_cluster(key, cases, shapes) for key, cases in groups.items()]
    placed = {case for cases in groups.values() for case in cases}
    reworded = [case for case, shape in shapes.items() if case not in placed and _is_reworded(shape)]
    clusters.sort(key=lambda one: (-len(one.cases), one.id))
    return [*clusters, *([_quiet(reworded, shapes)] if len(reworded) >= LEAST else [])]


def _gathered(open_: dict[CaseId, list[Key]]) -> dict[Key, list[CaseId]]:
    """The cases by the best key that they do not end up alone with."""
    groups: defaultdict[Key, list[CaseId]] = defaultdict(list)
    waiting: Iterable[CaseId] = open_
    while waiting:
        for case in waiting:
            if open_[case]:
                groups[open_[case].pop()].append(case)
        alone = [(key, cases[0]) for key, cases in groups.items() if len(cases) < LEAST]
        for key, _ in alone:
            del groups[key]
        waiting = [case for _, case in alone]
    return groups


def _is_reworded(shape: Shape) -> bool:
    return shape.reworded and all(part.kind in BY_CHANCE and part.standing == Standing.SEEN for part in shape.parts)


def _cluster(key: Key, cases: Sequence[CaseId], shapes: Mapping[CaseId, Shape]) -> Cluster:
    ordered = sorted(cases)
    example = _most_typical(ordered, shapes)
    parts = {case: next(p for p in shapes[case].parts if key_of(p, case[0]) == key) for case in ordered}
    filed = Counter(category(part) or "" for part in parts.values())
    return Cluster(
        id=_id(key),
        says=clipped(cluster_name(parts, shapes, example), _NAME),
        category=max(filed, key=lambda one: (filed[one], one)) or None,
        evidence=clipped(parts[example].evidence, _NAME),
        cases=tuple(ordered),
        example=example,
    )


def _quiet(cases: Sequence[CaseId], shapes: Mapping[CaseId, Shape]) -> Cluster:
    ordered = sorted(cases)
    example = _most_typical(ordered, shapes)
    return Cluster(_id(_QUIET), _QUIET_NAME, None, "", tuple(ordered), example, quiet=True)


def _id(key: Key) -> str:
    return sha256("\0".join(key).encode(errors="surrogatepass")).hexdigest()[:12]


def _most_typical(cases: Sequence[CaseId], shapes: Mapping[CaseId, Shape]) -> CaseId:
    """The case that shows what most of them show and little else, of usual length."""
    shown = Counter(part.key for case in cases for part in shapes[case].parts)
    usual_size = median(shapes[case].size for case in cases)
    usual = {key: count for key, count in shown.items() if 2 * count > len(cases)}

    def distance(case: CaseId) -> tuple[int, float, CaseId]:
        keys = {part.key for part in shapes[case].parts}
        strange = sum(len(cases) - shown[key] for key in keys)
        lacking = sum(count for key, count in usual.items() if key not in keys)
        return strange + lacking, abs(shapes[case].size - usual_size), case

    return min(cases, key=distance)
