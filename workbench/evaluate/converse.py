"""One case, from its first request to the final answer: its turns, and the tools the model calls on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.records import Output, OutputError
from workbench.suites.request import build_request, turns_of

if TYPE_CHECKING:
    from workbench.client.reply import Reply
    from workbench.client.send import OnRetry, OnText, Send
    from workbench.records import Case, Configuration, JsonObject, JsonValue, Suite

MAX_CALLS = 8  # a model that still calls tools after this many answers is not coming to an end

OnTurn = Callable[[str], None]


async def run_case(
    suite: Suite,
    case: Case,
    configuration: Configuration,
    sample: int,
    send: Send,
    *,
    on_text: OnText | None = None,
    on_retry: OnRetry | None = None,
) -> Output:
    """The output of one case: each turn after the model's real reply, tool calls answered from `tool_results`.

    What failed is in the output's `error`, with the exchange up to there. Raises TemplateError for a case that
    lacks a variable, WorkbenchError for a request without messages, and CancelledError.
    """
    request = build_request(suite, case, configuration)
    if not request.get("messages"):
        raise WorkbenchError("the request has no messages, nor has the case", where=f"{suite.id}/{case.id}")
    talk = _Talk(request, case, send, on_text, on_retry)
    later_turns = turns_of(case)[1:]
    await talk.answer()
    for turn in later_turns:
        if talk.error:
            break
        talk.messages.append({"role": "user", "content": turn})
        await talk.answer()
    return talk.output(suite, case, sample, request)


class _Talk:
    """An exchange under way: the messages so far and what the calls used."""

    def __init__(
        self, request: JsonObject, case: Case, send: Send, on_text: OnText | None, on_retry: OnRetry | None
    ) -> None:
        self.messages: list[JsonObject] = list(request["messages"])
        self.error: OutputError | None = None
        self._request = request
        self._case = case
        self._send = send
        self._on_text = on_text
        self._on_retry = on_retry
        self._replies: list[Reply] = []
        self._simulated = False

    async def answer(self) -> None:
        """Send until the model has answered the last message, giving it the results of the tools it calls."""
        for _ in range(MAX_CALLS):
            body = {**self._request, "messages": list(self.messages)}
            reply = await self._call(body)
            if _is_empty(reply):
                reply = await self._call(body)
            if reply.error:
                self.error = reply.error
                return
            self.messages.append({"role": "assistant", "content": list(reply.content)})
            if reply.stop_reason == "pause_turn":
                continue  # the API's own tools take long: sent back as it is, the answer goes on
            calls = [block for block in reply.content if block.get("type") == "tool_use"]
            if reply.stop_reason != "tool_use" or not calls:
                return
            results = [tool_result(call, self._case.tool_results) for call in calls]
            self.messages.append({"role": "user", "content": results})
        self.error = OutputError("too_many_calls", f"the model still called tools after {MAX_CALLS} answers")

    async def _call(self, body: JsonObject) -> Reply:
        reply = await self._send(body, on_text=self._on_text, on_retry=self._on_retry)
        self._simulated = self._simulated or reply.simulated
        if reply.error is None:
            self._replies.append(reply)
        return reply

    def output(self, suite: Suite, case: Case, sample: int, request: JsonObject) -> Output:
        """The exchange as an output; usage and latency sum its calls, unknown if one of them is."""
        last = self._replies[-1] if self._replies else None
        latencies = [reply.latency_ms for reply in self._replies]
        answers = len(self.messages) - len(request["messages"])
        return Output(
            suite=suite.id,
            case=case.id,
            sample=sample,
            content=last.content if last and not self.error else (),
            transcript=tuple(self.messages) if answers > 1 or (answers and self.error) else None,
            request=request,
            stop_reason=last.stop_reason if last and not self.error else None,
            usage=_sum_usage([reply.usage for reply in self._replies]),
            latency_ms=None if not latencies or None in latencies else sum(one for one in latencies if one is not None),
            request_id=self.error.request_id if self.error else (last.request_id if last else None),
            model=last.model if last else None,
            origin="live",
            simulated=self._simulated,
            error=self.error,
            at=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        )


def _is_empty(reply: Reply) -> bool:
    """An answer without content that claims to be one, as the API gives now and then; it is asked for once more."""
    return reply.error is None and reply.stop_reason == "end_turn" and not reply.content


def tool_result(call: JsonObject, answers: tuple[JsonObject, ...]) -> JsonObject:
    """The tool_result block for a call: the first answer whose tool and given input fields match, else an error."""
    for answer in answers:
        given = answer.get("input") or {}
        if answer["tool"] == call.get("name") and _holds(call.get("input"), given):
            return {"type": "tool_result", "tool_use_id": call.get("id"), "content": _as_text(answer.get("result"))}
    return {
        "type": "tool_result",
        "tool_use_id": call.get("id"),
        "content": "no result is recorded for this call",
        "is_error": True,
    }


def _holds(sent: JsonValue, given: JsonObject) -> bool:
    return isinstance(sent, dict) and all(key in sent and sent[key] == value for key, value in given.items())


def _as_text(result: JsonValue) -> str:
    return result if isinstance(result, str) else json.dumps(result, ensure_ascii=False)


def _sum_usage(usages: list[JsonObject | None]) -> JsonObject | None:
    """Counts added up field by field; None when a call's usage is unknown, since a sum would be too small."""
    known = [usage for usage in usages if usage is not None]
    if not known or len(known) < len(usages):
        return None
    total = dict(known[0])
    for usage in known[1:]:
        total = _added(total, usage)
    return total


def _added(one: JsonObject, other: JsonObject) -> JsonObject:
    result = dict(one)
    for key, value in other.items():
        before = result.get(key)
        if isinstance(value, dict) and isinstance(before, dict):
            result[key] = _added(before, value)
        elif isinstance(value, int | float) and isinstance(before, int | float) and not isinstance(value, bool):
            result[key] = before + value
        else:
            result[key] = value if before is None else before
    return result
