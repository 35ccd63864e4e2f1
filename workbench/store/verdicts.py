"""The case verdicts of one suite in one query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import CaseVerdict
from workbench.store.database import reads
from workbench.store.values import from_column, from_optional

if TYPE_CHECKING:
    from workbench.store.database import Database


@reads
def case_verdicts(db: Database, comparison_id: int, suite: str) -> list[CaseVerdict]:
    """Give what a comparison says of each case of a suite, in queue order."""
    rows = db.connection.execute(
        "SELECT c.name, v.verdict, v.reason, v.category, v.cause, v.baseline_pass_rate, v.target_pass_rate,"
        " v.similarity, v.cluster FROM verdicts v JOIN cases c ON c.id = v.case_id JOIN suites s ON s.id = v.suite_id"
        " WHERE v.comparison_id = ? AND s.name = ? ORDER BY v.position",
        (comparison_id, suite),
    )
    return [
        CaseVerdict(
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
        )
        for case, verdict, reason, category, cause, baseline, target, similarity, cluster in rows
    ]
