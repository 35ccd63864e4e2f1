"""Whether another database has the shape of ours: our tables with our columns, our triggers, values of our types."""

from __future__ import annotations

import functools
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from workbench.errors import StoreError
from workbench.store.migrations import MIGRATIONS, migrate
from workbench.store.values import from_json, from_optional

if TYPE_CHECKING:
    from pathlib import Path

# What is taken from another database. Presence, batches and the steps of calls under way belong to who writes them.
TAKEN: tuple[str, ...] = (
    "texts", "check_sets", "suites", "suite_revisions", "cases", "case_revisions", "configurations", "runs",
    "run_suites", "planned_cases", "outputs", "checkings", "check_results", "comparisons", "suite_verdicts", "verdicts",
    "clusters", "gates", "events", "event_outputs", "adaptations", "adaptation_runs", "assignments", "blind_seeds",
    "withdrawn_assignments", "saved_filters", "deleted_filters",
)  # fmt: skip

# A string that SQLite cannot hold as text is a BLOB; these are never such strings.
_ALWAYS_TEXT = frozenset({
    "gid", "hash", "input_hash", "facts_hash", "results_hash", "judged", "created_at", "refreshed_at", "checked_at",
    "saved_at", "changed_at", "noted_at", "given_at", "kind",
    "label", "status", "origin", "undoes", "act", "verdict", "via", "risk", "together", "drawn_for",
})  # fmt: skip
_JSON = frozenset({
    "checks", "volume", "expected", "tags", "overrides", "mends", "usage", "error", "stop_details", "pooled",
    "categories", "counts", "causes", "category_tests", "signals", "shape", "fail_on", "failed", "rests_on",
    "functions", "lifts",
})  # fmt: skip
_BIG = frozenset({"body"})  # read when its hash is made
_TYPES = {"INTEGER": "'integer'", "REAL": "'real', 'integer'"}

_OBJECTS = "SELECT name, type, sql FROM sqlite_schema"


def refuse_foreign_schema(connection: sqlite3.Connection, version: int, path: Path) -> None:
    """Raise StoreError unless a database has the tables of its version, and no trigger that is not ours."""
    ours, columns = _made(version)
    theirs = {name: (kind, _words(sql)) for name, kind, sql in connection.execute(_OBJECTS)}
    for table, wanted in columns.items():
        kind, words = theirs.get(table, ("", ""))
        if kind != "table" or words.startswith("create virtual") or not wanted <= _columns(connection, table):
            raise _foreign(path, f"its table '{table}' is not as Workbench makes it")
    for name, (kind, words) in theirs.items():
        if kind == "trigger" and ours.get(name) != (kind, words):
            raise _foreign(path, "it holds a trigger that Workbench did not make")


@functools.cache
def _made(version: int) -> tuple[dict[str, tuple[str, str]], dict[str, set[str]]]:
    """What Workbench makes at a version: kind and words of each table and trigger, and the columns of what is taken."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        migrate(empty, MIGRATIONS[:version])
        objects = {name: (kind, _words(sql)) for name, kind, sql in empty.execute(_OBJECTS)}
        return objects, {table: _columns(empty, table) for table in TAKEN if table in objects}


def refuse_strange_values(connection: sqlite3.Connection, schema: str, path: Path) -> None:
    """Raise StoreError where an attached database holds a value that could not be read again as what it is to be."""
    connection.create_function("is_text", -1, _is_text, deterministic=True)
    connection.create_function("is_json", -1, _is_json, deterministic=True)
    for table in TAKEN:
        columns = connection.execute(f"PRAGMA main.table_info({table})").fetchall()
        strange = [f"typeof({name}) NOT IN ({_allowed(name, kind)}, 'null')" for _, name, kind, *_ in columns]
        texts = [name for _, name, kind, *_ in columns if kind == "TEXT" and name not in _JSON | _BIG]
        values = [name for _, name, *_ in columns if name in _JSON]
        strange += [f"NOT is_text({', '.join(texts)})"] if texts else []
        strange += [f"NOT is_json({', '.join(values)})"] if values else []
        query = f"SELECT 1 FROM {schema}.{table} WHERE {' OR '.join(strange)} LIMIT 1"
        if connection.execute(query).fetchone() is not None:
            raise _foreign(path, f"its table '{table}' holds what Workbench never writes")


def _is_text(*values: str | bytes | None) -> bool:
    # What is text but no UTF-8 ends the query before this is called.
    try:
        for value in values:
            from_optional(value)
    except UnicodeDecodeError:
        return False
    return True


def _is_json(*values: str | bytes | None) -> bool:
    try:
        for value in values:
            from_json(value)
    except (UnicodeDecodeError, sqlite3.DatabaseError, RecursionError):
        return False
    return True


def _allowed(name: str, kind: str) -> str:
    return _TYPES.get(kind, "'text'" if name in _ALWAYS_TEXT else "'text', 'blob'")


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    """The names of a table's plain columns: those that are computed are left out."""
    return {name for _, name, *_, hidden in connection.execute(f"PRAGMA table_xinfo({table})") if not hidden}


def _words(sql: str | None) -> str:
    return " ".join((sql or "").split()).lower()


def _foreign(path: Path, what: str) -> StoreError:
    return StoreError(
        f"this is not a database as Workbench makes it: {what}",
        where=str(path),
        hint="Nothing was taken in. Databases are made and changed by Workbench alone.",
    )
