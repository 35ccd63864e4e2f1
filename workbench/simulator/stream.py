"""A message as the API streams it: the same events in the same order."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject

_PIECE = re.compile(r"\s*\S+(?:\s+\S+){0,2}|\s+")


def stream_events(message: JsonObject) -> Iterator[JsonObject]:
    """The events of a message, message_start to message_stop, a ping after the first block's start."""
    usage = message["usage"]
    started = {**message, "content": [], "stop_reason": None, "stop_sequence": None, "stop_details": None}
    started["usage"] = {**usage, "output_tokens": min(1, usage["output_tokens"])}
    yield {"type": "message_start", "message": started}
    for index, block in enumerate(message["content"]):
        yield {"type": "content_block_start", "index": index, "content_block": _empty(block)}
        if index == 0:
            yield {"type": "ping"}
        for delta in _deltas(block):
            yield {"type": "content_block_delta", "index": index, "delta": delta}
        yield {"type": "content_block_stop", "index": index}
    yield {
        "type": "message_delta",
        "delta": {name: message[name] for name in ("stop_reason", "stop_sequence", "stop_details")},
        "usage": {
            name: usage[name]
            for name in (
                "input_tokens",
                "cache_creation_input_tokens",
                "cache_read_input_tokens",
                "output_tokens",
                "output_tokens_details",
            )
        },
    }
    yield {"type": "message_stop"}


def event_bytes(event: JsonObject) -> bytes:
    """One server-sent event."""
    return f"event: {event['type']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n".encode()


def _empty(block: JsonObject) -> JsonObject:
    if block["type"] == "text":
        return {**block, "text": ""}
    if block["type"] == "thinking":
        return {"type": "thinking", "thinking": "", "signature": ""}
    return {**block, "input": {}} if "input" in block else block


def _deltas(block: JsonObject) -> Iterator[JsonObject]:
    if block["type"] == "text":
        for piece in _PIECE.findall(block["text"]):
            yield {"type": "text_delta", "text": piece}
    elif block["type"] == "thinking":
        for piece in _PIECE.findall(block["thinking"]):
            yield {"type": "thinking_delta", "thinking": piece}
        yield {"type": "signature_delta", "signature": block["signature"]}
    elif "input" in block:
        text = json.dumps(block["input"], ensure_ascii=False)
        yield {"type": "input_json_delta", "partial_json": ""}
        for start in range(0, len(text), 12):
            yield {"type": "input_json_delta", "partial_json": text[start : start + 12]}
