"""Calls an application without a network, at a time that the test sets."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbench.simulator.app import AsgiApp

OLDER, NEWEST = "2023-06-01", "2026-10-21"


@dataclass
class Clock:
    """A clock that stands still until it is moved; in seconds."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Answered:
    """What came back. `whole` is False when the connection ended early."""

    status: int
    headers: dict[str, str]
    data: bytes
    whole: bool

    @property
    def json(self) -> Any:
        return json.loads(self.data)

    @property
    def says(self) -> str:
        """The message of an error."""
        return str(self.json["error"]["message"])


async def ask(
    app: AsgiApp, body: Any = None, path: str = "/v1/messages", method: str = "POST", **headers: str
) -> Answered:
    """One call; headers are written with underscores."""
    path, _, query = path.partition("?")
    given = {"x_api_key": "any", "anthropic_version": NEWEST, "host": "simulator", **headers}
    sent: list[Any] = []
    got = [{"type": "http.request", "body": b"" if body is None else json.dumps(body).encode()}]

    async def receive() -> Any:
        if not got:
            await asyncio.get_running_loop().create_future()
        return got.pop()

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()],
    }
    await app(scope, receive, send)
    whole = bool(sent) and not sent[-1].get("more_body", False)
    if not sent:
        return Answered(0, {}, b"", whole=False)
    fields = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answered(sent[0]["status"], fields, b"".join(part["body"] for part in sent[1:]), whole)


def hello(text: str = "Hello", **fields: Any) -> dict[str, Any]:
    """A request that every model of the newest kind takes."""
    request = {"model": "claude-sonnet-5-5", "max_tokens": 200, "messages": [{"role": "user", "content": text}]}
    return {**request, **fields}
