"""A prompt being edited: from the text on screen to the request, and how large the change is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.adapt.patch import make_patch
from workbench.suites.render import parse_request, request_yaml

if TYPE_CHECKING:
    from workbench.records import JsonObject, Suite

CHARACTERS_PER_TOKEN = 4  # a rough measure for a change's size; counting needs the API


@dataclass(frozen=True, slots=True)
class Draft:
    """An edited prompt: the text before and now, and the request the text now stands for."""

    suite: str
    base: JsonObject
    base_text: str
    text: str
    prompt: JsonObject

    @property
    def changed(self) -> bool:
        """Whether the edit changes what is sent."""
        return self.prompt != self.base

    @property
    def patch(self) -> str:
        """The change as a patch from the base prompt's YAML to that of the edited prompt, however it was typed."""
        return make_patch(self.base_text, request_yaml(self.prompt))


@dataclass(frozen=True, slots=True)
class ChangeSize:
    """How much longer the prompt became (less than 0: shorter), and how many lines the change touches."""

    characters: int
    lines: int

    @property
    def tokens(self) -> int:
        """About how many tokens more each call takes."""
        return round(self.characters / CHARACTERS_PER_TOKEN)


def draft_of(suite: Suite, text: str) -> Draft:
    """The draft of a suite's edited prompt text. Raises SuiteFileError with each problem and its line."""
    return Draft(suite.id, suite.request, request_yaml(suite.request), text, parse_request(text, f"{suite.id} prompt"))


def change_size(base_text: str, text: str) -> ChangeSize:
    """The size of an edit, for the line above the editor."""
    from workbench.text.diff import diff_texts

    counts = diff_texts(base_text, text).counts
    return ChangeSize(len(text) - len(base_text), counts.removed + counts.added + counts.changed)
