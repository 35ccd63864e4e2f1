"""Instructions about words and letters that must, or must not, occur."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.ifeval.fact import Fact, compared

if TYPE_CHECKING:
    from workbench.records import JsonObject

_SHOWN = 3


def existence(text: str, kwargs: JsonObject) -> Fact:
    """Every keyword occurs, in any case, inside longer words too."""
    low = text.lower()
    missing = [word for word in kwargs["keywords"] if word.lower() not in low]
    if missing:
        return Fact(False, f"without {_listed(missing)}")
    return Fact(True, f"has {_listed(kwargs['keywords'])}")


def frequency(text: str, kwargs: JsonObject) -> Fact:
    """One keyword occurs at least, or less than, so many times, inside longer words too."""
    keyword = kwargs["keyword"]
    count = text.lower().count(keyword.lower())
    return compared(count, "occurrence", kwargs["relation"], kwargs["frequency"], f" of {quoted(keyword, 30)}")


def forbidden_words(text: str, kwargs: JsonObject) -> Fact:
    """None of the words occurs as a word of its own, in any case."""
    for word in kwargs["forbidden_words"]:
        found = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            return Fact(False, f"{quoted(found[0], 40)} in line {line:,}")
    return Fact(True, f"none of {_listed(kwargs['forbidden_words'])}")


def letter_frequency(text: str, kwargs: JsonObject) -> Fact:
    """One letter, or any other sign, occurs at least, or less than, so many times, in any case."""
    letter = kwargs["letter"]
    count = text.lower().count(letter.lower())
    return compared(count, "occurrence", kwargs["let_relation"], kwargs["let_frequency"], f" of {quoted(letter)}")


def _listed(words: list[str]) -> str:
    shown = ", ".join(quoted(word, 30) for word in words[:_SHOWN])
    return shown if len(words) <= _SHOWN else f"{shown} and {len(words) - _SHOWN} more"
