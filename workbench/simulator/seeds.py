"""Where the simulator's chance comes from: hashes of what was asked, never a clock."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


def seed_of(*parts: JsonValue) -> int:
    """A 64-bit number that depends on every part and on nothing else."""
    return int.from_bytes(hashlib.blake2b(_encode(parts).encode(), digest_size=8).digest(), "big")


def request_seed(request: JsonObject) -> int:
    """The identity of a request: whether it is streamed changes nothing about it."""
    return seed_of({name: value for name, value in request.items() if name != "stream"})


def share_of(*parts: JsonValue) -> float:
    """A number from 0 to below 1, evenly spread over different parts."""
    return seed_of(*parts) / 2**64
