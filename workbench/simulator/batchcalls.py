"""The paths of the Message Batches API."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.simulator.batches import Batches, Entry, check_requests
from workbench.simulator.batchplan import read_plan
from workbench.simulator.call import parsed
from workbench.simulator.faults import ApiError, error_body, status_error
from workbench.simulator.paging import page_of
from workbench.simulator.rules import Setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.records import JsonObject, JsonValue
    from workbench.simulator.batches import Batch
    from workbench.simulator.batchplan import BatchPlan
    from workbench.simulator.call import Call
    from workbench.simulator.conditions import Conditions
    from workbench.simulator.questions import Questions
    from workbench.simulator.stats import Stats

PATH = "/v1/messages/batches"
_AT_A_TIME = 100  # requests read or answered before other calls get their turn


class BatchDesk:
    """Answers the calls about batches. Messages are made when results are read, so a big batch costs little."""

    def __init__(self, questions: Questions, stats: Stats, conditions: Conditions, clock: Callable[[], float]) -> None:
        self._questions = questions
        self._stats = stats
        self._conditions = conditions
        self._clock = clock
        self._batches = Batches()

    async def serve(self, call: Call) -> None:
        """Answers a call under PATH; ApiError for what is refused."""
        version = call.version()
        batch_id, _, verb = call.path.removeprefix(PATH).removeprefix("/").partition("/")
        match (call.method, batch_id, verb):
            case ("POST", "", ""):
                await self._create(call, version)
            case ("GET", "", ""):
                await call.send_json(200, self._list(call))
            case ("GET", _, ""):
                await call.send_json(200, self._state(call, self._found(batch_id, polled=True)))
            case ("GET", _, "results"):
                await self._results(call, self._found(batch_id))
            case ("POST", _, "cancel"):
                batch = self._found(batch_id)
                batch.cancel(self._clock())
                await call.send_json(200, self._state(call, batch))
            case ("DELETE", _, "") if batch_id:
                self._batches.remove(self._found(batch_id))
                await call.send_json(200, {"id": batch_id, "type": "message_batch_deleted"})
            case (_, _, "" | "cancel" | "results"):
                raise ApiError(405, "Method Not Allowed")
            case _:
                raise ApiError(404, "Not found")

    async def _create(self, call: Call, version: str) -> None:
        plan = self._plan(call)
        body = parsed(await call.read_body(self._conditions.batch_bytes))
        requests = check_requests(body, self._conditions.batch_requests)
        setting = Setting(version, call.betas(), batch=True, retention=self._conditions.retention, now=self._clock())
        setting.check_betas()
        entries = []
        for place, request in enumerate(requests):
            entries.append(self._entry(request["custom_id"], request["params"], setting))
            if place % _AT_A_TIME == 0:
                await asyncio.sleep(0)
        batch = self._batches.add(entries, plan, version, self._clock())
        await call.send_json(200, self._state(call, batch))

    def _entry(self, custom_id: str, params: JsonValue, setting: Setting) -> Entry:
        attempt = self._batches.attempt(custom_id)
        try:
            question = self._questions.read(params, setting)
        except ApiError as error:
            return Entry(custom_id, b"", 0, 0, attempt, error.with_traceback(None))
        sample = self._questions.sample(question, None)
        refused = self._questions.refusal(question, sample)
        return Entry(custom_id, json.dumps(params).encode(), question.identity, sample, attempt, refused)

    def _plan(self, call: Call) -> BatchPlan:
        text = call.headers.get("x-simulate-batch")
        try:
            return read_plan(text, self._conditions.batch) if text else self._conditions.batch
        except WorkbenchError as error:
            raise ApiError(400, f"x-simulate-batch: {error.message}") from None

    def _found(self, batch_id: str, *, polled: bool = False) -> Batch:
        batch = self._batches.find(batch_id)
        if batch.advance(self._clock(), polled=polled):
            for entry in batch.entries:
                if batch.outcome(entry) == "succeeded":
                    self._stats.answer(entry.identity, "batch", None)
        return batch

    def _state(self, call: Call, batch: Batch) -> JsonObject:
        return batch.state(call.base_url, self._clock())

    def _list(self, call: Call) -> JsonObject:
        for batch in self._batches.newest_first():
            self._found(batch.id)
        return page_of([self._state(call, batch) for batch in self._batches.newest_first()], call.query)

    async def _results(self, call: Call, batch: Batch) -> None:
        if batch.ended is None:
            raise ApiError(400, f"Message batch {batch.id} is still {batch.state('', 0)['processing_status']}")
        if not batch.has_results(self._clock()):
            raise ApiError(404, f"The results of message batch {batch.id} are no longer kept")
        await call.start(200, "application/x-jsonl", {})
        entries = batch.in_result_order()
        first, batch.read = not batch.read, True
        for start in range(0, len(entries), _AT_A_TIME):
            lines = [self._line(batch, entry, billed=first) for entry in entries[start : start + _AT_A_TIME]]
            await call.send_part("".join(f"{line}\n" for line in lines).encode())
            await asyncio.sleep(0)
        await call.end()

    def _line(self, batch: Batch, entry: Entry, *, billed: bool) -> str:
        outcome = batch.outcome(entry)
        result: JsonObject = {"type": outcome}
        if outcome == "succeeded":
            result["message"] = self._questions.batch_message(parsed(entry.body), entry.sample)
            if billed:
                self._stats.bill(result["message"]["usage"])
        elif outcome == "errored":
            error = entry.refused or status_error(500)
            result["error"] = error_body(error, f"req_simulated_{entry.custom_id}")
        return json.dumps({"custom_id": entry.custom_id, "result": result}, ensure_ascii=False)
