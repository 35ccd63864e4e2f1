"""One case, from its first request to the final answer: its turns, and the tools the model calls on the way."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.client.usage import summed_usage
from workbench.errors import WorkbenchError
from workbench.records import Output, OutputError
from workbench.text.counts import counted

if TYPE_CHECKING:
    from workbench.client.reply import Reply
    from workbench.client.send import OnRetry, OnText, Send
    from workbench.evaluate.calls import Prepared
    from workbench.records import JsonObject, JsonValue

MAX_CALLS = 8  # a model that still calls tools after this many answers is not coming to an end


async def run_case(
    prepared: Prepared,
    sample: int,
    send: Send,
    *,
    call_key: str | None = None,
    max_calls: int = MAX_CALLS,
    on_text: OnText | None = None,
    on_retry: OnRetry | None = None,
) -> Output:
    """The output of one case: each turn after the model's real reply, tool calls answered from `tool_results`.

    What failed is in the output's `error`, with the exchange up to there; an exchange in which one turn takes more
    than `max_calls` calls ends as one that failed. Raises WorkbenchError for a request without messages, what `send`
    raises, and CancelledError.
    """
    suite, case = prepared.suite, prepared.case
    if not prepared.request.get("messages"):
        raise WorkbenchError("the request has no messages, nor has the case", where=f"{suite.id}/{case.id}")
    talk = _Talk(prepared, send, max_calls, on_text, on_retry)
    await talk.answer()
    for turn in prepared.later_turns:
        if talk.error:
            break
        talk.messages.append({"role": "user", "content": turn})
        await talk.answer()
    return talk.output(sample, call_key)


class _Talk:
    """An exchange under way: the messages so far and what the calls used."""

    def __init__(
        self, prepared: Prepared, send: Send, max_calls: int, on_text: OnText | None, on_retry: OnRetry | None
    ) -> None:
        self.messages: list[JsonObject] = list(prepared.request["messages"])
        self.error: OutputError | None = None
        self._prepared = prepared
        self._send = send
        self._max_calls = max_calls
        self._on_text = on_text
        self._on_retry = on_retry
        self._replies: list[Reply] = []
        self._simulated = False
        self._attempts = 0

    async def answer(self) -> None:
        """Send until the model has answered the last message, giving it the results of the tools it calls."""
        for _ in range(self._max_calls):
            reply = await self._call({**self._prepared.request, "messages": list(self.messages)})
            if reply.error:
                self.error = reply.error
                return
            self.messages.append({"role": "assistant", "content": list(reply.content)})
            if reply.stop_reason == "pause_turn":
                continue  # the API's own tools take long: sent back as it is, the answer goes on
            calls = [block for block in reply.content if block.get("type") == "tool_use"]
            if reply.stop_reason != "tool_use" or not calls:
                return
            results = [tool_result(call, self._prepared.case.tool_results) for call in calls]
            self.messages.append({"role": "user", "content": results})
        answers = counted(self._max_calls, "answer")
        self.error = OutputError("too_many_calls", f"the model still called tools after {answers}")

    async def _call(self, body: JsonObject) -> Reply:
        reply = await self._send(body, on_text=self._on_text, on_retry=self._on_retry)
        self._simulated = self._simulated or reply.simulated
        self._attempts += reply.attempts
        if reply.error is None or reply.usage:
            self._replies.append(reply)
        return reply

    def output(self, sample: int, call_key: str | None) -> Output:
        """The exchange as an output; usage and latency sum its calls, unknown if one of them is.

        The first token is that of the first call.
        """
        request = self._prepared.request
        last = self._replies[-1] if self._replies else None
        latencies = [reply.latency_ms for reply in self._replies]
        answers = len(self.messages) - len(request["messages"])
        return Output(
            suite=self._prepared.suite.id,
            case=self._prepared.case.id,
            sample=sample,
            content=last.content if last and not self.error else (),
            transcript=tuple(self.messages) if answers > 1 or (answers and self.error) else None,
            request=request,
            stop_reason=last.stop_reason if last and not self.error else None,
            stop_details=last.stop_details if last and not self.error else None,
            usage=summed_usage([reply.usage for reply in self._replies]),
            latency_ms=None if not latencies or None in latencies else sum(one for one in latencies if one is not None),
            request_id=self.error.request_id if self.error else (last.request_id if last else None),
            model=last.model if last else None,
            origin="live",
            simulated=self._simulated,
            error=self.error,
            at=datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            first_token_ms=self._replies[0].first_token_ms if self._replies else None,
            call_key=call_key,
            attempts=self._attempts,
        )


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
