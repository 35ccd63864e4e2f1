"""`import rows`: any JSON lines or CSV, one row an answer, its columns named by --fields."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.exchange.fields import Columns, parse_fields
from workbench.exchange.files import is_csv, json_value
from workbench.exchange.intake import take_in
from workbench.exchange.logged import BadRow, Logged, is_content, own_stop_reason
from workbench.records import OutputError
from workbench.suites.schema import REQUEST_FIELDS

_PARAMETERS = REQUEST_FIELDS.keys() - {"messages", "system", "tools", "stream"}

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.exchange.files import FileRow
    from workbench.exchange.progress import Event, Imported
    from workbench.records import JsonObject, JsonValue
    from workbench.store.database import Database


def import_rows(
    db: Database,
    files: list[Path],
    *,
    fields: str | None = None,
    suite: str | None = None,
    name: str | None = None,
    strict: bool = False,
) -> Iterator[Event]:
    """Turn rows into runs, one for each model; progress as it goes, at last what was done.

    `fields` as on the command line; `suite` overrides the rows' own; `name` names the runs ({model} is replaced).
    Bad rows are named by line and left out; with `strict` any of them raises WorkbenchError and nothing is changed.
    """
    columns = Columns(parse_fields(fields))
    foreign: set[str] = set()
    first: list[str] = []

    def logged(path: Path, row: FileRow) -> Logged:
        assert row.value is not None
        if not first:
            first.extend(row.value)
        read = logged_row(columns, row.value, row.line, csv=is_csv(path))
        foreign.update(read.params.keys() - REQUEST_FIELDS.keys())
        if read.params.keys() <= _PARAMETERS:
            return read
        return replace(read, params={key: value for key, value in read.params.items() if key in _PARAMETERS})

    def remarks(report: Imported) -> list[str]:
        unseen = [f"no row has the column '{column}' that --fields names" for column in columns.never_seen]
        if foreign:
            names = ", ".join(sorted(foreign))
            unseen.append(f"params that are no fields of the Messages API are left out: {names}")
        if report.fruitless and first:
            unseen.append(f"no row could be used; the first has the columns {', '.join(first)} (see --fields)")
        return unseen

    return take_in(db, files, logged, suite=suite, name=name, strict=strict, remarks=remarks)


def logged_row(columns: Columns, row: JsonObject, line: int, *, csv: bool) -> Logged:
    """What a row says; an `output` that is null is an empty answer. Raises BadRow with the reason for a bad one."""
    variables = columns.variables(row)
    said = columns.read(row)
    get = said.get
    transcript = _messages(get("transcript"), "transcript")
    error = _error(get("error"))
    content = _content(get("content"), get("output"), transcript)
    if content is None and error is None and "output" not in said:
        raise BadRow(_no_output(transcript, get("messages")))
    if csv and error is not None and get("output") == "":
        content = None
    messages = _messages(get("messages"), "messages")
    if messages is None and transcript is not None and get("input") is None:
        messages = _before_answer(transcript)
    model = _word(get("model"), "model")
    if model is None:
        raise BadRow("no model")
    return Logged(
        line=line,
        suite=_word(get("suite"), "suite"),
        model=model,
        case=_word(get("case"), "case"),
        sample=_sample(get("sample")),
        input=_text(get("input"), "input"),
        messages=messages,
        vars=variables,
        system=_system(get("system")),
        tools=_listed(get("tools"), "tools"),
        params=_object(get("params"), "params") or {},
        tags=_tags(get("tags")),
        expected=_blank_is_none(get("expected"), csv),
        content=content or (),
        transcript=transcript,
        stop_reason=own_stop_reason(_word(get("stop_reason"), "stop_reason")),
        usage=_object(get("usage"), "usage") or None,
        latency_ms=_amount(get("latency_ms"), "latency_ms"),
        cost_usd=_amount(get("cost_usd"), "cost_usd"),
        error=error,
        at=_moment(get("at")),
    )


def _blank_is_none(value: JsonValue, csv: bool) -> JsonValue:
    return None if csv and value == "" else value


def _word(value: JsonValue, field: str) -> str | None:
    """A short text; numbers are taken for their digits, blank for nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        raise BadRow(f"{field} must be text, not {_kind(value)}")
    text = "" if value is None else str(value)
    return text if text.strip() else None


def _text(value: JsonValue, field: str) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise BadRow(f"{field} must be text, not {_kind(value)}")


def _sample(value: JsonValue) -> int:
    """The sample's number; 1 where the log does not say."""
    if value is None or value == "":
        return 1
    if isinstance(value, str):
        digits = value.strip().removesuffix(".0")  # as spreadsheets and data frames write whole numbers
        value = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 10**9:
        raise BadRow(f"sample must be a whole number from 0, not {_shown(value)}")
    return value


