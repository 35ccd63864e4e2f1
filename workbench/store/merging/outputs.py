"""Outputs by run, case and sample. Where two databases have another one in the same place, both keep the same one."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING

from workbench.records import Output, OutputError
from workbench.store.merging.theirs import count, find_here, take_new
from workbench.store.merging.told import Step, Taken
from workbench.store.search import forget_output, index_output
from workbench.store.values import from_column, from_json
from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.records import JsonValue
    from workbench.store.merging.spells import Spells
    from workbench.store.merging.told import Merged

_TEXTS = ("content", "transcript", "request", "system", "tools")
_PLACE = ("run_id", "case_id", "sample")
_TEXT_IDS = tuple(f"{name}_text_id" for name in _TEXTS)
_REVISIONS = ("case_revision_id", "suite_revision_id")
_VALUES = (
    "stop_reason", "usage", "latency_ms", "cost_usd", "request_id", "model", "origin", "simulated", "error", "at",
    "first_token_ms", "call_key", "attempts", "stop_details",
)  # fmt: skip
_COLUMNS = (*_PLACE, *_REVISIONS, *_TEXT_IDS, *_VALUES)

# Their outputs in our numbers.
_COMING = (
    "CREATE TEMP VIEW coming_outputs AS SELECT t.id AS theirs, r.ours AS run_id, c.ours AS case_id, t.sample,"
    " k.ours AS case_revision_id, s.ours AS suite_revision_id, "
    + ", ".join(f"{name}.ours AS {name}_text_id" for name in _TEXTS)
    + ", "
    + ", ".join(f"t.{name} AS {name}" for name in _VALUES)
    + " FROM their_outputs t LEFT JOIN runs_here r ON r.theirs = t.run_id"
    " LEFT JOIN cases_here c ON c.theirs = t.case_id LEFT JOIN case_revisions_here k ON k.theirs = t.case_revision_id"
    " LEFT JOIN suite_revisions_here s ON s.theirs = t.suite_revision_id"
    + "".join(f" LEFT JOIN texts_here {name} ON {name}.theirs = t.{name}_text_id" for name in _TEXTS)
)
_SAME = (
    "o.run_id = (SELECT ours FROM runs_here WHERE theirs = t.run_id)"
    " AND o.case_id = (SELECT ours FROM cases_here WHERE theirs = t.case_id) AND o.sample = t.sample"
)


def take_outputs(spells: Spells, merged: Merged) -> Iterator[Step]:
    """Take in outputs and make them findable; `outputs_differ` says for which of theirs ours was kept."""
    connection = spells.connection
    connection.execute(_COMING)
    connection.execute("CREATE TEMP TABLE outputs_differ (theirs INTEGER PRIMARY KEY)")
    new = find_here(connection, "outputs", _SAME)
    changed = _decide(spells, merged)
    total = count(connection, "SELECT count(*) FROM outputs_here")
    merged.taken["outputs"] = Taken(new, total - new, changed)
    yield Step("outputs")

    def made(came: list[int], _first: int, _last: int) -> None:
        numbers = lossless_json(came)
        connection.execute(
            "INSERT INTO run_suites (run_id, suite_id, outputs) SELECT o.run_id, c.suite_id, count(*)"
            " FROM json_each(?) j JOIN outputs o ON o.id = j.value JOIN cases c ON c.id = o.case_id"
            " GROUP BY o.run_id, c.suite_id"
            " ON CONFLICT (run_id, suite_id) DO UPDATE SET outputs = outputs + excluded.outputs",
            (numbers,),
        )
        rows = connection.execute(f"{_TOLD} WHERE o.id IN (SELECT value FROM json_each(?)) ORDER BY o.id", (numbers,))
        for number, *told in rows.fetchall():
            index_output(connection, number, _told(*told))

    columns = ", ".join(_COLUMNS)
    insert = f"INTO outputs ({columns}) SELECT {columns} FROM (SELECT theirs AS id, * FROM coming_outputs) t"
    for done in take_new(spells, "outputs", insert, _SAME, made):
        yield Step("outputs", done, new)


def refuse_strange_outputs(connection: sqlite3.Connection, schema: str) -> None:
    """Raise sqlite3.DatabaseError for outputs of an attached database that could not be shown."""
    failed = connection.execute(
        f"SELECT t.body, o.error FROM {schema}.outputs o JOIN {schema}.texts t ON t.id = o.content_text_id"
        " WHERE o.error IS NOT NULL"
    )
    for content, error in failed:
        _told(content, None, error)


def _decide(spells: Spells, merged: Merged) -> int:
    """Choose one of each two outputs that are in one place and are not the same; how many of ours gave way."""
    connection = spells.connection
    differs = " OR ".join(f"v.{name} IS NOT o.{name}" for name in (*_REVISIONS, *_TEXT_IDS, *_VALUES))
    rows = connection.execute(
        f"SELECT h.theirs, h.ours FROM outputs_here h JOIN coming_outputs v ON v.theirs = h.theirs"
        f" JOIN outputs o ON o.id = h.ours WHERE {differs} ORDER BY h.ours"
    ).fetchall()
    changed = 0
    for theirs, ours in rows:
        here = _row(connection, "outputs", "id", ours)
        there = _row(connection, "coming_outputs", "theirs", theirs)
        if _rank(connection, there) < _rank(connection, here):
            changed += 1
            with spells.spell():
                _replace(connection, ours, there)
        else:
            connection.execute("INSERT INTO outputs_differ VALUES (?)", (theirs,))
    if rows:
        merged.conflicts.append(
            f"outputs that runs got apart in both: kept are {len(rows) - changed:,} of ours and {changed:,} of theirs,"
            " an answer before an error, else the earlier one"
        )
    return changed


def _row(connection: sqlite3.Connection, table: str, key: str, number: int) -> dict[str, JsonValue]:
    found = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM {table} WHERE {key} = ?", (number,)).fetchone()
    return dict(zip(_COLUMNS, found, strict=True))


def _rank(connection: sqlite3.Connection, row: dict[str, JsonValue]) -> tuple[bool, bool, str, str]:
    """The place of an output among those of one place, from what is in it alone: the first is kept."""
    hashes = [
        connection.execute(f"SELECT hash FROM {table} WHERE id = ?", (row[name],)).fetchone()
        for table, name in (
            ("case_revisions", "case_revision_id"),
            ("suite_revisions", "suite_revision_id"),
            *(("texts", name) for name in _TEXT_IDS),
        )
    ]
    content = repr([hashes, [row[name] for name in _VALUES]])
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    at = row["at"]
    return row["error"] is not None, at is None, "" if at is None else from_column(at), digest


def _replace(connection: sqlite3.Connection, number: int, row: dict[str, JsonValue]) -> None:
    """Put their output in the place of ours; what rests on ours and was not said of theirs goes."""
    forget_output(connection, number, _readable(connection, number))
    settings = ", ".join(f"{name} = ?" for name in _COLUMNS)
    connection.execute(f"UPDATE outputs SET {settings} WHERE id = ?", (*(row[name] for name in _COLUMNS), number))
    connection.execute("DELETE FROM checkings WHERE output_id = ?", (number,))
    # By what verdicts were made of it could not be told that this output is another now.
    connection.execute(
        "UPDATE suite_verdicts SET made_of = NULL WHERE comparison_id IN"
        " (SELECT id FROM comparisons WHERE ? IN (baseline_run_id, target_run_id))",
        (row["run_id"],),
    )
    index_output(connection, number, _readable(connection, number))


_TOLD = (
    "SELECT o.id, t.body, x.body, o.error FROM outputs o JOIN texts t ON t.id = o.content_text_id"
    " LEFT JOIN texts x ON x.id = o.transcript_text_id"
)


def _readable(connection: sqlite3.Connection, number: int) -> Output:
    _, *told = connection.execute(f"{_TOLD} WHERE o.id = ?", (number,)).fetchone()
    return _told(*told)


def _told(content: str, transcript: str | None, error: str | None) -> Output:
    """An output with as much as is shown of it as text."""
    exchange, failure = from_json(transcript), from_json(error)
    try:
        return Output(
            suite="",
            case="",
            sample=1,
            content=tuple(from_json(content)),
            transcript=None if exchange is None else tuple(exchange),
            error=None if failure is None else OutputError(**failure),
        )
    except TypeError as wrong:
        raise sqlite3.DatabaseError("an output is not as Workbench writes it") from wrong
