"""Adaptations: revisions of a suite's prompt, with the candidate runs that tried them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import UnknownNameError
from workbench.records import Adaptation
from workbench.store.database import reads, transaction
from workbench.store.names import suite_number
from workbench.store.texts import get_json, last_id, put_json
from workbench.store.values import from_column, from_json, from_optional, new_gid, now, to_column, to_json, to_optional

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.records import AdaptationStatus, JsonObject, JsonValue
    from workbench.store.database import Database

_ADAPTATION = """
SELECT a.id, a.gid, s.name, a.comparison_id, a.status, a.patch, a.base_text_id, a.prompt_text_id, a.note, a.reviewer,
  a.created_at, a.changed_at
FROM adaptations a JOIN suites s ON s.id = a.suite_id"""


def save_adaptation(
    db: Database,
    comparison_id: int,
    suite: str,
    *,
    base: JsonObject,
    prompt: JsonObject,
    patch: str,
    reviewer: str,
    note: str | None = None,
    status: AdaptationStatus = "draft",
    runs: Sequence[int] = (),
    gid: str | None = None,
    created_at: str | None = None,
) -> Adaptation:
    """Keep a revision of a suite's prompt, its patch and its candidate runs. Raises UnknownNameError.

    gid and created_at are given when an adaptation made elsewhere is taken in.
    """
    connection = db.connection
    made = created_at or now()
    with transaction(db):
        number = last_id(
            connection.execute(
                "INSERT INTO adaptations (gid, comparison_id, suite_id, status, patch, base_text_id, prompt_text_id,"
                " note, reviewer, created_at, changed_at, noted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    gid or new_gid(),
                    comparison_id,
                    suite_number(connection, suite),
                    status,
                    to_column(patch),
                    put_json(connection, base),
                    put_json(connection, prompt),
                    to_optional(note),
                    to_column(reviewer),
                    made,
                    made,
                    None if note is None else made,
                ),
            )
        )
        attach_runs(db, number, runs)
        return _load(connection, number)


def attach_runs(db: Database, adaptation_id: int, runs: Sequence[int]) -> None:
    """Keep further candidate runs with an adaptation."""
    with transaction(db):
        db.connection.executemany(
            "INSERT OR IGNORE INTO adaptation_runs (adaptation_id, run_id) VALUES (?, ?)",
            [(adaptation_id, run) for run in runs],
        )


def set_outcome(db: Database, adaptation_id: int, run: int, outcome: JsonObject) -> None:
    """Keep what a candidate run came to with the adaptation that it tried."""
    with transaction(db):
        db.connection.execute(
            "INSERT INTO adaptation_runs (adaptation_id, run_id, outcome) VALUES (?, ?, ?)"
            " ON CONFLICT (adaptation_id, run_id) DO UPDATE SET outcome = excluded.outcome",
            (adaptation_id, run, to_json(outcome)),
        )


@reads
def outcomes_of(db: Database, adaptation_id: int) -> list[tuple[int, JsonObject | None]]:
    """Give the candidate runs of an adaptation, oldest first, each with what it came to; None where it did not end."""
    found = db.connection.execute(
        "SELECT run_id, outcome FROM adaptation_runs WHERE adaptation_id = ? ORDER BY run_id", (adaptation_id,)
    )
    return [(run, from_json(outcome)) for run, outcome in found]


@reads
def list_adaptations(db: Database, comparison_id: int | None = None, suite: str | None = None) -> list[Adaptation]:
    """Give the adaptations of a comparison, a suite, both or all, oldest first."""
    found = db.connection.execute(
        "SELECT a.id FROM adaptations a JOIN suites s ON s.id = a.suite_id"
        " WHERE (:comparison IS NULL OR a.comparison_id = :comparison) AND (:suite IS NULL OR s.name = :suite)"
        " ORDER BY a.created_at, a.id",
        {"comparison": comparison_id, "suite": suite},
    ).fetchall()
    return [_load(db.connection, number) for (number,) in found]


@reads
def find_adaptation(db: Database, adaptation_id: int) -> Adaptation:
    """Give an adaptation by its number. Raises UnknownNameError."""
    return _load(db.connection, adaptation_id)


def set_status(db: Database, adaptation_id: int, status: AdaptationStatus) -> Adaptation:
    """Say how far an adaptation has come. Raises UnknownNameError."""
    with transaction(db):
        _change(db, adaptation_id, "status", status)
        return _load(db.connection, adaptation_id)


def set_note(db: Database, adaptation_id: int, note: str | None) -> Adaptation:
    """Replace the note on an adaptation. Raises UnknownNameError."""
    with transaction(db):
        _change(db, adaptation_id, "note", to_optional(note))
        db.connection.execute("UPDATE adaptations SET noted_at = changed_at WHERE id = ?", (adaptation_id,))
        return _load(db.connection, adaptation_id)


def _change(db: Database, adaptation_id: int, column: str, value: JsonValue) -> None:
    db.connection.execute(
        f"UPDATE adaptations SET {column} = ?, changed_at = ? WHERE id = ?", (value, now(), adaptation_id)
    )


@reads
def last_change(db: Database, comparison_id: int) -> str | None:
    """Give when an adaptation of a comparison was made or changed last; None without one."""
    row = db.connection.execute(
        "SELECT max(changed_at) FROM adaptations WHERE comparison_id = ?", (comparison_id,)
    ).fetchone()
    return row[0] if row else None


def _load(connection: sqlite3.Connection, number: int) -> Adaptation:
    row: tuple[JsonValue, ...] | None = connection.execute(f"{_ADAPTATION} WHERE a.id = ?", (number,)).fetchone()
    if row is None:
        raise UnknownNameError(f"there is no adaptation {number}", hint="`workbench adaptations` lists them.")
    number, gid, suite, comparison_id, status, patch, base, prompt, note, reviewer, created_at, changed_at = row
    runs = connection.execute(
        "SELECT run_id FROM adaptation_runs WHERE adaptation_id = ? ORDER BY run_id", (number,)
    ).fetchall()
    return Adaptation(
        id=number,
        gid=gid,
        suite=suite,
        comparison_id=comparison_id,
        status=status,
        patch=from_column(patch),
        base=get_json(connection, base),
        prompt=get_json(connection, prompt),
        note=from_optional(note),
        reviewer=from_column(reviewer),
        created_at=created_at,
        changed_at=changed_at,
        runs=tuple(run for (run,) in runs),
    )
