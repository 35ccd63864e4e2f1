"""What a suite's JSON values have in common, path by path, and what of one value departs from that."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.compare.features.facts import number_form
from workbench.compare.norms.grounding import stands_in
from workbench.compare.norms.norm import JsonNorm, PathNorm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.compare.features.parts import Leaf
    from workbench.compare.norms.grounding import Given, Place

_FEWEST = 5  # values from which anything is learnt
_ALWAYS = 0.95
_GROUNDED = 0.9
_MOST_CHOICES, _FEW_CHOICES = 12, 3
_TIMES_EACH = 4  # a closed set has been seen so many times over
_CHOICE = 30  # characters of the longest value that is one of a set
_MOST_FORMS = 2
_HALF = 0.45  # of the values, or nearly
_FEWEST_PLACED = 10  # values, of which it is learnt from where they are taken, and that none is empty
_NUMBERS = ("number", "digit")
_BLANKS = ("", "n/a", "na", "none", "null", "unknown", "not specified", "not provided")
_RUNS = re.compile(r"[^\W\d_]+|\d+")
_PARENT = re.compile(r"(?:\.[^.\[\]]+|\[\*\]|\['[^']*'\])$")


def learn_paths(values: Sequence[tuple[Sequence[Leaf], Given]]) -> JsonNorm | None:
    """The norm of some JSON values, each with what its case was given; None where they are too few."""
    if len(values) < _FEWEST:
        return None
    present: Counter[str] = Counter()
    types: dict[str, Counter[str]] = defaultdict(Counter)
    written: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    origins: dict[str, Counter[Place]] = defaultdict(Counter)
    keys: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
    for leaves, source in values:
        paths = {leaf.path for leaf in leaves}
        present.update(paths)
        for leaf in leaves:
            types[leaf.path][leaf.type] += 1
            if leaf.type in ("string", "number"):
                written[leaf.path].append((leaf.value, bool(leaf.value.strip()) and stands_in(leaf.value, source)))
                if "[*]" not in leaf.path:
                    origins[leaf.path].update(origins_of(leaf.value, source))
        children: dict[str, set[str]] = defaultdict(set)
        for path in paths:
            children[parent(path)].add(path)
        for path, inner in children.items():
            keys[path][frozenset(inner)] += 1
    closed = frozenset(
        path for path, sets in keys.items() if sets.most_common(1)[0][1] >= max(_FEWEST, _ALWAYS * sets.total())
    )
    norms = {
        path: PathNorm(
            count / (present[parent(path)] or len(values)),
            _usual_types(types[path]) if count >= _FEWEST else frozenset(),
            _choices([value for value, _ in written[path]]),
            _forms([value for value, _ in written[path]]),
            _are_grounded([stood for _, stood in written[path]]),
            _usual_origins(origins[path], len(written[path])) if "[*]" not in path else (),
            _are_filled(path, set(types[path]), written[path], present),
        )
        for path, count in present.items()
    }
    return JsonNorm(norms, closed)


def learn_origins(values: Sequence[tuple[str, Given]]) -> tuple[Place, ...]:
    """The places of the inputs from which values are taken, each given with what its case was given."""
    counts: Counter[Place] = Counter()
    for value, source in values:
        counts.update(origins_of(value, source))
    return _usual_origins(counts, len(values))


def origins_of(value: str, source: Given) -> list[Place]:
    """The places of the inputs at which a value stands as the fact it is."""
    folded, number = value.strip().casefold(), number_form(value.strip())
    return [
        place
        for place, facts in source.facts.items()
        if len(facts) == 1 and (facts[0].casefold() == folded or (facts[0] == number and place.sort in _NUMBERS))
    ]


def _usual_types(counts: Counter[str]) -> frozenset[str]:
    """The types of a path's values; what fewer than half are is a fault of theirs, but for a value that is absent."""
    return frozenset(kind for kind, count in counts.items() if kind == "null" or count >= _HALF * counts.total())


def due_of(value: str, source: Given, origins: Sequence[Place]) -> str | None:
    """What a value should have been, where those of its suite are always taken from places it is not from."""
    due = [source.facts[place][0] for place in origins if len(source.facts.get(place, ())) == 1]
    folded = value.casefold()
    if not due or set(origins_of(value, source)) & set(origins) or any(one.casefold() in folded for one in due):
        return None
    return max(due, key=len)


def is_blank(value: str) -> bool:
    """Whether a value says nothing."""
    return value.strip(" \t\n-–—.?").casefold() in _BLANKS


def _usual_origins(counts: Counter[Place], values: int) -> tuple[Place, ...]:
    if values < _FEWEST_PLACED:
        return ()
    return tuple(sorted((place for place, count in counts.items() if count >= _ALWAYS * values), key=str))


def _are_filled(path: str, types: set[str], written: Sequence[tuple[str, bool]], present: Counter[str]) -> bool:
    """Whether none of the values of a path is empty; of lists, whether all have an element."""
    if types == {"array"}:
        return present[path] >= _FEWEST_PLACED and present[f"{path}[*]"] == present[path]
    return types <= {"string", "number"} and len(written) >= _FEWEST_PLACED and not any(map(is_blank, _texts(written)))


def _texts(written: Sequence[tuple[str, bool]]) -> list[str]:
    return [value for value, _ in written]


@lru_cache(maxsize=4096)  # a suite has few paths, and each of its answers nearly all of them
def parent(path: str) -> str:
    """The path of what holds the value; "" of the root."""
    return "" if path == "$" else _PARENT.sub("", path)


@lru_cache(maxsize=4096)
def form_of(value: str) -> str:
    """How a value is written: its letters and digits by kind, everything else as it stands."""
    return _RUNS.sub(_run, value)


def _run(found: re.Match[str]) -> str:
    word = found[0]
    if word.isdigit():
        return "9"
    return "A" if word.isupper() and len(word) > 1 else "a"


def _choices(values: Sequence[str]) -> frozenset[str] | None:
    counts = Counter(values)
    if len(counts) > _MOST_CHOICES or len(values) < max(_TIMES_EACH * len(counts), 2 * _FEWEST):
        return None
    if any(len(value) > _CHOICE for value in counts) or not all(any(map(str.isalpha, value)) for value in counts):
        return None
    if len(counts) > _FEW_CHOICES and any(" " in value for value in counts):
        return None  # words of its own, of which a few come again and again
    once = sum(count == 1 for count in counts.values())
    return None if once > 0.03 * len(values) else frozenset(counts)


def _forms(values: Sequence[str]) -> frozenset[str] | None:
    """The forms of values that hold digits or marks, where there is one, or two."""
    if len(values) < 2 * _FEWEST or not all(any(map(str.isdigit, value)) and len(value) <= _CHOICE for value in values):
        return None
    forms = Counter(map(form_of, values))
    return frozenset(forms) if len(forms) <= _MOST_FORMS and min(forms.values()) > 1 else None


def _are_grounded(stood: Sequence[bool]) -> bool:
    return len(stood) >= _FEWEST and sum(stood) >= _GROUNDED * len(stood)
