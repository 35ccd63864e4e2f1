"""Prompt caching: what a request's marks write to the cache and read from it.

A prompt is a row of parts in the order tools, system, messages. A mark (`cache_control`) ends a prefix. The longest
known prefix is read, looking back a little from each mark; what lies between it and the last mark is written.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from workbench.simulator.tokens import (
    MESSAGE_OVERHEAD,
    TOOL_OVERHEAD,
    text_tokens,
    tool_text,
    unmarked,
    value_tokens,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject
    from workbench.simulator.models import ScriptedModel

_LIVES_S = {"5m": 300.0, "1h": 3600.0}
_LOOK_BACK = 20  # parts before a mark where a known prefix is looked for
_MOST_ENTRIES = 100_000


@dataclass(frozen=True, slots=True)
class Prefix:
    """The start of a prompt: its identity, its tokens, and how long its mark keeps it (None: no mark)."""

    key: bytes
    tokens: int
    ttl: str | None


@dataclass(frozen=True, slots=True)
class CacheUse:
    """Tokens that a call reads and writes, and the prefixes it leaves in the cache."""

    read: int
    written_5m: int
    written_1h: int
    kept: tuple[Prefix, ...]


class PromptCache:
    """The cache of one server. Times are in seconds."""

    def __init__(self) -> None:
        self._ends: dict[bytes, float] = {}

    def look(self, model: ScriptedModel, request: JsonObject, now: float) -> CacheUse | None:
        """What a request reads and writes; None when it has no marks or its prompt is too short to be cached."""
        smallest = model.min_cacheable
        if smallest is None or not _is_marked(request):
            return None
        prefixes = list(prompt_prefixes(model, request))
        marks = [place for place, prefix in enumerate(prefixes) if prefix.ttl and smallest <= prefix.tokens]
        if not marks:
            return None
        read = max((self._known(prefixes, mark, now) for mark in marks), default=0)
        hour = max((prefixes[mark].tokens for mark in marks if prefixes[mark].ttl == "1h"), default=0)
        written_1h = max(0, hour - read)
        written_5m = max(0, prefixes[marks[-1]].tokens - read - written_1h)
        return CacheUse(read, written_5m, written_1h, tuple(prefixes[mark] for mark in marks))

    def keep(self, use: CacheUse, now: float) -> None:
        """From now on later calls can read what this call wrote; what it read lives on."""
        for prefix in use.kept:
            ends = now + _LIVES_S[prefix.ttl or "5m"]
            self._ends[prefix.key] = max(ends, self._ends.pop(prefix.key, 0.0))
        while len(self._ends) > _MOST_ENTRIES:
            del self._ends[next(iter(self._ends))]

    def _known(self, prefixes: list[Prefix], mark: int, now: float) -> int:
        """Tokens of the longest known prefix at or shortly before a mark."""
        for prefix in reversed(prefixes[max(0, mark - _LOOK_BACK) : mark + 1]):
            if self._ends.get(prefix.key, 0.0) > now:
                return prefix.tokens
        return 0


def prompt_prefixes(model: ScriptedModel, request: JsonObject) -> Iterator[Prefix]:
    """Every prefix of a prompt, shortest first; the tokens of the last are those of the whole prompt.

    The top-level effort and the speed belong to the identity: changing them starts the cache anew.
    """
    effort = (request.get("output_config") or {}).get("effort")
    state = blake2b(json.dumps([model.id, effort, request.get("speed")]).encode(), digest_size=16)
    parts = list(_parts(request, model.token_scale))
    whole = _ttl(request)
    for place, (text, tokens, ttl) in enumerate(parts):
        state.update(text.encode())
        yield Prefix(state.copy().digest(), tokens, ttl or (whole if place == len(parts) - 1 else None))


def _parts(request: JsonObject, scale: float) -> Iterator[tuple[str, int, str | None]]:
    """Text, tokens up to here, and the mark of each part."""
    total = 0
    tools = ""
    for tool in request.get("tools") or ():
        tools += tool_text(tool)
        total = TOOL_OVERHEAD + text_tokens(tools, scale)
        yield f"tool {tool_text(tool)}", total, _ttl(tool)
    for block in _blocks(request.get("system")):
        total += value_tokens(block, scale)
        yield f"system {json.dumps(unmarked(block))}", total, _ttl(block)
    for message in request["messages"]:
        total += MESSAGE_OVERHEAD
        for block in _blocks(message.get("content")):
            total += value_tokens(block, scale)
            yield f"{message['role']} {json.dumps(unmarked(block))}", total, _ttl(block)


def _blocks(content: str | list[JsonObject] | None) -> list[JsonObject]:
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    return content or []


def _is_marked(request: JsonObject) -> bool:
    contents = [request.get("tools"), request.get("system"), *(one.get("content") for one in request["messages"])]
    return bool(request.get("cache_control")) or any(
        block.get("cache_control") for content in contents if isinstance(content, list) for block in content
    )


def _ttl(marked: JsonObject) -> str | None:
    mark = marked.get("cache_control")
    return mark.get("ttl") or "5m" if mark else None


def with_cache(usage: JsonObject, use: CacheUse) -> JsonObject:
    """The usage of a call that read and wrote so much: its input tokens are those of neither."""
    written = use.written_5m + use.written_1h
    return {
        **usage,
        "input_tokens": usage["input_tokens"] - use.read - written,
        "cache_creation_input_tokens": written,
        "cache_read_input_tokens": use.read,
        "cache_creation": {"ephemeral_5m_input_tokens": use.written_5m, "ephemeral_1h_input_tokens": use.written_1h},
    }