def _content(
    content: JsonValue, output: JsonValue, transcript: tuple[JsonObject, ...] | None
) -> tuple[JsonObject, ...] | None:
    """The answer's content blocks, None where the row has no answer."""
    if isinstance(output, list) and content is None:
        output, content = None, output
    if isinstance(content, str):
        content = _parsed(content) if content.lstrip().startswith("[") else None if not content else _block(content)
    if content is None and output is None and transcript:
        content = next((one["content"] for one in reversed(transcript) if one["role"] == "assistant"), None)
        content = _block(content) if isinstance(content, str) else content
    if content is not None:
        if not isinstance(content, list) or not all(_is_block(block) for block in content):
            raise BadRow(f"content must be a list of content blocks, not {_kind(content)}")
        return tuple(content)
    if output is None:
        return None
    if not isinstance(output, str):
        raise BadRow(f"output must be text, not {_kind(output)}")
    return tuple(_block(output))


def _no_output(transcript: tuple[JsonObject, ...] | None, messages: JsonValue) -> str:
    if transcript is not None:
        return "no output: no assistant speaks in the transcript"
    said = "no output: neither 'output' nor 'content' nor 'transcript' nor 'error'"
    spoken = isinstance(messages, list) and any(
        isinstance(one, dict) and one.get("role") == "assistant" for one in messages
    )
    return f"{said}; where messages holds the answers too, name it so: transcript=COLUMN" if spoken else said


def _block(text: str) -> list[JsonObject]:
    return [{"type": "text", "text": text}]


def _is_block(value: JsonValue) -> bool:
    return isinstance(value, dict) and isinstance(value.get("type"), str)


def _messages(value: JsonValue, field: str) -> tuple[JsonObject, ...] | None:
    listed = _listed(value, field)
    if listed is None:
        return None
    for message in listed:
        fits = isinstance(message, dict) and isinstance(message.get("role"), str) and is_content(message.get("content"))
        if not fits:
            raise BadRow(f"{field} must be a list of messages, each with role and content")
    return tuple(listed)


def _before_answer(transcript: tuple[JsonObject, ...]) -> tuple[JsonObject, ...] | None:
    """What was sent before the model first spoke."""
    sent: list[JsonObject] = []
    for message in transcript:
        if message["role"] == "assistant":
            break
        sent.append(message)
    return tuple(sent) or None


def _system(value: JsonValue) -> JsonValue:
    if value is None or value == "" or isinstance(value, str | list):
        return value or None
    raise BadRow(f"system must be text or a list of text blocks, not {_kind(value)}")


def _listed(value: JsonValue, field: str) -> list[JsonObject] | None:
    value = _parsed(value)
    if value is None or (isinstance(value, list) and all(isinstance(part, dict) for part in value)):
        return value
    raise BadRow(f"{field} must be a list of objects, not {_kind(value)}")


def _object(value: JsonValue, field: str) -> JsonObject | None:
    value = _parsed(value)
    if value is None or isinstance(value, dict):
        return value
    raise BadRow(f"{field} must be an object, not {_kind(value)}")


def _parsed(value: JsonValue) -> JsonValue:
    """A value that stands as JSON inside text (always so in CSV) as itself; blank text is nothing."""
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return json_value(value)
    except ValueError:
        return value


def _tags(value: JsonValue) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        parsed = _parsed(value) if value.lstrip().startswith("[") else None
        value = parsed if isinstance(parsed, list) else [part.strip() for part in value.replace(";", ",").split(",")]
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise BadRow(f"tags must be a list of words, not {_kind(value)}")
    return tuple(dict.fromkeys(tag for tag in value if tag))


def _amount(value: JsonValue, field: str) -> float | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            raise BadRow(f"{field} must be a number, not {_shown(value)}") from None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        raise BadRow(f"{field} must be a number from 0, not {_shown(value)}")
    return float(value)


def _error(value: JsonValue) -> OutputError | None:
    value = _parsed(value) if isinstance(value, str) and value.lstrip().startswith("{") else value
    if value is None or value is False or value in ("", {}):
        return None
    if isinstance(value, str):
        return OutputError("unknown", value)
    if isinstance(value, dict):
        nested = value.get("error")
        inner: JsonObject = nested if isinstance(nested, dict) else value
        kind, message = inner.get("kind") or inner.get("type") or "unknown", inner.get("message")
        status = value.get("status", inner.get("status"))
        return OutputError(
            kind=str(kind),
            message=message if isinstance(message, str) else json.dumps(inner, ensure_ascii=False),
            status=status if isinstance(status, int) and not isinstance(status, bool) else None,
            request_id=value["request_id"] if isinstance(value.get("request_id"), str) else None,
        )
    raise BadRow(f"error must be text or an object, not {_kind(value)}")


def _moment(value: JsonValue) -> str | None:
    """A time as the log writes it; a number is taken for seconds (or ms) since 1970."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, UTC).isoformat()
        except (ValueError, OverflowError, OSError):
            raise BadRow(f"at must be a time, not {value}") from None
    return _word(value, "at")


def _kind(value: JsonValue) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}
    return kinds.get(type(value), "nothing")


def _shown(value: JsonValue) -> str:
    text = repr(value) if isinstance(value, str | int | float) else _kind(value)
    return text if len(text) <= 40 else text[:37] + "..."
