"""The simulator as an ASGI application: the Messages API's paths, headers, errors and streams."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from workbench.simulator.batchcalls import PATH as BATCHES
from workbench.simulator.batchcalls import BatchDesk
from workbench.simulator.caching import PromptCache, with_cache
from workbench.simulator.call import Call, Receive, Scope, Send, parsed
from workbench.simulator.chaos import Chaos
from workbench.simulator.conditions import Conditions
from workbench.simulator.faults import ApiError, Fault, read_fault
from workbench.simulator.limits import Limits
from workbench.simulator.models import ScriptedModels, load_models, model_info
from workbench.simulator.paging import page_of
from workbench.simulator.questions import Question, Questions
from workbench.simulator.rules import Setting
from workbench.simulator.sending import send_message, stream_message
from workbench.simulator.stats import Stats

if TYPE_CHECKING:
    from workbench.records import JsonObject
    from workbench.simulator.played import Played

AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

_MAX_BODY = 32 * 1024 * 1024


def create_app(
    models: ScriptedModels | None = None,
    *,
    pace_s: float = 0.0,
    conditions: Conditions | None = None,
    played: Played | None = None,
    clock: Callable[[], float] = time.time,
) -> AsgiApp:
    """The simulator over some models, by default those of the package, under conditions, by default none.

    What `played` holds is answered as it stands there. `pace_s` is the pause in seconds before each event of a stream,
    so that a person sees it come. `clock` gives seconds since the epoch; batches, limits and the prompt cache go by it.
    """
    return _Simulator(models or load_models(), pace_s, conditions or Conditions(), played, clock)


class _Simulator:
    """Finds what answers a call; holds what varies from call to call."""

    def __init__(
        self,
        models: ScriptedModels,
        pace_s: float,
        conditions: Conditions,
        played: Played | None,
        clock: Callable[[], float],
    ) -> None:
        self._models = models
        self._pace_s = pace_s
        self._conditions = conditions
        self._clock = clock
        self._calls = 0
        self._questions = Questions(models, played)
        self._faulted: Counter[tuple[int, str]] = Counter()
        self._stats = Stats()
        self._cache = PromptCache()
        self._chaos = Chaos(conditions) if conditions.chaos else None
        self._limits = Limits(conditions) if conditions.limited else None
        self._batches = BatchDesk(self._questions, self._stats, conditions, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            self._calls += 1
            call = Call(scope, receive, send, f"req_simulated_{self._calls:08d}")
            try:
                await self._serve(call)
            except ApiError as error:
                await call.send_error(error)

    async def _serve(self, call: Call) -> None:
        path = call.path
        if path == "/simulator/stats":
            await call.send_json(200, self._stats.read())
            return
        call.check_key()
        if path == "/v1/messages" and call.method == "POST":
            await self._message(call)
        elif path == "/v1/messages/count_tokens" and call.method == "POST":
            question = self._questions.read(parsed(await call.read_body(_MAX_BODY)), self._setting(call, counting=True))
            self._stats.counted += 1
            await call.send_json(200, {"input_tokens": question.tokens})
        elif path == BATCHES or path.startswith(f"{BATCHES}/"):
            await self._batches.serve(call)
        elif path == "/v1/models" and call.method == "GET":
            await call.send_json(200, self._list(call.query))
        elif path.startswith("/v1/models/") and call.method == "GET":
            await call.send_json(200, model_info(self._questions.known(path.removeprefix("/v1/models/"))))
        elif path in ("/v1/messages", "/v1/messages/count_tokens", "/v1/models"):
            raise ApiError(405, "Method Not Allowed")
        else:
            raise ApiError(404, "Not found")

    async def _message(self, call: Call) -> None:
        self._stats.enter()
        try:
            question = self._questions.read(parsed(await call.read_body(_MAX_BODY)), self._setting(call))
            await (self._answer(call, question) if self._limits is None else self._admit(call, question, self._limits))
        except ApiError as error:
            self._stats.refuse(error.status)
            raise
        finally:
            self._stats.leave()

    async def _admit(self, call: Call, question: Question, limits: Limits) -> None:
        model = question.model.id
        refusal = limits.admit(model, question.tokens, self._clock())
        call.extra = limits.headers(model, self._clock())
        if refusal:
            call.extra |= refusal.headers
            raise ApiError(429, refusal.message)
        given = 0
        try:
            given = await self._answer(call, question)
        finally:
            limits.leave(model, given, self._clock())

    async def _answer(self, call: Call, question: Question) -> int:
        """Answers a request that was let in; the output tokens it was given."""
        fault = self._fault(call.headers.get("x-simulate-fault") or question.model.fault, question.identity)
        if fault is None and self._chaos:
            fault = self._chaos.draw()
        if fault and fault.error:
            if fault.retry_after:
                call.extra = {**call.extra, "retry-after": fault.retry_after}
            raise fault.error
        if fault and fault.kind == "reset":
            self._stats.drop(fault.kind)
            await call.break_off(reset=True)
            return 0
        use = self._cache.look(question.model, question.body, self._clock())
        if late_s := self._conditions.latency_ms / 1000 + (fault.pause_s if fault and fault.kind == "slow" else 0.0):
            await asyncio.sleep(late_s)
        sample = self._questions.sample(question, call.headers.get("x-simulate-sample"))
        message = self._questions.message(question, sample)
        if use:
            self._cache.keep(use, self._clock())  # calls that came in meanwhile have written it too
            if not self._questions.tells_usage(question, sample):
                message = {**message, "usage": with_cache(message["usage"], use)}
        await self._send(call, question, message, fault)
        return int(message["usage"]["output_tokens"])

    async def _send(self, call: Call, question: Question, message: JsonObject, fault: Fault | None) -> None:
        """Sends what was made, which is billed whether or not it arrives."""
        broken = fault.kind if fault and fault.kind not in ("slow", "trickle") else None
        self._stats.bill(message["usage"])
        self._stats.answer(question.identity, "standard", broken)
        if broken == "hang":
            await call.wait_for_disconnect()
        elif question.body.get("stream"):
            await stream_message(call, message, fault, self._pace_s)
        else:
            await send_message(call, message, fault)

    def _setting(self, call: Call, *, counting: bool = False) -> Setting:
        setting = Setting(
            call.version(),
            call.betas(),
            counting=counting,
            retention=self._conditions.retention,
            now=self._clock(),
        )
        setting.check_betas()
        return setting

    def _list(self, query: dict[str, list[str]]) -> JsonObject:
        wanted = query.get("lifecycle") or query.get("lifecycle[]") or ["active", "deprecated"]
        models = [model for model in self._models.by_id.values() if model.lifecycle in wanted]
        return page_of([model_info(model) for model in models], query)

    def _fault(self, text: str | None, identity: int) -> Fault | None:
        """The fault this call meets; None when there is none, or when the request had it often enough."""
        if not text:
            return None
        fault = read_fault(text)
        self._faulted[identity, text] += 1
        return None if fault.times is not None and self._faulted[identity, text] > fault.times else fault


async def _live(receive: Receive, send: Send) -> None:
    while True:
        event: MutableMapping[str, Any] = await receive()
        await send({"type": f"{event['type']}.complete"})
        if event["type"] == "lifespan.shutdown":
            return
