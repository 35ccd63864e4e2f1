"""Reading a file of answers that the simulator is to give back: JSON lines, each checked before the first call."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.simulator.faults import status_of
from workbench.simulator.played import Played, key_of_request, key_of_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from workbench.records import JsonObject, JsonValue
    from workbench.simulator.models import ScriptedModels
    from workbench.simulator.played import Key, Response

_LINE = (
    'A line is {"request": {…}, "response": {…}} or {"model": …, "user": …, "response": {…}}; see docs/simulator.md.'
)
_FIELDS: Mapping[str, Mapping[str, type]] = {
    "text": {"text": str},
    "thinking": {"thinking": str},
    "tool_use": {"id": str, "name": str, "input": dict},
}
_COUNTED = ("input_tokens", "output_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")


def read_played(path: Path, models: ScriptedModels) -> Played:
    """Reads a file of JSON lines; WorkbenchError that names file and line for what is no answer to any request."""
    found: defaultdict[Key, list[Response]] = defaultdict(list)
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    key, response = _read_line(line, models)
                except (ValueError, RecursionError) as error:
                    raise WorkbenchError(
                        f"not an answer to play: {error}", where=f"{path}:{number}", hint=_LINE
                    ) from None
                found[key].append(response)
    except OSError as error:
        raise WorkbenchError(f"cannot be read: {error.strerror or error}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise WorkbenchError(f"not UTF-8: {error.reason}", where=str(path), hint=_LINE) from error
    if not found:
        raise WorkbenchError("there is no answer in this file", where=str(path), hint=_LINE)
    return Played(frozenset(model for model, _ in found), dict(found))


def _read_line(line: str, models: ScriptedModels) -> tuple[Key, Response]:
    """The conversation a line answers, and the response. ValueError says what is wrong."""
    row = json.loads(line)
    if not isinstance(row, dict):
        raise ValueError("no object")
    request = row.get("request")
    if request is None:
        if not isinstance(row.get("user"), str):
            raise ValueError("neither a request nor a user's text")
        conversation = key_of_words(row["user"])
    elif isinstance(request, dict) and _are_messages(request.get("messages")):
        if not _is_content(request.get("system") or "") or not _are_tools(request.get("tools")):
            raise ValueError("the request's system prompt or tools are none that the API takes")
        conversation = key_of_request(request)
    else:
        raise ValueError("the request has no messages, each with role and content")
    name = row.get("model") or (request or {}).get("model")
    model = models.find(name) if isinstance(name, str) else None
    if model is None:
        raise ValueError(f"no model of the catalogue: {name}" if name else "no model")
    return (model.id, conversation), _response(row)


def _response(row: JsonObject) -> Response:
    said = row.get("response")
    if not isinstance(said, dict):
        raise ValueError("no response")
    if isinstance(error := said.get("error"), dict):
        kind, status = str(error.get("type") or "api_error"), row.get("status")
        if status is None:
            status = status_of(kind)
        if not isinstance(status, int) or not 400 <= status < 600:
            raise ValueError(f"no status of an error: {status}")
        return {"status": status, "error": {"type": kind, "message": str(error.get("message") or "")}}
    content = said.get("content")
    if isinstance(content, str):
        content = [{"type": "text", "text": content}] if content else []
    if not isinstance(content, list) or not _is_content(content):
        raise ValueError("the response has no content of blocks, each with its type, nor is it an error")
    if not isinstance(said.get("stop_details"), dict | None) or not _is_usage(said.get("usage")):
        raise ValueError("usage (with whole numbers) and stop_details are objects")
    if not isinstance(said.get("stop_reason"), str | None):
        raise ValueError("stop_reason is a word")
    content = [{"signature": "", **block} if block["type"] == "thinking" else block for block in content]
    return {**{name: said.get(name) for name in ("stop_reason", "stop_sequence", "stop_details", "usage")},
            "content": content}  # fmt: skip


def _is_block(block: JsonValue) -> bool:
    kind = block.get("type") if isinstance(block, dict) else None
    return isinstance(kind, str) and all(isinstance(block.get(name), of) for name, of in _FIELDS.get(kind, {}).items())


def _is_content(value: JsonValue) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(map(_is_block, value)))


def _are_messages(value: JsonValue) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and isinstance(one.get("role"), str) and _is_content(one.get("content")) for one in value
    )


def _are_tools(value: JsonValue) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(one, dict) for one in value))


def _is_usage(value: JsonValue) -> bool:
    """Whether what is counted in a usage are numbers; null and what is not counted may be anything."""
    if value is None:
        return True
    if not isinstance(value, dict):
        return False
    counted = [value.get(name) for name in _COUNTED]
    parts = [value.get(name) or {} for name in ("cache_creation", "output_tokens_details")]
    return all(isinstance(part, dict) for part in parts) and all(
        one is None or (isinstance(one, int) and not isinstance(one, bool))
        for one in (*counted, *(number for part in parts for number in part.values()))
    )
