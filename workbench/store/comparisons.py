"""Comparisons with their verdicts, stored in the order of the review queue."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from workbench.errors import UnknownNameError
from workbench.records import CASE_VERDICTS, RISKS, Comparison, Pooled
from workbench.store.clusters import save_clusters
from workbench.store.database import reads, transaction
from workbench.store.names import find_number, free_name, refuse_unusable, suite_number, unknown_case
from workbench.store.runs import load_run
from workbench.store.texts import last_id
from workbench.store.values import from_column, from_json, new_gid, now, to_column, to_json
from workbench.store.verdicts import QueuedCase, insert_case_verdicts, insert_suite_verdict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Iterable, Mapping, Sequence

    from workbench.records import CaseVerdict, Cluster, JsonValue, SuiteVerdict
    from workbench.store.database import Database
    from workbench.store.verdicts import Rests

_SUITE_ORDER = ("regression", "error", "inconclusive", "improvement", "neutral")
_DIGITS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What is kept beside verdicts: by suite what they were made of, by suite and case the shape of the change as JSON,
    the clusters, and the statement over all suites.
    """

    made_of: Mapping[str, str] = field(default_factory=dict)
    shapes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    clusters: Sequence[Cluster] = ()
    pooled: Pooled | None = None


NO_GROUNDS = Grounds()


def save_comparison(
    db: Database,
    baseline_run_id: int,
    target_run_id: int,
    name: str | None,
    suites: Iterable[tuple[SuiteVerdict, Sequence[CaseVerdict]]],
    *,
    gid: str | None = None,
    created_at: str | None = None,
    rests: Mapping[tuple[str, str], Rests] | None = None,
    grounds: Grounds = NO_GROUNDS,
) -> Comparison:
    """Make the comparison of two runs, or refresh the one they have: its verdicts are replaced, labels stay.

    Without a name a new one is named BASELINE-to-TARGET. gid, created_at and, by suite and case, what labels rest on
    are given when a comparison made elsewhere is taken in. Raises StoreError for a name that is taken,
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
        quiet = frozenset(one.id for one in grounds.clusters if one.quiet)
        start = 0
        for position, (verdict, cases) in enumerate(made):
            suite_id = suite_number(connection, verdict.suite)
            insert_suite_verdict(connection, (number, position, suite_id), verdict, grounds.made_of.get(verdict.suite))
            queued = [
                one._replace(
                    rests=(rests or {}).get((verdict.suite, one.verdict.case)),
                    shape=grounds.shapes.get((verdict.suite, one.verdict.case)),
                )
                for one in _queued(connection, verdict.suite, cases, quiet)
            ]
            insert_case_verdicts(connection, (number, start, suite_id), (baseline_run_id, target_run_id), queued)
            start += len(queued)
        save_clusters(connection, number, grounds.clusters)
        pooled = None if grounds.pooled is None else to_json(asdict(grounds.pooled))
        connection.execute("UPDATE comparisons SET pooled = ? WHERE id = ?", (pooled, number))
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
def comparison_of_runs(db: Database, baseline_run_id: int, target_run_id: int) -> Comparison | None:
    """Give the comparison of two runs, None where they were not compared yet."""
    row = db.connection.execute(
        "SELECT id FROM comparisons WHERE baseline_run_id = ? AND target_run_id = ?", (baseline_run_id, target_run_id)
    ).fetchone()
    return None if row is None else load_comparison(db.connection, row[0])


@reads
def list_comparisons(db: Database) -> list[Comparison]:
    """Give all comparisons, oldest first."""
    numbers = db.connection.execute("SELECT id FROM comparisons ORDER BY id").fetchall()
    return [load_comparison(db.connection, number) for (number,) in numbers]


@reads
def pooled_statement(db: Database, comparison_id: int) -> Pooled | None:
    """Give what a comparison says of all its suites together; None where that was not computed."""
    row = db.connection.execute("SELECT pooled FROM comparisons WHERE id = ?", (comparison_id,)).fetchone()
    if row is None or row[0] is None:
        return None
    values = from_json(row[0])
    return Pooled(**{**values, "interval": tuple(values["interval"])})


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


def _suite_key(connection: sqlite3.Connection, verdict: SuiteVerdict) -> tuple[int, int, float, str]:
    """By verdict, by risk, then by the share of cases that moved: of those alike the worst comes first."""
    risk = connection.execute(
        "SELECT r.risk FROM suites s JOIN suite_revisions r ON r.id = s.current_revision_id WHERE s.name = ?",
        (verdict.suite,),
    ).fetchone()
    place = RISKS.index(risk[0]) if risk else len(RISKS)
    moved = verdict.counts.get("improvement" if verdict.verdict == "improvement" else "regression", 0)
    share = moved / verdict.cases if verdict.cases else 0.0
    return _SUITE_ORDER.index(verdict.verdict), place, -share, verdict.suite


def _queued(
    connection: sqlite3.Connection, suite: str, cases: Sequence[CaseVerdict], quiet: Container[str]
) -> list[QueuedCase]:
    """Give the verdicts on a suite's cases in queue order. Raises UnknownNameError for a case that is not stored.

    The order is by verdict, critical cases first, then cluster by cluster, the largest first and those that are `quiet`
    last, then cases that stand alone. What is of one cluster and verdict, and not critical, stands together.
    """
    known = {
        name: (number, bool(critical), revision)
        for name, number, critical, revision in connection.execute(
            "SELECT c.name, c.id, r.critical, c.current_revision_id FROM cases c"
            " JOIN case_revisions r ON r.id = c.current_revision_id WHERE c.suite_id = ?",
            (suite_number(connection, suite),),
        )
    }
    unknown = next((case.case for case in cases if case.case not in known), None)
    if unknown is not None:
        raise unknown_case(connection, suite, unknown)
    rows = [QueuedCase(*known[case.case], case) for case in cases]
    rows.sort(key=lambda one: (CASE_VERDICTS.index(one.verdict.verdict), not one.critical, _natural(one.verdict.case)))
    groups: dict[tuple[str, bool, str | None], list[int]] = {}
    for at, one in enumerate(rows):
        groups.setdefault((one.verdict.verdict, one.critical, one.verdict.cluster), []).append(at)

    def place(at: int) -> tuple[int, bool, bool, bool, int, int]:
        one = rows[at]
        first = (CASE_VERDICTS.index(one.verdict.verdict), not one.critical)
        cluster = one.verdict.cluster
        group = groups[one.verdict.verdict, one.critical, cluster]
        if one.critical or cluster is None or len(group) == 1:
            return *first, True, False, 0, at
        return *first, False, cluster in quiet, -len(group), group[0]

    return [rows[at] for at in sorted(range(len(rows)), key=place)]


def _natural(name: str) -> tuple[list[tuple[str, int]], str]:
    """Sort t-9 before t-10: text before each number, and the number as a number."""
    parts = [*_DIGITS.split(name), "0"]
    return list(zip(parts[::2], map(int, parts[1::2]), strict=True)), name


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
