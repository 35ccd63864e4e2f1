"""Reads a prompt's instructions for what mends a habit, in whatever words it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Rule:
    """Concepts that one sentence must hold, and those it must not hold."""

    wanted: tuple[re.Pattern[str], ...]
    unwanted: tuple[re.Pattern[str], ...]

    def holds(self, sentence: str) -> bool:
        return all(concept.search(sentence) for concept in self.wanted) and not any(
            concept.search(sentence) for concept in self.unwanted
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What some instructions do: the habits they mend and the overreactions they cause."""

    mended: frozenset[str]
    overreactions: frozenset[str]


@lru_cache(maxsize=1024)
def read_instructions(instructions: str) -> Reading:
    """What a prompt's instructions (without the case's data) mend and what they overdo."""
    mends, overreactions = _rules()
    sentences = [sentence for sentence in _SENTENCE_END.split(instructions) if sentence.strip()]
    return Reading(_holding(mends, sentences), _holding(overreactions, sentences))


def _holding(rules: Mapping[str, tuple[Rule, ...]], sentences: list[str]) -> frozenset[str]:
    return frozenset(
        name for name, ways in rules.items() if any(way.holds(sentence) for way in ways for sentence in sentences)
    )


@lru_cache(maxsize=1)
def _rules() -> tuple[Mapping[str, tuple[Rule, ...]], Mapping[str, tuple[Rule, ...]]]:
    import yaml

    data = yaml.safe_load(Path(__file__).with_name("habits.yaml").read_text(encoding="utf-8"))
    concepts = {  # long patterns are folded over several lines of the file, after a "|"
        name: re.compile(re.sub(r"\|\s+", "|", pattern), re.IGNORECASE) for name, pattern in data["concepts"].items()
    }

    def parsed(section: str) -> dict[str, tuple[Rule, ...]]:
        return {
            name: tuple(
                Rule(
                    tuple(concepts[word] for word in line.split() if not word.startswith("-")),
                    tuple(concepts[word[1:]] for word in line.split() if word.startswith("-")),
                )
                for line in lines
            )
            for name, lines in data[section].items()
        }

    return parsed("mends"), parsed("overreactions")
