"""Groups of cases that one key decides: those of a cluster, of a suite, or both; counts first, then their members."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from workbench.store.database import reads
from workbench.store.fresh import FRESH
from workbench.store.values import from_column, from_json, from_optional, to_column, to_optional
from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonValue
    from workbench.store.database import Database

_OWN = (
    "latest_labels l WHERE l.comparison_id = v.comparison_id AND l.case_id = v.case_id AND l.reviewer = :reviewer"
    f" AND {FRESH}"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Which cases are looked at together. None does not restrict: any cluster, any suite, any verdict, any place.

    `position`: the one case there, whatever it shares with others.
    """

    cluster: str | None = None
    suite: str | None = None
    verdicts: frozenset[str] | None = None
    position: int | None = None


class GroupCount(NamedTuple):
    """How many cases of a group a suite has with a verdict, how many of them the reviewer has not decided."""

    suite: str
    verdict: str
    cases: int
    open: int


class Member(NamedTuple):
    """A case of a group. `label` is the reviewer's own, where it is not stale; the hash names what the checks say."""

    position: int
    suite: str
    case: str
    verdict: str
    category: str | None
    critical: bool
    label: str | None
    results_hash: str | None
    judged: str | None = None


class QueueCluster(NamedTuple):
    """Cases of one cluster and verdict in a suite that stand together in the queue, from position `first` on.

    `everywhere`: how many cases the cluster has in all. Critical cases stand apart.
    """

    id: str
    first: int
    cases: int
    verdict: str
    says: str
    category: str | None
    everywhere: int


class ClusterFacts(NamedTuple):
    """A cluster: its name, a quote from its example and where that stands in the queue, what is most often its cause.

    `example` None: the case is no longer in the comparison.
    """

    id: str
    says: str
    category: str | None
    evidence: str
    quiet: bool
    cases: int
    cause: str | None
    example: int | None


class Traits(NamedTuple):
    """What members are told apart by: `size` is that of the target's first answer, in characters of its JSON."""

    position: int
    suite: str
    signals: frozenset[str]
    size: int
    similarity: float | None


@reads
def group_at(db: Database, comparison_id: int, position: int) -> Group | None:
    """Give the group of a case in its suite: its cluster, with its verdict. None where the queue has no such place.

    A critical case, and one that is in no cluster, is a group of its own.
    """
    row = db.connection.execute(
        "SELECT v.cluster, s.name, v.verdict, v.critical FROM verdicts v JOIN suites s ON s.id = v.suite_id"
        " WHERE v.comparison_id = ? AND v.position = ?",
        (comparison_id, position),
    ).fetchone()
    if row is None:
        return None
    cluster, suite, verdict, critical = row
    found = Group(from_optional(cluster), suite, frozenset({verdict}))
    return replace(found, position=position) if critical or cluster is None else found


@reads
def group_counts(db: Database, comparison_id: int, group: Group, reviewer: str) -> list[GroupCount]:
    """Count a group by suite and verdict, in queue order."""
    condition, values = _condition(comparison_id, group, reviewer)
    found = db.connection.execute(
        f"SELECT s.name, v.verdict, count(*), total(NOT EXISTS (SELECT 1 FROM {_OWN})) FROM verdicts v"
        f" {_index(group)} JOIN suites s ON s.id = v.suite_id WHERE {condition}"
        " GROUP BY v.suite_id, v.verdict ORDER BY min(v.position)",
        values,
    )
    return [GroupCount(suite, verdict, cases, int(left)) for suite, verdict, cases, left in found]


@reads
def group_members(db: Database, comparison_id: int, group: Group, reviewer: str) -> list[Member]:
    """Give the cases of a group in queue order."""
    condition, values = _condition(comparison_id, group, reviewer)
    found = db.connection.execute(
        f"SELECT v.position, s.name, c.name, v.verdict, v.category, v.critical, (SELECT l.label FROM {_OWN}),"
        f" v.results_hash, v.judged FROM verdicts v {_index(group)} JOIN suites s ON s.id = v.suite_id"
        f" JOIN cases c ON c.id = v.case_id WHERE {condition} ORDER BY v.position",
        values,
    )
    return [
        Member(position, suite, case, verdict, from_optional(category), bool(critical), label, *rests)
        for position, suite, case, verdict, category, critical, label, *rests in found
    ]


