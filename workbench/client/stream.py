"""Putting a message together from what an endpoint sent, so that no field the SDK does not know is lost.

Source of the events' shapes: the Messages API's streaming documentation.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.records import JsonObject, JsonValue


class BrokenStreamError(Exception):
    """The answer ended early or is not what the API's contract says."""


class StreamedError(Exception):
    """The API reported an error in place of an answer; `body` is the API's error object."""

    def __init__(self, body: JsonObject) -> None:
        super().__init__(str(body))
        self.body = body


def whole_message(body: bytes, on_text: Callable[[str], None] | None = None) -> JsonObject:
    """The message of an answer that is not streamed. Raises StreamedError or BrokenStreamError."""
    message = _parsed(body)
    if isinstance(message, dict) and message.get("type") == "error":
        raise StreamedError(message)
    whole = _checked(message)
    for block in whole["content"]:
        if on_text and block["type"] == "text" and isinstance(block.get("text"), str):
            on_text(block["text"])
    return whole


class MessageBuilder:
    """Takes a stream's lines (without their ends) one by one; `message` is whole once `finished` is true."""

    def __init__(self, on_text: Callable[[str], None] | None = None) -> None:
        self.finished = False
        self._on_text = on_text
        self._data: list[bytes] = []
        self._message: JsonObject = {}  # some servers leave out its start; then it has no model and no input tokens
        self._blocks: dict[int, _Block] = {}

    def take_line(self, line: bytes) -> None:
        """Take one line of server-sent events; raises StreamedError or BrokenStreamError."""
        if line.startswith(b"data:"):
            self._data.append(line[5:])
        elif not line and self._data:
            data, self._data = b"\n".join(self._data), []
            event = _parsed(data)
            try:
                self._take(event)
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                raise BrokenStreamError("an event has not the shape of one of the API") from error

    def message(self) -> JsonObject:
        """The whole message; raises BrokenStreamError when the stream ended before it did."""
        if not self.finished:
            raise BrokenStreamError("the stream ended before the message did")
        return _checked({**self._message, "content": [self._blocks[index].whole() for index in sorted(self._blocks)]})

    def _take(self, event: JsonObject) -> None:
        kind = event["type"]
        if kind == "error":
            raise StreamedError(event)
        if kind == "message_start":
            self._message = dict(event["message"])
            self._blocks = {index: _Block(block) for index, block in enumerate(event["message"].get("content") or ())}
        elif kind == "content_block_start":
            self._blocks[event["index"]] = _Block(event["content_block"])
        elif kind == "content_block_delta":
            delta = event["delta"]
            self._blocks[event["index"]].grow(delta)
            if self._on_text and delta["type"] == "text_delta":
                self._on_text(delta["text"])
        elif kind == "message_delta":
            self._message.update(event["delta"])
            known = {field: value for field, value in (event.get("usage") or {}).items() if value is not None}
            self._message["usage"] = {**(self._message.get("usage") or {}), **known}
        elif kind == "message_stop":
            self.finished = True


class _Block:
    """A content block that grows. Text is joined once at the end: answers can come in very many pieces."""

    def __init__(self, start: JsonObject) -> None:
        self._block = dict(start)
        self._parts: dict[str, list[str]] = {}

    def grow(self, delta: JsonObject) -> None:
        """Take a delta of any kind: text is added, anything else is set; citations come one by one."""
        for field, value in delta.items():
            if field == "type":
                continue
            if field == "citation":
                self._block["citations"] = [*(self._block.get("citations") or ()), value]
            elif isinstance(value, str) and field != "signature":
                self._parts.setdefault(field, []).append(value)
            else:
                self._block[field] = value

    def whole(self) -> JsonObject:
        block = dict(self._block)
        for field, parts in self._parts.items():
            text = _joined(parts)
            if field != "partial_json":
                block[field] = (block.get(field) or "") + text
            elif text:
                block["input"] = _arguments(text)
        return block


def _joined(parts: list[str]) -> str:
    """The parts as one text; a character whose two surrogates came in different parts is whole again."""
    text = "".join(parts)
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _arguments(text: str) -> JsonValue:
    """A tool call's arguments; cut by max_tokens in the middle, they are kept as the text that came."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return text


def _checked(message: JsonValue) -> JsonObject:
    """The message, when it has the shape of one; BrokenStreamError when not."""
    if not isinstance(message, dict):
        raise BrokenStreamError("it is no message")
    whole = {**message, "content": message.get("content") or []}
    content = whole["content"]
    if not isinstance(content, list) or not all(
        isinstance(block, dict) and isinstance(block.get("type"), str) for block in content
    ):
        raise BrokenStreamError("its content is not a list of blocks")
    if whole.get("stop_reason") is None:
        raise BrokenStreamError("it has no stop reason")
    details = whole.get("stop_details")
    whole["stop_details"] = details if isinstance(details, dict) else None  # only tells more: no answer is lost for it
    for field, kind in (("stop_reason", str), ("model", str), ("usage", dict)):
        if whole.get(field) is not None and not isinstance(whole[field], kind):
            raise BrokenStreamError(f"its {field} is not of the API's type")
    return whole


def _parsed(data: bytes) -> JsonValue:
    try:
        return json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BrokenStreamError(f"it is not JSON ({error})") from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")
