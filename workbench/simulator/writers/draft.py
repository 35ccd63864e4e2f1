"""What a writer gets and what it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from workbench.records import JsonObject
    from workbench.simulator.models import Voice
    from workbench.simulator.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Task:
    """A prompt to answer: in which voice, by which chance, with which habits."""

    prompt: Prompt
    voice: Voice
    chance: Random
    habits: frozenset[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is dressed: a text, or tool calls (name, arguments) with perhaps a text before them."""

    text: str
    calls: tuple[tuple[str, JsonObject], ...] = ()
    is_json: bool = False
