"""Plausible token counts: about four characters a token, a non-ASCII character about one."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

_TOOL_OVERHEAD = 300  # what a request with tools costs before the first definition
_MESSAGE_OVERHEAD = 4


def text_tokens(text: str, scale: float) -> int:
    """Tokens of a text under a tokenizer that makes `scale` times as many as the oldest one."""
    wide = sum(1 for character in text if character > "\x7f") if not text.isascii() else 0
    return math.ceil(((len(text) - wide) / 4 + wide * 0.9) * scale)


def request_tokens(request: JsonObject, scale: float) -> int:
    """Input tokens of a Messages API request."""
    total = _value_tokens(request.get("system"), scale)
    for message in request.get("messages", ()):
        total += _MESSAGE_OVERHEAD + _value_tokens(message.get("content"), scale)
    tools = request.get("tools")
    if tools:
        total += _TOOL_OVERHEAD + text_tokens(json.dumps(tools), scale)
    return total


def content_tokens(content: list[JsonObject], scale: float) -> int:
    """Output tokens of an answer's content blocks."""
    return sum(_value_tokens(block, scale) for block in content)


def cut_to(text: str, tokens: int, scale: float) -> str:
    """The longest start of a text that has at most `tokens` tokens."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_tokens(text[:middle], scale) <= tokens:
            low = middle
        else:
            high = middle - 1
    return text[:low]


def _value_tokens(value: JsonValue, scale: float) -> int:
    if value is None:
        return 0
    if isinstance(value, str):
        return text_tokens(value, scale)
    if isinstance(value, list):
        return sum(_value_tokens(item, scale) for item in value)
    if value.get("type") == "text":
        return text_tokens(value["text"], scale)
    if value.get("type") in ("image", "document"):
        return 1600
    if value.get("type") == "tool_use":
        return 12 + text_tokens(json.dumps(value["input"], ensure_ascii=False), scale)
    if value.get("type") == "tool_result":
        return 12 + _value_tokens(value.get("content"), scale)
    return text_tokens(json.dumps(value), scale)
