"""The replies of an exchange of several turns, and what is measured of each."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.compare.features.facts import Facts
from workbench.compare.features.layouts import layout_of
from workbench.compare.features.manners import emoji_in
from workbench.compare.features.spoken import language_of, tongues_of
from workbench.compare.features.stands import stand_of
from workbench.compare.features.vocabulary import vocabulary_of
from workbench.text.words import word_count

if TYPE_CHECKING:
    from workbench.compare.features.parts import Layout, Stand
    from workbench.records import JsonValue, Output

_MOST_TURNS = 60
_CAPITALS = re.compile(r"[^\W\d_]{3,}")


class TurnMark:
    """One reply of the model in an exchange of several turns, measured as the features of the same names are."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.characters = len(text)
        self.json = text.lstrip()[:1] in ("{", "[")

    @cached_property
    def words(self) -> int:
        return word_count(self._text)

    @cached_property
    def language(self) -> str | None:
        return language_of(self._text)

    @cached_property
    def tongues(self) -> tuple[tuple[str, int], ...]:
        return tongues_of(self._text)

    @cached_property
    def layout(self) -> Layout:
        return layout_of(self._text)

    @cached_property
    def emoji(self) -> int:
        return emoji_in(self._text)

    @cached_property
    def capitals(self) -> bool:
        """Whether all of it is written in capitals."""
        letters = _CAPITALS.findall(self._text[:600])
        return len(letters) > 3 and all(map(str.isupper, letters))

    @cached_property
    def facts(self) -> Facts:
        return Facts(self._text, self.language)

    @cached_property
    def vocabulary(self) -> str:
        return vocabulary_of(self._text)

    @property
    def stand(self) -> Stand:
        return self._stand[0]

    @property
    def stand_said(self) -> str:
        return self._stand[1]

    @cached_property
    def _stand(self) -> tuple[Stand, str]:
        return ("answers", "") if self.json else stand_of(self._text, self.language)


def replies_of(output: Output) -> list[str]:
    """The texts of the model's replies to the user, where there are several; what it says beside calls is none."""
    if output.transcript is None:
        return []
    given = (output.request or {}).get("messages")
    start = (
        len(given) if isinstance(given, list | tuple) and list(output.transcript[: len(given)]) == list(given) else 0
    )
    replies = [
        _reply(message.get("content"))
        for message in output.transcript[start:]
        if isinstance(message, dict) and message.get("role") == "assistant" and not has_call(message.get("content"))
    ]
    replies = [reply for reply in replies if reply.strip()]
    return replies[:_MOST_TURNS] if len(replies) > 1 else []


def has_call(content: JsonValue) -> bool:
    """Whether a message calls a tool."""
    blocks = content if isinstance(content, list | tuple) else ()
    return any(isinstance(block, dict) and str(block.get("type", "")).endswith("tool_use") for block in blocks)


def _reply(content: JsonValue) -> str:
    if isinstance(content, str):
        return content
    blocks = content if isinstance(content, list | tuple) else ()
    return "".join(
        str(block.get("text", "")) for block in blocks if isinstance(block, dict) and block.get("type") == "text"
    )
