"""Plausible token counts: about four characters a token, a non-ASCII character about one."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

TOOL_OVERHEAD = 300  # what a request with tools costs before the first definition
MESSAGE_OVERHEAD = 4


def text_tokens(text: str, scale: float) -> int:
    """Tokens of a text under a tokenizer that makes `scale` times as many as the oldest one."""
    wide = sum(1 for character in text if character > "\x7f") if not text.isascii() else 0
    return math.ceil(((len(text) - wide) / 4 + wide * 0.9) * scale)


def request_tokens(request: JsonObject, scale: float) -> int:
    """Input tokens of a Messages API request."""
    total = value_tokens(request.get("system"), scale)
    for message in request.get("messages", ()):
        total += MESSAGE_OVERHEAD + value_tokens(message.get("content"), scale)
    tools = request.get("tools")
    if tools:
        total += TOOL_OVERHEAD + text_tokens("".join(map(tool_text, tools)), scale)
    return total


def tool_text(tool: JsonObject) -> str:
    """A tool's definition as it is counted: with what stands around it in a list, without its cache mark."""
    return f"{json.dumps(unmarked(tool))}, "


def unmarked(block: JsonObject) -> JsonObject:
    """A block or tool without its cache mark, which costs no tokens and is no part of a prompt."""
    return {name: value for name, value in block.items() if name != "cache_control"}


def content_tokens(content: list[JsonObject], scale: float) -> int:
    """Output tokens of an answer's content blocks."""
    return sum(value_tokens(block, scale) for block in content)


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


def value_tokens(value: JsonValue, scale: float) -> int:
    """Tokens of a content: a text, a block, or a list of blocks."""
    if value is None:
        return 0
    if isinstance(value, str):
        return text_tokens(value, scale)
    if isinstance(value, list):
        return sum(value_tokens(item, scale) for item in value)
    if value.get("type") == "text":
        return text_tokens(value["text"], scale)
    if value.get("type") in ("image", "document"):
        return 1600
    if value.get("type") == "tool_use":
        return 12 + text_tokens(json.dumps(value["input"], ensure_ascii=False), scale)
    if value.get("type") == "tool_result":
        return 12 + value_tokens(value.get("content"), scale)
    return text_tokens(json.dumps(unmarked(value)), scale)
