"""Which changes recur: in a suite, over all suites, and more often than words and layout do by chance."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from workbench.compare.paired import mcnemar_mid_p
from workbench.compare.shapes.kinds import CHECKS, LOCAL, PHRASES, SOFT, rank
from workbench.compare.shapes.shape import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workbench.compare.shapes.shape import Part, Shape

CaseId = tuple[str, str]
Key = tuple[str, str, str, str]  # kind, where, what; the suite of what means little elsewhere

LEAST = 2  # cases of a cluster
_FEW = 3  # cases that are no chance where their texts are else the same, or where a signal says so
_SHARE = 0.03  # of the reworded cases of a suite
_CHANCE = 0.005  # that so many gained it and so few lost it, had either been as likely; there are many wordings
_NEARLY_ALL = 0.9  # of them lose a phrase: the baseline said it always, and the target says it in other words
_PRECISE = 2  # a precise key with half the cases of a general one is the better name
_LENGTHS = {"longer": "shorter", "shorter": "longer"}
_MIRRORED = ("replaced", "form-swapped")
_OPPOSITES = {
    "form-added": "form-lost", "form-lost": "form-added", "phrase-added": "phrase-dropped",
    "phrase-dropped": "phrase-added", "text-added": "text-dropped", "text-dropped": "text-added",
    "items-fewer": "items-more", "items-more": "items-fewer",
}  # fmt: skip
BY_CHANCE = frozenset({*_OPPOSITES, *_MIRRORED})
"""Kinds of parts that come and go by chance from one answer to the next."""


def key_of(part: Part, suite: str) -> Key:
    """What a part of a case of this suite is gathered by."""
    return part.kind, part.where, part.what, suite if part.kind in LOCAL else ""


class Recurring:
    """How many cases show each key, in each suite and in all, and which of them are no chance."""

    def __init__(self, shapes: Mapping[CaseId, Shape]) -> None:
        self._suites: defaultdict[str, Counter[Key]] = defaultdict(Counter)
        kept: defaultdict[str, Counter[Key]] = defaultdict(Counter)
        self._reworded: Counter[str] = Counter()
        for (suite, _), shape in shapes.items():
            keys = [key_of(part, suite) for part in shape.parts]
            self._suites[suite].update(keys)
            self._reworded[suite] += shape.reworded
            if shape.kept:
                kept[suite].update(keys)
        self._all = _sum(self._suites.values())
        self._systematic = {
            suite: _systematic(counter, kept[suite], self._reworded[suite]) for suite, counter in self._suites.items()
        }
        self._systematic_in_all = _systematic(self._all, _sum(kept.values()), self._reworded.total())

    def keys(self, case: CaseId, shape: Shape) -> list[Key]:
        """What a case may be gathered by, the best last. Beside what surely matters nothing else is a reason."""
        suite = case[0]
        sure = any(map(_is_sure, shape.parts))
        found = [
            (part, key)
            for part in shape.parts
            if self._all[key := key_of(part, suite)] >= LEAST
            and (_is_sure(part) if sure else self._is_systematic(suite, key))
        ]
        if not sure and not shape.kept:
            found = _without_reworded(found)
        return [key for _, key in sorted(((self._order(suite, *one), one[1]) for one in found), reverse=True)]

    def _is_systematic(self, suite: str, key: Key) -> bool:
        if key[0] in SOFT:
            return _outweighs(self._suites[suite], key) or _outweighs(self._all, key)
        if key[0] not in BY_CHANCE:
            return True
        if key[0] == "phrase-dropped" and self._suites[suite][key] >= _NEARLY_ALL * self._reworded[suite]:
            return False
        return key in self._systematic[suite] or key in self._systematic_in_all

    def _order(self, suite: str, part: Part, key: Key) -> tuple[int, bool, int, bool, int, int, bool]:
        precise = 1 if part.general else _PRECISE
        here, in_all = self._suites[suite][key] * precise, self._all[key] * precise
        return (
            -part.standing,
            part.kind in CHECKS,
            rank(part),
            self._suites[suite][key] < LEAST,
            -here,
            -in_all,
            part.general,
        )


def _is_sure(part: Part) -> bool:
    return part.standing is Standing.EXPLAINS or (part.standing is Standing.SIGNALLED and part.kind not in SOFT)


def _outweighs(counter: Counter[Key], key: Key) -> bool:
    """Whether so many more cases of a suite show a signal than have lost it that it is the target's way."""
    kind, where, what, suite = key
    others = counter[kind, where, f"{'-' if what[:1] == '+' else '+'}{what[1:]}", suite]
    if kind in _LENGTHS:
        others += counter[_LENGTHS[kind], where, what, suite]
    return counter[key] >= _FEW and counter[key] >= _FEW * others


def _without_reworded(found: list[tuple[Part, Key]]) -> list[tuple[Part, Key]]:
    """Of a text in other words: one usual phrase instead of another at the same place is only said otherwise."""
    gone, come = ({part.where for part, _ in found if part.kind == kind} for kind in PHRASES[::-1])
    return [(part, key) for part, key in found if part.kind not in PHRASES or part.where not in gone & come]


def _sum(counters: Iterable[Counter[Key]]) -> Counter[Key]:
    total: Counter[Key] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def _systematic(counter: Counter[Key], kept: Counter[Key], reworded: int) -> set[Key]:
    """The keys of what comes by chance that came in too many cases, and went in too few, to be that."""
    return {
        key
        for key, count in counter.items()
        if key[0] in BY_CHANCE
        and (
            _comes_in_enough(key, counter if key[0] == "replaced" else kept)
            or (count >= _SHARE * reworded and _mid_p(count, counter[_opposite(key)]) <= _CHANCE)
        )
    }


def _comes_in_enough(key: Key, counter: Counter[Key]) -> bool:
    return counter[key] >= _FEW and counter[key] > counter[_opposite(key)]


@cache
def _mid_p(count: int, others: int) -> float:
    return mcnemar_mid_p(count, others)


def _opposite(key: Key) -> Key:
    kind, where, what, suite = key
    return (kind, what, where, suite) if kind in _MIRRORED else (_OPPOSITES[kind], where, what, suite)
