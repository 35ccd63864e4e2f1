"""Blind review: the sides of a case are A and B, in an order that follows from the reviewer's seed.

A case is told of whole once its reviewer has labelled it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.store.unsigned import LETTERS, nobody

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.records import Comparison, JsonValue, Label, Output

NAME = "blind review"
"""What the comparison is called: its own name tells models."""
CHOICES: tuple[tuple[str, str], ...] = (
    ("worse", "A better"), ("better", "B better"), ("equal", "equal"), ("both-bad", "both bad"),
)  # fmt: skip
"""What the four labels are called while the sides are A and B; `meant` says what they come to."""

_TELLING_FIELDS = ("verdict", "category", "cause", "label", "cluster", "check", "reviewer")
_OPEN_STATES = ("undecided", "labelled", "flagged", "noted", "critical", "mine")
_OTHER_WAY: dict[Label, Label] = {"worse": "better", "better": "worse"}
_MODELS = re.compile(
    r"\b(?:claude|anthropic|sonnet|haiku|opus|chatgpt|gpt[- ]?[0-9o]\w*|openai|gemini|llama|mistral|deepseek|qwen)\b",
    re.IGNORECASE,
)


def meant(label: Label, *, swapped: bool) -> Label:
    """The label that is stored for one given to A and B: `worse` says there that A is better, `better` that B is.

    Done twice it gives the label back.
    """
    return _OTHER_WAY.get(label, label) if swapped else label


def blinded_comparison(comparison: Comparison) -> Comparison:
    """A comparison as a blind reviewer sees it: without its name, its models and its runs."""
    baseline, target = (nobody(letter) for letter in LETTERS)
    return replace(comparison, name=NAME, baseline=baseline, target=target)


def names_a_model(output: Output | None) -> bool:
    """Whether an answer names a model or its maker, which blinding leaves in it."""
    return output is not None and any(_MODELS.search(text) for text in _texts(output.content))


def refuse_telling(words: str) -> None:
    """Refuse a filter that would find out what is hidden. Raises WorkbenchError."""
    for word in words.split():
        field, colon, value = word.lstrip("-").partition(":")
        asks_state = field == "is" and any(one not in _OPEN_STATES for one in value.split(","))
        if colon and (field in _TELLING_FIELDS or asks_state):
            raise WorkbenchError(
                f"{field}:{value} would tell what a blind review hides",
                hint=f"suite:, risk:, is:{', is:'.join(_OPEN_STATES)} and words of the texts are open",
            )


def _texts(content: Iterable[JsonValue]) -> Iterable[str]:
    return (str(block["text"]) for block in content if isinstance(block, dict) and "text" in block)