@reads
def queue_clusters(db: Database, comparison_id: int) -> list[QueueCluster]:
    """Give what stands together in the queue, two cases or more, in queue order."""
    found = db.connection.execute(
        "SELECT g.cluster, g.first, g.cases, g.verdict, k.says, k.category, k.cases FROM ("
        "  SELECT cluster, verdict, min(position) AS first, max(position) AS last, count(*) AS cases FROM verdicts"
        "  WHERE comparison_id = :comparison AND cluster IS NOT NULL"
        "  GROUP BY suite_id, verdict, critical, cluster HAVING count(*) > 1 AND NOT critical"
        ") g JOIN clusters k ON k.comparison_id = :comparison AND k.id = g.cluster"
        " WHERE g.last - g.first + 1 = g.cases ORDER BY g.first",
        {"comparison": comparison_id},
    )
    return [
        QueueCluster(
            from_column(cluster), first, cases, verdict, from_column(says), from_optional(category), everywhere
        )
        for cluster, first, cases, verdict, says, category, everywhere in found
    ]


@reads
def cluster_causes(db: Database, comparison_id: int) -> dict[str, str]:
    """Give for each cluster what is most often the cause in it; those without one are left out."""
    found = db.connection.execute(
        "SELECT cluster, cause FROM verdicts WHERE comparison_id = ? AND cluster IS NOT NULL AND cause IS NOT NULL"
        " GROUP BY cluster, cause ORDER BY count(*), cause DESC",
        (comparison_id,),
    )
    return {from_column(cluster): from_column(cause) for cluster, cause in found}


@reads
def cluster_facts(db: Database, comparison_id: int, cluster: str) -> ClusterFacts | None:
    """Give what a cluster is; None where the comparison has none of this id."""
    row = db.connection.execute(
        "SELECT k.says, k.category, k.evidence, k.quiet, k.cases, v.position FROM clusters k LEFT JOIN verdicts v"
        " ON v.comparison_id = k.comparison_id AND v.case_id = k.example_case_id"
        " WHERE k.comparison_id = ? AND k.id = ?",
        (comparison_id, to_column(cluster)),
    ).fetchone()
    if row is None:
        return None
    says, category, evidence, quiet, cases, example = row
    causes = db.connection.execute(
        "SELECT cause FROM verdicts INDEXED BY verdicts_cluster"
        " WHERE comparison_id = ? AND cluster = ? AND cause IS NOT NULL"
        " GROUP BY cause ORDER BY count(*) DESC, cause LIMIT 1",
        (comparison_id, to_column(cluster)),
    ).fetchone()
    return ClusterFacts(
        id=cluster,
        says=from_column(says),
        category=from_optional(category),
        evidence=from_column(evidence),
        quiet=bool(quiet),
        cases=cases,
        cause=from_column(causes[0]) if causes else None,
        example=example,
    )


@reads
def traits_at(db: Database, comparison_id: int, positions: Sequence[int]) -> list[Traits]:
    """Give what the cases at these places of the queue are told apart by."""
    found = db.connection.execute(
        "SELECT v.position, s.name, v.signals, v.similarity, (SELECT length(t.body) FROM outputs o"
        " JOIN texts t ON t.id = o.content_text_id WHERE o.run_id = m.target_run_id AND o.case_id = v.case_id"
        " ORDER BY o.sample LIMIT 1) FROM comparisons m CROSS JOIN json_each(:positions) p"
        " CROSS JOIN verdicts v ON v.comparison_id = m.id AND v.position = p.value JOIN suites s ON s.id = v.suite_id"
        " WHERE m.id = :comparison",
        {"comparison": comparison_id, "positions": lossless_json(list(positions))},
    )
    return [
        Traits(position, suite, frozenset(one["kind"] for one in from_json(signals)), size or 0, similarity)
        for position, suite, signals, similarity, size in found
    ]


def _index(group: Group) -> str:
    """The index that finds a group; SQLite, which has no statistics of it, would walk the whole queue."""
    if group.position is not None:
        return ""
    if group.suite is not None:
        return "INDEXED BY verdicts_groups"
    return "INDEXED BY verdicts_cluster" if group.cluster is not None else ""


def _condition(comparison_id: int, group: Group, reviewer: str) -> tuple[str, dict[str, JsonValue]]:
    conditions = ["v.comparison_id = :comparison"]
    values: dict[str, JsonValue] = {"comparison": comparison_id, "reviewer": to_column(reviewer)}
    if group.position is not None:
        conditions.append("v.position = :position")
        values["position"] = group.position
    if group.cluster is not None:
        conditions.append("v.cluster = :cluster")
        values["cluster"] = to_optional(group.cluster)
    if group.suite is not None:
        conditions.append("v.suite_id = (SELECT id FROM suites WHERE name = :suite)")
        values["suite"] = group.suite
    if group.verdicts is not None:
        conditions.append("v.verdict IN (SELECT value FROM json_each(:verdicts))")
        values["verdicts"] = lossless_json(sorted(group.verdicts))
    return " AND ".join(conditions), values
