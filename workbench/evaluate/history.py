"""What of an earlier conversation goes to the model, and what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonObject

_THINKING = frozenset({"thinking", "redacted_thinking"})


def without_thinking(messages: Sequence[JsonObject]) -> list[JsonObject]:
    """Messages of a recorded conversation without the thinking of the model that gave it.

    A thinking block is bound to the model and to all that came before it; sent after an edit, it is refused or
    silently dropped (migration guide, "preserved thinking"). Blocks that a model gives within an exchange are carried
    on as they came, and never pass here. A message that held nothing else is left out.
    """
    kept = []
    for message in messages:
        if not isinstance(message, dict):
            kept.append(message)  # what is wrong with it, preflight says
            continue
        content = message.get("content")
        if message.get("role") != "assistant" or not isinstance(content, list):
            kept.append(message)
            continue
        rest = [block for block in content if not (isinstance(block, dict) and block.get("type") in _THINKING)]
        if len(rest) == len(content):
            kept.append(message)
        elif rest:
            kept.append({**message, "content": rest})
    return kept
