"""One HTTP request to the simulator, and the ways to answer it or to break off."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from workbench.simulator.faults import ApiError, error_body, status_error
from workbench.simulator.requests import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.records import JsonObject, JsonValue

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_encode = json.JSONEncoder(ensure_ascii=False).encode
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER of no time: closing sends a reset


class Call:
    """One HTTP request. `extra` are headers that whatever answers it carries as well."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"].rstrip("/")
        self.headers: dict[str, str] = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        self.request_id = request_id
        self.extra: Mapping[str, str] = {}
        self._scope = scope
        self._receive = receive
        self._send = send

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(self._scope.get("query_string", b"").decode("latin-1"))

    @property
    def base_url(self) -> str:
        """Where the client reached this server."""
        return f"{self._scope.get('scheme', 'http')}://{self.headers.get('host', '127.0.0.1')}"

    def version(self) -> str:
        version = self.headers.get("anthropic-version")
        if not version:
            raise ApiError(400, "anthropic-version: header is required")
        if version not in VERSIONS:
            raise ApiError(400, f'anthropic-version: "{version}" is not a valid version')
        return version

    def betas(self) -> frozenset[str]:
        header = self.headers.get("anthropic-beta")
        return frozenset(name.strip() for name in header.split(",") if name.strip()) if header else frozenset()

    def check_key(self) -> None:
        """Accepts any key, as bearer token or x-api-key, but none that starts with `invalid`; ApiError 401."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        key = token.strip() if scheme.lower() == "bearer" else self.headers.get("x-api-key", "").strip()
        if not key:
            raise ApiError(401, "Authentication required: send an API key as a bearer token or in x-api-key")
        if key.startswith("invalid"):
            raise ApiError(401, "invalid x-api-key")

    async def read_body(self, limit: int) -> bytes:
        """The whole body; ApiError 413 when it is longer than so many bytes."""
        parts: list[bytes] = []
        size = 0
        more = True
        while more:
            event = await self._receive()
            if event["type"] == "http.disconnect":
                break
            parts.append(event.get("body", b""))
            size += len(parts[-1])
            if size > limit:
                raise status_error(413)
            more = event.get("more_body", False)
        return b"".join(parts)

    async def send_json(self, status: int, body: JsonObject, headers: Mapping[str, str] | None = None) -> None:
        data = _encode(body).encode()
        await self.start(status, "application/json", {"content-length": str(len(data)), **(headers or {})})
        await self.send_part(data)
        await self.end()

    async def send_error(self, error: ApiError, headers: Mapping[str, str] | None = None) -> None:
        await self.send_json(error.status, error_body(error, self.request_id), headers)

    async def start(self, status: int, content_type: str, headers: Mapping[str, str]) -> None:
        fields = {
            "content-type": content_type,
            "request-id": self.request_id,
            "x-simulated": "true",
            "anthropic-organization-id": "simulated",
            **self.extra,
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

    async def break_off(self, *, reset: bool = False) -> None:
        """Closes the connection where it is; `reset`: what was sent last is lost too, and the client sees a reset.

        ASGI has no word for it, so this asks uvicorn's own connection. Without one (in process) returning before the
        end of the answer says the same.
        """
        transport = getattr(getattr(self._send, "__self__", None), "transport", None)
        if transport is None:
            return
        if reset:
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            transport.abort()
        else:
            transport.close()
        await self.wait_for_disconnect()


def parsed(body: bytes) -> JsonValue:
    """A JSON body; ApiError 400 when it is none, or holds what is no Unicode text."""
    try:
        value = json.loads(body)
        if b"\\u" in body or not body.isascii():
            _encode(value).encode()  # refuses lone surrogates, as the API does
    except (ValueError, RecursionError):
        raise ApiError(400, "The request body is not valid JSON") from None
    return value
