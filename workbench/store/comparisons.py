"""Comparisons with their verdicts, stored in the order of the review queue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.errors import UnknownNameError
from workbench.records import (
    CASE_VERDICTS,
    CaseVerdict,
    Comparison,
    SuiteVerdict,
)
from workbench.store.database import reads, transaction
from workbench.store.names import case_number, find_number, free_name, refuse_unusable, suite_number
from workbench.store.runs import load_run
from workbench.store.staleness import results_hash
from workbench.store.texts import last_id
from workbench.store.values import from_column, from_json, from_optional, new_gid, now, to_column, to_json, to_optional

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.records import JsonValue
    from workbench.store.database import Database

_SUITE_ORDER = ("regression", "error", "inconclusive", "improvement", "neutral")
_RISK_ORDER = ("high", "medium", "low")
_DIGITS = re.compile(r"([0-9]+)")

_SUITE_VERDICT = (
    "s.name, v.verdict, v.reason, v.cases, v.samples, v.baseline_pass_rate, v.target_pass_rate, v.difference,"
    " v.interval_low, v.interval_high, v.interval_level, v.p_value, v.margin, v.worst_not_excluded, v.category,"
    " v.cause, v.categories, v.counts"
)


def save_comparison(
    db: Database,
    baseline_run_id: int,
    target_run_id: int,
    name: str | None,
    suites: Iterable[tuple[SuiteVerdict, Sequence[CaseVerdict]]],
    *,
    gid: str | None = None,
    created_at: str | None = None,
    results_hashes: Mapping[tuple[str, str], str] | None = None,
) -> Comparison:
    """Make the comparison of two runs, or refresh the one they have: its verdicts are replaced, labels stay.

    Without a name a new one is named BASELINE-to-TARGET. gid, created_at and, by suite and case, the hashes of what the
    checks said are given when a comparison made elsewhere is taken in. Raises StoreError for a name that is taken,
    UnknownNameError for an unknown case.
    """
    connection = db.connection
    # What the verdicts are made from may be read from this database while they are made: not inside the write.
    made = list(suites)
    with transaction(db):
        number = _row(connection, (baseline_run_id, target_run_id), name, gid, created_at)
        connection.execute("DELETE FROM verdicts WHERE comparison_id = ?", (number,))
        connection.execute("DELETE FROM suite_verdicts WHERE comparison_id = ?", (number,))
        made.sort(key=lambda pair: _suite_key(connection, pair[0]))
        start = 0
        for position, (verdict, cases) in enumerate(made):
            suite_id = suite_number(connection, verdict.suite)
            _insert_suite(connection, number, position, suite_id, verdict)
            rows = _queued(connection, verdict.suite, cases)
            for offset, (case_id, critical, case) in enumerate(rows):
                place = (number, start + offset, suite_id, case_id)
                hashed = (results_hashes or {}).get((case.suite, case.case))
                _insert_case(connection, place, critical, case, (baseline_run_id, target_run_id), hashed)
            start += len(rows)
        return load_comparison(connection, number)


@reads
def find_comparison(db: Database, name_or_number: str) -> Comparison:
    """Give the comparison of a name or number, or the newest (`@last`, `@last-1`, ...). Raises UnknownNameError."""
    return load_comparison(db.connection, find_number(db.connection, "comparisons", name_or_number))


@reads
def find_comparison_by_gid(db: Database, gid: str) -> Comparison | None:
    """Give the comparison of a global id, None when it is not here."""
    row = db.connection.execute("SELECT id FROM comparisons WHERE gid = ?", (gid,)).fetchone()
    return None if row is None else load_comparison(db.connection, row[0])


@reads
def list_comparisons(db: Database) -> list[Comparison]:
    """Give all comparisons, oldest first."""
    numbers = db.connection.execute("SELECT id FROM comparisons ORDER BY id").fetchall()
    return [load_comparison(db.connection, number) for (number,) in numbers]


@reads
def suite_verdicts(db: Database, comparison_id: int) -> list[SuiteVerdict]:
    """Give what a comparison says of its suites, in queue order."""
    found = db.connection.execute(
        f"SELECT {_SUITE_VERDICT} FROM suite_verdicts v JOIN suites s ON s.id = v.suite_id"
        " WHERE v.comparison_id = ? ORDER BY v.position",
        (comparison_id,),
    )
    return [_suite_verdict(row) for row in found]


@reads
def cases_by_verdict(db: Database, comparison_id: int) -> dict[str, dict[str, list[str]]]:
    """Give for each suite the ids of its cases by verdict, in queue order; verdicts no case has are empty lists."""
    cases: dict[str, dict[str, list[str]]] = {}
    found = db.connection.execute(
        "SELECT s.name, v.verdict, c.name FROM verdicts v JOIN cases c ON c.id = v.case_id"
        " JOIN suites s ON s.id = v.suite_id WHERE v.comparison_id = ? ORDER BY v.position",
        (comparison_id,),
    )
    for suite, verdict, case in found:
        cases.setdefault(suite, {name: [] for name in CASE_VERDICTS})[verdict].append(case)
    return cases


def _row(
    connection: sqlite3.Connection, runs: tuple[int, int], name: str | None, gid: str | None, created_at: str | None
) -> int:
    known = connection.execute(
        "SELECT id, name FROM comparisons WHERE baseline_run_id = ? AND target_run_id = ?", runs
    ).fetchone()
    if known is not None:
        connection.execute("UPDATE comparisons SET refreshed_at = ? WHERE id = ?", (now(), known[0]))
        if name is not None and name != from_column(known[1]):
            refuse_unusable(connection, "comparisons", name)
            connection.execute("UPDATE comparisons SET name = ? WHERE id = ?", (to_column(name), known[0]))
        return int(known[0])
    if name is None:
        baseline, target = (load_run(connection, run).name for run in runs)
        name = free_name(connection, "comparisons", f"{baseline}-to-{target}")
    else:
        refuse_unusable(connection, "comparisons", name)
    moment = now()
    return last_id(
        connection.execute(
            "INSERT INTO comparisons (gid, name, baseline_run_id, target_run_id, created_at, refreshed_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (gid or new_gid(), to_column(name), *runs, created_at or moment, moment),
        )
    )


def _suite_key(connection: sqlite3.Connection, verdict: SuiteVerdict) -> tuple[int, int, str]:
    risk = connection.execute(
        "SELECT r.risk FROM suites s JOIN suite_revisions r ON r.id = s.current_revision_id WHERE s.name = ?",
        (verdict.suite,),
    ).fetchone()
    place = _RISK_ORDER.index(risk[0]) if risk else len(_RISK_ORDER)
    return _SUITE_ORDER.index(verdict.verdict), place, verdict.suite


def _queued(
    connection: sqlite3.Connection, suite: str, cases: Sequence[CaseVerdict]
) -> list[tuple[int, bool, CaseVerdict]]:
    """Give (case row id, critical, verdict) in queue order."""
    rows = []
    for case in cases:
        number = case_number(connection, suite, case.case)
        critical = connection.execute(
            "SELECT r.critical FROM cases c JOIN case_revisions r ON r.id = c.current_revision_id WHERE c.id = ?",
            (number,),
        ).fetchone()
        rows.append((number, bool(critical[0]), case))
    return sorted(rows, key=lambda row: (CASE_VERDICTS.index(row[2].verdict), not row[1], _natural(row[2].case)))


def _natural(name: str) -> tuple[list[tuple[str, int]], str]:
    """Sort t-9 before t-10: text before each number, and the number as a number."""
    parts = [*_DIGITS.split(name), "0"]
    return list(zip(parts[::2], map(int, parts[1::2]), strict=True)), name


def _insert_suite(
    connection: sqlite3.Connection, comparison_id: int, position: int, suite_id: int, verdict: SuiteVerdict
) -> None:
    values = (
        comparison_id,
        position,
        suite_id,
        verdict.verdict,
        to_column(verdict.reason),
        verdict.cases,
        verdict.samples,
        verdict.baseline_pass_rate,
        verdict.target_pass_rate,
        verdict.difference,
        *(verdict.interval or (None, None)),
        verdict.interval_level,
        verdict.p_value,
        verdict.margin,
        verdict.worst_not_excluded,
        to_optional(verdict.category),
        to_optional(verdict.cause),
        to_json(verdict.categories),
        to_json(verdict.counts),
    )
    connection.execute(f"INSERT INTO suite_verdicts VALUES ({_marks(values)})", values)


def _insert_case(
    connection: sqlite3.Connection,
    place: tuple[int, int, int, int],
    critical: bool,
    case: CaseVerdict,
    runs: tuple[int, int],
    hashed: str | None,
) -> None:
    (baseline_case, baseline_suite), (target_case, target_suite) = (
        connection.execute(
            "SELECT case_revision_id, suite_revision_id FROM outputs WHERE run_id = ? AND case_id = ?"
            " ORDER BY sample LIMIT 1",
            (run, place[3]),
        ).fetchone()
        or (None, None)
        for run in runs
    )
    values = (
        *place,
        case.verdict,
        to_column(case.reason),
        to_optional(case.category),
        to_optional(case.cause),
        case.baseline_pass_rate,
        case.target_pass_rate,
        case.similarity,
        to_optional(case.cluster),
        critical,
        baseline_case,
        target_case,
        baseline_suite,
        target_suite,
        hashed or results_hash(connection, runs, place[3]),
        *_current(connection, place),
    )
    connection.execute(f"INSERT INTO verdicts VALUES ({_marks(values)})", values)


def _current(connection: sqlite3.Connection, place: tuple[int, int, int, int]) -> tuple[int, int]:
    """The revisions of case and suite whose checks the verdict rests on: those that are current as it is made."""
    row: tuple[int, int] = connection.execute(
        "SELECT c.current_revision_id, s.current_revision_id FROM cases c JOIN suites s ON s.id = ? WHERE c.id = ?",
        (place[2], place[3]),
    ).fetchone()
    return row


def _marks(values: Sequence[JsonValue]) -> str:
    return ", ".join("?" * len(values))


def load_comparison(connection: sqlite3.Connection, number: int) -> Comparison:
    row: tuple[JsonValue, ...] | None = connection.execute(
        "SELECT gid, name, baseline_run_id, target_run_id, created_at, refreshed_at FROM comparisons WHERE id = ?",
        (number,),
    ).fetchone()
    if row is None:
        raise UnknownNameError(f"there is no comparison {number}", hint="`workbench comparisons` lists them.")
    gid, name, baseline, target, created_at, refreshed_at = row
    return Comparison(
        id=number,
        gid=gid,
        name=from_column(name),
        baseline=load_run(connection, baseline),
        target=load_run(connection, target),
        created_at=created_at,
        refreshed_at=refreshed_at,
    )


def _suite_verdict(row: tuple[JsonValue, ...]) -> SuiteVerdict:
    (suite, verdict, reason, cases, samples, baseline, target, difference, low, high, level, p_value, margin, worst,
     category, cause, categories, counts) = row  # fmt: skip
    return SuiteVerdict(
        suite=suite,
        verdict=verdict,
        reason=from_column(reason),
        cases=cases,
        samples=samples,
        baseline_pass_rate=baseline,
        target_pass_rate=target,
        difference=difference,
        interval=None if low is None else (low, high),
        interval_level=level,
        p_value=p_value,
        margin=margin,
        worst_not_excluded=worst,
        category=from_optional(category),
        cause=from_optional(cause),
        categories=from_json(categories),
        counts=from_json(counts),
    )
