"""Suites and cases, every revision of them kept by its content."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from workbench.errors import StoreError
from workbench.records import Case, Check, Suite
from workbench.store.database import reads, transaction
from workbench.store.fresh import facts_hash
from workbench.store.names import case_number, suite_number, unknown_suite
from workbench.store.ranges import EVERY_CASE
from workbench.store.search import index_input
from workbench.store.texts import get_json, last_id, present, put_check_set, put_json
from workbench.store.values import after, from_json, from_optional, now, to_json, to_optional
from workbench.text.canonical import content_hash

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from workbench.records import JsonObject, JsonValue
    from workbench.store.database import Database
    from workbench.store.ranges import CaseRange

_SUITE = """
SELECT s.name, r.title, r.risk, r.margin, r.source, r.model, r.volume, r.request_text_id, k.checks, r.original_name
FROM suite_revisions r JOIN suites s ON s.id = r.suite_id JOIN check_sets k ON k.id = r.check_set_id"""

_CASE = """
SELECT s.name, c.name, t.body, r.expected, r.tags, r.critical, k.checks, r.original_name
FROM case_revisions r JOIN cases c ON c.id = r.case_id JOIN suites s ON s.id = c.suite_id
JOIN texts t ON t.id = r.input_text_id JOIN check_sets k ON k.id = r.check_set_id"""

_OWN = (None, (None,))  # no such suite yet, or one that judges nothing


@dataclass(frozen=True, slots=True)
class SuiteRow:
    """A suite in its newest revision, with how many cases it has and how many runs hold outputs of it."""

    suite: Suite
    cases: int
    runs: int


def save_suite(db: Database, suite: Suite, cases: Iterable[Case]) -> None:
    """Make a suite and cases the current ones; what is unchanged keeps its revision. Cases not named stay.

    Raises StoreError for the name of a suite that judges another: it is not of the user's making.
    """
    connection = db.connection
    if connection.execute("SELECT judged_suite_id FROM suites WHERE name = ?", (suite.id,)).fetchone() not in _OWN:
        raise StoreError(f"the name '{suite.id}' is taken by a judge's questions", hint="Give the suite another id.")
    put_suite(db, suite, cases)


def put_suite(db: Database, suite: Suite, cases: Iterable[Case]) -> None:
    """The same, whoever the suite belongs to."""
    connection = db.connection
    with transaction(db):
        suite_id = _named(connection, suite.id)
        _save_suite(connection, suite_id, suite)
        for case in cases:
            _save_case(connection, suite_id, case)


@reads
def load_suite(db: Database, suite_id: str) -> Suite:
    """Give the newest revision of a suite. Raises UnknownNameError."""
    row = db.connection.execute(f"{_SUITE} WHERE r.id = s.current_revision_id AND s.name = ?", (suite_id,)).fetchone()
    if row is None:
        raise unknown_suite(db.connection, suite_id)
    return _suite(db.connection, row)


@reads
def load_cases(db: Database, suite_id: str, within: CaseRange = EVERY_CASE) -> list[Case]:
    """Give the newest revisions of a suite's cases, in the order they first came. Raises UnknownNameError.

    `within` narrows it to a range of them.
    """
    number = suite_number(db.connection, suite_id)
    query = f"{_CASE} WHERE r.id = c.current_revision_id AND c.suite_id = ? AND c.id BETWEEN ? AND ? ORDER BY c.id"
    return [_case(row) for row in db.connection.execute(query, (number, *within))]


@reads
def load_case(db: Database, suite_id: str, case_id: str) -> Case:
    """Give the newest revision of one case. Raises UnknownNameError."""
    number = case_number(db.connection, suite_id, case_id)
    query = f"{_CASE} WHERE r.id = c.current_revision_id AND c.id = ?"
    return _case(present(db.connection.execute(query, (number,)).fetchone(), "case", number))


@reads
def case_of_input(db: Database, suite_id: str, case_id: str, input_hash: str) -> Case:
    """Give a case as it was when its input had this hash: the newest such revision. Raises UnknownNameError."""
    number = case_number(db.connection, suite_id, case_id)
    query = f"{_CASE} WHERE r.case_id = ? AND r.input_hash = ? ORDER BY r.created_at DESC, r.hash DESC LIMIT 1"
    row = db.connection.execute(query, (number, input_hash)).fetchone()
    return _case(present(row, "input of case", number))


@reads
def list_suites(db: Database) -> list[SuiteRow]:
    """Give all suites by name; those that judge others are left out."""
    counts = db.connection.execute(
        "SELECT s.name, (SELECT count(*) FROM cases c WHERE c.suite_id = s.id),"
        " (SELECT count(*) FROM run_suites u JOIN runs r ON r.id = u.run_id"
        "  WHERE u.suite_id = s.id AND r.kind <> 'candidate') FROM suites s WHERE s.judged_suite_id IS NULL"
        " ORDER BY s.name"
    ).fetchall()
    return [SuiteRow(load_suite(db, name), cases, runs) for name, cases, runs in counts]


def suite_revision(connection: sqlite3.Connection, revision_id: int) -> Suite:
    """Give a suite as one of its revisions has it."""
    row = connection.execute(f"{_SUITE} WHERE r.id = ?", (revision_id,)).fetchone()
    return _suite(connection, present(row, "suite revision", revision_id))


def case_revision(connection: sqlite3.Connection, revision_id: int) -> Case:
    """Give a case as one of its revisions has it."""
    row = connection.execute(f"{_CASE} WHERE r.id = ?", (revision_id,)).fetchone()
    return _case(present(row, "case revision", revision_id))


def _named(connection: sqlite3.Connection, suite: str) -> int:
    row = connection.execute("SELECT id FROM suites WHERE name = ?", (suite,)).fetchone()
    return int(row[0]) if row else last_id(connection.execute("INSERT INTO suites (name) VALUES (?)", (suite,)))


def _save_suite(connection: sqlite3.Connection, suite_id: int, suite: Suite) -> None:
    (current,) = connection.execute("SELECT current_revision_id FROM suites WHERE id = ?", (suite_id,)).fetchone()
    revision = _suite_revision(connection, suite_id, suite, current)
    if revision != current:
        connection.execute("UPDATE suites SET current_revision_id = ? WHERE id = ?", (revision, suite_id))


def _latest(connection: sqlite3.Connection, one: Literal["suite", "case"], number: int) -> str:
    """The moment for what becomes the current revision: by it databases that are merged find the same one."""
    query = f"SELECT max(created_at) FROM {one}_revisions WHERE {one}_id = ?"
    return after(connection.execute(query, (number,)).fetchone()[0])


def _suite_revision(connection: sqlite3.Connection, suite_id: int, suite: Suite, current: int | None) -> int:
    digest = content_hash(asdict(suite))
    known = "SELECT id FROM suite_revisions WHERE suite_id = ? AND hash = ?"
    row = connection.execute(known, (suite_id, digest)).fetchone()
    if row is not None:
        if row[0] != current:
            moment = _latest(connection, "suite", suite_id)
            connection.execute("UPDATE suite_revisions SET created_at = ? WHERE id = ?", (moment, row[0]))
        return int(row[0])
    values = (
        suite_id,
        digest,
        to_optional(suite.title),
        suite.risk,
        suite.margin,
        to_optional(suite.source),
        to_optional(suite.model),
        to_json(suite.volume),
        put_json(connection, suite.request),
        put_check_set(connection, [asdict(check) for check in suite.checks]),
        to_optional(suite.original_id),
        _latest(connection, "suite", suite_id),
    )
    return last_id(
        connection.execute(
            "INSERT INTO suite_revisions (suite_id, hash, title, risk, margin, source, model, volume, request_text_id,"
            " check_set_id, original_name, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
    )


def _save_case(connection: sqlite3.Connection, suite_id: int, case: Case) -> None:
    row = connection.execute(
        "SELECT id, current_revision_id FROM cases WHERE suite_id = ? AND name = ?", (suite_id, case.id)
    ).fetchone()
    if row is None:
        case_id = last_id(connection.execute("INSERT INTO cases (suite_id, name) VALUES (?, ?)", (suite_id, case.id)))
        current = None
    else:
        case_id, current = row
    revision = _case_revision(connection, case_id, case, current)
    if revision != current:
        connection.execute("UPDATE cases SET current_revision_id = ? WHERE id = ?", (revision, case_id))


def _case_revision(connection: sqlite3.Connection, case_id: int, case: Case, current: int | None) -> int:
    digest = content_hash(asdict(case))
    known = "SELECT id FROM case_revisions WHERE case_id = ? AND hash = ?"
    row = connection.execute(known, (case_id, digest)).fetchone()
    if row is not None:
        if row[0] != current:
            moment = _latest(connection, "case", case_id)
            connection.execute("UPDATE case_revisions SET created_at = ? WHERE id = ?", (moment, row[0]))
        return int(row[0])
    sent = _input(case)
    asked = content_hash(sent)
    values = (
        case_id,
        digest,
        asked,
        put_json(connection, sent),
        to_json(case.expected),
        to_json(case.tags),
        case.critical,
        put_check_set(connection, [asdict(check) for check in case.checks]),
        to_optional(case.original_id),
        now() if current is None else _latest(connection, "case", case_id),
        facts_hash(asked, case.expected),
    )
    revision = last_id(
        connection.execute(
            "INSERT INTO case_revisions (case_id, hash, input_hash, input_text_id, expected, tags, critical,"
            " check_set_id, original_name, created_at, facts_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
    )
    index_input(connection, revision, sent)
    return revision


def _input(case: Case) -> JsonObject:
    return {
        "vars": case.vars,
        "messages": case.messages,
        "turns": case.turns,
        "tool_results": case.tool_results,
        "overrides": case.overrides,
    }


def _suite(connection: sqlite3.Connection, row: tuple[JsonValue, ...]) -> Suite:
    name, title, risk, margin, source, model, volume, request_text_id, checks, original = row
    return Suite(
        id=name,
        request=get_json(connection, request_text_id),
        title=from_optional(title),
        risk=risk,
        margin=margin,
        source=from_optional(source),
        model=from_optional(model),
        volume=from_json(volume),
        checks=read_checks(checks),
        original_id=from_optional(original),
    )


def _case(row: tuple[JsonValue, ...]) -> Case:
    suite, name, body, expected, tags, critical, checks, original = row
    sent = from_json(body)
    return Case(
        suite=suite,
        id=name,
        vars=sent["vars"],
        expected=from_json(expected),
        tags=tuple(from_json(tags)),
        critical=bool(critical),
        checks=read_checks(checks),
        messages=None if sent["messages"] is None else tuple(sent["messages"]),
        turns=None if sent["turns"] is None else tuple(sent["turns"]),
        tool_results=tuple(sent["tool_results"]),
        overrides=sent["overrides"],
        original_id=from_optional(original),
    )


def read_checks(text: str) -> tuple[Check, ...]:
    """Read a check set's JSON."""
    return tuple(Check(**{**check, "tags": tuple(check["tags"])}) for check in from_json(text))
