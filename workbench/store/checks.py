"""What checks said of stored outputs. Each check set an output was checked with keeps its results."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from workbench.records import CheckedOutput, CheckResult
from workbench.store.database import reads, transaction
from workbench.store.texts import last_id, put_check_set
from workbench.store.values import from_column, from_optional, now, to_column, to_optional

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


def check_results(connection: sqlite3.Connection, output_id: int) -> tuple[CheckResult, ...]:
    """Give what the newest check set said of an output."""
    rows = connection.execute(
        "SELECT type, passed, score, reason, category, weight, path FROM check_results WHERE checking_id ="
        " (SELECT max(id) FROM checkings WHERE output_id = ?) ORDER BY position",
        (output_id,),
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
    """Passed and score: all checks of weight above 0 must pass; an undecided one leaves it open unless one fails."""
    counted = [one for one in results if one.weight > 0]
    said = {one.passed for one in counted}
    passed = None if not counted else False if False in said else None if None in said else True
    scored = [(one.score, one.weight) for one in counted if one.score is not None]
    total = sum(weight for _, weight in scored)
    return passed, sum(score * weight for score, weight in scored) / total if total else None
