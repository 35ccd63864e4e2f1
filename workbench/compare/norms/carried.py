"""What the outputs of a suite take over from their inputs, and what they state by themselves."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from workbench.compare.norms.grounding import WHOLE, missing, novel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from workbench.compare.features.features import Features
    from workbench.compare.features.turns import TurnMark
    from workbench.compare.norms.grounding import Given, Place

Sample = tuple["Features", "Given"]

_FEWEST = 20  # outputs with facts at a place; fewer share what their few wordings happen to say
_SEVERAL = 0.05  # of the cases
_STOCK = 0.3  # of the cases
_GROUNDED = 0.9  # of the outputs


def own_facts(cases: Sequence[tuple[Given, Sequence[Features]]], sorts: Collection[str]) -> frozenset[str]:
    """The facts of these sorts that outputs of several cases state without having them from their inputs."""
    counts: Counter[str] = Counter()
    for source, ones in cases:
        counts.update({fact for one in ones for sort in sorts for fact in novel(one.facts, source, frozenset(), sort)})
    return frozenset(fact for fact, count in counts.items() if count > max(1, _SEVERAL * len(cases)))


def grounded_sorts(samples: Sequence[Sample], known: frozenset[str], sorts: Collection[str]) -> frozenset[str]:
    """Those of some sorts of which nearly no output states a fact that is its own invention."""
    found: Counter[str] = Counter()
    for one, source in samples:
        found.update(sort for sort in sorts if novel(one.facts, source, known, sort))
    return frozenset(sort for sort in sorts if found[sort] <= (1 - _GROUNDED) * len(samples))


def stock_of(sources: Sequence[Given]) -> frozenset[str]:
    """What stands in the inputs of many cases: words of the prompt, no facts of the case."""
    counts: Counter[str] = Counter()
    for source in sources:
        counts.update({fact for values in source.facts.values() for fact in values})
    return frozenset(fact for fact, count in counts.items() if count > _STOCK * len(sources))


def carried_facts(samples: Sequence[Sample], stock: frozenset[str], least: float) -> dict[tuple[int, Place], float]:
    """How often the facts at each place of the input are taken over by the reply of each turn, where that is `least`
    of the replies and more. A place is given up as soon as it cannot be so often, so that few answers are read for it.
    """
    replies = list(chain.from_iterable(_told(one, source, stock) for one, source in samples))
    wanted = Counter((turn, place) for turn, _, facts in replies for place in facts)
    taken = {key: count for key, count in wanted.items() if count >= _FEWEST}
    for turn, reply, facts in replies:
        for place, values in facts.items():
            key = turn, place
            if key not in taken:
                continue
            gone = missing(reply, values, place.sort)
            if gone is None:
                wanted[key] -= 1
            if gone is None or gone:
                taken[key] -= 1
                if wanted[key] < _FEWEST or taken[key] < least * wanted[key]:
                    del taken[key]
    return {key: count / wanted[key] for key, count in taken.items()}


def _told(
    one: Features, source: Given, stock: frozenset[str]
) -> list[tuple[int, Features | TurnMark, dict[Place, tuple[str, ...]]]]:
    """The replies of an output by their turn, each with the facts of the input that it may take over."""
    facts = {
        place: values
        for place, every in source.facts.items()
        if place.sort != WHOLE and (values := tuple(value for value in every if value not in stock))
    }
    return [(turn, reply, facts) for turn, reply in said_in(one)]


def usually(carried: Mapping[tuple[int, Place], float]) -> dict[tuple[int, Place], float]:
    """What is carried usually; of a place that is, not its single facts besides."""
    return {
        (turn, place): share
        for (turn, place), share in carried.items()
        if place.order is None or (turn, place._replace(order=None)) not in carried
    }


def said_in(one: Features) -> Iterator[tuple[int, Features | TurnMark]]:
    """The replies that are held against the input, by their turn; 0 is an answer of a single one."""
    if one.turns:
        yield from enumerate(one.turns, 1)
    else:
        yield 0, one
