"""Clusters of a comparison; which cluster a case is in stands with its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import Cluster
from workbench.store.database import reads
from workbench.store.names import case_number, suite_number
from workbench.store.values import from_column, from_optional, to_column, to_optional

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from workbench.store.database import Database


def save_clusters(connection: sqlite3.Connection, comparison_id: int, clusters: Sequence[Cluster]) -> None:
    """Replace the clusters of a comparison, in the order given."""
    connection.execute("DELETE FROM clusters WHERE comparison_id = ?", (comparison_id,))
    for position, one in enumerate(clusters):
        suite, case = one.example
        connection.execute(
            "INSERT INTO clusters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                comparison_id,
                to_column(one.id),
                position,
                to_column(one.says),
                to_optional(one.category),
                to_column(one.evidence),
                one.quiet,
                len(one.cases),
                suite_number(connection, suite),
                case_number(connection, suite, case),
            ),
        )


@reads
def clusters_of(db: Database, comparison_id: int) -> list[Cluster]:
    """Give the clusters of a comparison, largest first; their cases in queue order."""
    members: dict[str, list[tuple[str, str]]] = {}
    for cluster, suite, case in db.connection.execute(
        "SELECT v.cluster, s.name, c.name FROM verdicts v JOIN suites s ON s.id = v.suite_id"
        " JOIN cases c ON c.id = v.case_id WHERE v.comparison_id = ? AND v.cluster IS NOT NULL ORDER BY v.position",
        (comparison_id,),
    ):
        members.setdefault(from_column(cluster), []).append((suite, case))
    found = db.connection.execute(
        "SELECT k.id, k.says, k.category, k.evidence, k.quiet, s.name, c.name FROM clusters k"
        " JOIN suites s ON s.id = k.example_suite_id JOIN cases c ON c.id = k.example_case_id"
        " WHERE k.comparison_id = ? ORDER BY k.quiet, k.cases DESC, k.position",
        (comparison_id,),
    )
    return [
        Cluster(
            id=from_column(number),
            says=from_column(says),
            category=from_optional(category),
            evidence=from_column(evidence),
            cases=tuple(members.get(from_column(number), ())),
            example=(suite, case),
            quiet=bool(quiet),
        )
        for number, says, category, evidence, quiet, suite, case in found
    ]
