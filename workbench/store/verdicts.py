"""What a comparison says of its suites and cases, row by row."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

from workbench.records import CASE_VERDICTS, CaseVerdict, CategoryTest, Signal, SuiteVerdict
from workbench.store.database import reads
from workbench.store.staleness import judged_now, results_hashes
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


class Rests(NamedTuple):
    """What labels of a case rest on: the hash of what the checks say of it, and what else is judged."""

    results_hash: str
    judged: str | None = None


class QueuedCase(NamedTuple):
    """A case at its place in the queue: its row id, current revision and verdict, what labels of it rest on where that
    is known already, and the shape of its change as JSON.
    """

    id: int
    critical: bool
    revision: int
    verdict: CaseVerdict
    rests: Rests | None = None
    shape: str | None = None


def insert_case_verdicts(
    connection: sqlite3.Connection,
    place: tuple[int, int, int],
    runs: tuple[int, int],
    cases: Sequence[QueuedCase],
) -> None:
    """Store what a comparison says of a suite's cases, in queue order; `place`: comparison, position of the first in
    the queue, row id of the suite.
    """
    comparison, start, suite_id = place
    baseline, target = (_revisions(connection, run, suite_id) for run in runs)
    (current,) = connection.execute("SELECT current_revision_id FROM suites WHERE id = ?", (suite_id,)).fetchone()
    hashes = {} if all(one.rests for one in cases) else results_hashes(connection, runs, suite_id)
    judged = {} if all(one.rests and one.rests.judged for one in cases) else judged_now(connection, runs, suite_id)
    rows = []
    for position, one in enumerate(cases, start):
        (baseline_case, baseline_suite), (target_case, target_suite) = (
            side.get(one.id, (None, None)) for side in (baseline, target)
        )
        case = one.verdict
        rows.append(
            (
                comparison,
                position,
                suite_id,
                one.id,
                case.verdict,
                to_column(case.reason),
                to_optional(case.category),
                to_optional(case.cause),
                case.baseline_pass_rate,
                case.target_pass_rate,
                case.similarity,
                to_optional(case.cluster),
                one.critical,
                baseline_case,
                target_case,
                baseline_suite,
                target_suite,
                one.rests.results_hash if one.rests else hashes[one.id],
                one.revision,
                current,
                to_optional(case.why),
                to_json([asdict(signal) for signal in case.signals]),
                to_optional(one.shape),
                case.confirmed,
                (one.rests and one.rests.judged) or judged[one.id],
            )
        )
    if rows:
        connection.executemany(f"INSERT INTO verdicts VALUES ({_marks(rows[0])})", rows)


def _revisions(connection: sqlite3.Connection, run_id: int, suite_id: int) -> dict[int, tuple[int, int]]:
    """By case the revisions of case and suite that a run's first output of it rests on."""
    rows = connection.execute(
        "SELECT o.case_id, o.case_revision_id, o.suite_revision_id FROM cases c JOIN outputs o ON o.case_id = c.id"
        " WHERE c.suite_id = ? AND o.run_id = ? ORDER BY o.sample DESC",
        (suite_id, run_id),
    )
    return {case_id: (case_revision, suite_revision) for case_id, case_revision, suite_revision in rows}


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
