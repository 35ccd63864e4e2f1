"""An output as a row: what is big or often the same goes to `texts`, the rest stands in the row."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from workbench.records import Output, OutputError
from workbench.store.texts import get_json, joined_json, put_json, put_optional
from workbench.store.values import from_json, from_optional, to_json, to_optional

if TYPE_CHECKING:
    import sqlite3

    from workbench.records import JsonObject, JsonValue

# System prompts and tool lists are the same from case to case: kept apart, they are stored once.
_APART = ("system", "tools")

_COLUMNS = (
    "run_id", "case_id", "sample", "case_revision_id", "suite_revision_id", "content_text_id", "transcript_text_id",
    "request_text_id", "system_text_id", "tools_text_id", "stop_reason", "usage", "latency_ms", "cost_usd",
    "request_id", "model", "origin", "simulated", "error", "at", "first_token_ms", "call_key", "attempts",
    "stop_details",
)  # fmt: skip
_INSERT = f"INSERT INTO outputs ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_REPLACE = f"UPDATE outputs SET {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE id = ?"

SELECT = """
SELECT o.id, s.name, c.name, o.sample, t.body, o.transcript_text_id, x.body, o.request_text_id, q.body,
  o.system_text_id, o.tools_text_id, o.stop_reason, o.usage, o.latency_ms, o.cost_usd, o.request_id, o.model, o.origin,
  o.simulated, o.error, o.at, o.first_token_ms, o.call_key, o.attempts, o.stop_details, r.input_hash, o.run_id
FROM outputs o JOIN cases c ON c.id = o.case_id JOIN suites s ON s.id = c.suite_id
JOIN texts t ON t.id = o.content_text_id JOIN case_revisions r ON r.id = o.case_revision_id
LEFT JOIN texts x ON x.id = o.transcript_text_id LEFT JOIN texts q ON q.id = o.request_text_id"""


@dataclass(frozen=True, slots=True)
class StoredOutput:
    """An output with its row id and the hash of the input it answered."""

    id: int
    output: Output
    input_hash: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an output belongs: its run, case and the revisions that were current."""

    run_id: int
    case_id: int
    case_revision_id: int
    suite_revision_id: int


def insert_output(connection: sqlite3.Connection, place: Place, output: Output) -> int:
    """Add an output that is not there yet; give its id."""
    cursor = connection.execute(_INSERT, _row(connection, place, output))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def replace_failed(connection: sqlite3.Connection, output_id: int, place: Place, output: Output) -> None:
    """Put an output in the place of one that was only an error; labels that rest on the error keep its id."""
    connection.execute(_REPLACE, (*_row(connection, place, output), output_id))
    connection.execute("DELETE FROM checkings WHERE output_id = ?", (output_id,))


def stored_output(
    connection: sqlite3.Connection, row: tuple[JsonValue, ...], parts: dict[int, JsonValue] | None = None
) -> StoredOutput:
    """Read a row of `SELECT`. `parts` keeps what outputs have in common (by text id), so that it is read once."""
    (number, suite, case, sample, content, transcript_id, transcript, request_id, request, system, tools, stop_reason,
     usage, latency_ms, cost_usd, api_request_id, model, origin, simulated, error, at, first_token_ms, call_key,
     attempts, stop_details, input_hash, _) = row  # fmt: skip
    exchange = joined_json(transcript_id, transcript)
    sent = joined_json(request_id, request)
    failure = from_json(error)
    output = Output(
        suite=suite,
        case=case,
        sample=sample,
        content=tuple(from_json(content)),
        transcript=None if exchange is None else tuple(exchange),
        request=_request(connection, sent, (system, tools), {} if parts is None else parts),
        stop_reason=from_optional(stop_reason),
        usage=from_json(usage),
        latency_ms=latency_ms,
        cost_usd=cost_usd,
        request_id=from_optional(api_request_id),
        model=from_optional(model),
        origin=origin,
        simulated=bool(simulated),
        error=None if failure is None else OutputError(**failure),
        at=from_optional(at),
        first_token_ms=first_token_ms,
        call_key=from_optional(call_key),
        attempts=attempts,
        stop_details=from_json(stop_details),
    )
    return StoredOutput(number, output, input_hash)


def _row(connection: sqlite3.Connection, place: Place, output: Output) -> tuple[JsonValue, ...]:
    request = output.request
    apart: list[int | None] = [None, None]
    if request is not None:
        apart = [put_optional(connection, request.get(name)) for name in _APART]
        # The emptied field stays, so that the request comes back with its keys in their order.
        request = request | {name: None for name in _APART if name in request}
    return (
        place.run_id,
        place.case_id,
        output.sample,
        place.case_revision_id,
        place.suite_revision_id,
        put_json(connection, output.content),
        put_optional(connection, output.transcript),
        put_optional(connection, request),
        *apart,
        to_optional(output.stop_reason),
        to_json(output.usage),
        output.latency_ms,
        output.cost_usd,
        to_optional(output.request_id),
        to_optional(output.model),
        output.origin,
        output.simulated,
        None if output.error is None else to_json(asdict(output.error)),
        to_optional(output.at),
        output.first_token_ms,
        to_optional(output.call_key),
        output.attempts,
        to_json(output.stop_details),
    )


def _request(
    connection: sqlite3.Connection,
    request: JsonObject | None,
    apart: tuple[int | None, int | None],
    parts: dict[int, JsonValue],
) -> JsonObject | None:
    """A request with what is stored apart put in its place."""
    if request is not None:
        for name, part in zip(_APART, apart, strict=True):
            if part is not None:
                if part not in parts:
                    parts[part] = get_json(connection, part)
                request[name] = parts[part]
    return request
