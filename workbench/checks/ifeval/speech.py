"""The instruction about the language of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.ifeval.fact import Fact
from workbench.checks.language import is_in, wanted_language

if TYPE_CHECKING:
    from workbench.records import JsonObject


def response_language(text: str, kwargs: JsonObject) -> Fact:
    """The answer is in this language, given by its ISO 639-1 code."""
    wanted = wanted_language(kwargs["language"])
    if wanted is None:
        return Fact(None, f"language {quoted(kwargs['language'])} is not known here")
    return Fact(*is_in(text, wanted))
