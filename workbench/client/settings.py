"""How to reach the Messages API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Provider = Literal["anthropic", "bedrock", "bedrock-invoke", "vertex", "foundry", "aws", "google-cloud"]


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """Address and patience of a connection.

    Without `base_url` the SDK's own environment variables say where and with which key. With a `transport` (an ASGI
    application) calls stay in this process and need no key. `timeout_s` bounds one whole try of a call,
    `connect_s` the time until the endpoint takes the connection, `connections` how many are open at once.
    `provider` None is the Claude API, or what speaks like it. `region`, `project` and `resource` say where at a
    provider; what is None comes from the environment variables that its own client reads.
    """

    transport: Any = None
    base_url: str | None = None
    timeout_s: float = 600.0
    connect_s: float = 10.0
    max_retries: int = 2
    provider: Provider | None = None
    region: str | None = None
    project: str | None = None
    resource: str | None = None
    connections: int = 1000
