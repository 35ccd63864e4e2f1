"""Which facts of an output stand in what the case put into the request, and which of the request's it has not."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.features.facts import MOST_FACTS, READ_FOR_FACTS, Facts, names_in, number_form
from workbench.compare.features.spoken import language_of
from workbench.compare.features.vocabulary import READ_OF_WORDS, is_full, pairs_of, words_of

if TYPE_CHECKING:
    from workbench.compare.features.features import Features
    from workbench.compare.features.turns import TurnMark

_SHORT_INPUT = 60  # characters
_FEW_WORDS = 4  # of a value; among more there are some that stand anywhere
_SENTENCE = 4  # blanks in a text that is one
_MOST_PLACES = 6  # facts of a sort that are told apart by their order
_TOLD = 4  # letters
_STEM = 5  # letters by which forms of a word are alike
SORTS = ("number", "digit", "code", "name")
_SORTS_OF_VALUES = {"word": "name", "signs": "name"}  # what stands in a short input is held against names
WHOLE = "whole"  # the sort of a short input as it stands, which a value may be taken from


class Place(NamedTuple):
    """Where a fact stands in a case's inputs: which text, what sort of fact it is, and the how-manieth of it.

    `order` counts from 0, from the end with -1; None stands for all of the sort.
    """

    text: int
    sort: str
    order: int | None = None


class Given(NamedTuple):
    """What is searched for facts: the inputs as one folded text, their numbers, and their facts by place."""

    text: str
    numbers: frozenset[str]
    facts: dict[Place, tuple[str, ...]]


def of_sort(facts: Facts, sort: str) -> tuple[str, ...]:
    """The facts of one of `SORTS`; numbers below ten, which often only count, are a sort of their own."""
    if sort in ("number", "digit"):
        return tuple(one for one in facts.numbers if (len(one) == 1 if sort == "digit" else len(one) > 1))
    return facts.codes if sort == "code" else facts.names


@lru_cache(maxsize=1000)  # the norm is learnt from so many cases, which are judged after that
def given(inputs: tuple[str, ...]) -> Given:
    """What the inputs give."""
    text = "\n".join(inputs).casefold()
    numbers = frozenset(number for one in inputs for number in _facts(one).numbers)
    found: dict[Place, tuple[str, ...]] = {}
    for at, one in enumerate(inputs):
        if one.strip() and len(one) <= _SHORT_INPUT:
            found[Place(at, WHOLE)] = (one.strip().casefold(),)
        for sort, values in _given_facts(one).items():
            if not values:
                continue
            found[Place(at, sort)] = values
            if len(values) > 1:
                found.update((Place(at, sort, order), (value,)) for order, value in enumerate(values[:_MOST_PLACES]))
                found[Place(at, sort, -1)] = values[-1:]
    return Given(text, numbers, found)


@lru_cache(maxsize=256)  # a prompt's own texts are the same in all its cases
def _facts(text: str) -> Facts:
    return Facts(text, language_of(text))


@lru_cache(maxsize=64)
def given_language(inputs: tuple[str, ...]) -> str | None:
    """The language of the inputs, where it can be told."""
    return language_of("\n".join(inputs))


def _given_facts(text: str) -> dict[str, tuple[str, ...]]:
    """The facts of one input by sort; of a few words, which stand for themselves, the names and the words as well."""
    found = {sort: of_sort(_facts(text), sort) for sort in SORTS}
    if len(text) > _SHORT_INPUT:
        return found
    if text.count(" ") < _SENTENCE:
        found["name"] = names_in(text)
        found["word"] = tuple(words_of(text))
        if len(text) <= _SHORT_INPUT // 4:
            found["signs"] = tuple(pairs_of(text))
    else:  # a capital at the beginning of a sentence tells nothing
        found["name"] = found["name"] or names_in(text.partition(" ")[2])
    return found


def stands_in(value: str, source: Given) -> bool:
    """Whether a value stands in the inputs: its text, its words in another order, or the number it is."""
    folded = value.strip().casefold()
    if number_form(value.strip()) in source.numbers:
        return True
    if folded in source.text:
        return not folded.isdigit()  # a number is no piece of another
    words = folded.replace(",", " ").split()
    return 1 < len(words) <= _FEW_WORDS and all(word in source.text for word in words)


def sort_beside(place: Place) -> str:
    """The sort of facts that an answer would state in place of one that stands there."""
    return _SORTS_OF_VALUES.get(place.sort, place.sort)


def novel(facts: Facts, source: Given, known: frozenset[str], sort: str) -> list[str]:
    """The facts of a sort that stand neither in the inputs nor in several cases' outputs."""
    return [value for value in of_sort(facts, sort) if value not in known and not _is_given(value, source, sort)]


def _is_given(value: str, source: Given, sort: str) -> bool:
    """One word of a name is enough: what stands beside it may be a title, or the beginning of a sentence."""
    if sort in ("number", "digit"):
        return value in source.numbers
    if value.startswith("month-"):
        return any(value in own for own in source.facts.values())
    folded = value.casefold()
    return folded in source.text or any(word in source.text for word in folded.split())


def missing(one: Features | TurnMark, wanted: tuple[str, ...], sort: str) -> list[str] | None:
    """Those of an input's facts of one sort that an output does not state; None where that cannot be told."""
    if sort in ("word", "signs", "name"):
        return None if one.characters > READ_OF_WORDS or is_full(one.vocabulary) else _unsaid(one, wanted, sort)
    own = one.facts.codes if sort == "code" else one.facts.numbers
    if len(own) >= MOST_FACTS or one.characters > READ_FOR_FACTS:
        return None
    return [fact for fact in wanted if fact not in own]


def _unsaid(one: Features | TurnMark, wanted: tuple[str, ...], sort: str) -> list[str]:
    if sort == "word":
        gone = [word for word in wanted if f" {word[:_STEM]}" not in one.vocabulary]
        return gone if 2 * len(gone) > len(wanted) else []
    if sort == "signs":
        return [pair for pair in wanted if f" {pair} " not in one.vocabulary]
    return [name for name in wanted if not _is_said(name, one)]


def _is_said(name: str, one: Features | TurnMark) -> bool:
    """Whether one word of a name is said; of one without blanks, its signs."""
    pairs = pairs_of(name)
    if pairs:
        return all(f" {pair} " in one.vocabulary for pair in pairs)
    long = [word for word in name.split() if len(word) >= _TOLD]  # shorter ones are in no vocabulary
    if not long or any(f" {word.lower()} " in one.vocabulary for word in long):
        return True
    return not {word for said in one.facts.names for word in said.split()}.isdisjoint(long)
