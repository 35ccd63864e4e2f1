"""How to reach the Messages API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """Address and patience of a connection.

    Without `base_url` the SDK's own environment variables say where and with which key. With a `transport` (an ASGI
    application) calls stay in this process and need no key. `timeout_s` bounds one whole try of a call,
    `connect_s` the time until the endpoint takes the connection.
    """

    transport: Any = None
    base_url: str | None = None
    timeout_s: float = 600.0
    connect_s: float = 10.0
    max_retries: int = 2
