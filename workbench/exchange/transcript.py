"""A message put together from the events of its stream."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.exchange.logged import BadRow

if TYPE_CHECKING:
    from workbench.records import JsonObject

_EVENTS = (
    "message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta",
    "message_stop", "ping",
)  # fmt: skip
_APPENDED = {"text_delta": "text", "thinking_delta": "thinking", "signature_delta": "signature"}


class Assembly:
    """Takes the events of one stream after another; gives each message when it is whole.

    An event may be wrapped as `{"event", "data"}`.
    """

    def __init__(self) -> None:
        self._message: JsonObject | None = None
        self._blocks: dict[int, JsonObject] = {}
        self._inputs: dict[int, str] = {}

    @property
    def open(self) -> bool:
        """Whether a message has begun and not ended."""
        return self._message is not None

    def takes(self, row: JsonObject) -> bool:
        """Whether a line is an event of a stream (an error is one only while a message is open)."""
        kind = _event(row).get("type")
        return kind in _EVENTS or (kind == "error" and self.open)

    def add(self, row: JsonObject) -> JsonObject | None:
        """Take an event; the message, or the error that ended it, when it is complete. Raises BadRow."""
        event = _event(row)
        try:
            return self._add(event)
        except BadRow:
            raise
        except (KeyError, TypeError, AttributeError, ValueError):
            self._clear()
            raise BadRow(f"a {event.get('type')} event that does not fit its stream") from None

    def _add(self, event: JsonObject) -> JsonObject | None:
        kind = event["type"]
        if kind == "message_start":
            broken = self.open
            self._clear()
            self._message = dict(event["message"])
            if broken:
                raise BadRow("the stream before this line breaks off before message_stop")
        elif kind == "content_block_start":
            self._blocks[event["index"]] = dict(event["content_block"])
        elif kind == "content_block_delta":
            self._apply(event["index"], event["delta"])
        elif kind == "message_delta":
            before = self._message or {}
            usage = {**before["usage"], **(event.get("usage") or {})}
            self._message = {**before, **event["delta"], "usage": usage}
        elif kind == "error":
            self._clear()
            return event
        elif kind == "message_stop":
            return self._whole()
        return None

    def _apply(self, index: int, delta: JsonObject) -> None:
        block = self._blocks[index]
        kind = delta["type"]
        if kind == "input_json_delta":
            self._inputs[index] = self._inputs.get(index, "") + delta["partial_json"]
        elif kind == "citations_delta":
            block["citations"] = [*(block.get("citations") or []), delta["citation"]]
        elif kind in _APPENDED:
            field = _APPENDED[kind]
            block[field] = (block.get(field) or "") + delta[field]

    def _whole(self) -> JsonObject:
        if self._message is None:
            raise KeyError("message_start")
        for index, text in self._inputs.items():
            try:
                self._blocks[index]["input"] = json.loads(text) if text else {}
            except ValueError:
                self._clear()
                raise BadRow("the input of a tool call in the stream is not JSON") from None
        message = {**self._message, "content": [self._blocks[index] for index in sorted(self._blocks)]}
        self._clear()
        return message

    def _clear(self) -> None:
        self._message = None
        self._blocks.clear()
        self._inputs.clear()


def _event(row: JsonObject) -> JsonObject:
    data = row.get("data")
    if isinstance(data, str):
        try:
            data = json.loads(data)
        except ValueError:
            return row
    return data if isinstance(data, dict) and "type" not in row else row
