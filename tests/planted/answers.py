"""What a model answers to a planted case, call by call, and the output that comes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.planted.templates import filled
from workbench.client.reply import Reply
from workbench.evaluate.calls import prepare
from workbench.evaluate.converse import run_case
from workbench.simulator.tokens import request_tokens, text_tokens

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from tests.planted.templates import Filling
    from workbench.records import Case, Configuration, JsonObject, Output, OutputError, Suite

TOKEN_SCALES = (1.0, 1.25)  # of the tokenizers of both sides, in what the older makes one of
_THOUGHT = (40, 260)  # tokens of the thinking before an ordinary answer
_SIGNATURE = "EqQBCkgIBxABGAIiQK0planted"
CLASSIFIERS = ("cyber", "bio", "frontier_llm", "reasoning_extraction", "general_harms")

Message = dict[str, Any]


class Wording(NamedTuple):
    """A wording of the templates as what it says: a text for each turn, tool calls, a stop reason if it names one."""

    texts: list[str]
    calls: list[JsonObject]
    stop: str | None


def wording_of(told: Any, filling: Filling) -> Wording:
    """A template filled."""
    if isinstance(told, list):
        stop = next((one["stop"] for one in told if isinstance(one, dict) and "stop" in one), None)
        return Wording([filled(one["text"] if isinstance(one, dict) else one, filling) for one in told], [], stop)
    if not isinstance(told, dict):
        told = {"text": told}
    calls = [filled(call, filling) for call in told.get("calls", ())]
    return Wording([filled(told.get("text") or "", filling)], calls, told.get("stop"))


def messages_of(wording: Wording, side: int, *, thinks: random.Random | None, stop: str = "end_turn") -> list[Message]:
    """The answers of all calls of a case: tool calls first, then what is told of them; one text a turn.

    `thinks` draws how much is thought before each answer; `stop` is the last one's reason.
    """
    messages = []
    if wording.calls:
        blocks = [
            {"type": "tool_use", "id": f"toolu_{at:02}", "name": call["name"], "input": call["input"]}
            for at, call in enumerate(wording.calls)
        ]
        messages.append(message(blocks, "tool_use", side, thought=_thought(thinks)))
    messages += [message(_text(text), "end_turn", side, thought=_thought(thinks)) for text in wording.texts]
    messages[-1]["stop_reason"] = stop
    return messages


def message(content: list[JsonObject], stop: str, side: int, *, thought: int | None = None) -> Message:
    """One answer; `thought` are the tokens that were thought before it, None: it did not think."""
    blocks = [{"type": "thinking", "thinking": "", "signature": _SIGNATURE}] if thought is not None else []
    usage: JsonObject = {"output_tokens": _tokens(content, side) + (thought or 0)}
    if side:  # logs of the older model do not say it
        usage["output_tokens_details"] = {"thinking_tokens": thought or 0}
    return {"content": [*blocks, *content], "stop_reason": stop, "stop_details": None, "usage": usage}


def cut_by_thinking(text: str, limit: int, chance: random.Random) -> Message:
    """Thinking took so much of `max_tokens` that the answer breaks off, or never begins."""
    left = _text(text) if chance.random() < 0.7 else []
    return message(left, "max_tokens", 1, thought=limit - _tokens(left, 1))


def cut_by_tokenizer(text: str, limit: int) -> Message:
    """The newer tokenizer makes more tokens of the same text than `max_tokens` has room for."""
    end = min(int(limit / text_tokens(text, TOKEN_SCALES[1]) * len(text)), int(len(text) * 0.92))
    made = message(_text(text[:end]), "max_tokens", 1)
    made["usage"]["output_tokens"] = limit
    return made


def refused_by_classifier(text: str, chance: random.Random) -> Message:
    """A classifier stopped the answer: nothing came, or what had been said by then."""
    said = _text(text[: int(len(text) * chance.uniform(0.1, 0.4))]) if chance.random() < 0.4 else []
    made = message(said, "refusal", 1)
    made["stop_details"] = {"type": "refusal", "category": chance.choice(CLASSIFIERS), "explanation": None}
    return made


def answered(
    suite: Suite,
    case: Case,
    configuration: Configuration,
    sample: int,
    messages: Sequence[Message] | OutputError,
    heard: Callable[[JsonObject, Message], None] | None = None,
) -> Output:
    """The output of an exchange with these messages as replies; `heard` is told each request with its reply."""
    left = iter([] if not isinstance(messages, list) else messages)

    async def send(request: JsonObject, **_: Any) -> Reply:
        if not isinstance(messages, list):
            return Reply(error=messages, simulated=True)  # type: ignore[arg-type]
        said = next(left)
        if heard is not None:
            heard(request, said)
        usage = {"input_tokens": request_tokens(request, 1.0), **said["usage"]}
        return Reply(
            content=tuple(said["content"]), stop_reason=said["stop_reason"], stop_details=said["stop_details"],
            usage=usage, model=configuration.model, simulated=True,
        )  # fmt: skip

    return _finished(run_case(prepare(suite, case, configuration), sample, send))


def _finished(exchange: Any) -> Output:
    """The result of a coroutine that never waits."""
    try:
        exchange.send(None)
    except StopIteration as ended:
        output: Output = ended.value
        return output
    raise AssertionError("an answer that is there is not waited for")


def _thought(thinks: random.Random | None) -> int | None:
    return None if thinks is None else thinks.randint(*_THOUGHT)


def _text(text: str) -> list[JsonObject]:
    return [{"type": "text", "text": text}] if text else []


def _tokens(content: list[JsonObject], side: int) -> int:
    scale = TOKEN_SCALES[side]
    return sum(
        text_tokens(one["text"] if one["type"] == "text" else json.dumps(one["input"], ensure_ascii=False), scale)
        for one in content
    )
