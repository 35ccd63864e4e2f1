"""What checks said of stored outputs. Each check set an output was checked with keeps its results.

Some checks hold an output against the baseline's, and what they say depends on which that is: so results belong to a
comparison, which its two runs name. What came with an import stays beside what is found here later.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

from workbench.records import CheckedOutput, CheckResult
from workbench.store.database import reads, transaction
from workbench.store.texts import last_id, put_check_set
from workbench.store.values import from_column, from_json, from_optional, now, to_column, to_optional

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.records import Check, JsonValue, Output
    from workbench.store.database import Database

Pair = tuple[int, int]  # the numbers of the baseline run and the target run of a comparison

# The checking of an output that counts in a comparison: its own, else the newest of those made apart from any.
# Parameters: baseline run, target run; the output is `o.id`.
CHECKING_OF_PAIR = (
    "(SELECT id FROM checkings WHERE output_id = o.id"
    " AND (target_run_id IS NULL OR (baseline_run_id = ? AND target_run_id = ?))"
    " ORDER BY target_run_id IS NULL, id DESC LIMIT 1)"
)

_CHECKING = "output_id, check_set_id, passed, score, checked_at, baseline_run_id, target_run_id, imported"
_ADD_CHECKING = f"INSERT INTO checkings ({_CHECKING}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_RESULT = (
    "INSERT INTO check_results (checking_id, position, type, passed, score, reason, category, weight, path)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Said(NamedTuple):
    """What a check set says of an output, named by its row id."""

    output_id: int
    checks: Sequence[Check]
    results: Sequence[CheckResult]


def save_check_results(
    db: Database,
    output_id: int,
    checks: Sequence[Check],
    results: Sequence[CheckResult],
    pair: Pair | None = None,
    *,
    imported: bool = False,
) -> None:
    """Keep what a check set says of an output in a comparison (None: apart from any).

    What the same set said of it there before is replaced, but what was `imported` stays.
    """
    connection = db.connection
    baseline, target = pair or (None, None)
    with transaction(db):
        check_set = put_check_set(connection, [asdict(check) for check in checks])
        connection.execute(
            "DELETE FROM checkings WHERE output_id = ? AND check_set_id = ? AND baseline_run_id IS ?"
            " AND target_run_id IS ? AND imported = ?",
            (output_id, check_set, baseline, target, imported),
        )
        checked = (output_id, check_set, *_judged(results), now(), baseline, target, imported)
        checking = last_id(connection.execute(_ADD_CHECKING, checked))
        connection.executemany(_ADD_RESULT, _result_rows(checking, results))


def save_results_of_pair(db: Database, said: Sequence[Said], pair: Pair) -> None:
    """Keep what was said of many outputs in a comparison, as `save_check_results` does of one."""
    connection = db.connection
    moment = now()
    with transaction(db):
        sets: list[int] = []
        before: Sequence[Check] | None = None
        for one in said:
            if one.checks != before:
                before = one.checks
                check_set = put_check_set(connection, [asdict(check) for check in before])
            sets.append(check_set)
        connection.executemany(
            "DELETE FROM checkings WHERE output_id = ? AND check_set_id = ? AND baseline_run_id = ?"
            " AND target_run_id = ? AND imported = 0",
            [(one.output_id, check_set, *pair) for one, check_set in zip(said, sets, strict=True)],
        )
        free: int = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM checkings").fetchone()[0]
        connection.executemany(
            f"INSERT INTO checkings (id, {_CHECKING}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (free + at, one.output_id, check_set, *_judged(one.results), moment, *pair, False)
                for at, (one, check_set) in enumerate(zip(said, sets, strict=True))
            ],
        )
        connection.executemany(
            _ADD_RESULT, [row for at, one in enumerate(said) for row in _result_rows(free + at, one.results)]
        )


def _result_rows(checking: int, results: Sequence[CheckResult]) -> list[tuple[JsonValue, ...]]:
    return [
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
    ]


@reads
def load_check_results(db: Database, output_id: int, pair: Pair | None = None) -> tuple[CheckResult, ...]:
    """Give what counts of an output in a comparison, else what was said of it last; nothing if never checked."""
    return check_results(db.connection, output_id, pair)


@reads
def kinds_of_results(db: Database, pair: Pair) -> list[tuple[str, str, str]]:
    """Give what kinds of results there are in a comparison, as suite, type of check and category."""
    rows = db.connection.execute(
        "SELECT DISTINCT s.name, k.type, k.category FROM checkings g JOIN check_results k ON k.checking_id = g.id"
        " JOIN outputs o ON o.id = g.output_id JOIN cases c ON c.id = o.case_id JOIN suites s ON s.id = c.suite_id"
        " WHERE g.baseline_run_id = ? AND g.target_run_id = ? ORDER BY s.name",
        pair,
    )
    return [(suite, from_column(kind), from_column(category)) for suite, kind, category in rows]


@reads
def has_results(db: Database, output_id: int, pair: Pair) -> bool:
    """Say whether an output was checked for a comparison."""
    query = "SELECT 1 FROM checkings WHERE output_id = ? AND baseline_run_id = ? AND target_run_id = ?"
    return db.connection.execute(query, (output_id, *pair)).fetchone() is not None


@reads
def results_of_check(
    db: Database, output_id: int, check: Check, pair: Pair | None = None, *, imported: bool | None = None
) -> list[CheckResult]:
    """Give what this very check said of an output in each check set that held it, newest checking first.

    With a `pair` only in that comparison; `imported` True: only as it came with an import, False: only as found here.
    """
    told = asdict(check)
    rows = db.connection.execute(
        "SELECT g.id, s.checks FROM checkings g JOIN check_sets s ON s.id = g.check_set_id WHERE g.output_id = ?1"
        " AND (?2 IS NULL OR (g.baseline_run_id = ?2 AND g.target_run_id = ?3)) AND (?4 IS NULL OR g.imported = ?4)"
        " ORDER BY g.id DESC",
        (output_id, *(pair or (None, None)), imported),
    ).fetchall()
    found = []
    for checking_id, checks in rows:
        for one, result in zip(from_json(checks), _results(db.connection, checking_id), strict=False):
            if {**one, "tags": tuple(one["tags"])} == told:
                found.append(result)
                break
    return found


def check_results(connection: sqlite3.Connection, output_id: int, pair: Pair | None = None) -> tuple[CheckResult, ...]:
    """Give what counts of an output in a comparison, else what was said of it last."""
    if pair is None:
        row = connection.execute("SELECT max(id) FROM checkings WHERE output_id = ?", (output_id,)).fetchone()
    else:
        query = f"SELECT {CHECKING_OF_PAIR} FROM outputs o WHERE o.id = ?"
        row = connection.execute(query, (*pair, output_id)).fetchone()
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


def checked_output(
    connection: sqlite3.Connection, output_id: int, output: Output, pair: Pair | None = None
) -> CheckedOutput:
    """Give an output with what counts of it in a comparison, else with what was said of it last."""
    results = check_results(connection, output_id, pair)
    return CheckedOutput(output, results, *_judged(results))


def _judged(results: Sequence[CheckResult]) -> tuple[bool | None, float | None]:
    """Passed and score: all checks of weight above 0 that were decided must pass; None where none was."""
    counted = [one for one in results if one.weight > 0 and one.passed is not None]
    passed = all(one.passed for one in counted) if counted else None
    scored = [(one.score, one.weight) for one in counted if one.score is not None]
    total = sum(weight for _, weight in scored)
    return passed, sum(score * weight for score, weight in scored) / total if total else None
