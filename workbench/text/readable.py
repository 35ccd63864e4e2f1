"""An output as the text that people read and that is compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.records import JsonObject, JsonValue, Output

_HIDDEN = ("thinking", "redacted_thinking")


def answer_text(output: Output) -> str:
    """The text blocks of the final answer, concatenated: what checks read."""
    blocks = (block for block in output.content if isinstance(block, dict))  # a log may hold anything there
    return "".join(_text(block) for block in blocks if block.get("type") == "text")


def readable(output: Output) -> str:
    """The output as text: answers as they are, calls as `-> tool NAME` and their input as JSON, results as `<- NAME`.

    An exchange of several messages has a `[user]` or `[assistant]` line before each. Thinking is left out.
    A failed call ends with `[error KIND] message`.
    """
    parts = list(_exchange(output.transcript) if output.transcript else _blocks(output.content, {}))
    if output.error is not None:
        parts.append(f"[error {output.error.kind}] {output.error.message}")
    return "\n".join(parts)


def _exchange(messages: Iterable[JsonObject]) -> Iterator[str]:
    names: dict[str, str] = {}
    for message in messages:
        if not isinstance(message, dict):  # a log may hold anything there
            yield _pretty(message)
            continue
        content = message.get("content")
        blocks = content if isinstance(content, list | tuple) else [{"type": "text", "text": content or ""}]
        if any(not isinstance(block, dict) or block.get("type") != "tool_result" for block in blocks):
            yield f"[{message.get('role')}]"
        yield from _blocks(blocks, names)


def _blocks(blocks: Iterable[JsonObject], names: dict[str, str]) -> Iterator[str]:
    """One string a block; neighbouring text blocks are one text (citations cut a sentence into several).

    `names` collects the tools' names by call id, so that a later result can say whose it is.
    """
    text: list[str] = []
    for block in blocks:
        kind = block.get("type") if isinstance(block, dict) else None
        if kind == "text":
            text.append(_text(block))
        elif kind not in _HIDDEN:
            if text:
                yield "".join(text)
                text = []
            yield _special(block, names)
    if text:
        yield "".join(text)


def _special(block: JsonValue, names: dict[str, str]) -> str:
    if not isinstance(block, dict):
        return _pretty(block)
    kind = str(block.get("type"))
    if kind.endswith("tool_use"):
        name = str(block.get("name"))
        names[str(block.get("id"))] = name
        return f"-> tool {name}\n{_pretty(block.get('input'))}"
    if kind.endswith("tool_result"):
        call = str(block.get("tool_use_id"))
        failed = " (error)" if block.get("is_error") else ""
        return f"<- {names.get(call, call)}{failed}\n{_result(block.get('content'))}".rstrip("\n")
    if kind in ("image", "document"):
        return f"[{kind}]"
    return f"[{kind}]\n{_pretty({key: value for key, value in block.items() if key != 'type'})}"


def _result(content: JsonValue) -> str:
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, list) and all(isinstance(part, dict) for part in content):
        return "\n".join(_blocks(content, {}))
    return _pretty(content)


def _text(block: JsonObject) -> str:
    text = block.get("text")
    return text if isinstance(text, str) else ""


def _pretty(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
