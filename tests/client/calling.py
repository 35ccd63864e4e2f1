"""One call, as the rest of Workbench makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.client.send import Connection
from workbench.client.settings import ClientSettings

if TYPE_CHECKING:
    from workbench.client.reply import Reply, Retry
    from workbench.records import JsonObject

REQUEST: JsonObject = {
    "model": "claude-sonnet-5-5",
    "max_tokens": 300,
    "messages": [{"role": "user", "content": "Say hello."}],
}


async def send(
    url: str,
    request: JsonObject | None = None,
    *,
    timeout_s: float = 10.0,
    connect_s: float = 10.0,
    max_retries: int = 0,
    text: list[str] | None = None,
    retries: list[Retry] | None = None,
) -> Reply:
    """One call on a connection of its own; pieces of text and retries are added to the lists."""
    settings = ClientSettings(base_url=url, timeout_s=timeout_s, connect_s=connect_s, max_retries=max_retries)
    async with Connection(settings) as connection:
        return await connection.send(
            request or REQUEST,
            on_text=None if text is None else text.append,
            on_retry=None if retries is None else retries.append,
        )
