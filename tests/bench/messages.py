"""Answers of the Messages API as bytes, made in a few microseconds from what was asked."""

from __future__ import annotations

import json
import re
import zlib

TICKET = b"Ticket no. "
_NUMBER = re.compile(re.escape(TICKET) + rb"(\d+)")
_MODEL = re.compile(rb'"model":\s?"([^"\\]+)"')
_STREAM = re.compile(rb'"stream":\s?true')
_TOOL = re.compile(rb'"tools":\s?\[\{"name":\s?"([^"\\]+)"')
_TOOL_RESULT = re.compile(rb'"type":\s?"tool_result"')
_CALL = b'{"type":"tool_use","id":"toolu_%(number)s","name":"%(tool)s","input":{"ticket":"%(number)s"}}'
_SILENT_ON_EVERY = 7
_SENTENCES = (
    "The charge was made twice and has been sent back to the card that it came from.",
    "The parcel left the warehouse on Monday and should be with you by the end of the week.",
    "Your subscription ends with the current month, nothing further will be taken for it.",
    "The password can be set anew by the link that was sent to the address on file.",
    "This needs a person to look at it, so it was handed to the team that cares for accounts.",
    "A replacement was ordered today, the broken one may be kept or thrown away.",
    "The discount applies to the next order as well, it does not have to be entered again.",
    "Please send a picture of the label, so that the right part can be found.",
)
_PIECES = 8

_MESSAGE = (
    b'{"id":"msg_%(id)s","type":"message","role":"assistant","model":"%(model)s",'
    b'"content":[%(content)s],"stop_reason":"%(stop)s","stop_sequence":null,"stop_details":null,'
    b'"usage":{"input_tokens":%(input)d,"output_tokens":%(output)d,"cache_creation_input_tokens":0,'
    b'"cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},'
    b'"output_tokens_details":{"thinking_tokens":0},"server_tool_use":null,"service_tier":"standard",'
    b'"inference_geo":"global"}}'
)
_START = (
    b'{"type":"message_start","message":{"id":"msg_%(id)s","type":"message","role":"assistant","model":"%(model)s",'
    b'"content":[],"stop_reason":null,"stop_sequence":null,"stop_details":null,"usage":{"input_tokens":%(input)d,'
    b'"output_tokens":1,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,'
    b'"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"service_tier":"standard",'
    b'"inference_geo":"global"}}}'
)
_END = (
    b'{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},'
    b'"usage":{"output_tokens":%(output)d}}'
)
_KINDS = {429: "rate_limit_error", 500: "api_error", 529: "overloaded_error"}
_SAID = {429: "Too many requests", 500: "Internal server error", 529: "Overloaded"}
_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nrequest-id: req_%s\r\ncontent-length: %d\r\n\r\n%s"
_STREAM_HEAD = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ncache-control: no-cache\r\n"
    b"request-id: req_%s\r\ntransfer-encoding: chunked\r\n\r\n%s0\r\n\r\n"
)


def answer(request: bytes, call_id: bytes) -> bytes:
    """The whole HTTP response to a request body: 200 to 300 characters, by its model and the number of its ticket.

    The text names that number, but for every seventh ticket, so that a check fails now and then and an answer filed
    under another case is noticed. Where there are tools, the first is called before the text, unless that is streamed.
    """
    found = _MODEL.search(request)
    model = found.group(1) if found else b"unknown"
    ticket = _NUMBER.search(request)
    number = ticket.group(1) if ticket else b"0"
    streamed = _STREAM.search(request)
    tool = None if streamed or _TOOL_RESULT.search(request) else _TOOL.search(request)
    text = b"" if tool else _text(number, model, request.count(b'"assistant"'))
    content = _CALL % {b"number": number, b"tool": tool.group(1)} if tool else b'{"type":"text","text":"%s"}' % text
    values = {
        b"id": call_id,
        b"model": model,
        b"content": content,
        b"stop": b"tool_use" if tool else b"end_turn",
        b"input": len(request) // 4,
        b"output": len(content) // 4,
    }
    if streamed:
        return _STREAM_HEAD % (call_id, _events(values, text))
    body = _MESSAGE % values
    return _HEAD % (call_id, len(body), body)


def broken(call_id: bytes) -> bytes:
    """A response of status 200 whose body is not JSON."""
    body = b'{"id":"msg_broken","type":"message","content":[{"type":"te'
    return _HEAD % (call_id, len(body), body)


def refusal(status: int, retry_after_s: int | None, call_id: bytes) -> bytes:
    """An error response of the API."""
    said = {"type": _KINDS[status], "message": _SAID[status], "details": None}
    body = json.dumps({"type": "error", "error": said, "request_id": f"req_{call_id.decode()}"}).encode()
    again = b"" if retry_after_s is None else b"retry-after: %d\r\n" % retry_after_s
    head = (
        b"HTTP/1.1 %d Refused\r\ncontent-type: application/json\r\nrequest-id: req_%s\r\n%scontent-length: %d\r\n\r\n"
    )
    return head % (status, call_id, again, len(body)) + body


def plain(status: int, content: object) -> bytes:
    """A response of JSON that is no message."""
    body = json.dumps(content).encode()
    head = b"HTTP/1.1 %d Given\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
    return head % (status, len(body)) + body


def names_ticket(number: int) -> bool:
    """Whether the answer to a ticket names its number."""
    return number % _SILENT_ON_EVERY != 0


def _text(number: bytes, model: bytes, earlier: int) -> bytes:
    """The text of an answer that `earlier` answers came before."""
    named = b"Ticket %s" % number if names_ticket(int(number)) else b"This ticket"
    nth = b", answer %d" % (earlier + 1) if earlier else b""
    chosen = zlib.crc32(number, zlib.crc32(model)) + earlier
    return b"%s%s: %s" % (named, nth, b" ".join(_ENCODED[chosen >> shift & 7] for shift in (0, 3, 6)))


def _events(values: dict[bytes, object], text: bytes) -> bytes:
    size = len(text) // _PIECES + 1
    events = [b"message_start", _START % values]
    events += [
        b"content_block_start",
        b'{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}',
        b"ping",
        b'{"type":"ping"}',
    ]
    for at in range(0, len(text), size):
        delta = b'{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}'
        events += [b"content_block_delta", delta % text[at : at + size]]
    events += [b"content_block_stop", b'{"type":"content_block_stop","index":0}']
    events += [b"message_delta", _END % values, b"message_stop", b'{"type":"message_stop"}']
    return b"".join(_chunk(b"event: %s\ndata: %s\n\n" % pair) for pair in zip(events[::2], events[1::2], strict=True))


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


_ENCODED = tuple(sentence.encode() for sentence in _SENTENCES)
