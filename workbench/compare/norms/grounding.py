"""Which facts of an output stand in what the case put into the request."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from workbench.compare.features.facts import facts_of, names_in, number_form
from workbench.compare.features.spoken import language_of
from workbench.compare.features.vocabulary import is_full, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.compare.features.features import Facts, Features

_SHORT_INPUT = 60  # characters
_FEW_WORDS = 4  # of a value; among more there are some that stand anywhere
_SENTENCE = 4  # blanks in a text that is one
SORTS = ("number", "digit", "code", "name")


class Given(NamedTuple):
    """What is searched for facts: the inputs as one folded text, their numbers, and each input's facts by sort."""

    text: str
    numbers: frozenset[str]
    facts: tuple[dict[str, tuple[str, ...]], ...]


def sorted_facts(facts: Facts) -> dict[str, tuple[str, ...]]:
    """The facts by sort; numbers below ten, which often only count, are a sort of their own."""
    return {
        "number": tuple(one for one in facts.numbers if len(one) > 1),
        "digit": tuple(one for one in facts.numbers if len(one) == 1),
        "code": facts.codes,
        "name": facts.names,
    }


@lru_cache(maxsize=64)  # a case's samples come one after the other
def given(inputs: tuple[str, ...]) -> Given:
    """What the inputs give."""
    each = [_facts(text) for text in inputs]
    text = "\n".join(inputs).casefold()
    numbers = frozenset(number for facts in each for number in facts.numbers)
    return Given(text, numbers, tuple(map(_given_facts, inputs, each)))


@lru_cache(maxsize=256)  # a prompt's own texts are the same in all its cases
def _facts(text: str) -> Facts:
    return facts_of(text)


@lru_cache(maxsize=64)
def given_language(inputs: tuple[str, ...]) -> str | None:
    """The language of the inputs, where it can be told."""
    return language_of("\n".join(inputs))


def _given_facts(text: str, facts: Facts) -> dict[str, tuple[str, ...]]:
    """The facts of one input by sort; of a few words, which stand for themselves, the names and the words as well."""
    found = sorted_facts(facts)
    if len(text) > _SHORT_INPUT:
        return found
    if text.count(" ") < _SENTENCE:
        found["name"] = names_in(text)
        found["word"] = tuple(words_of(text))
    else:  # a capital at the beginning of a sentence tells nothing
        found["name"] = names_in(text.partition(" ")[2])
    return found


def stands_in(value: str, source: Given) -> bool:
    """Whether a value stands in the inputs: its text, its words in another order, or the number it is."""
    folded = value.strip().casefold()
    if folded in source.text or number_form(value.strip()) in source.numbers:
        return True
    words = folded.replace(",", " ").split()
    return 1 < len(words) <= _FEW_WORDS and all(word in source.text for word in words)


def novel(facts: Facts, source: Given, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The facts, with their sorts, that stand neither in the inputs nor in several cases' outputs."""
    for sort, values in sorted_facts(facts).items():
        for value in values:
            if value in known:
                continue
            if sort in ("number", "digit"):
                if value not in source.numbers:
                    yield sort, value
            elif not _is_given(value, source):
                yield sort, value


def _is_given(value: str, source: Given) -> bool:
    """All words of a name may stand apart in the input."""
    folded = value.casefold()
    return folded in source.text or all(word in source.text for word in folded.split())


def missing(one: Features, wanted: tuple[str, ...], sort: str) -> list[str]:
    """Those of an input's facts of one sort that an output does not state; none where that cannot be told."""
    if sort == "word":
        gone = [word for word in wanted if f" {word} " not in one.vocabulary]
        return gone if 2 * len(gone) > len(wanted) and not is_full(one.vocabulary, one.characters) else []
    if sort == "name":
        if is_full(one.vocabulary, one.characters):
            return []
        words = {word for name in one.facts.names for word in name.split()}
        return [name for name in wanted if not any(_is_said(word, words, one.vocabulary) for word in name.split())]
    own = one.facts.codes if sort == "code" else one.facts.numbers
    return [fact for fact in wanted if fact not in own]


def _is_said(word: str, words: set[str], vocabulary: str) -> bool:
    return word in words or f" {word.lower()} " in vocabulary
