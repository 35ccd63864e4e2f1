"""JSON text that is the same for the same value, and the hash that names it."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonValue

_SURROGATE = re.compile("[\ud800-\udfff]")


def canonical_json(value: JsonValue) -> str:
    """Compact JSON with sorted keys: equal values give equal text, whatever order their keys came in.

    Always encodable as UTF-8: lone surrogates are written as `\\udXXX` escapes. `1`, `1.0` and `true` differ.
    """
    return _escaped(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def lossless_json(value: JsonValue) -> str:
    """Compact JSON that keeps the order of keys; `json.loads` gives the value back.

    Always encodable as UTF-8: lone surrogates are written as `\\udXXX` escapes. (JSON itself cannot tell a high
    surrogate followed by a low one from the character that the pair stands for.)
    """
    return _escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def content_hash(value: JsonValue) -> str:
    """The hex SHA-256 of the value's canonical JSON."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()


def _escaped(text: str) -> str:
    # Surrogates can only stand inside string literals, so an escape in place is right wherever one is found.
    if text.isascii():
        return text
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
