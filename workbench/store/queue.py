"""The review queue of a comparison: positions, windows, filters and counts."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from workbench.store.conditions import DECIDED, Term, term_condition
from workbench.store.database import reads
from workbench.store.fresh import FRESH, what_changed
from workbench.store.values import from_column, from_optional, to_column
from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from workbench.records import JsonValue
    from workbench.store.database import Database
    from workbench.store.fresh import Changed


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which cases the queue shows: those that every one of `terms` finds. Labels and decisions are those of `reviewer`.

    `text` is looked for in inputs, outputs and ids.
    """

    reviewer: str
    text: str | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One case in the queue. `label` and `category_label` are the reviewer's own; `others` are (reviewer, label).

    `changed`: what makes the reviewer's label stale, so that the case is undecided again. `results_hash` names what the
    checks say in this row, `judged` what else is judged; a label that is given on it rests on these.
    """

    position: int
    suite: str
    case: str
    verdict: str
    category: str | None
    reason: str
    similarity: float | None
    critical: bool
    label: str | None
    category_label: str | None
    others: tuple[tuple[str, str], ...]
    flagged: bool
    noted: bool
    changed: tuple[Changed, ...] = ()
    results_hash: str | None = None
    judged: str | None = None
    cluster: str | None = None

    @property
    def stale(self) -> bool:
        """Whether the reviewer's label holds no longer."""
        return bool(self.changed)


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How far a reviewer is: in all, and by suite (cases, decided). Stale labels decide nothing.

    `by_cluster`: how many are decided of those that stand together, by suite, verdict and cluster.
    """

    total: int
    decided: int
    by_suite: dict[str, tuple[int, int]] = field(default_factory=dict)
    by_cluster: dict[tuple[str, str, str], int] = field(default_factory=dict)


@reads
def queue_window(
    db: Database, comparison_id: int, queue_filter: QueueFilter, offset: int, limit: int
) -> list[QueueRow]:
    """Give the rows from `offset` of the filtered queue, at most `limit`."""
    condition, values = _condition(comparison_id, queue_filter)
    found = db.connection.execute(
        f"SELECT v.position FROM verdicts v WHERE {condition} ORDER BY v.position LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    return rows_at(db, comparison_id, [row[0] for row in found], queue_filter.reviewer)


@reads
def queue_positions(db: Database, comparison_id: int, queue_filter: QueueFilter) -> array[int]:
    """Give the positions of the whole filtered queue, ascending."""
    condition, values = _condition(comparison_id, queue_filter)
    found = db.connection.execute(f"SELECT v.position FROM verdicts v WHERE {condition} ORDER BY v.position", values)
    return array("q", [row[0] for row in found])


@reads
def rows_at(db: Database, comparison_id: int, positions: Iterable[int], reviewer: str) -> list[QueueRow]:
    """Give the rows of these positions in the order asked for; a position the queue does not have is left out."""
    wanted = list(positions)
    values = {
        "comparison": comparison_id,
        "positions": lossless_json(wanted),
        "reviewer": to_column(reviewer),
    }
    found = db.connection.execute(
        "SELECT v.position, s.name, c.name, v.verdict, v.category, v.reason, v.similarity, v.critical, l.label,"
        " l.category, k.flagged, k.notes, l.results_hash, l.judged, v.results_hash, v.judged, v.cluster"
        " FROM verdicts v JOIN cases c ON c.id = v.case_id JOIN suites s ON s.id = v.suite_id LEFT JOIN latest_labels l"
        " ON l.comparison_id = v.comparison_id AND l.case_id = v.case_id AND l.reviewer = :reviewer"
        " LEFT JOIN case_marks k ON k.comparison_id = v.comparison_id AND k.case_id = v.case_id"
        " WHERE v.comparison_id = :comparison AND v.position IN (SELECT value FROM json_each(:positions))",
        values,
    ).fetchall()
    others = _others(db.connection, values)
    rows = {row[0]: _row(row, others.get(row[0], [])) for row in found}
    return [rows[position] for position in wanted if position in rows]


@reads
def position_of(db: Database, comparison_id: int, suite: str, case: str) -> int | None:
    """Give the place of a case in the whole queue, which `compare` may have put in another order; None: it has none."""
    row = db.connection.execute(
        "SELECT v.position FROM suites s JOIN cases c ON c.suite_id = s.id AND c.name = ?"
        " JOIN verdicts v ON v.comparison_id = ? AND v.case_id = c.id WHERE s.name = ?",
        (case, comparison_id, suite),
    ).fetchone()
    return None if row is None else int(row[0])


@reads
def queue_counts(db: Database, comparison_id: int, reviewer: str) -> QueueCounts:
    """Count the whole queue and what a reviewer has decided of it. Reads labels and suites, not each case."""
    values = {"comparison": comparison_id, "reviewer": to_column(reviewer)}
    sizes = db.connection.execute(
        "SELECT s.name, v.cases FROM suite_verdicts v JOIN suites s ON s.id = v.suite_id"
        " WHERE v.comparison_id = :comparison",
        values,
    ).fetchall()
    found = db.connection.execute(
        "SELECT s.name, v.verdict, v.critical, v.cluster, count(*) FROM latest_labels l CROSS JOIN verdicts v"
        " ON v.comparison_id = l.comparison_id AND v.case_id = l.case_id JOIN suites s ON s.id = v.suite_id"
        f" WHERE l.comparison_id = :comparison AND l.reviewer = :reviewer AND {FRESH}"
        " GROUP BY v.suite_id, v.verdict, v.critical, v.cluster",
        values,
    )
    decided: dict[str, int] = {}
    by_cluster: dict[tuple[str, str, str], int] = {}
    for suite, verdict, critical, cluster, cases in found:
        decided[suite] = decided.get(suite, 0) + cases
        if cluster is not None and not critical:
            by_cluster[suite, verdict, from_column(cluster)] = cases
    by_suite = {suite: (size, decided.get(suite, 0)) for suite, size in sizes}
    return QueueCounts(
        total=sum(size for size, _ in by_suite.values()),
        decided=sum(done for _, done in by_suite.values()),
        by_suite=by_suite,
        by_cluster=by_cluster,
    )


@reads
def next_undecided(
    db: Database, comparison_id: int, queue_filter: QueueFilter, after: int | None, backwards: bool = False
) -> int | None:
    """Give the position of the next case without a label of the reviewer that holds, None when there is none.

    `after` None starts at the end one walks from; the position `after` itself is never given.
    """
    condition, values = _condition(comparison_id, queue_filter)
    beyond, order = ("<", "DESC") if backwards else (">", "ASC")
    start = "" if after is None else f"AND v.position {beyond} :after"
    row = db.connection.execute(
        f"SELECT v.position FROM verdicts v WHERE {condition} {start} AND NOT EXISTS ({DECIDED})"
        f" ORDER BY v.position {order} LIMIT 1",
        {**values, "after": after},
    ).fetchone()
    return None if row is None else int(row[0])


@reads
def next_undecided_in(
    db: Database,
    comparison_id: int,
    queue_filter: QueueFilter,
    ranges: Sequence[tuple[int, int]],
    backwards: bool = False,
) -> int | None:
    """Give the first case without a label of the reviewer that holds, range by range (first and last position) in the
    order given; `backwards`: from each range's end. None when there is none in any.
    """
    if queue_filter.text or queue_filter.terms:  # looked for once, and not once for each range
        left = replace(queue_filter, terms=(*queue_filter.terms, Term("is", ("undecided",))))
        found = queue_positions(db, comparison_id, left)
        for first, last in ranges:
            at = bisect_right(found, last) - 1 if backwards else bisect_left(found, first)
            if 0 <= at < len(found) and first <= found[at] <= last:
                return found[at]
        return None
    order = "DESC" if backwards else "ASC"
    query = (
        "SELECT v.position FROM verdicts v WHERE v.comparison_id = :comparison AND v.position BETWEEN :first AND :last"
        f" AND NOT EXISTS ({DECIDED}) ORDER BY v.position {order} LIMIT 1"
    )
    values = {"comparison": comparison_id, "reviewer": to_column(queue_filter.reviewer)}
    for first, last in ranges:
        row = db.connection.execute(query, {**values, "first": first, "last": last}).fetchone()
        if row is not None:
            return int(row[0])
    return None


@reads
def unreviewed_count(db: Database, comparison_id: int) -> int:
    """Count the cases that no reviewer has labelled, or only before something of what was judged changed."""
    row = db.connection.execute(
        "SELECT count(*) FROM verdicts v WHERE v.comparison_id = ? AND NOT EXISTS (SELECT 1 FROM latest_labels l"
        f" WHERE l.comparison_id = v.comparison_id AND l.case_id = v.case_id AND {FRESH})",
        (comparison_id,),
    ).fetchone()
    return int(row[0])


def _condition(comparison_id: int, queue_filter: QueueFilter) -> tuple[str, dict[str, JsonValue]]:
    conditions = ["v.comparison_id = :comparison"]
    values: dict[str, JsonValue] = {"comparison": comparison_id, "reviewer": to_column(queue_filter.reviewer)}
    named = [term.values for term in queue_filter.terms if term.field == "reviewer" and not term.negated]
    reviewers = named[0] if named else (queue_filter.reviewer,)
    for number, term in enumerate(queue_filter.terms):
        condition, parameters = term_condition(term, number, reviewers)
        conditions.append(condition)
        values.update(parameters)
    if queue_filter.text:
        from workbench.store.search import search_condition

        condition, terms = search_condition(queue_filter.text)
        conditions.append(condition)
        values.update(terms)
    return " AND ".join(conditions), values


def _others(connection: sqlite3.Connection, values: dict[str, JsonValue]) -> dict[int, list[tuple[str, str]]]:
    others: dict[int, list[tuple[str, str]]] = {}
    found = connection.execute(
        # CROSS: from the few positions to their labels, not from all labels of the comparison.
        "SELECT v.position, l.reviewer, l.label FROM verdicts v CROSS JOIN latest_labels l"
        " ON l.comparison_id = v.comparison_id AND l.case_id = v.case_id AND l.reviewer <> :reviewer"
        " WHERE v.comparison_id = :comparison AND v.position IN (SELECT value FROM json_each(:positions))"
        " ORDER BY l.reviewer",
        values,
    )
    for position, reviewer, label in found:
        others.setdefault(position, []).append((from_column(reviewer), label))
    return others


def _row(row: tuple[JsonValue, ...], others: list[tuple[str, str]]) -> QueueRow:
    (position, suite, case, verdict, category, reason, similarity, critical, label, category_label, flagged, notes,
     *then, results_hash, judged, cluster) = row  # fmt: skip
    return QueueRow(
        position=position,
        suite=suite,
        case=case,
        verdict=verdict,
        category=from_optional(category),
        reason=from_column(reason),
        similarity=similarity,
        critical=bool(critical),
        label=label,
        category_label=from_optional(category_label),
        others=tuple(others),
        flagged=bool(flagged),
        noted=bool(notes),
        changed=what_changed((then[0], then[1]), (results_hash, judged)),
        results_hash=results_hash,
        judged=judged,
        cluster=from_optional(cluster),
    )
