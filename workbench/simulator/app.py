"""The simulator as an ASGI application: the Messages API's paths, headers, errors and streams."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from workbench.simulator.answer import answer
from workbench.simulator.faults import ApiError, Fault, error_body, read_fault, status_error
from workbench.simulator.models import ScriptedModel, ScriptedModels, load_models, model_info
from workbench.simulator.requests import VERSIONS, check_model_rules, check_shape
from workbench.simulator.seeds import request_seed
from workbench.simulator.stream import event_bytes, stream_events
from workbench.simulator.tokens import request_tokens

if TYPE_CHECKING:
    from workbench.records import JsonObject, JsonValue

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]

_MAX_BODY = 32 * 1024 * 1024


def create_app(models: ScriptedModels | None = None, *, pace_s: float = 0.0) -> AsgiApp:
    """The simulator over some models, by default those of the package.

    `pace_s` is the pause in seconds before each event of a stream, so that a person sees it come.
    """
    return _Simulator(models or load_models(), pace_s)


class _Simulator:
    """Holds what varies from call to call: how often each request was seen, so that samples differ."""

    def __init__(self, models: ScriptedModels, pace_s: float) -> None:
        self._models = models
        self._pace_s = pace_s
        self._calls = 0
        self._samples: Counter[int] = Counter()
        self._faulted: Counter[tuple[int, str]] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            self._calls += 1
            call = _Call(scope, receive, send, f"req_simulated_{self._calls:08d}")
            try:
                await self._answer(call)
            except ApiError as error:
                await call.send_error(error)

    async def _answer(self, call: _Call) -> None:
        _check_key(call.headers)
        path = call.path.rstrip("/")
        if path == "/v1/models" and call.method == "GET":
            await call.send_json(200, self._list(call.query))
        elif path.startswith("/v1/models/") and call.method == "GET":
            await call.send_json(200, model_info(self._known(path.removeprefix("/v1/models/"))))
        elif path == "/v1/messages/count_tokens" and call.method == "POST":
            body = check_shape(await call.read_json(), counting=True)
            model = self._serving(body["model"])
            check_model_rules(body, model, call.version())
            await call.send_json(200, {"input_tokens": request_tokens(body, model.token_scale)})
        elif path == "/v1/messages" and call.method == "POST":
            await self._message(call)
        elif path in ("/v1/messages", "/v1/messages/count_tokens", "/v1/models"):
            raise ApiError(405, "Method Not Allowed")
        else:
            raise ApiError(404, "Not found")

    async def _message(self, call: _Call) -> None:
        body = check_shape(await call.read_json(), counting=False)
        model = self._serving(body["model"])
        check_model_rules(body, model, call.version())
        identity = request_seed(body)
        fault = self._fault(call.headers.get("x-simulate-fault") or model.fault, identity)
        if fault and fault.error:
            await call.send_error(fault.error, {"retry-after": fault.retry_after} if fault.retry_after else {})
            return
        message = answer(model, body, self._sample(call.headers.get("x-simulate-sample"), identity))
        if fault and fault.kind == "hang":
            await call.wait_for_disconnect()
        elif body.get("stream"):
            await self._stream(call, message, fault)
        else:
            await _send_message(call, message, fault)

    async def _stream(self, call: _Call, message: JsonObject, fault: Fault | None) -> None:
        kind = fault.kind if fault else None
        pause = fault.seconds if fault and kind == "trickle" else self._pace_s
        events = list(stream_events({**message, "content": []} if kind == "empty" else message))
        await call.start(200, "text/event-stream; charset=utf-8", {"cache-control": "no-cache"})
        for number, event in enumerate(events):
            if number == max(2, len(events) // 2) and kind in ("cut", "stop", "error-event", "broken-json"):
                if kind == "cut":
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

    def _list(self, query: dict[str, list[str]]) -> JsonObject:
        wanted = query.get("lifecycle") or query.get("lifecycle[]") or ["active", "deprecated"]
        models = [model for model in self._models.by_id.values() if model.lifecycle in wanted]
        limit = query.get("limit", ["20"])[0]
        if not limit.isdigit() or not 1 <= int(limit) <= 1000:
            raise ApiError(400, "limit: Input should be between 1 and 1000")
        ids = [model.id for model in models]
        if "before_id" in query:
            window = models[: _place(ids, query["before_id"][0], "before_id")]
            page = window[-int(limit) :]
        else:
            start = _place(ids, query["after_id"][0], "after_id") + 1 if "after_id" in query else 0
            window = models[start:]
            page = window[: int(limit)]
        return {
            "data": [model_info(model) for model in page],
            "has_more": len(window) > len(page),
            "first_id": page[0].id if page else None,
            "last_id": page[-1].id if page else None,
        }

    def _known(self, model_id: str) -> ScriptedModel:
        if model_id not in self._models.by_id:
            raise ApiError(404, f"model: {model_id}")
        return self._models.by_id[model_id]

    def _serving(self, model_id: str) -> ScriptedModel:
        model = self._known(model_id)
        if model.lifecycle == "retired":
            raise ApiError(404, f"model: {model_id}")
        return model

    def _sample(self, pinned: str | None, identity: int) -> int:
        if pinned is not None:
            if not pinned.isdigit():
                raise ApiError(400, "x-simulate-sample: Input should be a whole number")
            return int(pinned)
        self._samples[identity] += 1
        return self._samples[identity]

    def _fault(self, text: str | None, identity: int) -> Fault | None:
        """The fault this call meets; None when there is none, or when the request had it often enough."""
        if not text:
            return None
        fault = read_fault(text)
        self._faulted[identity, text] += 1
        return None if fault.times is not None and self._faulted[identity, text] > fault.times else fault


class _Call:
    """One HTTP request and the ways to answer it."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        self.headers: dict[str, str] = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        self.request_id = request_id
        self._receive = receive
        self._send = send

    def version(self) -> str:
        version = self.headers.get("anthropic-version")
        if not version:
            raise ApiError(400, "anthropic-version: header is required")
        if version not in VERSIONS:
            raise ApiError(400, f'anthropic-version: "{version}" is not a valid version')
        return version

    async def read_json(self) -> JsonValue:
        parts: list[bytes] = []
        size = 0
        more = True
        while more:
            event = await self._receive()
            if event["type"] == "http.disconnect":
                break
            parts.append(event.get("body", b""))
            size += len(parts[-1])
            if size > _MAX_BODY:
                raise status_error(413)
            more = event.get("more_body", False)
        try:
            value = json.loads(b"".join(parts))
            json.dumps(value, ensure_ascii=False).encode()  # refuses lone surrogates, as the API does
        except (ValueError, RecursionError):
            raise ApiError(400, "The request body is not valid JSON") from None
        return value

    async def send_json(self, status: int, body: JsonObject, headers: dict[str, str] | None = None) -> None:
        data = json.dumps(body, ensure_ascii=False).encode()
        await self.start(status, "application/json", {"content-length": str(len(data)), **(headers or {})})
        await self.send_part(data)
        await self.end()

    async def send_error(self, error: ApiError, headers: dict[str, str] | None = None) -> None:
        await self.send_json(error.status, error_body(error, self.request_id), headers)

    async def start(self, status: int, content_type: str, headers: dict[str, str]) -> None:
        fields = {
            "content-type": content_type,
            "request-id": self.request_id,
            "x-simulated": "true",
            "anthropic-organization-id": "simulated",
            **headers,
        }
        encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in fields.items()]
        await self._send({"type": "http.response.start", "status": status, "headers": encoded})

    async def send_part(self, data: bytes) -> None:
        await self._send({"type": "http.response.body", "body": data, "more_body": True})

    async def end(self) -> None:
        await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    async def wait_for_disconnect(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass


def _check_key(headers: dict[str, str]) -> None:
    """Accepts any key, as bearer token or x-api-key, but none that starts with `invalid`; ApiError 401."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    key = token.strip() if scheme.lower() == "bearer" else headers.get("x-api-key", "").strip()
    if not key:
        raise ApiError(401, "Authentication required: send an API key as a bearer token or in x-api-key")
    if key.startswith("invalid"):
        raise ApiError(401, "invalid x-api-key")


async def _live(receive: Receive, send: Send) -> None:
    while True:
        event = await receive()
        await send({"type": f"{event['type']}.complete"})
        if event["type"] == "lifespan.shutdown":
            return


async def _send_message(call: _Call, message: JsonObject, fault: Fault | None) -> None:
    kind = fault.kind if fault else None
    if fault is None or kind in ("stop", "error-event"):
        await call.send_json(200, message)
        return
    if kind == "empty":
        await call.send_json(200, {**message, "content": []})
        return
    data = json.dumps(message, ensure_ascii=False).encode()
    if kind == "broken-json":
        data = data[: len(data) // 2]
    await call.start(200, "application/json", {"content-length": str(len(data))})
    if kind == "cut":
        await call.send_part(data[: len(data) // 2])
        return
    size = max(1, len(data) // 16) if kind == "trickle" else len(data)
    for start in range(0, len(data), size):
        if kind == "trickle":
            await asyncio.sleep(fault.seconds)
        await call.send_part(data[start : start + size])
    await call.end()


def _place(ids: list[str], model_id: str, field: str) -> int:
    if model_id not in ids:
        raise ApiError(400, f"{field}: unknown model id")
    return ids.index(model_id)
