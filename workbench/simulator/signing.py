"""The signature of a thinking block: whose it is, and which conversation came before it.

The API binds thinking to the conversation it was thought in. A simulated signature names the model and a hash of the
system prompt, the tools and the messages before it, so that an edited history can be told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from workbench.simulator.tokens import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject, JsonValue

_MARK = "simulated"
THOUGHTS = ("thinking", "redacted_thinking")


@dataclass(frozen=True, slots=True)
class Signature:
    """What a simulated signature says; `prefix` is the hash of what came before."""

    model: str
    prefix: str


def sign(model: str, request: JsonObject, seed: int) -> str:
    """The signature of a thinking block that answers a request."""
    *_, last = prefixes(request)
    return f"{_MARK}.{model}.{last}.{seed:016x}"


def read_signature(block: JsonObject) -> Signature | None:
    """What the signature of a thinking block says; None when the simulator did not make it."""
    parts = str(block.get("signature") or "").split(".")
    if len(parts) < 4 or parts[0] != _MARK:
        return None
    return Signature(".".join(parts[1:-2]), parts[-2])


def prefixes(request: JsonObject) -> Iterator[str]:
    """A hash of what comes before each message, and last of the whole request.

    Thinking blocks and cache marks are no part of it, and a text is the same as a block of that text.
    """
    state = blake2b(digest_size=8)
    head = [_content(request.get("system")), [unmarked(tool) for tool in request.get("tools") or ()]]
    state.update(json.dumps(head).encode())
    for message in request["messages"]:
        yield state.copy().hexdigest()
        state.update(json.dumps([message["role"], _content(message.get("content"))]).encode())
    yield state.hexdigest()


def _content(content: JsonValue) -> list[JsonObject]:
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    return [_block(block) for block in content or () if block["type"] not in THOUGHTS]


def _block(block: JsonObject) -> JsonObject:
    """A block as it came from the model, whatever padding a client has put around it."""
    return {name: value for name, value in unmarked(block).items() if value is not None}
