"""Counting the input tokens of a request at the API, which is free of charge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.catalog.sending import how_to_send

if TYPE_CHECKING:
    from workbench.client.endpoint import Endpoint
    from workbench.records import JsonObject, OutputError

# What the body of a count takes (API reference, count_tokens): not max_tokens, nor how the answer is drawn.
_COUNTED = frozenset({"system", "tools", "tool_choice", "thinking", "output_config", "cache_control", "speed"})


async def count_tokens(endpoint: Endpoint, request: JsonObject) -> int | OutputError:
    """The input tokens of a request, or why the API does not count them: it judges the request as for an answer."""
    sending = how_to_send(request, request["model"], platform=endpoint.platform)
    rest = {name: value for name, value in sending.body.items() if name in _COUNTED}

    async def count(client: Any) -> int:
        counted = await client.messages.count_tokens(
            model=request["model"], messages=request["messages"], extra_body=rest, extra_headers=sending.headers
        )
        tokens = getattr(counted, "input_tokens", None)
        if not isinstance(tokens, int):
            raise ValueError("the answer is no count of tokens")
        return tokens

    return await endpoint.ask(count)
