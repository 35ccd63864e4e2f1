"""Putting a streamed message together from its raw events, so that no field the SDK does not know is lost.

Source of the events' shapes: the Messages API's streaming documentation.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.records import JsonObject


class BrokenStreamError(Exception):
    """The answer ended early or is not what the API's contract says."""


class StreamedError(Exception):
    """The API reported an error inside the stream; `body` is the API's error object."""

    def __init__(self, body: JsonObject) -> None:
        super().__init__(str(body))
        self.body = body


class MessageBuilder:
    """Takes a response's lines one by one; `message` is whole once `finished` is true."""

    def __init__(self, on_text: Callable[[str], None] | None = None) -> None:
        self.finished = False
        self._on_text = on_text
        self._message: JsonObject | None = None
        self._arguments: dict[int, list[str]] = {}

    def take_line(self, line: str) -> None:
        """Take one line of server-sent events; raises StreamedError or BrokenStreamError."""
        if not line.startswith("data:"):
            return
        try:
            event = json.loads(line[5:])
        except ValueError as error:
            raise BrokenStreamError(f"an event is not JSON: {error}") from error
        try:
            self._take(event)
        except (KeyError, IndexError, TypeError, AttributeError) as error:
            raise BrokenStreamError(f"an event lacks {error}") from error

    def message(self) -> JsonObject:
        """The whole message; raises BrokenStreamError when the stream ended before it did."""
        if self._message is None or not self.finished:
            raise BrokenStreamError("the stream ended before the message did")
        return self._message

    def _take(self, event: JsonObject) -> None:
        kind = event["type"]
        if kind == "error":
            raise StreamedError(event["error"])
        if kind == "message_start":
            self._message = {**event["message"], "content": list(event["message"].get("content") or [])}
        elif kind == "content_block_start":
            self._blocks().append(dict(event["content_block"]))
        elif kind == "content_block_delta":
            self._grow(event["index"], event["delta"])
        elif kind == "content_block_stop":
            self._close(event["index"])
        elif kind == "message_delta":
            self._end(event)
        elif kind == "message_stop":
            self.finished = True

    def _blocks(self) -> list[JsonObject]:
        if self._message is None:
            raise BrokenStreamError("a content block came before the message")
        blocks: list[JsonObject] = self._message["content"]
        return blocks

    def _grow(self, index: int, delta: JsonObject) -> None:
        block = self._blocks()[index]
        kind = delta["type"]
        if kind == "text_delta":
            block["text"] = block.get("text", "") + delta["text"]
            if self._on_text:
                self._on_text(delta["text"])
        elif kind == "input_json_delta":
            self._arguments.setdefault(index, []).append(delta["partial_json"])
        elif kind == "thinking_delta":
            block["thinking"] = block.get("thinking", "") + delta["thinking"]
        elif kind == "signature_delta":
            block["signature"] = delta["signature"]
        elif kind == "citations_delta":
            block["citations"] = [*(block.get("citations") or []), delta["citation"]]

    def _close(self, index: int) -> None:
        parts = "".join(self._arguments.pop(index, []))
        if not parts:
            return
        try:
            self._blocks()[index]["input"] = json.loads(parts)
        except ValueError:
            # Cut by max_tokens in the middle of a call: what came is kept as it came.
            self._blocks()[index]["input"] = parts

    def _end(self, event: JsonObject) -> None:
        if self._message is None:
            raise BrokenStreamError("the message's end came before its start")
        self._message.update(event["delta"])
        self._message["usage"] = {**(self._message.get("usage") or {}), **(event.get("usage") or {})}
