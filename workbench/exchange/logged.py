"""One logged answer, whatever format it came in, before it is paired with a suite and case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue, OutputError

# What the API itself says; other systems' words for the same are mapped, any further ones kept.
STOP_REASONS = frozenset(
    {"end_turn", "max_tokens", "stop_sequence", "tool_use", "pause_turn", "refusal", "model_context_window_exceeded",
     "compaction"}
)  # fmt: skip
_FOREIGN = {"stop": "end_turn", "length": "max_tokens", "tool_calls": "tool_use"}


@dataclass(frozen=True, slots=True)
class Logged:
    """What a row says. None is what it does not say.

    `suite` and `case` are as the log writes them. `model` is the one asked for, `served` the one that answered.
    `sample` None: the next of its case that is free. `messages` is what was sent, `input` the one user text where
    that is all; `params` are other fields of the request.
    """

    line: int
    suite: str | None
    model: str
    served: str | None = None
    case: str | None = None
    sample: int | None = None
    input: str | None = None
    messages: tuple[JsonObject, ...] | None = None
    vars: JsonObject = field(default_factory=dict)
    system: JsonValue = None
    tools: JsonValue = None
    params: JsonObject = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    expected: JsonValue = None
    content: tuple[JsonObject, ...] = ()
    transcript: tuple[JsonObject, ...] | None = None
    request: JsonObject | None = None
    stop_reason: str | None = None
    usage: JsonObject | None = None
    latency_ms: float | None = None
    cost_usd: float | None = None
    request_id: str | None = None
    error: OutputError | None = None
    at: str | None = None
    stop_details: JsonObject | None = None


class BadRow(ValueError):  # noqa: N818  # not a failure of the program: the row is reported and left out
    """Why a row cannot be taken in."""


def own_stop_reason(said: str | None) -> str | None:
    """The API's word for a stop reason of another system; an unknown one as it is."""
    return None if said is None else _FOREIGN.get(said, said)


def is_content(value: JsonValue) -> bool:
    """Whether this may be what a message says: text, or a list of blocks."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(block, dict) for block in value))
