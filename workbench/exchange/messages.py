"""`import messages`: requests and responses of the Messages API as they went over the wire."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from workbench.exchange.intake import take_in
from workbench.exchange.logged import BadRow, Logged, is_content, own_stop_reason
from workbench.exchange.transcript import Assembly
from workbench.records import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.exchange.files import FileRow
    from workbench.exchange.progress import Event, Imported
    from workbench.records import JsonObject, JsonValue
    from workbench.store.database import Database

_NOT_PARAMS = ("model", "messages", "system", "tools", "stream")


def import_messages(
    db: Database, files: list[Path], *, suite: str | None, name: str | None = None, strict: bool = False
) -> Iterator[Event]:
    """Turn logged calls of one prompt into runs, one for each model; progress as it goes, at last what was done.

    A line holds `{"request", "response", ...}`, a bare message, a batch's result, or one event of a stream (the
    events of a message up to `message_stop` make one output). Calls of the same input are samples of one case, in
    the order they stand. Bad lines are named and left out; with `strict` they raise WorkbenchError and nothing is
    changed.
    """
    streams: dict[Path, Assembly] = {}

    def logged(path: Path, row: FileRow) -> Logged | None:
        assert row.value is not None
        assembly = streams.setdefault(path, Assembly())
        if assembly.takes(row.value):
            message = assembly.add(row.value)
            return None if message is None else logged_pair({"response": message}, row.line)
        return logged_pair(row.value, row.line)

    def unfinished(path: Path) -> str | None:
        assembly = streams.get(path)
        return "the stream breaks off before message_stop" if assembly and assembly.open else None

    return take_in(db, files, logged, suite=suite, name=name, strict=strict, remarks=_remarks, at_end=unfinished)


def _remarks(report: Imported) -> list[str]:
    return ["no line could be used; 'import rows' takes logs of other forms"] if report.fruitless else []


def logged_pair(row: JsonObject, line: int) -> Logged:
    """What a pair, bare message or batch result says. Raises BadRow."""
    row, case = _pair(row)
    request, response = row.get("request"), row.get("response")
    if request is not None and not isinstance(request, dict):
        raise BadRow("request is not an object")
    if isinstance(response, list):
        response = _assembled(response)
    error = _error(row, response)
    if error is None and (not isinstance(response, dict) or not isinstance(response.get("content"), list)):
        raise BadRow("no response: the line holds a request only" if request else "neither a request nor a message")
    answer: JsonObject = response if error is None and isinstance(response, dict) else {}
    asked: JsonObject = request or {}
    served = answer.get("model")
    model = asked.get("model") or served
    if not isinstance(model, str):
        raise BadRow("no model")
    content = answer.get("content", [])
    if not all(isinstance(block, dict) and isinstance(block.get("type"), str) for block in content):
        raise BadRow("response.content is not a list of content blocks")
    messages = asked.get("messages")
    if messages is not None and not _are_messages(messages):
        raise BadRow("request.messages is not a list of messages, each with role and content")
    usage, details = answer.get("usage"), answer.get("stop_details")
    return Logged(
        line=line,
        suite=None,
        model=model,
        served=served if isinstance(served, str) else None,
        case=case or (None if messages else _own_id(answer)),  # without its request, an answer pairs with nothing
        messages=tuple(messages) if messages else None,
        system=asked.get("system"),
        tools=asked.get("tools"),
        params={name: value for name, value in asked.items() if name not in _NOT_PARAMS},
        content=tuple(content),
        request=request,
        stop_reason=own_stop_reason(answer.get("stop_reason")),
        usage=usage if isinstance(usage, dict) and usage else None,
        latency_ms=_elapsed_ms(row.get("started_at"), row.get("ended_at")),
        request_id=_request_id(row, answer),
        error=error,
        at=row["started_at"] if isinstance(row.get("started_at"), str) else None,
        stop_details=details if isinstance(details, dict) else None,
    )


def _own_id(answer: JsonObject) -> str | None:
    found = answer.get("id")
    return found if isinstance(found, str) and found else None


def _pair(row: JsonObject) -> tuple[JsonObject, str | None]:
    """The line as a pair, and the case it names (a batch's custom_id)."""
    result = row.get("result")
    if "custom_id" in row and isinstance(result, dict):
        kind = result.get("type")
        if kind == "succeeded":
            response = result.get("message")
        else:
            response = result.get("error") or {"type": "error", "error": {"type": kind, "message": f"the call {kind}"}}
        return {"request": row.get("request") or row.get("params"), "response": response}, str(row["custom_id"])
    if "request" not in row and "response" not in row and row.get("type") in ("message", "error"):
        return {"response": row}, None
    if "request" not in row and "response" not in row and "messages" in row and "content" not in row:
        return {"request": row}, None
    return row, row["custom_id"] if isinstance(row.get("custom_id"), str) else None


def _assembled(events: list[JsonValue]) -> JsonObject:
    assembly = Assembly()
    for event in events:
        message = assembly.add(event) if isinstance(event, dict) and assembly.takes(event) else None
        if message is not None:
            return message
    raise BadRow("the stream in 'response' breaks off before message_stop")


def _error(row: JsonObject, response: JsonValue) -> OutputError | None:
    if not isinstance(response, dict) or not isinstance(response.get("error"), dict):
        return None
    said = response["error"]
    status = row.get("status")
    request_id = response.get("request_id")
    return OutputError(
        kind=str(said.get("type") or "unknown"),
        message=str(said.get("message") or ""),
        status=status if isinstance(status, int) and not isinstance(status, bool) else None,
        request_id=request_id if isinstance(request_id, str) else None,
    )


def _are_messages(value: JsonValue) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and isinstance(one.get("role"), str) and is_content(one.get("content")) for one in value
    )


def _request_id(row: JsonObject, answer: JsonObject) -> str | None:
    """The request's id from the headers, else the message's own."""
    headers = row.get("headers")
    names = {str(name).lower(): value for name, value in headers.items()} if isinstance(headers, dict) else {}
    found = names.get("request-id") or answer.get("id")
    return found if isinstance(found, str) else None


def _elapsed_ms(started: JsonValue, ended: JsonValue) -> float | None:
    if not isinstance(started, str) or not isinstance(ended, str):
        return None
    try:
        elapsed = (datetime.fromisoformat(ended) - datetime.fromisoformat(started)).total_seconds() * 1000
    except (ValueError, TypeError):
        return None
    return elapsed if elapsed >= 0 else None
