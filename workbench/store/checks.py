"""What checks said of stored outputs. Each check set an output was checked with keeps its results."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from workbench.records import CheckedOutput, CheckResult
from workbench.store.database import reads, transaction
from workbench.store.texts import last_id, put_check_set
from workbench.store.values import from_column, from_json, from_optional, now, to_column, to_optional

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.records import Check, Output
    from workbench.store.database import Database


def save_check_results(db: Database, output_id: int, checks: Sequence[Check], results: Sequence[CheckResult]) -> None:
    """Keep what a check set says of an output; what the same set said of it before is replaced."""
    connection = db.connection
    with transaction(db):
        check_set = put_check_set(connection, [asdict(check) for check in checks])
        connection.execute("DELETE FROM checkings WHERE output_id = ? AND check_set_id = ?", (output_id, check_set))
        passed, score = _judged(results)
        checking = last_id(
            connection.execute(
                "INSERT INTO checkings (output_id, check_set_id, passed, score, checked_at) VALUES (?, ?, ?, ?, ?)",
                (output_id, check_set, passed, score, now()),
            )
        )
        connection.executemany(
            "INSERT INTO check_results (checking_id, position, type, passed, score, reason, category, weight, path)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    checking,
                    position,
                    to_column(one.type),
                    one.passed,
                    one.score,
                    to_column(one.reason),
                    to_column(one.category),
                    one.weight,
                    to_optional(one.path),
                )
                for position, one in enumerate(results)
            ],
        )


@reads
def load_check_results(db: Database, output_id: int) -> tuple[CheckResult, ...]:
    """Give what the newest check set said of an output; nothing when it was never checked."""
    return check_results(db.connection, output_id)


@reads
def results_of_check(db: Database, output_id: int, check: Check) -> list[CheckResult]:
    """Give what this very check said of an output in each check set that held it, newest checking first."""
    told = asdict(check)
    rows = db.connection.execute(
        "SELECT g.id, s.checks FROM checkings g JOIN check_sets s ON s.id = g.check_set_id WHERE g.output_id = ?"
        " ORDER BY g.id DESC",
        (output_id,),
    ).fetchall()
    found = []
    for checking_id, checks in rows:
        for one, result in zip(from_json(checks), _results(db.connection, checking_id), strict=False):
            if {**one, "tags": tuple(one["tags"])} == told:
                found.append(result)
                break
    return found


def check_results(connection: sqlite3.Connection, output_id: int) -> tuple[CheckResult, ...]:
    """Give what the newest check set said of an output."""
    row = connection.execute("SELECT max(id) FROM checkings WHERE output_id = ?", (output_id,)).fetchone()
    return _results(connection, row[0])


def _results(connection: sqlite3.Connection, checking_id: int | None) -> tuple[CheckResult, ...]:
    rows = connection.execute(
        "SELECT type, passed, score, reason, category, weight, path FROM check_results WHERE checking_id = ?"
        " ORDER BY position",
        (checking_id,),
    )
    return tuple(
        CheckResult(
            type=from_column(kind),
            passed=None if passed is None else bool(passed),
            score=score,
            reason=from_column(reason),
            category=from_column(category),
            weight=weight,
            path=from_optional(path),
        )
        for kind, passed, score, reason, category, weight, path in rows
    )


def checked_output(connection: sqlite3.Connection, output_id: int, output: Output) -> CheckedOutput:
    """Give an output with what the newest check set said of it."""
    results = check_results(connection, output_id)
    return CheckedOutput(output, results, *_judged(results))


def _judged(results: Sequence[CheckResult]) -> tuple[bool | None, float | None]:
    """Passed and score: all checks of weight above 0 that were decided must pass; None where none was."""
    counted = [one for one in results if one.weight > 0 and one.passed is not None]
    passed = all(one.passed for one in counted) if counted else None
    scored = [(one.score, one.weight) for one in counted if one.score is not None]
    total = sum(weight for _, weight in scored)
    return passed, sum(score * weight for score, weight in scored) / total if total else None
