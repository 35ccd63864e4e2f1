"""What the outputs of a suite take over from their inputs, and what they state by themselves."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.compare.norms.grounding import SORTS, WHOLE, missing, novel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from workbench.compare.features.features import Features, TurnMark
    from workbench.compare.norms.grounding import Given, Place

Sample = tuple["Features", "Given"]

_FEWEST = 20  # outputs with facts at a place; fewer share what their few wordings happen to say
_SEVERAL = 0.05  # of the cases
_STOCK = 0.3  # of the cases
_GROUNDED = 0.9  # of the outputs


def own_facts(cases: Sequence[tuple[Given, Sequence[Features]]]) -> frozenset[str]:
    """The facts that outputs of several cases state without having them from their inputs."""
    counts: Counter[str] = Counter()
    for source, ones in cases:
        counts.update({fact for one in ones for _, fact in novel(one.facts, source, frozenset())})
    return frozenset(fact for fact, count in counts.items() if count > max(1, _SEVERAL * len(cases)))


def grounded_sorts(samples: Sequence[Sample], known: frozenset[str]) -> frozenset[str]:
    """The sorts of which nearly no output states a fact that is its own invention."""
    found: Counter[str] = Counter()
    for one, source in samples:
        found.update({sort for sort, _ in novel(one.facts, source, known)})
    return frozenset(sort for sort in SORTS if found[sort] <= (1 - _GROUNDED) * len(samples))


def stock_of(sources: Sequence[Given]) -> frozenset[str]:
    """What stands in the inputs of many cases: words of the prompt, no facts of the case."""
    counts: Counter[str] = Counter()
    for source in sources:
        counts.update({fact for values in source.facts.values() for fact in values})
    return frozenset(fact for fact, count in counts.items() if count > _STOCK * len(sources))


def carried_facts(samples: Sequence[Sample], stock: frozenset[str]) -> dict[tuple[int, Place], float]:
    """How often the facts at each place of the input are taken over by the reply of each turn."""
    wanted: Counter[tuple[int, Place]] = Counter()
    taken: Counter[tuple[int, Place]] = Counter()
    for one, source in samples:
        told = [
            (place, values)
            for place, every in source.facts.items()
            if place.sort != WHOLE and (values := tuple(value for value in every if value not in stock))
        ]
        for turn, reply in said_in(one):
            for place, values in told:
                wanted[turn, place] += 1
                taken[turn, place] += not missing(reply, values, place.sort)
    return {key: taken[key] / count for key, count in wanted.items() if count >= _FEWEST}


def usually(carried: Mapping[tuple[int, Place], float], least: float) -> dict[tuple[int, Place], float]:
    """What is carried so often; of a place that is, not its single facts besides."""
    usual = {key: share for key, share in carried.items() if share >= least}
    return {
        (turn, place): share
        for (turn, place), share in usual.items()
        if place.order is None or (turn, place._replace(order=None)) not in usual
    }


def said_in(one: Features) -> Iterator[tuple[int, Features | TurnMark]]:
    """The replies that are held against the input, by their turn; 0 is an answer of a single one."""
    if one.turns:
        yield from enumerate(one.turns, 1)
    else:
        yield 0, one
