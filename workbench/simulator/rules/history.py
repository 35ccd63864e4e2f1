"""Thinking that is sent back: whose it is, and whether what came before it is still the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.simulator.faults import ApiError
from workbench.simulator.signing import THOUGHTS, prefixes, read_signature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonObject
    from workbench.simulator.models import ScriptedModel
    from workbench.simulator.rules.setting import Setting


def check(request: JsonObject, model: ScriptedModel, setting: Setting) -> None:
    """ApiError 400 for this model's own thinking after an edited history, where the model minds and is not told to.

    Thinking of other models is ignored, as is what the simulator did not sign.
    """
    behaviour = _wanted(request)
    if model.facts.preserved_thinking_check in (None, "none") or behaviour == "drop_block":
        return
    if setting.batch and behaviour is None:
        return  # a batch drops such blocks unless it is told not to
    thought = list(_thoughts(request))
    if not thought:
        return
    before = list(prefixes(request))
    for index, number, block in thought:
        signature = read_signature(block)
        if signature and signature.model == model.id and signature.prefix != before[index]:
            raise ApiError(
                400, f"messages.{index}.content.{number}: this thinking block is bound to a different conversation."
            )


def without_unreadable(request: JsonObject, model: ScriptedModel) -> JsonObject:
    """The request as the model reads it: without the thinking it cannot read, which is not billed either."""
    dropped = {(index, number) for index, number, block in _thoughts(request) if not _is_read(block, model)}
    if not dropped:
        return request
    messages = []
    for index, message in enumerate(request["messages"]):
        content = message.get("content")
        if isinstance(content, list):
            content = [block for number, block in enumerate(content) if (index, number) not in dropped]
        messages.append({**message, "content": content})
    return {**request, "messages": messages}


def _is_read(block: JsonObject, model: ScriptedModel) -> bool:
    signature = read_signature(block)
    return signature is not None and signature.model == model.id


def _wanted(request: JsonObject) -> str | None:
    """What the request wants done with thinking that does not fit: `error`, `drop_block`, or nothing said."""
    binding = (request.get("thinking") or {}).get("block_binding") or {}
    return binding.get("prefix_mismatch_behavior")


def _thoughts(request: JsonObject) -> Iterator[tuple[int, int, JsonObject]]:
    for index, message in enumerate(request["messages"]):
        if message["role"] == "assistant" and isinstance(message.get("content"), list):
            for number, block in enumerate(message["content"]):
                if block["type"] in THOUGHTS:
                    yield index, number, block
