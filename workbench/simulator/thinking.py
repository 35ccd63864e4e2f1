"""What a scripted model thinks before it answers, and how many tokens that takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.simulator.seeds import share_of
from workbench.simulator.signing import sign
from workbench.simulator.tokens import text_tokens

if TYPE_CHECKING:
    from workbench.records import JsonObject
    from workbench.simulator.models import ScriptedModel
    from workbench.simulator.prompt import Prompt

_THOUGHT = "The request is clear. I will check what is asked for, then answer in the form it wants."
_EFFORTS = {"low": 1, "medium": 2, "high": 4, "xhigh": 8, "max": 16}  # thinking, in times that of the lowest effort


@dataclass(frozen=True, slots=True)
class Thoughts:
    """The thinking blocks of an answer and the tokens they are billed for, whether or not their text is shown."""

    blocks: tuple[JsonObject, ...] = ()
    tokens: int = 0


def thoughts(model: ScriptedModel, request: JsonObject, prompt: Prompt, seed: int) -> Thoughts:
    """What a model thinks about a request; never more than `max_tokens`."""
    if not request["max_tokens"] or not _thinks(model, request, prompt):
        return Thoughts()
    asked = request.get("thinking") or {}
    known = model.facts.thinking
    display = asked.get("display") or (known.default_display if known else None) or "omitted"
    block = {
        "type": "thinking",
        "thinking": "" if display == "omitted" else _THOUGHT,
        "signature": sign(model.id, request, seed),
    }
    most = min(request["max_tokens"], asked.get("budget_tokens") or request["max_tokens"])
    return Thoughts((block,), min(most, _amount(model, request, seed)))


def _thinks(model: ScriptedModel, request: JsonObject, prompt: Prompt) -> bool:
    if (request.get("tool_choice") or {}).get("type") in ("any", "tool"):
        return False  # a forced call is made without thinking
    kind = (request.get("thinking") or {}).get("type")
    if kind == "between_tools":
        return any(exchange.result is not None for exchange in prompt.exchanges)
    if kind is None:
        known = model.facts.thinking
        return model.thinks_unasked and known is not None and known.when_omitted == "adaptive"
    return kind in ("adaptive", "enabled")


def _amount(model: ScriptedModel, request: JsonObject, seed: int) -> int:
    default = model.facts.effort.api_default if model.facts.effort else None
    effort = (request.get("output_config") or {}).get("effort") or default or "high"
    spread = 0.75 + share_of("thinking", seed) / 2
    return round(text_tokens(_THOUGHT, model.token_scale) * _EFFORTS[effort] * spread)
