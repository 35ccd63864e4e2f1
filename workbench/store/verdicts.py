"""What a comparison says of its suites and cases, row by row."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from workbench.records import CASE_VERDICTS, CaseVerdict, CategoryTest, Signal, SuiteVerdict
from workbench.store.database import reads
from workbench.store.staleness import results_hash
from workbench.store.values import from_column, from_json, from_optional, to_column, to_json, to_optional

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.records import JsonValue
    from workbench.store.database import Database

CASE_VERDICT = (
    "v.verdict, v.reason, v.category, v.cause, v.baseline_pass_rate, v.target_pass_rate, v.similarity, v.cluster,"
    " v.why, v.signals, v.confirmed"
)
_SUITE_VERDICT = (
    "s.name, v.verdict, v.reason, v.cases, v.samples, v.baseline_pass_rate, v.target_pass_rate, v.difference,"
    " v.interval_low, v.interval_high, v.interval_level, v.p_value, v.margin, v.worst_not_excluded, v.category,"
    " v.cause, v.categories, v.counts, v.basis, v.q_value, v.screened, v.minimum_detectable, v.cases_to_decide,"
    " v.churn, v.causes, v.category_tests"
)


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


@reads
def case_verdicts(db: Database, comparison_id: int, suite: str) -> list[CaseVerdict]:
    """Give what a comparison says of each case of a suite, in queue order."""
    rows = db.connection.execute(
        f"SELECT c.name, {CASE_VERDICT} FROM verdicts v JOIN cases c ON c.id = v.case_id"
        " JOIN suites s ON s.id = v.suite_id"
        " WHERE v.comparison_id = ? AND s.name = ? ORDER BY v.position",
        (comparison_id, suite),
    )
    return [case_verdict(suite, case, values) for case, *values in rows]


def case_verdict(suite: str, case: str, values: Sequence[JsonValue]) -> CaseVerdict:
    """Make the verdict of a case from the columns of CASE_VERDICT."""
    verdict, reason, category, cause, baseline, target, similarity, cluster, why, signals, confirmed = values
    return CaseVerdict(
        suite=suite,
        case=case,
        verdict=verdict,
        reason=from_column(reason),
        category=from_optional(category),
        cause=from_optional(cause),
        baseline_pass_rate=baseline,
        target_pass_rate=target,
        similarity=similarity,
        cluster=from_optional(cluster),
        why=from_optional(why),
        signals=tuple(Signal(**one) for one in from_json(signals)),
        confirmed=bool(confirmed),
    )


def insert_suite_verdict(
    connection: sqlite3.Connection, place: tuple[int, int, int], verdict: SuiteVerdict, made_of: str | None
) -> None:
    """Store what a comparison says of a suite; `place`: comparison, position in the queue, row id of the suite."""
    values = (
        *place,
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
        verdict.basis,
        verdict.q_value,
        verdict.screened,
        verdict.minimum_detectable,
        verdict.cases_to_decide,
        verdict.churn,
        to_json(verdict.causes),
        made_of,
        to_json([asdict(one) for one in verdict.category_tests]),
    )
    connection.execute(f"INSERT INTO suite_verdicts VALUES ({_marks(values)})", values)


def insert_case_verdict(
    connection: sqlite3.Connection,
    place: tuple[int, int, int, int],
    critical: bool,
    case: CaseVerdict,
    runs: tuple[int, int],
    hashed: str | None,
    shape: str | None,
) -> None:
    """Store what a comparison says of a case; `place`: comparison, position, row ids of suite and case."""
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
        to_optional(case.why),
        to_json([asdict(one) for one in case.signals]),
        to_optional(shape),
        case.confirmed,
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


def _suite_verdict(row: tuple[JsonValue, ...]) -> SuiteVerdict:
    (suite, verdict, reason, cases, samples, baseline, target, difference, low, high, level, p_value, margin, worst,
     category, cause, categories, counts, basis, q_value, screened, detectable, to_decide, churn,
     causes, tests) = row  # fmt: skip
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
        basis=basis,
        q_value=q_value,
        screened=bool(screened),
        minimum_detectable=detectable,
        cases_to_decide=to_decide,
        churn=churn,
        causes=from_json(causes),
        category_tests=tuple(CategoryTest(**one) for one in from_json(tests)),
    )
