"""What a scripted model answers: the writer's text, the model's habits, the request's limits."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from workbench.simulator.mends import read_instructions
from workbench.simulator.prompt import Prompt, take_apart
from workbench.simulator.seeds import request_seed, seed_of, share_of
from workbench.simulator.thinking import thoughts
from workbench.simulator.tokens import content_tokens, cut_to, request_tokens, text_tokens
from workbench.simulator.writers.draft import Draft, Task
from workbench.simulator.writers.known import JUDGE, writer_of

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue
    from workbench.simulator.models import Habit, ScriptedModel

_PLAIN_SHARE = 0.3  # cases where every model and every sample says the same words
_PREAMBLES = ("Here is the JSON you asked for:\n\n", "Sure, here's the result:\n\n", "Here you go:\n\n")


def answer(
    model: ScriptedModel,
    request: JsonObject,
    attempt: int,
    *,
    identity: int | None = None,
    input_tokens: int | None = None,
) -> JsonObject:
    """The Message a model gives to a request in its attempt-th sample (1 is the first).

    Pure: the same arguments give the same message. The request must have passed `requests.check_shape`; its `model`
    field is not read, so that retired models can be asked too. `identity` (see `seeds.request_seed`) and
    `input_tokens` save working out again what is known.
    """
    prompt = take_apart(request)
    suite, write = writer_of(prompt)
    case: JsonValue = prompt.data or prompt.turns
    reading = read_instructions(prompt.instructions)
    seed = seed_of(model.id, request_seed(request) if identity is None else identity, attempt)
    chance = Random(seed)
    habits = reading.overreactions | {
        habit.name
        for habit in model.habits
        if habit.suite == suite and habit.name not in reading.mended and _shows(habit, case, chance)
    }
    opening = prompt.data or prompt.turns[:1]
    plain = suite is not None and share_of("plain", suite, opening) < _PLAIN_SHARE
    wording = Random(seed_of(suite, case)) if plain else chance
    draft = write(Task(prompt, "older" if plain else model.voice, wording, habits))
    as_it_is = suite == JUDGE or "format" in (request.get("output_config") or {})
    dressed = draft if as_it_is else _with_manners(draft, habits, chance)
    counted = request_tokens(request, model.token_scale) if input_tokens is None else input_tokens
    return _message(model, request, prompt, dressed, seed, counted)


def _shows(habit: Habit, case: JsonValue, chance: Random) -> bool:
    if share_of(habit.name, habit.suite, case) >= habit.share:
        return False
    return share_of("flaky", habit.name, case) >= habit.flaky or chance.random() < 0.5


def _with_manners(draft: Draft, habits: frozenset[str], chance: Random) -> Draft:
    """The draft as this model dresses it: fence, preamble, or an instruction taken too literally."""
    if draft.calls or not draft.text:
        return draft
    text = draft.text
    if "empty" in habits:
        return Draft("{}")
    if draft.is_json and ("fence" in habits or "fenced" in habits):
        text = f"```json\n{text}\n```"
    if "preamble" in habits or ("fence" in habits and chance.random() < 0.25):
        text = chance.choice(_PREAMBLES) + text
    return Draft(text)


def _message(
    model: ScriptedModel, request: JsonObject, prompt: Prompt, draft: Draft, seed: int, input_tokens: int
) -> JsonObject:
    scale = model.token_scale
    text = _after_prefill(draft.text, prompt.prefill)
    stop_reason, stop_sequence = ("tool_use" if draft.calls else "end_turn"), None
    for sequence in request.get("stop_sequences") or ():
        before, found, _ = text.partition(sequence)
        if found:
            text, stop_reason, stop_sequence = before, "stop_sequence", sequence
    thought = thoughts(model, request, prompt, seed)
    room = request["max_tokens"] - thought.tokens
    calls = _calls(draft, seed) if stop_reason == "tool_use" else []
    if text_tokens(text, scale) + content_tokens(calls, scale) > room:
        text, stop_reason, stop_sequence, calls = cut_to(text, max(room, 0), scale), "max_tokens", None, []
    content: list[JsonObject] = [*([{"type": "text", "text": text}] if text else ()), *calls]
    return {
        "id": f"msg_simulated_{seed:016x}",
        "type": "message",
        "role": "assistant",
        "model": model.id,
        "content": [*thought.blocks, *content],
        "stop_reason": stop_reason,
        "stop_sequence": stop_sequence,
        "stop_details": None,
        "usage": {
            "input_tokens": input_tokens,
            "output_tokens": thought.tokens + content_tokens(content, scale),
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0,
            "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0},
            "output_tokens_details": {"thinking_tokens": thought.tokens},
            "server_tool_use": None,
            "service_tier": "standard",
            "speed": request.get("speed") or "standard",
            "inference_geo": request.get("inference_geo") or "global",
        },
    }


def _calls(draft: Draft, seed: int) -> list[JsonObject]:
    return [
        {"type": "tool_use", "id": f"toolu_simulated_{seed_of(seed, number):016x}", "name": name, "input": arguments}
        for number, (name, arguments) in enumerate(draft.calls)
    ]


def _after_prefill(text: str, prefill: str) -> str:
    """What is left to say when the request has begun the answer itself."""
    start = prefill.strip()
    if not start:
        return text
    where = text.find(start)
    return text[where + len(start) :] if where >= 0 else text
