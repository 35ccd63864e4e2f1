"""The content of a message as pieces that are read one by one, whatever shape a log gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from workbench.text.jsonlayout import compact, laid_out
from workbench.text.jsontree import value_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.records import JsonObject, JsonValue

PieceKind = Literal["text", "thinking", "tool call", "tool result", "other"]

_READ_KEYS = frozenset(
    {
        "type",
        "text",
        "id",
        "name",
        "input",
        "tool_use_id",
        "content",
        "is_error",
        "thinking",
        "signature",
        "data",
        "caller",
    }
)  # of text, thinking, calls and results: what is shown, and ids and signatures, which tell nothing
_LONG_DATA = 200  # characters from which encoded data is told by its length and hash


class Piece(NamedTuple):
    """One thing a message holds.

    `text` is what is read (of a call: its input as JSON). `name` is a call's tool, or the type of another block;
    `value` a call's input. `call` is the id that a call and its `result` share.
    """

    kind: PieceKind
    text: str
    name: str = ""
    value: JsonValue = None
    call: str | None = None
    failed: bool = False
    result: Piece | None = None


def blocks_of(content: JsonValue) -> tuple[JsonObject, ...]:
    """The blocks of a message's content: plain text is one, and what is no block is kept as one of unknown type."""
    if content is None:
        return ()
    if not isinstance(content, list | tuple):
        content = (content,)
    return tuple(_block(part) for part in content)


def _block(part: JsonValue) -> JsonObject:
    if isinstance(part, dict):
        return part
    return {"type": "text", "text": part} if isinstance(part, str) else {"type": "unknown", "value": part}


def pieces_of(blocks: Iterable[JsonObject]) -> list[Piece]:
    """The pieces of blocks, in order; neighbouring texts are one (citations cut a sentence into several).

    What a block holds beside what is read (citations, cache marks) follows as a piece of its own.
    """
    pieces: list[Piece] = []
    texts: list[str] = []
    extras: list[JsonObject] = []
    for block in blocks:
        if block.get("type") == "text":
            texts.append(_string(block.get("text")))
            extras += _extra(block)
            continue
        pieces += _text(texts, extras)
        texts, extras = [], []
        piece = _piece(block)
        pieces.append(piece)
        if piece.kind != "other":
            pieces += _text((), _extra(block))
    return [*pieces, *_text(texts, extras)]


def _extra(block: JsonObject) -> list[JsonObject]:
    extra = {str(key): value for key, value in block.items() if key not in _READ_KEYS and value is not None}
    return [extra] if extra else []


def _text(texts: Sequence[str], extras: Sequence[JsonObject]) -> list[Piece]:
    pieces = [Piece("text", "".join(texts))] if texts else []
    if extras:
        names = ", ".join(dict.fromkeys(key for extra in extras for key in extra))
        pieces.append(Piece("other", "\n".join(map(as_json, extras)), names))
    return pieces


def _piece(block: JsonObject) -> Piece:
    kind = block.get("type")
    if not isinstance(kind, str):
        return Piece("other", as_json(block), "unknown")
    if kind == "thinking":
        return Piece("thinking", _string(block.get("thinking")))
    if kind == "redacted_thinking":
        return Piece("thinking", f"[redacted: {_told(_string(block.get('data')))}]")
    if kind.endswith("tool_use"):
        value = block.get("input")
        return Piece("tool call", as_json(value), _string(block.get("name")), value, _id(block.get("id")))
    if kind.endswith("tool_result"):
        text = _result(block.get("content"))
        return Piece("tool result", text, call=_id(block.get("tool_use_id")), failed=bool(block.get("is_error")))
    return Piece("other", as_json(_without_data({key: value for key, value in block.items() if key != "type"})), kind)


def _result(content: JsonValue) -> str:
    """What a tool's result says: its texts; anything else as JSON on one line, to be laid out like JSON in a text."""
    if content is None or isinstance(content, str):
        return content or ""
    if isinstance(content, list | tuple) and all(isinstance(part, dict | str) for part in content):
        return "\n".join(map(_result_part, blocks_of(content)))
    return compact(value_tree(content).root)


def _result_part(block: JsonObject) -> str:
    text = block.get("text")
    if block.get("type") == "text" and isinstance(text, str):
        return text
    return compact(value_tree(_without_data(block)).root)


def as_json(value: JsonValue) -> str:
    """A value as JSON in rows."""
    return laid_out(value_tree(value).root)


def _string(value: JsonValue) -> str:
    return value if isinstance(value, str) else "" if value is None else as_json(value)


def _id(value: JsonValue) -> str | None:
    return None if value is None else _string(value)


def _without_data(block: JsonObject) -> JsonObject:
    """The block without the encoded bytes of an image or document, which are told by length and hash."""
    source = block.get("source")
    if not isinstance(source, dict) or not isinstance(source.get("data"), str) or len(source["data"]) < _LONG_DATA:
        return block
    return {**block, "source": {**source, "data": f"[{_told(source['data'])}]"}}


def _told(data: str) -> str:
    from hashlib import sha256

    return f"{len(data):,} characters, SHA-256 {sha256(data.encode(errors='surrogatepass')).hexdigest()[:16]}"
