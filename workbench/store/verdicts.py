"""The case verdicts of one suite in one query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.records import CaseVerdict
from workbench.store.database import reads
from workbench.store.values import from_column, from_optional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.records import JsonValue
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
    return [case_verdict(suite, case, values) for case, *values in rows]


def case_verdict(suite: str, case: str, values: Sequence[JsonValue]) -> CaseVerdict:
    """Make the verdict of a case from its columns: verdict, reason, category, cause, rates, similarity, cluster."""
    verdict, reason, category, cause, baseline, target, similarity, cluster = values
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
    )
