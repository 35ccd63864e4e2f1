"""Leads a case's whole conversation with a scripted model, in process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.records import Configuration, Output
from workbench.simulator.answer import answer
from workbench.suites.request import build_request

if TYPE_CHECKING:
    from workbench.records import Case, JsonObject, Suite
    from workbench.simulator.models import ScriptedModel


def talk(model: ScriptedModel, suite: Suite, case: Case, sample: int = 1, system: str | None = None) -> Output:
    """The output of a case; `system` replaces the suite's system prompt."""
    overrides = {} if system is None else {"system": system}
    request = build_request(suite, case, Configuration(model.id, overrides=overrides))
    sent = list(request["messages"])
    to_say = list(case.turns[1:]) if case.turns else []
    while True:
        message = answer(model, {**request, "messages": sent}, sample)
        sent = [*sent, {"role": "assistant", "content": message["content"]}]
        calls = [block for block in message["content"] if block["type"] == "tool_use"]
        if calls:
            sent.append({"role": "user", "content": [_result(case, call) for call in calls]})
        elif to_say:
            sent.append({"role": "user", "content": to_say.pop(0)})
        else:
            break
    return Output(
        suite.id,
        case.id,
        sample,
        content=tuple(message["content"]),
        transcript=tuple(sent) if len(sent) > 2 else None,
        request=request,
        stop_reason=message["stop_reason"],
        usage=message["usage"],
        model=model.id,
    )


def _result(case: Case, call: JsonObject) -> JsonObject:
    for known in case.tool_results:
        if known["tool"] == call["name"] and known.get("input", call["input"]) == call["input"]:
            return {
                "type": "tool_result",
                "tool_use_id": call["id"],
                "content": json.dumps(known["result"], ensure_ascii=False),
            }
    return {"type": "tool_result", "tool_use_id": call["id"], "content": "unknown input", "is_error": True}
