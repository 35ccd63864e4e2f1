"""Sends a message as the client asked for it, whole or streamed, with the fault it meets."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from workbench.simulator.faults import error_body, status_error
from workbench.simulator.stream import event_bytes, stream_events

if TYPE_CHECKING:
    from workbench.records import JsonObject
    from workbench.simulator.call import Call
    from workbench.simulator.faults import Fault


async def send_message(call: Call, message: JsonObject, fault: Fault | None) -> None:
    """Sends a message as one JSON body."""
    kind = fault.kind if fault else None
    if kind == "refusal":
        message = _refused(message)
    if fault is None or kind in ("slow", "error-event", "refusal"):
        await call.send_json(200, message)
        return
    if kind == "empty":
        await call.send_json(200, {**message, "content": []})
        return
    if kind == "stop":
        await call.send_json(200, {**message, "stop_reason": None})
        return
    data = json.dumps(message, ensure_ascii=False).encode()
    if kind == "broken-json":
        data = data[: len(data) // 2]
    await call.start(200, "application/json", {"content-length": str(len(data))})
    if kind == "cut":
        await call.send_part(data[: len(data) // 2])
        await call.break_off()
        return
    size = max(1, len(data) // 16) if kind == "trickle" else len(data)
    for start in range(0, len(data), size):
        if kind == "trickle":
            await asyncio.sleep(fault.pause_s)
        await call.send_part(data[start : start + size])
    await call.end()


async def stream_message(call: Call, message: JsonObject, fault: Fault | None, pace_s: float) -> None:
    """Sends a message as a stream of events, `pace_s` seconds apart."""
    kind = fault.kind if fault else None
    pause = fault.pause_s if fault and kind == "trickle" else pace_s
    if kind == "refusal":
        message = _refused(message)
    events = list(stream_events({**message, "content": []} if kind == "empty" else message))
    await call.start(200, "text/event-stream; charset=utf-8", {"cache-control": "no-cache"})
    for number, event in enumerate(events):
        if number == max(2, len(events) // 2) and kind in ("cut", "stop", "error-event", "broken-json"):
            if kind == "cut":
                await call.break_off()
                return
            if kind == "error-event":
                await call.send_part(event_bytes(error_body(status_error(529), call.request_id)))
            if kind == "broken-json":
                await call.send_part(b'event: content_block_delta\ndata: {"type": "content_blo\n\n')
                continue
            break
        if pause:
            await asyncio.sleep(pause)
        await call.send_part(event_bytes(event))
    await call.end()


def _refused(message: JsonObject) -> JsonObject:
    """The message that comes instead where the API's own classifiers refuse."""
    details = {"type": "refusal", "category": "general_harms", "explanation": "Simulated: refused before an answer."}
    return {**message, "content": [], "stop_reason": "refusal", "stop_sequence": None, "stop_details": details}
