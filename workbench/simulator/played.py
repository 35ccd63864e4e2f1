"""Answers that are given back as a file has them, in the place of scripted ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError
from workbench.simulator.prompt import text_of
from workbench.simulator.seeds import seed_of
from workbench.simulator.signing import prefixes
from workbench.simulator.tokens import content_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.records import JsonObject, JsonValue
    from workbench.simulator.models import ScriptedModel

Key = tuple[str, str]  # the model's id, and what names the conversation
Response = dict[str, "JsonValue"]


@dataclass(frozen=True, slots=True)
class Played:
    """Responses by conversation, those of one conversation in the order of their samples; `models` have some."""

    models: frozenset[str]
    responses: Mapping[Key, Sequence[Response]]

    def find(self, model_id: str, request: JsonObject, sample: int) -> Response | None:
        """What the file has for the sample-th time a request is made; after the last it begins anew. None: nothing.

        The request must have passed `requests.check_shape`.
        """
        if model_id not in self.models:
            return None
        known = self.responses.get((model_id, key_of_request(request)))
        if known is None and (said := _last_words(request)) is not None:
            known = self.responses.get((model_id, key_of_words(said)))
        return known[(sample - 1) % len(known)] if known else None


def played_error(response: Response) -> ApiError | None:
    """The error that a response is; None for a message."""
    error = response.get("error")
    if error is None:
        return None
    return ApiError(response["status"], error["message"], kind=error["type"])


def played_message(
    response: Response, model: ScriptedModel, request: JsonObject, sample: int, *, identity: int, input_tokens: int
) -> JsonObject:
    """The whole message: what the response says, the rest estimated, and an id that marks it as simulated."""
    content = response["content"]
    calls = any(block["type"] == "tool_use" for block in content)
    return {
        "id": f"msg_simulated_{seed_of(model.id, identity, sample):016x}",
        "type": "message",
        "role": "assistant",
        "model": model.id,
        "content": content,
        "stop_reason": response.get("stop_reason") or ("tool_use" if calls else "end_turn"),
        "stop_sequence": response.get("stop_sequence"),
        "stop_details": response.get("stop_details"),
        "usage": {
            "input_tokens": input_tokens,
            "output_tokens": content_tokens(content, model.token_scale),
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0,
            "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0},
            "output_tokens_details": {"thinking_tokens": 0},
            "server_tool_use": None,
            "service_tier": "standard",
            "speed": request.get("speed") or "standard",
            "inference_geo": request.get("inference_geo") or "global",
            **{name: value for name, value in (response.get("usage") or {}).items() if value is not None},
        },
    }


def key_of_request(request: JsonObject) -> str:
    """A name of system prompt, tools and messages, whatever else the request says."""
    *_, last = prefixes(request)
    return f"conversation {last}"


def key_of_words(text: str) -> str:
    """A name of what the user said last, whatever came before it."""
    return f"words {text.strip()}"


def _last_words(request: JsonObject) -> str | None:
    """What the user said last; None where a tool's result came last. A begun answer does not count."""
    asked = [one for one in request["messages"][-2:] if one["role"] == "user"]
    return (text_of(asked[-1]["content"]) or None) if asked else None
